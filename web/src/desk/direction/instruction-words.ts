import type { InstructionLine } from '@motcua/contracts/instructions.ts'
import { showDay } from '../../lib/dates.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { DIRECTION } from './direction-texts.ts'

/** What an instruction is about, in one line. */
export function aboutWords({ figure, dossier }: Pick<InstructionLine, 'figure' | 'dossier'>): string {
  if (dossier) return say(DIRECTION.dossier, { number: dossier.number })
  return figure ? say(DIRECTION.figure, { name: figure.name, from: showDay(figure.from), until: showDay(figure.until) }) : ''
}

/** The value that a figure had when the instruction was given. */
export function valueWords({ value, unit }: NonNullable<InstructionLine['figure']>): string {
  if (value === null) return say(DIRECTION.noValue)
  const text = value.toLocaleString(LANGUAGE)
  return say(DIRECTION.value, { value: unit === 'percent' ? say(DIRECTION.percent, { value: text }) : text })
}

import type { ModelFigures, ModelLine } from '@motcua/contracts/models.ts'
import { say } from '../../lib/language.ts'
import { dayText } from '../clearances/clearances-data.ts'
import { percent } from '../figures/percent.ts'
import { meanText } from '../queue/queue-words.ts'
import { EVALUATION, MODEL } from './model-texts.ts'

/** The days of a pilot; nothing before there is one. */
export function pilotText(
  { pilotFrom, pilotUntil, pilotEndedOn }: Pick<ModelLine, 'pilotFrom' | 'pilotUntil' | 'pilotEndedOn'>,
): string {
  const until = pilotEndedOn ?? pilotUntil
  return pilotFrom === null || until === null ? ''
    : say(MODEL.days, { from: dayText(pilotFrom), until: dayText(until) })
}

/** The measures of a set of sections in the order of the table; what was not measured is told so, and is no nought. */
export function figureCells({
  wait, received, share, due, late, lateShare, surveys, satisfaction,
}: ModelFigures): readonly string[] {
  const none = say(EVALUATION.noData)
  return [
    wait === null ? none : meanText(wait), String(received), share === null ? none : percent(share),
    lateShare === null ? none : say(EVALUATION.lateOf, { percent: percent(lateShare), late, due }),
    satisfaction === null ? none : say(EVALUATION.satisfiedOf, { percent: percent(satisfaction), surveys }),
  ]
}

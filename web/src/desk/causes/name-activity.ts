import type { ProcessMap } from '@motcua/contracts/process-map.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { CAUSES } from './causes-texts.ts'

/** An activity as people call it: of a step its name, of a wait what for, of an end what came out. */
export function nameActivity({ kind, name }: Pick<ProcessMap['activities'][number], 'kind' | 'name'>): string {
  if (kind === 'received') return say(CAUSES.received)
  const key = `${kind}-${name}`
  return kind === 'step' || !isNamed(key) ? name : say(CAUSES[key])
}

function isNamed(key: string): key is keyof typeof CAUSES {
  return Object.hasOwn(CAUSES, key)
}

/** Working hours, to a tenth. */
export function sayHours(hours: number): string {
  return say(CAUSES.hours, { hours: hours.toLocaleString(LANGUAGE, { maximumFractionDigits: 1 }) })
}

import { type Ahead, estimateWait } from './estimate.ts'
import type { Hall, Policies } from './hall.ts'

/** Numbers from afar, the policy `queue-afar`: from how far one may take one, in minutes on the way. */
export interface AfarRules { readonly mostMinutes: number }

export type AfarRefusal =
  | { readonly code: 'afar-closed' }
  /** `mostMinutes`: from how far a number may be taken. */
  | { readonly code: 'afar-too-far'; readonly mostMinutes: number }
  /** `minutes`: as long as it takes until they would be called. */
  | { readonly code: 'afar-too-soon'; readonly minutes: number }

/** The rule of a section on the day of the directory; undefined where no number is given from afar. */
export function afarRulesOf(directory: Policies, unit: { readonly idOfData: string }): AfarRules | undefined {
  return directory.policy('queue-afar', unit.idOfData)?.value as AfarRules | undefined
}

export interface FromAfar {
  readonly service: string
  readonly minutes: number
  readonly rules: AfarRules | undefined
  readonly ahead: Ahead
  /** Numbers of the counters at which somebody sits. */
  readonly open: readonly number[]
}

/**
 * Why somebody who is so many minutes away takes no number: `afar-closed` where no rule allows it or no counter of the
 * service is open, so that nobody can tell the wait; `afar-too-far` beyond the rule; `afar-too-soon` where they would
 * be called before they are there: a number that is called to nobody holds up the hall. Undefined where they may.
 */
export function whyNotFromAfar(
  hall: Hall, { service, minutes, rules, ahead, open }: FromAfar,
): AfarRefusal | undefined {
  if (!rules) return { code: 'afar-closed' }
  if (minutes > rules.mostMinutes) return { code: 'afar-too-far', mostMinutes: rules.mostMinutes }
  const wait = estimateWait(hall, service, ahead, open)
  if (wait === undefined) return { code: 'afar-closed' }
  return wait < minutes ? { code: 'afar-too-soon', minutes: wait } : undefined
}

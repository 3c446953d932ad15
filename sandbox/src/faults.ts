/**
 * How a partner misbehaves until it is told otherwise. `slow`: milliseconds before each answer. `down`: it takes no
 * call. `hang`: it takes a call and never answers. `garbage`: it answers what nobody can read. `errors`: it answers
 * 500. `expired`: it shows a certificate that has run out, and takes no call without TLS. These the listener sees to.
 * `repeat`: what it sends or hands out by itself comes so many times more, also what was taken. `reorder`: that comes
 * in another order. These a partner sees to that has something to hand out.
 */
export interface Faults {
  readonly slow: number
  readonly down: boolean
  readonly hang: boolean
  readonly garbage: boolean
  readonly errors: boolean
  readonly expired: boolean
  readonly repeat: number
  readonly reorder: boolean
}

export const NO_FAULTS: Faults = {
  slow: 0, down: false, hang: false, garbage: false, errors: false, expired: false, repeat: 0, reorder: false,
}

/** Faults that only some partners play. */
export type PlayedFault = 'repeat' | 'reorder'
const PLAYED: readonly PlayedFault[] = ['repeat', 'reorder']

/** Of faults that were asked for those that a partner does not play which plays `plays`. */
export function unplayedOf(faults: Faults, plays: readonly PlayedFault[]): PlayedFault[] {
  return PLAYED.filter((name) => faults[name] !== NO_FAULTS[name] && !plays.includes(name))
}

/** The faults that a call to the administrator's door asks for; undefined where it names another. */
export function faultsOf(given: unknown): Faults | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined
  const entries = Object.entries(given)
  const isKnown = entries.every(([name, value]) => Object.hasOwn(NO_FAULTS, name)
    && typeof value === typeof NO_FAULTS[name as keyof Faults])
  return isKnown ? { ...NO_FAULTS, ...given as Partial<Faults> } : undefined
}

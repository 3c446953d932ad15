import { say } from '../../lib/language.ts'
import { PASSWORD, PASSWORD_RULE } from './session-texts.ts'

/**
 * What can be said before asking; the server also refuses passwords that are known from leaks or hold the user name.
 */
export const PASSWORD_RULES = [PASSWORD_RULE.length, PASSWORD_RULE.common, PASSWORD_RULE.other].map((rule) => say(rule))

const SHORTEST = 12

export interface PasswordFaults { readonly next?: string; readonly again?: string }

/** Faults of the two new fields, both at once. Length is counted in characters as a person sees them, not in bytes. */
export function passwordFaults(current: string, next: string, again: string): PasswordFaults {
  const length = Array.from(next.normalize('NFC')).length
  const fault = length < SHORTEST ? say(PASSWORD.tooShort, { length, least: SHORTEST })
    : next === current ? say(PASSWORD.same) : undefined
  return { ...fault && { next: fault }, ...again !== next && { again: say(PASSWORD.differ) } }
}

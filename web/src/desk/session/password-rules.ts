import type { Session } from '@motcua/contracts/session.ts'
import { say } from '../../lib/language.ts'
import { PASSWORD, PASSWORD_RULE } from './session-texts.ts'

type Rules = Session['passwordRules']

/** What the policy asks of a new password, in words; the server alone knows which are common. */
export function passwordRules({ minLength: least, classes, notLast: count }: Rules): string[] {
  return [
    say(PASSWORD_RULE.length, { least }), ...classes > 1 ? [say(PASSWORD_RULE.classes, { classes })] : [],
    say(PASSWORD_RULE.common), say(PASSWORD_RULE.other, { count }),
  ]
}

export interface PasswordFaults { readonly next?: string; readonly again?: string }

/** Faults of the two new fields, both at once. Length is counted in characters as a person sees them, not in bytes. */
export function passwordFaults(
  current: string, next: string, again: string, { minLength: least }: Rules,
): PasswordFaults {
  const length = Array.from(next.normalize('NFC')).length
  const fault = length < least ? say(PASSWORD.tooShort, { length, least })
    : next === current ? say(PASSWORD.same) : undefined
  return { ...fault && { next: fault }, ...again !== next && { again: say(PASSWORD.differ) } }
}

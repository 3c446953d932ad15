import type { HashCost } from '../../platform/secrets.ts'
import type { Directory } from '../organisation/public.ts'
import type { PoorWords } from './domain/password-rules.ts'
import { poorWordsOf } from './poor-words.ts'

/** How many tries within `minutes` are let through, counted three ways; the next one is refused. */
export interface AttemptLimits {
  /** By one address on one name, number or code. QCVN 12:2026: 5 wrong passwords, then locked. */
  readonly onOneFromOne: number
  /** On one name from all addresses: many machines guess together. */
  readonly onOne: number
  /** By one address on all names: one machine guesses many. An office shares an address, so not too few. */
  readonly fromOne: number
  /** How far back is counted, which is how long a lock lasts unless an administrator unlocks. */
  readonly minutes: number
}

/** How long a session may lie idle, and how long it may last at all. */
export interface SessionLimits {
  readonly idleMinutes: number
  readonly totalMinutes: number
}

/** What a password must be (QCVN 12:2026; another profile may follow NIST 800-63B-4 and ask for length alone). */
export interface PasswordRules {
  readonly minLength: number
  /** Of lower case, upper case, digits, other signs: how many must occur. */
  readonly classes: number
  /** How many of the last ones may not come again, the present one included. */
  readonly notLast: number
  /** Days after which it must be changed; null for never. */
  readonly maxAgeDays: number | null
  /** Whether a password that somebody else has set must be changed before anything else is done. */
  readonly changeAtFirst: boolean
}

/**
 * Everything about signing in that a rule or a province may change. The door reads it from the policies of
 * organisation (keys in README.md) and hands it in; nothing of it stands in the code.
 */
export interface SignInPolicy {
  readonly password: AttemptLimits
  readonly code: AttemptLimits
  readonly codeRequest: AttemptLimits
  readonly codeDigits: number
  readonly codeMinutes: number
  /** Tries on one code, right or wrong. */
  readonly codeTries: number
  /**
   * For so many days whoever signed in is let in though others locked the account or the address: staff from the same
   * address, everybody in the same browser.
   */
  readonly knownAddressDays: number
  readonly staffSession: SessionLimits
  readonly personSession: SessionLimits
  /** Of people at a machine that others use after them. */
  readonly sharedSession: SessionLimits
  readonly passwordRules: PasswordRules
  /** Of those who hold an administrator's role. */
  readonly administratorPasswordRules: PasswordRules
  /** Gathered when a password is chosen, not at each sign-in. */
  readonly poorWords: () => PoorWords
  readonly hashCost: HashCost
}

/**
 * The rules of signing in on the directory's day; rows of the data. Throws where the data lack one: a fault of theirs.
 */
export function signInPolicyOf(directory: Directory, hashCost: HashCost): SignInPolicy {
  const value = (key: string): unknown => {
    const policy = directory.policy(key)
    if (!policy) throw new Error(`the data say nothing of policy ${key}`)
    return policy.value
  }
  const attempts = (key: string) => value(key) as AttemptLimits
  const session = (key: string) => value(key) as SessionLimits
  const code = value('one-time-code') as { digits: number; minutes: number; tries: number }
  return {
    password: attempts('password-attempts'), code: attempts('code-attempts'),
    codeRequest: attempts('code-request-attempts'), codeDigits: code.digits, codeMinutes: code.minutes,
    codeTries: code.tries, knownAddressDays: Number(value('known-address-days')),
    staffSession: session('staff-session'), personSession: session('person-session'),
    // Data older than the rule know no shared machine.
    sharedSession: (directory.policy('shared-session')?.value ?? value('person-session')) as SessionLimits,
    passwordRules: value('password-rules') as PasswordRules,
    // Data older than the rule keep letting people in.
    administratorPasswordRules: (directory.policy('administrator-password-rules')?.value
      ?? value('password-rules')) as PasswordRules,
    poorWords: () => poorWordsOf(directory), hashCost,
  }
}

import type { Directory } from '../organisation/public.ts'

/**
 * How intake looks for the accounts of those who hand in (tài khoản của người nộp); the policies `intake-accounts` and
 * `account-steps`.
 */
export interface AccountRules {
  /** Channels by which nothing is received before it is said what came of it. */
  readonly requiredFor: readonly string[]
  /** Why somebody may want no account, in the order in which they are offered. */
  readonly refusals: readonly { readonly code: string; readonly name: string }[]
  /** What is kept of an intake without a network in which nothing was said; without it that is no answer. */
  readonly unasked?: { readonly code: string; readonly name: string }
  /** How one registers an electronic identity, step by step. */
  readonly steps: Readonly<Record<'citizen' | 'organisation', readonly string[]>>
}

const NOTHING = { requiredFor: [], refusals: [] }
const NO_STEPS: AccountRules['steps'] = { citizen: [], organisation: [] }

/** The rules of the directory's day; where the data are older than the rule, nothing is asked. */
export function accountRulesOf(directory: Pick<Directory, 'policy'>): AccountRules {
  const asked = (directory.policy('intake-accounts')?.value ?? NOTHING) as Omit<AccountRules, 'steps'>
  const steps = (directory.policy('account-steps')?.value ?? NO_STEPS) as AccountRules['steps']
  return { ...asked, steps }
}

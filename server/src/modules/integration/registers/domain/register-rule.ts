import { type Day, addDays, momentOn } from '../../../../kernel/civil-day.ts'
import type { Directory } from '../../../organisation/public.ts'
import { longestRestOn } from '../../longest-rest.ts'

/** How a register is asked, by the rules of a day (policy `register-reading`, by its code). */
export interface RegisterRule {
  /** By what right. */
  readonly basis: string
  /** So long a call may take, the way included; nobody waits longer. */
  readonly limitMilliseconds: number
  /** So long an answer counts as fresh, and the register is not asked again about that person. */
  readonly cacheMinutes: number
  /** So long an answer may be offered at all, with its time; after that it goes. */
  readonly keepDays: number
  /** After so many failures in a row it rests; and one person is not asked about again so soon after a failure. */
  readonly failures: number
  readonly restSeconds: number
  /** For so long at most it is left alone because it asks for it (`Retry-After`). */
  readonly longestRestSeconds: number
  /** The level of the electronic identity by which a citizen must have signed in. */
  readonly level: 1 | 2
  /** The unit that keeps it here, as a rule of units says it: hears of what is wrong in it. */
  readonly keptBy?: string | undefined
}

/** The rule of a register; undefined where the data have none: then it is not asked. */
export function registerRuleOf(directory: Pick<Directory, 'policy'>, register: string): RegisterRule | undefined {
  const policy = directory.policy('register-reading', register)
  if (!policy) return undefined
  const said = policy.value as Omit<RegisterRule, 'basis' | 'longestRestSeconds'>
  return { ...said, basis: policy.article, longestRestSeconds: longestRestOn(directory) }
}

/** Whether an answer of that moment is fresh. One of a time to come is: demonstrations go back in time. Pure. */
export function isFresh(answeredAt: Date, now: Date, { cacheMinutes }: Pick<RegisterRule, 'cacheMinutes'>): boolean {
  return now.getTime() - answeredAt.getTime() < cacheMinutes * 60_000
}

/** From when on an answer may be offered on that day; what is older goes. Pure. */
export function offeredSince(day: Day, { keepDays }: Pick<RegisterRule, 'keepDays'>): Date {
  return momentOn(addDays(day, -keepDays), 0)
}

/** Whether a failed call says that the register is away, and not that it would not have this one question. Pure. */
export function isAway(fault: string): boolean {
  return fault !== 'ask-refused' && fault !== 'other-person'
}

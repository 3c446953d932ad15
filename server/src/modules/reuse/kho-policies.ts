import type { KhoQuota } from '../documents/public.ts'
import type { Directory } from '../organisation/public.ts'

/** Rules of the Kho that law or the province may change, as they are on the day of the directory. */
export interface KhoPolicies {
  /** Types of papers that are kept because an act says so, each with its article. */
  readonly byLaw: ReadonlyMap<string, string>
  /** Types of which somebody has one at a time. */
  readonly singleTypes: readonly string[]
  /** Types that are about their owner alone: whatever is in force fits, and the paper is not asked for. */
  readonly ofOwner: readonly string[]
  /** How much somebody may put into their own Kho. */
  readonly quota: KhoQuota
  /** For how many days a paper may be shared, shortest first, and after how many wrong PINs a share is locked. */
  readonly share: { readonly days: readonly number[]; readonly tries: number }
  /** How many days back what somebody declared may be offered again; null: it is not. */
  readonly answerDays: number | null
  /** For what the office may ask again for something that is held, in the order in which they are offered. */
  readonly askAgainReasons: readonly { readonly code: string; readonly name: string }[]
}

/** Where the data say nothing of it. */
const QUOTA = { papers: 100, megabytes: 200 } as const

const SHARE = { days: [1, 7, 30], tries: 5 } as const

/** The rules of the directory's day; where the data are older than a rule, nothing is kept by it. */
export function khoPoliciesOf(directory: Pick<Directory, 'policy'>): KhoPolicies {
  const byLaw = (directory.policy('kho-by-law')?.value ?? []) as readonly { type: string; article: string }[]
  const { papers, megabytes } = (directory.policy('kho-quota')?.value ?? QUOTA) as typeof QUOTA
  return {
    byLaw: new Map(byLaw.map(({ type, article }) => [type, article])),
    quota: { papers, bytes: megabytes * 1_048_576 },
    share: (directory.policy('kho-share')?.value ?? SHARE) as KhoPolicies['share'],
    singleTypes: (directory.policy('kho-single-types')?.value ?? []) as readonly string[],
    ofOwner: (directory.policy('reuse-of-owner')?.value ?? []) as readonly string[],
    answerDays: (directory.policy('reuse-answers')?.value as { readonly days: number } | undefined)?.days ?? null,
    askAgainReasons: (directory.policy('ask-again-reasons')?.value ?? []) as KhoPolicies['askAgainReasons'],
  }
}

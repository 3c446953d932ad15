import type { Directory } from '../../organisation/public.ts'

/** How many calls of a message to an endpoint are kept, and for how many days; the policy `webhook-tries`. */
export interface TriesRule {
  readonly most: number
  readonly days: number
}

/** The rule of a day; undefined where the data are older than it: then no call is kept. */
export function triesRuleOn(directory: Pick<Directory, 'policy'>): TriesRule | undefined {
  return directory.policy('webhook-tries')?.value as TriesRule | undefined
}

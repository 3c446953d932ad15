import type { Directory } from '../organisation/public.ts'
import { LONGEST_REST_SECONDS } from './domain/rest-asked.ts'

/**
 * For how many seconds a partner is left alone at most because it asks for it (`Retry-After`): the policy
 * `partner-rest`, an hour where the data are older than it.
 */
export function longestRestOn(directory: Pick<Directory, 'policy'>): number {
  const rule = directory.policy('partner-rest')?.value as { readonly mostMinutes: number } | undefined
  return rule ? rule.mostMinutes * 60 : LONGEST_REST_SECONDS
}

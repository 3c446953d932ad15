import type { Directory } from '../organisation/public.ts'

/**
 * For how many seconds a partner is left alone at most because it asks for it (`Retry-After`); the policy
 * `partner-rest`. Undefined where the data are older than it.
 */
export function longestRestOn(directory: Pick<Directory, 'policy'>): number | undefined {
  const rule = directory.policy('partner-rest')?.value as { readonly mostMinutes: number } | undefined
  return rule && rule.mostMinutes * 60
}

import type { Db } from '../../platform/db.ts'
import { keyOf } from './count-attempt.ts'
import type { AttemptLimits } from './sign-in-policy.ts'
import { lockedKeys } from './store/attempts.ts'

/**
 * Which of these usernames are locked by wrong passwords (bị khóa), at least for whoever tries from one address: what
 * an administrator may end with `unlockStaff`.
 */
export async function listLocked(
  db: Db, usernames: readonly string[],
  { limits, machineNow }: { readonly limits: AttemptLimits; readonly machineNow: Date },
): Promise<Set<string>> {
  const keys = new Map(usernames.map((username) => [keyOf('password', username).toString('hex'), username]))
  const since = new Date(machineNow.getTime() - limits.minutes * 60_000)
  const locked = await lockedKeys(
    db, 'password', [...keys.keys()].map((key) => Buffer.from(key, 'hex')), limits, since,
  )
  return new Set([...locked].flatMap((key) => keys.get(key) ?? []))
}

import { openEra } from '../modules/audit/public.ts'
import { endAllSignIns } from '../modules/identity/public.ts'
import { systemClock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'

/**
 * What a database that was set back needs before anybody works on it, as the owner: an era of its own, and nobody
 * signed in by what has ended since.
 */
export async function beginAnew(ownerDb: Db, why: string): Promise<{ era: number; sessionsEnded: number }> {
  const now = systemClock.now()
  const sessionsEnded = await endAllSignIns(ownerDb, now)
  return { era: await openEra(ownerDb, `${why} at ${now.toISOString()}`), sessionsEnded }
}

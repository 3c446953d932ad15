import type { Db } from '../../platform/db.ts'
import { useUpCodes } from './store/codes.ts'
import { endAllSessions } from './store/sessions.ts'

/**
 * Lets nobody in on what was opened before: all sessions are over, and all codes used up. For a database that was set
 * back, which knows nothing of those that were ended since, by signing out, by a new password or by closing an account.
 * As the owner, before anybody works on it; answers how many sessions it ended. The era tells of it, so no event does.
 */
export async function endAllSignIns(ownerDb: Db, machineNow: Date): Promise<number> {
  await useUpCodes(ownerDb, machineNow)
  return endAllSessions(ownerDb, machineNow)
}

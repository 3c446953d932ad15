import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import { nationalCodeOf } from '../../dossiers/public.ts'
import { NATIONAL_PORTAL } from './outlet.ts'

/** States in which a dossier has its result, as the portal has them: 9 and 10. */
const WITH_RESULT = (['settled', 'returned'] as const).map((state) => String(nationalCodeOf(state)))

/**
 * When the national portal first took a message that tells that a dossier has its result; null while it has taken none.
 * By the clock of the machine. Read where it is kept, in the outbox (message_out_of_dossier): a message is acknowledged
 * there in any case, and nothing else could say something else. What stands of it outlives the thinning of its body.
 */
export async function findSynchronised(db: Db | Tx, dossierId: bigint): Promise<Date | null> {
  const { rows: [row] } = await sql<{ at: Date | null }>`
    select min(acknowledged_at) as at from integration.message_out
    where dossier_id = ${dossierId} and partner = ${NATIONAL_PORTAL} and told = any(${WITH_RESULT}::text[])
      and state = 'acknowledged'`.execute(db)
  return row?.at ?? null
}

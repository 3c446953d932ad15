import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { RuleFacts } from '../ask-rules.ts'

/** Why a dossier was received where it was and who settles it, as it was found then. */
export interface RoutingRow {
  readonly decideRule: string
  readonly receiveRule: string | null
  /** The stage of the list by which it was received elsewhere. */
  readonly clearanceId: bigint | null
  readonly isElsewhere: boolean
  /** Whoever sent it online wanted it received there. */
  readonly isChosen: boolean
  readonly facts: RuleFacts
}

/** Of a dossier; undefined for those that were stored before this was kept. */
export async function findRouting(db: Db | Tx, dossierId: bigint): Promise<RoutingRow | undefined> {
  const { rows: [row] } = await sql<RoutingRow>`
    select decide_rule, receive_rule, clearance_id, is_elsewhere, is_chosen, facts from dossiers.routing
    where dossier_id = ${dossierId}`.execute(db)
  return row
}

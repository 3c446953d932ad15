import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Tx } from '../../../platform/db.ts'
import type { TurnState } from '../domain/turn-state.ts'

/** The visit of a ticket that a person took from afar on a day, if it is not over. */
export async function findOwnVisit(
  tx: Tx, { ticket, personId, day }: { readonly ticket: string; readonly personId: bigint; readonly day: Day },
): Promise<{ readonly id: bigint; readonly unitId: bigint } | undefined> {
  const { rows } = await sql<{ id: bigint; unitId: bigint }>`select id, unit_id from queue.visit
    where public_id = ${ticket} and person_id = ${personId} and way = 'online' and day = ${day}::date and left_at is null`
    .execute(tx)
  return rows[0]
}

/** Locks the turns of a visit that are not over, waiting for whoever holds one (turn_placed_once). */
export async function lockOpenTurns(tx: Tx, visitId: bigint): Promise<readonly { readonly state: TurnState }[]> {
  const { rows } = await sql<{ state: TurnState }>`select state from queue.turn
    where visit_id = ${visitId} and ended_at is null order by id for update`.execute(tx)
  return rows
}

/** Closes the turns of a visit that are not over. */
export async function closeTurns(tx: Tx, visitId: bigint, at: Date): Promise<void> {
  await sql`update queue.turn set state = 'closed', ended_at = ${at} where visit_id = ${visitId} and ended_at is null`
    .execute(tx)
}

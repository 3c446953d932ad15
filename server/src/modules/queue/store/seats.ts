import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** Who works at which counter. */
export interface Seat {
  readonly id: bigint
  readonly unitId: bigint
  readonly counter: number
  readonly accountId: bigint
  readonly since: Date
}

const SEAT = sql`id, unit_id, counter, account_id, since from queue.seat`

/** The counter at which somebody sits, locked: two presses of one clerk come one after the other (seat_of_one_once). */
export async function lockSeat(tx: Tx, accountId: bigint): Promise<Seat | undefined> {
  const { rows } = await sql<Seat>`select ${SEAT}
    where account_id = ${accountId} and ended_at is null for update`.execute(tx)
  return rows[0]
}

/** Who sits at a counter, locked (seat_taken_once). */
export async function lockSeatAt(tx: Tx, unitId: bigint, counter: number): Promise<Seat | undefined> {
  const { rows } = await sql<Seat>`select ${SEAT}
    where unit_id = ${unitId} and counter = ${counter} and ended_at is null for update`.execute(tx)
  return rows[0]
}

/** The counter at which somebody sits. */
export async function findSeat(db: Db | Tx, accountId: bigint): Promise<Seat | undefined> {
  const { rows } = await sql<Seat>`select ${SEAT} where account_id = ${accountId} and ended_at is null`.execute(db)
  return rows[0]
}

/** Counters of these sections at which somebody sits, by number (seat_taken_once). */
export async function listSeats(db: Db | Tx, unitIds: readonly bigint[]): Promise<Seat[]> {
  const { rows } = await sql<Seat>`select ${SEAT}
    where unit_id = any(${unitIds}::bigint[]) and ended_at is null order by unit_id, counter`.execute(db)
  return rows
}

/** Takes a counter; undefined if somebody sits there (seat_taken_once). */
export async function insertSeat(
  tx: Tx, seat: Pick<Seat, 'unitId' | 'counter' | 'accountId' | 'since'>,
): Promise<{ id: bigint } | undefined> {
  const { rows } = await sql<{ id: bigint }>`insert into queue.seat (unit_id, counter, account_id, since)
    values (${seat.unitId}, ${seat.counter}, ${seat.accountId}, ${seat.since})
    on conflict (unit_id, counter) where ended_at is null do nothing returning id`.execute(tx)
  return rows[0]
}

/** Leaves a counter. */
export async function endSeat(tx: Tx, id: bigint, by: bigint, at: Date): Promise<void> {
  await sql`update queue.seat set ended_at = ${at}, ended_by = ${by} where id = ${id}`.execute(tx)
}

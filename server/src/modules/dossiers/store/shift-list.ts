import { sql } from 'kysely'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { DossierTables } from './tables.ts'

export interface ShiftHandOver {
  readonly unitId: bigint
  readonly byId: bigint
  readonly toId: bigint | null
  readonly at: Date
  readonly handed: number
  readonly refused: number
}

/** Puts a hand-over on record, one row a unit. Answers the first of the rows. */
export async function insertShiftHandOvers(tx: Tx, rows: readonly ShiftHandOver[]): Promise<void> {
  if (rows.length > 0)
    await tx.withTables<DossierTables>().insertInto('dossiers.shift_hand_over').values(rows).execute()
}

/** What was handed over at these units since a moment, latest first (shift_hand_over_of_unit). */
export async function listShiftHandOvers(
  db: Db, unitIds: readonly bigint[], since: Date, limit: number,
): Promise<ShiftHandOver[]> {
  return db.withTables<DossierTables>().selectFrom('dossiers.shift_hand_over')
    .select(['unitId', 'byId', 'toId', 'at', 'handed', 'refused'])
    .where('unitId', '=', sql<bigint>`any(${unitIds}::bigint[])`).where('at', '>=', since)
    .orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** Which of these sections have been looked at when they closed that day. */
export async function endedShifts(db: Db | Tx, unitIds: readonly bigint[], day: Day): Promise<Set<bigint>> {
  const rows = await db.withTables<DossierTables>().selectFrom('dossiers.shift_end').select('unitId')
    .where('unitId', '=', sql<bigint>`any(${unitIds}::bigint[])`).where('day', '=', day).execute()
  return new Set(rows.map(({ unitId }) => unitId))
}

/** Notes that a section was looked at; false if somebody else did it. A second one waits here for the first. */
export async function insertShiftEnd(tx: Tx, unitId: bigint, day: Day, held: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.withTables<DossierTables>().insertInto('dossiers.shift_end')
    .values({ unitId, day, held }).onConflict((clash) => clash.constraint('shift_end_once').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Ends what is alarmed of the days before: what is still held is alarmed anew. */
export async function endHeldAlarms(tx: Tx, sectionId: bigint, at: Date): Promise<void> {
  await sql`
    update dossiers.alarm a set ended_at = ${at} where kind = 'held' and ended_at is null and raised_at is not null
      and dossier_id in (select id from dossiers.dossier d where d.receives_at_id = ${sectionId} and d.id = a.dossier_id)`
    .execute(tx)
}

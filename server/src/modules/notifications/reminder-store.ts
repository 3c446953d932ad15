import { sql } from 'kysely'
import type { Day } from '../../kernel/civil-day.ts'
import type { Db, Tx } from '../../platform/db.ts'

export interface NewReminder {
  readonly supplementId: bigint
  readonly dueOn: Day
  readonly daysBefore: number
  readonly toldAt: Date
}

/** Notes a reminder; false if it was noted before (reminded_once). */
export async function insertReminder(
  tx: Tx, { supplementId, dueOn, daysBefore, toldAt }: NewReminder,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into notifications.supplement_reminder (supplement_id, days_before, due_on, told_at)
    values (${supplementId}, ${daysBefore}, ${dueOn}, ${toldAt}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** Of which of these requests somebody was reminded by how many days before, as `id:days`. */
export async function remindersAmong(db: Db, supplementIds: readonly bigint[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ told: string }>`
    select supplement_id || ':' || days_before as told from notifications.supplement_reminder
    where supplement_id = any(${supplementIds}::bigint[])`.execute(db)
  return new Set(rows.map(({ told }) => told))
}

import { sql } from 'kysely'
import type { Day } from '../../kernel/work-calendar.ts'
import type { Tx } from '../../platform/db.ts'
import type { DeclaredHoliday } from './domain/with-holidays.ts'

/** Puts a declared holiday on record; one that is there stays as it was first declared. */
export async function insertDeclaredHoliday(tx: Tx, { day, name, basis, declaredAt, declaredBy }: {
  readonly day: Day; readonly name: string; readonly basis: string; readonly declaredAt: Date
  readonly declaredBy: bigint
}): Promise<void> {
  await sql`
    insert into organisation.declared_holiday (day, name, basis, declared_at, declared_by)
    values (${day}, ${name}, ${basis}, ${declaredAt}, ${declaredBy}) on conflict (day) do nothing`.execute(tx)
}

/** Holidays that were declared beside the data, by their days. */
export async function listDeclaredHolidays(tx: Tx): Promise<DeclaredHoliday[]> {
  const { rows } = await sql<DeclaredHoliday>`
    select day, name from organisation.declared_holiday order by day`.execute(tx)
  return rows
}

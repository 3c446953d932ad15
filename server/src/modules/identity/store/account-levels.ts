import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

/** The level of the open account of each of these people; nothing for whoever has none. */
export async function accountLevelsOf(db: Db, personIds: readonly bigint[]): Promise<Map<bigint, 1 | 2>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<{ personId: bigint; level: 1 | 2 }>`
    select person_id, max(level) as level from identity.account
    where person_id = any(${personIds}::bigint[]) and status = 'open' and kind <> 'staff' group by person_id`.execute(db)
  return new Map(rows.map(({ personId, level }) => [personId, level]))
}

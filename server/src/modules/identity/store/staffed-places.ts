import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db } from '../../../platform/db.ts'

/** Where on a day somebody with an open account holds each role: `role unit-id`. A few thousand, whatever the staff. */
export async function listStaffedPlaces(db: Db, day: Day): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ place: string }>`
    select distinct role || ' ' || staff_grant.unit_id as place
    from identity.staff_grant join identity.account on account.id = staff_grant.account_id
    where valid @> ${day}::date and account.status = 'open'`.execute(db)
  return new Set(rows.map(({ place }) => place))
}

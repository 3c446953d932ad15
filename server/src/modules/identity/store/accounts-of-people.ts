import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** What a counter sees of somebody's account. */
export interface AccountAtCounter {
  readonly publicId: string
  readonly level: 1 | 2
  /** To sign in with; null if nobody has proved one. */
  readonly phone: string | null
  readonly openedAt: Date
  readonly openedHow: 'self' | 'counter'
}

/** The open account of each of these people; nothing for whoever has none. Served by `account_once_a_person`. */
export async function accountsOfPeople(
  db: Db | Tx, personIds: readonly bigint[],
): Promise<Map<bigint, AccountAtCounter>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<AccountAtCounter & { personId: bigint }>`
    select person_id, public_id, level, phone, opened_at, opened_how from identity.account
    where person_id = any(${personIds}::bigint[]) and status = 'open' and kind <> 'staff'`.execute(db)
  return new Map(rows.map(({ personId, ...account }) => [personId, account]))
}

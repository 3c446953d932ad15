import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** What a counter sees of somebody's account. */
export interface AccountAtCounter {
  readonly publicId: string
  readonly level: 1 | 2
  /** To sign in with; null if nobody has proved one. */
  readonly phone: string | null
  readonly openedAt: Date
  readonly openedHow: 'self' | 'counter' | 'provider'
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

/**
 * The person at a public id with the account that is theirs now, if they have one; undefined if there is no such
 * person.
 */
export async function findAccountAtDesk(
  db: Db | Tx, publicId: string,
): Promise<{ readonly personId: bigint; readonly accountId: bigint | null } | undefined> {
  const { rows: [row] } = await sql<{ personId: bigint; accountId: bigint | null }>`
    select person.id as person_id, account.id as account_id from identity.person
    left join identity.account on account.person_id = person.id and account.status = 'open' and account.kind <> 'staff'
    where person.public_id = ${publicId}`.execute(db)
  return row
}

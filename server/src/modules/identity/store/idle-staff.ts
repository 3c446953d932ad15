import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'

export interface IdleSince {
  /** Machine time: no session was in use since then, and nobody was woken. */
  readonly machine: Date
  /** Product time: the account is older than that, and so is its password. */
  readonly product: Date
}

/**
 * Open accounts of staff that lay idle, at most `limit`, held until `tx` ends. Whoever signs in just now holds theirs
 * (holdOpenAccount), and is passed over.
 */
export async function lockIdleStaff(tx: Tx, { machine, product }: IdleSince, limit: number): Promise<bigint[]> {
  const { rows } = await sql<{ id: bigint }>`
    select account.id from identity.account join identity.staff on staff.account_id = account.id
    where account.status = 'open' and account.opened_at < ${product} and staff.off_since is null
      and (staff.woken_at is null or staff.woken_at < ${machine})
      and not exists (select from identity.password where password.account_id = account.id and changed_at >= ${product})
      and not exists (select from identity.session where session.account_id = account.id and last_seen_at >= ${machine})
    order by account.id limit ${limit} for update of account skip locked`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Switches held accounts off, except those whose sign-in ended between the look and the lock. */
export async function switchOff(
  tx: Tx, ids: readonly bigint[], { machine }: IdleSince, at: Date,
): Promise<{ id: bigint; publicId: string }[]> {
  const { rows } = await sql<{ id: bigint; publicId: string }>`
    update identity.staff set off_since = ${at} from identity.account
    where account.id = staff.account_id and account.id = any(${ids}::bigint[])
      and not exists (select from identity.session where session.account_id = account.id and last_seen_at >= ${machine})
    returning account.id, account.public_id`.execute(tx)
  return rows
}

/** Switches an account on again, and notes when, so that the next look leaves it on; false, if it was not off. */
export async function wakeStaff(tx: Tx, accountId: bigint, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update identity.staff set off_since = null, woken_at = ${at}
    where account_id = ${accountId} and off_since is not null returning account_id`.execute(tx)
  return rows.length === 1
}

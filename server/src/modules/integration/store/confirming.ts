import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Confirmation } from '../domain/inbox.ts'

/** A package of which a partner is still to be told what became of it. */
export interface ToConfirm {
  readonly name: string
  readonly due: Confirmation
  /** How often it would not hear so. */
  readonly tries: number
}

/** Of a package of which the partner is told something else than before: as if it had never refused to hear it. */
export const AFRESH = sql`confirm_tries = 0, confirm_fault = null, confirm_after = '-infinity'`

/** The next that may be told, those first that were never refused (package_in_to_confirm). */
export async function listToConfirm(db: Db, partner: string, machineNow: Date, limit: number): Promise<ToConfirm[]> {
  const { rows } = await sql<ToConfirm>`
    select package as name, due, confirm_tries as tries from integration.package_in
    where partner = ${partner} and confirmed is distinct from due and confirm_after <= ${machineNow}
    order by confirm_after limit ${limit}`.execute(db)
  return rows
}

/** The partner knows what became of a package; null: it has forgotten, and is told again. */
export async function noteConfirmed(db: Db, partner: string, name: string, how: Confirmation | null): Promise<void> {
  await sql`update integration.package_in set confirmed = ${how}, ${AFRESH}
    where partner = ${partner} and package = ${name}`.execute(db)
}

/** The partner would not hear so of a package: it is told again after a moment, unless something else is due by now. */
export async function noteNotHeard(
  db: Db, { partner, name, due, fault, after }: Pick<ToConfirm, 'name' | 'due'> & {
    readonly partner: string; readonly fault: string; readonly after: Date
  },
): Promise<void> {
  await sql`update integration.package_in
    set confirm_tries = confirm_tries + 1, confirm_fault = ${fault.slice(0, 100)}, confirm_after = ${after}
    where partner = ${partner} and package = ${name} and due = ${due}`.execute(db)
}

/** Why the partner would not hear of a package that it is to be told of again (package_in_to_confirm). */
export async function findNotHeard(db: Db, partner: string): Promise<string | null> {
  const { rows: [row] } = await sql<{ fault: string | null }>`
    select confirm_fault as fault from integration.package_in
    where partner = ${partner} and confirmed is distinct from due and confirm_after > '-infinity'
    order by confirm_after limit 1`.execute(db)
  return row?.fault ?? null
}

/** Of these packages, which lie there again, those of which the partner was told that it may forget them. */
export async function forgottenAmong(db: Db, partner: string, packages: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ package: string }>`
    select package from integration.package_in
    where partner = ${partner} and package = any(${[...packages]}::text[]) and confirmed = 'done'`.execute(db)
  return rows.map((row) => row.package)
}

/** What a partner may be told of all packages of a message from now on. */
export async function letConfirm(tx: Tx, messageId: bigint, due: Confirmation): Promise<void> {
  await sql`update integration.package_in set due = ${due}, ${AFRESH} where message_id = ${messageId}`.execute(tx)
}

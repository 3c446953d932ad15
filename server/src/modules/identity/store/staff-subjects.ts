import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

type SubjectTables = {
  'identity.staffSubject': { accountId: bigint; issuer: string; subject: string; setBy: bigint; setAt: Date }
}

export interface StaffSubject { readonly issuer: string; readonly subject: string }

/** Who an account of staff is at a provider; undefined where nobody has said so. */
export async function findStaffSubject(db: Db | Tx, accountId: bigint): Promise<StaffSubject | undefined> {
  return db.withTables<SubjectTables>().selectFrom('identity.staffSubject').select(['issuer', 'subject'])
    .where('accountId', '=', accountId).executeTakeFirst()
}

/** Says who an account is at a provider, in place of what was said before; false if somebody else is that one. */
export async function putStaffSubject(
  tx: Tx, said: StaffSubject & { accountId: bigint; setBy: bigint; setAt: Date },
): Promise<boolean> {
  const { issuer, subject, setBy, setAt } = said
  const all = tx.withTables<SubjectTables>()
  // Two administrators at once: whoever is second waits here for the first, and then finds it taken.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`staff subject ${issuer} ${subject}`}, 0))`.execute(tx)
  const taken = await all.selectFrom('identity.staffSubject').select('accountId')
    .where('issuer', '=', issuer).where('subject', '=', subject).where('accountId', '<>', said.accountId)
    .executeTakeFirst()
  if (taken) return false
  await all.insertInto('identity.staffSubject').values(said)
    .onConflict((clash) => clash.column('accountId').doUpdateSet({ issuer, subject, setBy, setAt })).execute()
  return true
}

/** Takes away who an account is at a provider. Whether anybody had said so. */
export async function dropStaffSubject(tx: Tx, accountId: bigint): Promise<boolean> {
  const { numDeletedRows } = await tx.withTables<SubjectTables>().deleteFrom('identity.staffSubject')
    .where('accountId', '=', accountId).executeTakeFirst()
  return numDeletedRows > 0n
}

export interface StaffOfSubject {
  readonly accountId: bigint
  readonly username: string
  /** Switched off, since nobody used it. */
  readonly isOff: boolean
}

/** The open account of staff that is this one at this provider. */
export async function findStaffOfSubject(
  db: Db | Tx, { issuer, subject }: StaffSubject,
): Promise<StaffOfSubject | undefined> {
  const { rows: [found] } = await sql<StaffOfSubject>`
    select account_id, account.username, staff.off_since is not null as is_off
    from identity.staff_subject join identity.account on account.id = account_id join identity.staff using (account_id)
    where issuer = ${issuer} and subject = ${subject} and account.status = 'open'`.execute(db)
  return found
}

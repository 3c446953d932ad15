import { type ColumnType, type Generated, type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Person, PersonNumber, PersonTables } from './people.ts'

export type AccountTables = PersonTables & {
  'identity.account': {
    id: Generated<bigint>
    publicId: ColumnType<string, never, never>
    kind: 'citizen' | 'organisation' | 'staff'
    personId: bigint | null
    level: 1 | 2 | null
    phone: string | null
    phoneVerifiedAt: Date | null
    username: string | null
    status: Generated<'open' | 'disabled'>
    openedAt: Date
    openedBy: bigint
    openedHow: 'self' | 'counter' | 'staff' | 'provider'
  }
}

export type Account = Selectable<AccountTables['identity.account']>
export type NewAccount = Pick<Account, 'kind' | 'openedAt' | 'openedBy' | 'openedHow'>
  & Partial<Pick<Account, 'personId' | 'level' | 'phone' | 'phoneVerifiedAt' | 'username'>>

const COLUMN = { personal: 'person.personalNumber', old: 'person.oldNumber', tax: 'person.taxCode' } as const

/** Opens an account; nothing, if the person has an open one or the username is taken. */
export async function insertAccount(
  tx: Tx, account: NewAccount,
): Promise<Pick<Account, 'id' | 'publicId'> | undefined> {
  return tx.withTables<AccountTables>().insertInto('identity.account').values(account)
    .onConflict((clash) => clash.doNothing()).returning(['id', 'publicId']).executeTakeFirst()
}

/** The open account of the person with this number, if there is one. */
export async function findAccountByNumber(db: Db | Tx, { kind, value }: PersonNumber): Promise<Account | undefined> {
  return db.withTables<AccountTables>().selectFrom('identity.account as account')
    .innerJoin('identity.person as person', 'person.id', 'account.personId')
    .selectAll('account').where(COLUMN[kind], '=', value).where('account.status', '=', 'open').executeTakeFirst()
}

/**
 * Citizens whose card was checked and whose open account has proved this phone, as it is stored; families share one
 * (account_of_phone).
 */
export async function findPeopleByPhone(db: Db | Tx, phone: string, limit: number): Promise<Person[]> {
  return checkedPeople(db).where('account.phone', '=', phone).where('account.kind', '=', 'citizen')
    .orderBy('person.id').limit(limit).execute()
}

/** A person with an open account, if somebody has checked that it is theirs: at level 1 a number is only claimed. */
export async function findCheckedPerson(db: Db | Tx, id: bigint): Promise<Person | undefined> {
  return checkedPeople(db).where('person.id', '=', id).executeTakeFirst()
}

function checkedPeople(db: Db | Tx) {
  return db.withTables<AccountTables>().selectFrom('identity.account as account')
    .innerJoin('identity.person as person', 'person.id', 'account.personId')
    .selectAll('person').where('account.status', '=', 'open').where('account.level', '=', 2)
}

/**
 * Where a person is reached: the phone that their open account proved, else the one that they told; the mail as told.
 * Nothing, if there is no such person.
 */
export async function contactOf(
  db: Db | Tx, personId: bigint,
): Promise<{ phone: string | null; email: string | null } | undefined> {
  return db.withTables<AccountTables>()
    .selectFrom('identity.person as person')
    .leftJoin('identity.account as account', (join) =>
      join
        .onRef('account.personId', '=', 'person.id').on('account.status', '=', 'open')
        .on('account.phoneVerifiedAt', 'is not', null),
    )
    .select((is) => [is.fn.coalesce('account.phone', 'person.phone').as('phone'), 'person.email'])
    .where('person.id', '=', personId).executeTakeFirst()
}

/**
 * These people as they are reached: with the phone of `contactOf`. In the order of the ids, and without those that do
 * not exist.
 */
export async function getPeopleToReach(db: Db | Tx, ids: readonly bigint[]): Promise<Person[]> {
  if (ids.length === 0) return []
  return withPhones(
    await peopleWithPhones(db)
      .where('person.id', '=', sql<bigint>`any(${ids}::bigint[])`).orderBy('person.id').execute(),
  )
}

/** The person at this public id as they are reached, if there is one. */
export async function findPersonToReach(db: Db | Tx, publicId: string): Promise<Person | undefined> {
  return withPhones(await peopleWithPhones(db).where('person.publicId', '=', publicId).execute()).at(0)
}

function peopleWithPhones(db: Db | Tx) {
  return db.withTables<AccountTables>()
    .selectFrom('identity.person as person')
    .leftJoin('identity.account as account', (join) =>
      join
        .onRef('account.personId', '=', 'person.id').on('account.status', '=', 'open')
        .on('account.phoneVerifiedAt', 'is not', null),
    )
    .selectAll('person').select('account.phone as provedPhone')
}

function withPhones(rows: readonly (Person & { readonly provedPhone: string | null })[]): Person[] {
  return rows.map(({ provedPhone, ...person }) => ({ ...person, phone: provedPhone ?? person.phone }))
}

/** The open account of a person, held until `tx` ends. */
export async function lockAccountOfPerson(tx: Tx, personId: bigint): Promise<Account | undefined> {
  return tx.withTables<AccountTables>().selectFrom('identity.account').selectAll()
    .where('personId', '=', personId).where('status', '=', 'open').forUpdate().executeTakeFirst()
}

/** The open account at this public id, held until `tx` ends; of a citizen or organisation, or of staff, as asked. */
export async function lockAccount(tx: Tx, publicId: string, whose: 'person' | 'staff'): Promise<Account | undefined> {
  return tx.withTables<AccountTables>().selectFrom('identity.account').selectAll()
    .where('publicId', '=', publicId).where('status', '=', 'open')
    .where('kind', whose === 'staff' ? '=' : '<>', 'staff')
    .forUpdate().executeTakeFirst()
}

/** Whether nobody has seen the card of whoever holds this account: it was made by oneself, with a number as claimed. */
export async function isUnseen(db: Db | Tx, accountId: bigint): Promise<boolean> {
  const account = await db.withTables<AccountTables>().selectFrom('identity.account').select('level')
    .where('id', '=', accountId).executeTakeFirst()
  return account?.level === 1
}

/** Of whom it is checked that this account is theirs, while it is open: at level 1 a number is only claimed. */
export async function checkedPersonOf(db: Db | Tx, accountId: bigint): Promise<bigint | undefined> {
  const account = await db.withTables<AccountTables>().selectFrom('identity.account').select('personId')
    .where('id', '=', accountId).where('level', '=', 2).where('status', '=', 'open').executeTakeFirst()
  return account?.personId ?? undefined
}

/** The public ids of accounts, for events. */
export async function publicIdOfAccount(db: Db | Tx, id: bigint): Promise<string | undefined> {
  const account = await db.withTables<AccountTables>().selectFrom('identity.account').select('publicId')
    .where('id', '=', id).executeTakeFirst()
  return account?.publicId
}

/** Writes what has changed of an account. */
export async function updateAccount(
  tx: Tx, id: bigint, change: Partial<Pick<Account, 'level' | 'phone' | 'phoneVerifiedAt' | 'status'>>,
): Promise<void> {
  await tx.withTables<AccountTables>().updateTable('identity.account').set(change)
    .where('id', '=', id).executeTakeFirstOrThrow()
}

/** The person's public id beside the account's number of the card, to compare with the card at the counter. */
export async function getPersonOfAccount(
  tx: Tx, accountId: bigint,
): Promise<{
  id: bigint
  publicId: string
  personalNumber: string | null
  oldNumber: string | null
  taxCode: string | null
}> {
  return tx.withTables<AccountTables>()
    .selectFrom('identity.account as account')
    .innerJoin('identity.person as person', 'person.id', 'account.personId')
    .select(['person.id', 'person.publicId', 'person.personalNumber', 'person.oldNumber', 'person.taxCode'])
    .where('account.id', '=', accountId).executeTakeFirstOrThrow()
}

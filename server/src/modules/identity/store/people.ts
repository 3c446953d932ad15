import { type ColumnType, type GeneratedAlways, type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { PersonFacts, Proof } from '../domain/person-facts.ts'

export type PersonTables = {
  'identity.person': {
    id: GeneratedAlways<bigint>
    publicId: ColumnType<string, never, never>
    kind: 'citizen' | 'organisation'
    personalNumber: string | null
    oldNumber: string | null
    taxCode: string | null
    fullName: string
    folded: GeneratedAlways<string>
    birth: string | null
    death: ColumnType<string | null, never, string>
    sex: 'male' | 'female' | 'other' | null
    phone: string | null
    email: string | null
    address: string | null
    proof: Proof
    createdAt: ColumnType<Date, Date, never>
    changedAt: Date
  }
}

/** A person with everything that is known; a door shows it masked unless the right and an event say otherwise. */
export type Person = Selectable<PersonTables['identity.person']>

/** A number that names one person: số định danh, số CMND 9 số, mã số thuế. */
export interface PersonNumber {
  readonly kind: 'personal' | 'old' | 'tax'
  readonly value: string
}

const COLUMN = { personal: 'personalNumber', old: 'oldNumber', tax: 'taxCode' } as const

/** The person with exactly this number, if there is one. */
export async function findPerson(db: Db | Tx, { kind, value }: PersonNumber): Promise<Person | undefined> {
  return db.withTables<PersonTables>().selectFrom('identity.person').selectAll()
    .where(COLUMN[kind], '=', value).executeTakeFirst()
}

/** Where people live, as far as it is on record. */
export async function addressesOf(db: Db | Tx, ids: readonly bigint[]): Promise<Map<bigint, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.withTables<PersonTables>().selectFrom('identity.person').select(['id', 'address'])
    .where('id', '=', sql<bigint>`any(${ids}::bigint[])`).where('address', 'is not', null).execute()
  return new Map(rows.flatMap(({ id, address }) => address === null ? [] : [[id, address] as const]))
}

/** These people, by their ids inside; in the order of the ids, and without those that do not exist. */
export async function getPeople(db: Db | Tx, ids: readonly bigint[]): Promise<Person[]> {
  if (ids.length === 0) return []
  return db.withTables<PersonTables>().selectFrom('identity.person').selectAll()
    .where('id', '=', sql<bigint>`any(${ids}::bigint[])`).orderBy('id').execute()
}

/** The person at this public id, if there is one. */
export async function findPersonByPublicId(db: Db | Tx, publicId: string): Promise<Person | undefined> {
  return db.withTables<PersonTables>().selectFrom('identity.person').selectAll()
    .where('publicId', '=', publicId).executeTakeFirst()
}

/** The ids inside of those of these people who exist. */
export async function idsOfPeople(db: Db | Tx, publicIds: readonly string[]): Promise<bigint[]> {
  if (publicIds.length === 0) return []
  const found = await db.withTables<PersonTables>().selectFrom('identity.person').select('id')
    .where('publicId', '=', sql<string>`any(${publicIds}::uuid[])`).execute()
  return found.map(({ id }) => id)
}

/**
 * People whose name holds all words of `text`, with or without marks, the last word perhaps only begun; at most
 * `limit`, by name. Served by `person_words`. Nobody, if the text holds no word.
 */
export async function searchPeople(db: Db | Tx, text: string, limit: number): Promise<Person[]> {
  const people = db.withTables<PersonTables>().selectFrom('identity.person').selectAll()
  const words = text.normalize('NFC').slice(0, 200).match(/[\p{L}\p{M}\p{N}]+/gu)
  if (!words) return []
  const query = sql<boolean>`to_tsvector('simple', folded) @@ to_tsquery('simple',
    replace(identity.fold(${words.join(' ')}), ' ', ' & ') || ':*')`
  return people.where(query).orderBy('folded').orderBy('id').limit(limit).execute()
}

/** All people who bear one of the numbers, held until `tx` ends; the one with the personal number first. */
export async function lockBearers(tx: Tx, facts: PersonFacts): Promise<Person[]> {
  const { personalNumber = null, oldNumber = null, taxCode = null } = facts
  return tx.withTables<PersonTables>().selectFrom('identity.person').selectAll()
    .where((is) => is.or([
      is('personalNumber', '=', personalNumber), is('oldNumber', '=', oldNumber), is('taxCode', '=', taxCode),
    ]))
    .orderBy(sql`personal_number is not distinct from ${personalNumber}`, 'desc').orderBy('id')
    .forUpdate().execute()
}

/**
 * Adds a person; nothing, if somebody else has just added one with the same number (`person_numbered_once` and its
 * like).
 */
export async function insertPerson(
  tx: Tx, facts: PersonFacts, proof: Proof, at: Date,
): Promise<Pick<Person, 'id' | 'publicId'> | undefined> {
  const { kind, fullName } = facts
  const { personalNumber = null, oldNumber = null, taxCode = null, birth = null, sex = null } = facts
  const { phone = null, email = null, address = null } = facts
  return tx.withTables<PersonTables>().insertInto('identity.person')
    .values({
      kind, personalNumber, oldNumber, taxCode, fullName, birth, sex, phone, email, address, proof,
      createdAt: at, changedAt: at,
    })
    .onConflict((clash) => clash.doNothing()).returning(['id', 'publicId']).executeTakeFirst()
}

export type PersonChange = { -readonly [K in keyof PersonFacts]?: PersonFacts[K] } & { proof?: Proof }

/** Writes what has changed of a person. */
export async function updatePerson(tx: Tx, id: bigint, change: PersonChange, at: Date): Promise<void> {
  await tx.withTables<PersonTables>().updateTable('identity.person').set({ ...change, changedAt: at })
    .where('id', '=', id).executeTakeFirstOrThrow()
}

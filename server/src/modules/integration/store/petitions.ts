import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { PetitionKind, PetitionState } from '../domain/petition.ts'

/** What somebody asks or reports without a dossier (hỏi đáp; phản ánh, kiến nghị). */
export interface Petition {
  readonly id: bigint
  readonly publicId: string
  readonly kind: PetitionKind
  /** Of what came from the national portal: its message, and its name there. */
  readonly messageId: bigint | null
  readonly numberThere: string | null
  /** Of what was said at our own portal: by which its answer is looked up there. */
  readonly lookUpCode: string | null
  /** Of what was said there by whoever was signed in. */
  readonly accountId: bigint | null
  /** Whoever says it and how to reach them, as they gave it. */
  readonly senderName: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly subject: string
  readonly words: string
  readonly receivedAt: Date
  readonly refuseBy: Date
  readonly dueAt: Date
  readonly unitId: bigint
  readonly state: PetitionState
  readonly takenBy: bigint | null
  readonly takenAt: Date | null
  /** Why the unit before gave it to this one. */
  readonly assignReason: string | null
  readonly assignedFrom: bigint | null
  readonly endedAt: Date | null
  readonly answerWords: string | null
  readonly refuseReason: string | null
}

const PETITION = sql`id, public_id, kind, message_id, number_there, look_up_code, account_id, sender_name, phone, email,
  subject, words, received_at, refuse_by, due_at, unit_id, state, taken_by, taken_at, assign_reason, assigned_from,
  ended_at, answer_words, refuse_reason`

/** What is said, by whom, and whose work it is by when. */
export type NewPetition = Pick<Petition,
  'kind' | 'messageId' | 'numberThere' | 'lookUpCode' | 'accountId' | 'senderName' | 'phone' | 'email' | 'subject' | 'words'
  | 'receivedAt' | 'refuseBy' | 'dueAt' | 'unitId'>

/** Keeps one. Throws where its message is one already (petition_heard_once): a message is handled once. */
export async function insertPetition(tx: Tx, said: NewPetition): Promise<Petition> {
  const { kind, messageId, numberThere, lookUpCode, senderName, phone, email, subject, words } = said
  const { rows: [row] } = await sql<Petition>`
    insert into integration.petition (kind, message_id, number_there, look_up_code, account_id, sender_name, phone,
      email, subject, words, received_at, refuse_by, due_at, unit_id)
    values (${kind}, ${messageId}, ${numberThere}, ${lookUpCode}, ${said.accountId}, ${senderName}, ${phone}, ${email},
      ${subject}, ${words}, ${said.receivedAt}, ${said.refuseBy}, ${said.dueAt}, ${said.unitId})
    returning ${PETITION}`.execute(tx)
  if (!row) throw new Error('a petition was not kept')
  return row
}

/** One by its address, held until `tx` ends. */
export async function lockPetition(tx: Tx, publicId: string): Promise<Petition | undefined> {
  const { rows: [row] } = await sql<Petition>`
    select ${PETITION} from integration.petition where public_id = ${publicId} for update`.execute(tx)
  return row
}

/** One by its address. */
export async function findPetition(db: Db, publicId: string): Promise<Petition | undefined> {
  const { rows: [row] } = await sql<Petition>`
    select ${PETITION} from integration.petition where public_id = ${publicId}`.execute(db)
  return row
}

/** One by its id, of those that are looked up at our own portal. */
export async function findOwnPetition(db: Db, id: bigint): Promise<Petition | undefined> {
  const { rows: [row] } = await sql<Petition>`
    select ${PETITION} from integration.petition where id = ${id} and look_up_code is not null`.execute(db)
  return row
}

/** One by its address, of those that this account has sent. */
export async function findPetitionOf(db: Db, accountId: bigint, publicId: string): Promise<Petition | undefined> {
  const { rows: [row] } = await sql<Petition>`
    select ${PETITION} from integration.petition where public_id = ${publicId} and account_id = ${accountId}`.execute(db)
  return row
}

/** What this account has sent, newest first, after one of them in that order (petition_of_account). */
export async function listPetitionsOf(
  db: Db, accountId: bigint, { before, limit }: {
    readonly before?: Pick<Petition, 'id'> | undefined; readonly limit: number
  },
): Promise<Petition[]> {
  const isBefore = before ? sql`id < ${before.id}` : sql`true`
  const { rows } = await sql<Petition>`
    select ${PETITION} from integration.petition where account_id = ${accountId} and ${isBefore}
    order by id desc limit ${limit}`.execute(db)
  return rows
}

/** Those of these ids. */
export async function petitionsById(tx: Tx, ids: readonly bigint[]): Promise<ReadonlyMap<bigint, Petition>> {
  const { rows } = await sql<Petition>`
    select ${PETITION} from integration.petition where id = any(${[...ids]}::bigint[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** After which a page of the list goes on. */
export interface PetitionPlace { readonly dueAt: Date; readonly id: bigint }

/** What waits at these units, or at all, due first, after a place in that order (petition_to_answer). */
export async function listPetitions(
  db: Db, { unitIds, after, limit }: {
    readonly unitIds: readonly bigint[] | undefined; readonly limit: number; readonly after?: PetitionPlace | undefined
  },
): Promise<Petition[]> {
  const isOfUnits = unitIds === undefined ? sql`true` : sql`unit_id = any(${[...unitIds]}::bigint[])`
  const isAfter = after ? sql`(due_at, id) > (${after.dueAt}, ${after.id})` : sql`true`
  const { rows } = await sql<Petition>`
    select ${PETITION} from integration.petition where state in ('waiting', 'taken') and ${isOfUnits} and ${isAfter}
    order by due_at, id limit ${limit}`.execute(db)
  return rows
}

/** It is the work of another unit, and nobody of it has taken it. */
export async function assignPetitionRow(
  tx: Tx, { id, unitId: from }: Pick<Petition, 'id' | 'unitId'>,
  to: { readonly unitId: bigint; readonly reason: string },
): Promise<void> {
  await sql`update integration.petition set unit_id = ${to.unitId}, assign_reason = ${to.reason}, assigned_from = ${from},
    state = 'waiting', taken_at = null, taken_by = null where id = ${id}`.execute(tx)
}

interface By { readonly at: Date; readonly accountId: bigint }

/** Somebody of its unit has it. */
export async function takePetitionRow(tx: Tx, id: bigint, { at, accountId }: By): Promise<void> {
  await sql`update integration.petition set state = 'taken', taken_at = ${at}, taken_by = ${accountId} where id = ${id}`
    .execute(tx)
}

/** How it ends, in the words that whoever said it reads. */
export interface PetitionEnd { readonly state: 'answered' | 'refused'; readonly words: string }

/** It is over. */
export async function endPetitionRow(tx: Tx, id: bigint, { state, words }: PetitionEnd, by: By): Promise<void> {
  const [answer, reason] = state === 'answered' ? [words, null] : [null, words]
  await sql`update integration.petition set state = ${state}, ended_at = ${by.at}, ended_by = ${by.accountId},
    answer_words = ${answer}, refuse_reason = ${reason} where id = ${id}`.execute(tx)
}

/** Empties those that ended before a moment, at most `limit`, first ended first (petition_to_thin). Answers which. */
export async function thinPetitionRows(
  tx: Tx, { before, at, limit }: { readonly before: Date; readonly at: Date; readonly limit: number },
): Promise<Pick<Petition, 'id' | 'publicId'>[]> {
  const { rows } = await sql<Pick<Petition, 'id' | 'publicId'>>`
    with old as (
      select id from integration.petition where thinned_at is null and ended_at < ${before}
      order by ended_at limit ${limit} for update skip locked)
    update integration.petition set thinned_at = ${at}, account_id = null, sender_name = null, phone = null,
      email = null, subject = '', words = '', assign_reason = null, answer_words = null, refuse_reason = null
    from old where petition.id = old.id returning petition.id, petition.public_id`.execute(tx)
  return rows
}

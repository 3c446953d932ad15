import { sql } from 'kysely'
import { type Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { SentUpload } from '../../documents/public.ts'
import type { InquiryState } from '../domain/inquiry.ts'

/** What another agency asks of us (văn bản xin ý kiến đến). */
export interface Inquiry {
  readonly id: bigint
  readonly publicId: string
  /** The document by which it was asked. */
  readonly messageId: bigint
  /** The document whose words and files stand now. */
  readonly saidBy: bigint
  readonly sender: string
  readonly senderName: string | null
  /** The number of the document at its sender. */
  readonly documentId: string
  readonly subject: string
  readonly content: string
  readonly dueOn: Day | null
  readonly receivedAt: Date
  readonly unitId: bigint
  readonly state: InquiryState
  readonly takenBy: bigint | null
  readonly endedAt: Date | null
  readonly answerSubject: string | null
  readonly answerWords: string | null
  readonly declineReason: string | null
  /** Those that went with the answer, in their order. */
  readonly answerFiles: readonly SentUpload[]
}

const INQUIRY = sql`id, public_id, message_id, said_by, sender, sender_name, document_id, subject, content, due_on,
  received_at, unit_id, state, taken_by, ended_at, answer_subject, answer_words, decline_reason, answer_files`

/** What is asked, as a document says it. */
export interface NewInquiry extends Pick<
  Inquiry, 'messageId' | 'sender' | 'senderName' | 'documentId' | 'subject' | 'content' | 'dueOn' | 'unitId'> {
  readonly at: Date
}

/** Keeps one; undefined where its sender asked under that number already (inquiry_asked_once). */
export async function insertInquiry(tx: Tx, asked: NewInquiry): Promise<Inquiry | undefined> {
  const { messageId, sender, senderName, documentId, subject, content, dueOn, unitId, at } = asked
  const { rows: [row] } = await sql<Inquiry>`
    insert into integration.inquiry (message_id, said_by, sender, sender_name, document_id, subject, content, due_on,
      unit_id, received_at)
    values (${messageId}, ${messageId}, ${sender}, ${senderName}, ${documentId}, ${subject}, ${content}, ${dueOn}::date,
      ${unitId}, ${at})
    on conflict (sender, document_id) do nothing returning ${INQUIRY}`.execute(tx)
  return row
}

/** That of a sender under its number, held until `tx` ends. */
export async function lockAsked(tx: Tx, sender: string, documentId: string): Promise<Inquiry | undefined> {
  const { rows: [row] } = await sql<Inquiry>`select ${INQUIRY} from integration.inquiry
    where sender = ${sender} and document_id = ${documentId} for update`.execute(tx)
  return row
}

/** One by its address, held until `tx` ends. */
export async function lockInquiry(tx: Tx, publicId: string): Promise<Inquiry | undefined> {
  const { rows: [row] } = await sql<Inquiry>`select ${INQUIRY} from integration.inquiry where public_id = ${publicId} for update`
    .execute(tx)
  return row
}

/** One by its address. */
export async function findInquiry(db: Db, publicId: string): Promise<Inquiry | undefined> {
  const { rows: [row] } = await sql<Inquiry>`select ${INQUIRY} from integration.inquiry where public_id = ${publicId}`
    .execute(db)
  return row
}

/** Those of these ids. */
export async function inquiriesById(tx: Tx, ids: readonly bigint[]): Promise<ReadonlyMap<bigint, Inquiry>> {
  const { rows } = await sql<Inquiry>`select ${INQUIRY} from integration.inquiry where id = any(${[...ids]}::bigint[])`
    .execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** On which day one without a day is due: after all others. */
export const NO_DAY: Day = '9999-12-31'

/** What waits at these units, or at all, due first, after a place in that order (inquiry_to_answer). */
export async function listInquiries(
  db: Db, { unitIds, after, limit }: {
    readonly unitIds: readonly bigint[] | undefined; readonly limit: number
    readonly after?: { readonly dueOn: Day; readonly id: bigint } | undefined
  },
): Promise<Inquiry[]> {
  const isOfUnits = unitIds === undefined ? sql`true` : sql`unit_id = any(${[...unitIds]}::bigint[])`
  const isAfter = after ? sql`(coalesce(due_on, '9999-12-31'::date), id) > (${after.dueOn}::date, ${after.id})` : sql`true`
  const { rows } = await sql<Inquiry>`
    select ${INQUIRY} from integration.inquiry where state in ('waiting', 'taken') and ${isOfUnits} and ${isAfter}
    order by coalesce(due_on, '9999-12-31'::date), id limit ${limit}`.execute(db)
  return rows
}

/** Of what somebody is reminded: what nobody of their units has, what they have, and all where they are the head. */
export interface RemindedOf {
  /** Undefined: all. */
  readonly unitIds: readonly bigint[] | undefined
  readonly headOf: readonly bigint[] | undefined
  readonly desk: bigint
  readonly limit: number
}

/** Units and days of those that have a day, due first (inquiry_to_answer). */
export async function listToRemindOf(
  db: Db, { unitIds, headOf, desk, limit }: RemindedOf,
): Promise<Pick<Inquiry, 'unitId' | 'dueOn'>[]> {
  const among = (ids: readonly bigint[] | undefined) =>
    ids === undefined ? sql`true` : sql`unit_id = any(${[...ids]}::bigint[])`
  const { rows } = await sql<Pick<Inquiry, 'unitId' | 'dueOn'>>`
    select unit_id, due_on from integration.inquiry
    where state in ('waiting', 'taken') and due_on is not null and ${among(unitIds)}
      and (taken_by is null or taken_by = ${desk} or ${among(headOf)})
    order by coalesce(due_on, '9999-12-31'::date), id limit ${limit}`.execute(db)
  return rows
}

/** Its sender says something else instead. */
export async function updateWords(
  tx: Tx, id: bigint, said: Pick<NewInquiry, 'messageId' | 'subject' | 'content' | 'dueOn'>,
): Promise<void> {
  const { messageId, subject, content, dueOn } = said
  await sql`update integration.inquiry set said_by = ${messageId}, subject = ${subject}, content = ${content},
    due_on = ${dueOn}::date where id = ${id}`.execute(tx)
}

/** It is the work of another unit, and nobody of it has taken it. */
export async function assignRow(tx: Tx, id: bigint, unitId: bigint): Promise<void> {
  await sql`update integration.inquiry set unit_id = ${unitId}, state = 'waiting', taken_at = null, taken_by = null
    where id = ${id}`.execute(tx)
}

/** Somebody of its unit has it. */
export async function takeRow(
  tx: Tx, id: bigint, by: { readonly at: Date; readonly accountId: bigint },
): Promise<void> {
  await sql`update integration.inquiry set state = 'taken', taken_at = ${by.at}, taken_by = ${by.accountId} where id = ${id}`
    .execute(tx)
}

/** How it ends; `by` null where its sender ends it. */
export type InquiryEnd =
  | {
    readonly state: 'answered'; readonly subject: string; readonly words: string; readonly files: readonly SentUpload[]
  }
  | { readonly state: 'declined'; readonly reason: string }
  | { readonly state: 'recalled' | 'replaced' }

/** It is over. */
export async function endRow(
  tx: Tx, id: bigint, end: InquiryEnd, by: { readonly at: Date; readonly accountId: bigint | null },
): Promise<void> {
  const [subject, words] = end.state === 'answered' ? [end.subject, end.words] : [null, null]
  const reason = end.state === 'declined' ? end.reason : null
  const files = JSON.stringify(end.state === 'answered' ? end.files : [])
  await sql`update integration.inquiry set state = ${end.state}, ended_at = ${by.at}, ended_by = ${by.accountId},
    answer_subject = ${subject}, answer_words = ${words}, decline_reason = ${reason},
    answer_files = ${files}::jsonb where id = ${id}`.execute(tx)
}

/** Empties those that ended before a moment, at most `limit`, first ended first (inquiry_to_thin). Answers which. */
export async function thinInquiryRows(
  tx: Tx, { before, at, limit }: { readonly before: Date; readonly at: Date; readonly limit: number },
): Promise<Pick<Inquiry, 'id' | 'publicId'>[]> {
  const { rows } = await sql<Pick<Inquiry, 'id' | 'publicId'>>`
    with old as (
      select id from integration.inquiry where thinned_at is null and ended_at < ${before}
      order by ended_at limit ${limit} for update skip locked)
    update integration.inquiry set thinned_at = ${at}, subject = '', content = '', answer_subject = null,
      answer_words = null, decline_reason = null, answer_files = '[]'
    from old where inquiry.id = old.id returning inquiry.id, inquiry.public_id`.execute(tx)
  return rows
}

import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { DueMessage } from '../delivery-store.ts'

export type LetterState = 'to-print' | 'printed' | 'posted' | 'returned'
/** Why the post brought one back. */
export const RETURN_REASONS = ['unknown-there', 'moved', 'refused', 'wrong-address', 'other'] as const
export type ReturnReason = typeof RETURN_REASONS[number]

/** A letter as its section sees it. */
export interface Letter {
  /** Of its message. */
  readonly id: bigint
  readonly publicId: string
  readonly toPerson: bigint
  readonly dossierId: bigint
  readonly sectionId: bigint
  readonly subject: string
  readonly state: LetterState
  readonly at: Date
  readonly batch: string | null
  /** To which it was printed; null of what is still to be. */
  readonly address: string | null
  readonly printedAt: Date | null
  /** Since when it is known that it was not printed in time. */
  readonly delayedAt: Date | null
  readonly postedAt: Date | null
  readonly number: string | null
  readonly why: ReturnReason | null
}

/** One that is held, with what is needed should it have to go by another way. */
export type HeldLetter = Letter & Pick<DueMessage, 'template' | 'language' | 'era' | 'eventId' | 'again' | 'thenBy'>

const LETTER = sql`m.id, m.public_id, m.to_person, m.dossier_id, l.section_id, m.subject, l.state, m.at, l.batch, l.address, l.printed_at,
  l.delayed_at, l.posted_at, l.number, l.why`

/** A message goes by letter: its section has it to print. */
export async function layLetter(tx: Tx, messageId: bigint, sectionId: bigint): Promise<void> {
  await sql`insert into notifications.letter (message_id, section_id) values (${messageId}, ${sectionId})`.execute(tx)
}

/** Letters of these sections that stand so, the oldest first, after the one named (letter_of_section). */
export async function listLetters(
  db: Db, sectionIds: readonly bigint[], state: LetterState, limit: number, after = 0n,
): Promise<Letter[]> {
  const { rows } = await sql<Letter>`
    select ${LETTER} from notifications.letter l join notifications.message m on m.id = l.message_id
    where l.section_id = any(${sectionIds}::bigint[]) and l.state = ${state} and l.message_id > ${after}
    order by l.message_id limit ${limit}`.execute(db)
  return rows
}

/** One that waits to be printed, of which nobody was told that it waits too long. */
export type WatchedLetter = Pick<Letter, 'id' | 'publicId' | 'dossierId' | 'sectionId' | 'at'>

/** Letters of all sections that wait to be printed, the oldest first, after the one named (letter_to_watch). */
export async function listLettersToWatch(db: Db, after: bigint, limit: number): Promise<WatchedLetter[]> {
  const { rows } = await sql<WatchedLetter>`
    select m.id, m.public_id, m.dossier_id, l.section_id, m.at
    from notifications.letter l join notifications.message m on m.id = l.message_id
    where l.state = 'to-print' and l.delayed_at is null and l.message_id > ${after}
    order by l.message_id limit ${limit}`.execute(db)
  return rows
}

/** These were not printed in time. Answers of which that is new: not of what was printed meanwhile. */
export async function noteDelayed(tx: Tx, ids: readonly bigint[], at: Date): Promise<bigint[]> {
  const { rows } = await sql<{ messageId: bigint }>`
    update notifications.letter set delayed_at = ${at}
    where message_id = any(${ids}::bigint[]) and state = 'to-print' and delayed_at is null
    returning message_id`.execute(tx)
  return rows.map(({ messageId }) => messageId)
}

/** Whether it still waits to be printed. */
export async function isToPrint(db: Db | Tx, id: bigint): Promise<boolean> {
  const { rows } = await sql`
    select from notifications.letter where message_id = ${id} and state = 'to-print'`.execute(db)
  return rows.length > 0
}

/** These letters, held until `tx` ends, in the order of their ids; those that do not exist are left out. */
export async function lockLetters(tx: Tx, publicIds: readonly string[]): Promise<HeldLetter[]> {
  const { rows } = await sql<HeldLetter>`
    select ${LETTER}, m.template, m.language, m.era, m.event_id, m.again, m.then_by
    from notifications.letter l join notifications.message m on m.id = l.message_id
    where m.public_id = any(${publicIds}::uuid[]) order by m.id for update of l`.execute(tx)
  return rows
}

/** What is printed of a letter. */
export interface PrintedLetter {
  readonly sectionId: bigint
  readonly dossierId: bigint
  /** Key of the text of which it was made. */
  readonly template: string
  readonly addressee: string
  readonly address: string
  readonly subject: string
  readonly text: string
  readonly printedAt: Date
}

/** All that was printed at one time, as it was printed (letter_of_batch). */
export async function listBatch(db: Db, batch: string): Promise<PrintedLetter[]> {
  const { rows } = await sql<PrintedLetter>`
    select l.section_id, m.dossier_id, m.template, l.addressee, l.address, m.subject, m.text, l.printed_at
    from notifications.letter l join notifications.message m on m.id = l.message_id
    where l.batch = ${batch}::uuid order by m.id`.execute(db)
  return rows
}

/** It is printed, to that name and address; again, where it was printed before. */
export async function notePrinted(
  tx: Tx, id: bigint, { batch, addressee, address, at, by }: {
    readonly batch: string; readonly addressee: string; readonly address: string; readonly at: Date
    readonly by: bigint
  },
): Promise<void> {
  await sql`update notifications.letter set state = 'printed', batch = ${batch}, addressee = ${addressee},
    address = ${address}, printed_at = ${at}, printed_by = ${by} where message_id = ${id}`.execute(tx)
}

/** The post has it; with that its message is sent. */
export async function notePosted(tx: Tx, id: bigint, number: string | null, at: Date, by: bigint): Promise<void> {
  await sql`update notifications.letter set state = 'posted', posted_at = ${at}, posted_by = ${by}, number = ${number}
    where message_id = ${id}`.execute(tx)
  await sql`update notifications.message set state = 'sent', sent_at = ${at} where id = ${id}`.execute(tx)
}

/** The post brought it back; with that its message did not arrive. */
export async function noteReturned(tx: Tx, id: bigint, why: ReturnReason, at: Date, by: bigint): Promise<void> {
  await sql`update notifications.letter set state = 'returned', returned_at = ${at}, returned_by = ${by}, why = ${why}
    where message_id = ${id}`.execute(tx)
  await sql`update notifications.message set state = 'failed', arrival = 'returned', arrival_at = ${at}
    where id = ${id}`.execute(tx)
}

/** It has no address any more: nothing is printed, and its message was never sent. */
export async function dropLetter(tx: Tx, id: bigint): Promise<void> {
  await sql`delete from notifications.letter where message_id = ${id}`.execute(tx)
  await sql`update notifications.message set state = 'failed' where id = ${id}`.execute(tx)
}

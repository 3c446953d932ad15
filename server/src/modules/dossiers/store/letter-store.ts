import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { OutsideState } from '../domain/consultation.ts'

/** A file of the letter by which an agency outside answered a question. */
export interface Letter {
  readonly publicId: string
  readonly consultationId: bigint
  readonly dossierId: bigint
  readonly documentId: string
  readonly name: string
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly at: Date
  /** Taken back or replaced by its sender. */
  readonly endedAt: Date | null
}

/** A file of a letter that has come. */
export type NewLetterFile = Pick<Letter, 'name' | 'sha256' | 'size'>

/** Keeps the files of a letter, in their order; behind those of one under the same number that stands no more. */
export async function insertLetters(
  tx: Tx, of: Pick<Letter, 'consultationId' | 'dossierId' | 'documentId' | 'at'>,
  files: readonly NewLetterFile[],
): Promise<void> {
  for (const { name, sha256, size } of files)
    await sql`
      insert into dossiers.consultation_letter (consultation_id, dossier_id, document_id, nth, name, sha256, size, at)
      select ${of.consultationId}, ${of.dossierId}, ${of.documentId}, coalesce(max(nth) + 1, 0), ${name},
        decode(${sha256}, 'hex'), ${size}, ${of.at}
      from dossiers.consultation_letter where consultation_id = ${of.consultationId} and document_id = ${of.documentId}`
      .execute(tx)
}

const LETTER = sql`public_id, consultation_id, dossier_id, document_id, name, encode(sha256, 'hex') as sha256,
  size, at, ended_at`

/** The letters to a dossier, first to last (consultation_letter_of_dossier). */
export async function listLetters(db: Db | Tx, dossierId: bigint): Promise<Letter[]> {
  const { rows } = await sql<Letter>`
    select ${LETTER} from dossiers.consultation_letter where dossier_id = ${dossierId} order by id`.execute(db)
  return rows
}

/** The document that stands as the answer of a question now; undefined where none does. Locked with its dossier. */
export async function letterStanding(tx: Tx, consultationId: bigint): Promise<string | undefined> {
  const { rows: [row] } = await sql<{ documentId: string }>`
    select document_id from dossiers.consultation_letter
    where consultation_id = ${consultationId} and ended_at is null order by id desc limit 1`.execute(tx)
  return row?.documentId
}

/** What of a letter still stands is ended: taken back, or replaced. Answers whether there was any. */
export async function endLetters(tx: Tx, consultationId: bigint, at: Date): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update dossiers.consultation_letter set ended_at = ${at}
    where consultation_id = ${consultationId} and ended_at is null`.execute(tx)
  return numAffectedRows > 0n
}

/** Keeps what the agency says of a question. */
export async function noteOutsideRow(
  tx: Tx, id: bigint, { state, at, words }: { readonly state: OutsideState; readonly at: Date; readonly words: string },
): Promise<void> {
  await sql`update dossiers.consultation set outside_state = ${state}, outside_at = ${at},
    outside_words = ${words === '' ? null : words.slice(0, 1_000)} where id = ${id}`.execute(tx)
}

/** An answer was taken back: nobody has answered, and whoever asked hears of that. */
export async function reopenConsultationRow(tx: Tx, id: bigint, nextAt: Date | null): Promise<void> {
  await sql`
    update dossiers.consultation set answer = null, reasons = null, answered_at = null, answered_by = null,
      answered_for = null, next_at = ${nextAt}, heard_at = null, heard_by = null where id = ${id}`.execute(tx)
}

import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** The package by which a question went to an agency outside, or by which it was taken back. */
export interface SentQuestion {
  readonly consultationId: bigint
  readonly dossierId: bigint
  readonly documentId: string
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  /** When the axis had it, by the clock of the machine; null of what it did not take. */
  readonly takenAt: Date | null
}

/** Which document, and the SHA-256 of what it says. */
export interface SaidBy { readonly documentId: string; readonly said: Buffer }

const SENT = sql`consultation_id, dossier_id, document_id, encode(sha256, 'hex') as sha256, size::float8 as size, taken_at`

/** The package of a document that says this; undefined where none was written (consultation_sent_once). */
export async function findSentQuestion(db: Db | Tx, { documentId, said }: SaidBy): Promise<SentQuestion | undefined> {
  const { rows: [row] } = await sql<SentQuestion>`
    select ${SENT} from dossiers.consultation_sent where document_id = ${documentId} and said = ${said}`.execute(db)
  return row
}

/** Those of a dossier that the axis took, first to last (consultation_sent_of_dossier). */
export async function listSentQuestions(db: Db | Tx, dossierId: bigint): Promise<SentQuestion[]> {
  const { rows } = await sql<SentQuestion>`
    select ${SENT} from dossiers.consultation_sent where dossier_id = ${dossierId} and taken_at is not null order by id`
    .execute(db)
  return rows
}

/** Keeps one, whose bytes are a file of the office already. */
export async function insertSentQuestion(
  tx: Tx, { consultationId, dossierId, documentId, said, sha256, size, writtenAt }:
    Omit<SentQuestion, 'takenAt'> & SaidBy & { readonly writtenAt: Date },
): Promise<void> {
  await sql`
    insert into dossiers.consultation_sent (consultation_id, dossier_id, document_id, said, sha256, size, written_at)
    values (${consultationId}, ${dossierId}, ${documentId}, ${said}, decode(${sha256}, 'hex'), ${size}, ${writtenAt})`
    .execute(tx)
}

/** The axis has it. */
export async function noteQuestionTaken(tx: Tx, { documentId, said }: SaidBy, machineNow: Date): Promise<void> {
  await sql`update dossiers.consultation_sent set taken_at = ${machineNow}
    where document_id = ${documentId} and said = ${said} and taken_at is null`.execute(tx)
}

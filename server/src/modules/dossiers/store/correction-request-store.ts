import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

export type CorrectionOutcome = 'corrected' | 'refused'

/** What an owner says is wrong with a paper of their Kho, and what became of it. */
export interface CorrectionRequest {
  readonly id: bigint
  readonly publicId: string
  readonly dossierId: bigint
  readonly paperId: bigint
  readonly unitId: bigint
  readonly text: string
  readonly askedAt: Date
  readonly dueAt: Date
  readonly answeredAt: Date | null
  readonly outcome: CorrectionOutcome | null
  readonly reason: string | null
}

export interface NewCorrectionRequest
  extends Pick<CorrectionRequest, 'dossierId' | 'paperId' | 'unitId' | 'text' | 'askedAt' | 'dueAt'> {
  readonly askedBy: bigint
  readonly askedFor: bigint | null
}

const COLUMNS = sql`id, public_id, dossier_id, paper_id, unit_id, text, asked_at, due_at, answered_at, outcome, reason`

/** Puts one on record; undefined while another about the same paper waits (correction_request_open_once). */
export async function insertCorrectionRequest(tx: Tx, row: NewCorrectionRequest): Promise<string | undefined> {
  const { rows: [kept] } = await sql<{ publicId: string }>`
    insert into dossiers.correction_request (dossier_id, paper_id, unit_id, text, asked_at, asked_by, asked_for, due_at)
    values (${row.dossierId}, ${row.paperId}, ${row.unitId}, ${row.text}, ${row.askedAt}, ${row.askedBy},
      ${row.askedFor}, ${row.dueAt})
    on conflict do nothing returning public_id`.execute(tx)
  return kept?.publicId
}

/** One by its address, taken until `tx` ends. */
export async function lockCorrectionRequest(tx: Tx, publicId: string): Promise<CorrectionRequest | undefined> {
  const { rows: [row] } = await sql<CorrectionRequest>`
    select ${COLUMNS} from dossiers.correction_request where public_id = ${publicId} for update`.execute(tx)
  return row
}

/** The one about a paper that waits, taken until `tx` ends. */
export async function lockOpenRequest(tx: Tx, paperId: bigint): Promise<CorrectionRequest | undefined> {
  const { rows: [row] } = await sql<CorrectionRequest>`
    select ${COLUMNS} from dossiers.correction_request
    where paper_id = ${paperId} and answered_at is null for update`.execute(tx)
  return row
}

/** What was answered. */
export async function keepCorrectionAnswer(
  tx: Tx, id: bigint,
  { at, by, outcome, reason }: { at: Date; by: bigint; outcome: CorrectionOutcome; reason: string },
): Promise<void> {
  await sql`
    update dossiers.correction_request
    set answered_at = ${at}, answered_by = ${by}, outcome = ${outcome}, reason = ${reason} where id = ${id}`.execute(tx)
}

/** After which a page of the list goes on. */
export interface CorrectionPlace { readonly at: Date; readonly id: bigint }

/**
 * Those that wait for an answer of these units (all: undefined), due first, so that what is overdue stands above
 * (correction_request_to_answer).
 */
export async function listCorrectionsToAnswer(
  db: Db | Tx, unitIds: readonly bigint[] | undefined, after: CorrectionPlace | undefined, limit: number,
): Promise<CorrectionRequest[]> {
  const { rows } = await sql<CorrectionRequest>`
    select ${COLUMNS} from dossiers.correction_request
    where answered_at is null ${unitIds === undefined ? sql`` : sql`and unit_id = any(${unitIds}::bigint[])`}
      ${after ? sql`and (due_at, id) > (${after.at}, ${after.id})` : sql``}
    order by due_at, id limit ${limit}`.execute(db)
  return rows
}

/** What was asked about a paper, the newest first; at most 20 (correction_request_of_paper). */
export async function listCorrectionsOf(db: Db | Tx, paperId: bigint): Promise<CorrectionRequest[]> {
  const { rows } = await sql<CorrectionRequest>`
    select ${COLUMNS} from dossiers.correction_request where paper_id = ${paperId}
    order by id desc limit 20`.execute(db)
  return rows
}

/** Of these papers the ones about which something waits, with the moment until which it is answered. */
export async function findWaiting(db: Db | Tx, paperIds: readonly bigint[]): Promise<ReadonlyMap<bigint, Date>> {
  if (paperIds.length === 0) return new Map()
  const { rows } = await sql<{ paperId: bigint; dueAt: Date }>`
    select paper_id, due_at from dossiers.correction_request
    where paper_id = any(${[...paperIds]}::bigint[]) and answered_at is null`.execute(db)
  return new Map(rows.map(({ paperId, dueAt }) => [paperId, dueAt]))
}

import { sql } from 'kysely'
import type { Db, Json, Tx } from '../../../../platform/db.ts'

export type ReportOutcome = 'mended' | 'stays'

/** What somebody says is wrong in a register, and what became of it. */
export interface RegisterReport {
  readonly id: bigint
  readonly publicId: string
  readonly dossierId: bigint
  /** Of whom the register is wrong. */
  readonly personId: bigint
  readonly register: string
  /** Key of the form. */
  readonly field: string
  readonly said: Json
  readonly text: string
  readonly proofPaperId: bigint | null
  readonly unitId: bigint
  readonly reportedAt: Date
  /** Account of whoever reported it. */
  readonly reportedBy: bigint
  /** At which a clerk reported it in the person's name; null: they themselves. */
  readonly counterId: bigint | null
  readonly answeredAt: Date | null
  readonly outcome: ReportOutcome | null
  readonly reason: string | null
}

export interface NewReport
  extends Omit<RegisterReport, 'id' | 'publicId' | 'answeredAt' | 'outcome' | 'reason'> {
  readonly entry: string
}

const COLUMNS = sql`id, public_id, dossier_id, person_id, register, field, said, text, proof_paper_id, unit_id, reported_at,
  reported_by, counter_id, answered_at, outcome, reason`

/** Puts one on record; undefined while another about the same field waits (register_report_open_once). */
export async function insertReport(tx: Tx, row: NewReport): Promise<Pick<RegisterReport, 'id' | 'publicId'> | undefined> {
  const { rows: [kept] } = await sql<Pick<RegisterReport, 'id' | 'publicId'>>`
    insert into integration.register_report (dossier_id, register, field, entry, person_id, said, text, proof_paper_id,
      unit_id, reported_at, reported_by, counter_id)
    values (${row.dossierId}, ${row.register}, ${row.field}, ${row.entry}, ${row.personId},
      ${row.said === null ? null : JSON.stringify(row.said)}, ${row.text}, ${row.proofPaperId}, ${row.unitId},
      ${row.reportedAt}, ${row.reportedBy}, ${row.counterId})
    on conflict do nothing returning id, public_id`.execute(tx)
  return kept
}

/** One by its address (register_report_addressed_once). */
export async function findReport(db: Db | Tx, publicId: string): Promise<RegisterReport | undefined> {
  const { rows: [row] } = await sql<RegisterReport>`
    select ${COLUMNS} from integration.register_report where public_id = ${publicId}`.execute(db)
  return row
}

/** One by its address, taken until `tx` ends. */
export async function lockReport(tx: Tx, publicId: string): Promise<RegisterReport | undefined> {
  const { rows: [row] } = await sql<RegisterReport>`
    select ${COLUMNS} from integration.register_report where public_id = ${publicId} for update`.execute(tx)
  return row
}

/** What was answered. */
export async function keepReportAnswer(
  tx: Tx, id: bigint,
  { at, by, outcome, reason }: { at: Date; by: bigint; outcome: ReportOutcome; reason: string },
): Promise<void> {
  await sql`
    update integration.register_report
    set answered_at = ${at}, answered_by = ${by}, outcome = ${outcome}, reason = ${reason} where id = ${id}`.execute(tx)
}

/** After which a page of the list goes on. */
export interface ReportPlace { readonly at: Date; readonly id: bigint }

/** Those that wait for an answer of these units (all: undefined), the oldest first (register_report_to_answer). */
export async function listReportsToAnswer(
  db: Db | Tx, unitIds: readonly bigint[] | undefined, after: ReportPlace | undefined, limit: number,
): Promise<RegisterReport[]> {
  const { rows } = await sql<RegisterReport>`
    select ${COLUMNS} from integration.register_report
    where answered_at is null ${unitIds === undefined ? sql`` : sql`and unit_id = any(${unitIds}::bigint[])`}
      ${after ? sql`and (reported_at, id) > (${after.at}, ${after.id})` : sql``}
    order by reported_at, id limit ${limit}`.execute(db)
  return rows
}

/** What was reported of a dossier, the newest first; at most 20 (register_report_of_dossier). */
export async function listReportsOf(db: Db | Tx, dossierId: bigint): Promise<RegisterReport[]> {
  const { rows } = await sql<RegisterReport>`
    select ${COLUMNS} from integration.register_report where dossier_id = ${dossierId}
    order by id desc limit 20`.execute(db)
  return rows
}

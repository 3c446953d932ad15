import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'

export type ResultEndKind = 'revoked' | 'replaced' | 'corrected'

/** An issued result as what is done about it needs it. */
export interface SignedResult {
  readonly dossierId: bigint
  readonly code: string
  readonly number: string
  readonly issuedOn: Day
  readonly title: string
  readonly paperId: bigint
}

/** What was proposed about a result, and what became of it. */
export interface ResultEnd {
  readonly id: bigint
  readonly publicId: string
  readonly dossierId: bigint
  readonly kind: ResultEndKind
  readonly decisionNumber: string
  readonly decisionDay: Day
  readonly reason: string
  readonly byDossierId: bigint | null
  /** What it says instead, by the keys of the data of its paper; null where no data are corrected. */
  readonly correctedData: Readonly<Record<string, string>> | null
  readonly proposedAt: Date
  readonly proposedBy: bigint
  /** For whom, where it was a stand-in. */
  readonly proposedFor: bigint | null
  readonly decidedAt: Date | null
  readonly decidedBy: bigint | null
  readonly isConfirmed: boolean | null
  readonly note: string
}

/** The result of a dossier that was signed electronically; undefined where there is none. */
export async function findSignedResult(db: Db | Tx, dossierId: bigint): Promise<SignedResult | undefined> {
  const { rows: [row] } = await sql<SignedResult>`
    select s.dossier_id, s.code, r.number, r.issued_on, r.title, s.paper_id
    from dossiers.signed_result s join dossiers.result r using (dossier_id)
    where s.dossier_id = ${dossierId}`.execute(db)
  return row
}

/**
 * The result of this code that may take the place of another: of the same applicant, another one, and in force. Nobody
 * learns of results of others by trying codes.
 */
export async function findReplacement(
  tx: Tx, code: string, of: { readonly dossierId: bigint; readonly applicantId: bigint },
): Promise<Pick<SignedResult, 'dossierId' | 'paperId'> | undefined> {
  const { rows: [row] } = await sql<Pick<SignedResult, 'dossierId' | 'paperId'>>`
    select s.dossier_id, s.paper_id
    from dossiers.signed_result s join dossiers.dossier d on d.id = s.dossier_id
    where s.code = ${code} and d.applicant_id = ${of.applicantId} and s.dossier_id <> ${of.dossierId}
      and not exists (select from dossiers.result_end e
        where e.dossier_id = s.dossier_id and e.is_confirmed and e.kind <> 'corrected')`.execute(tx)
  return row
}

/** Everything that was proposed about a result, the oldest first. */
export async function listResultEnds(db: Db | Tx, dossierId: bigint): Promise<ResultEnd[]> {
  const { rows } = await sql<ResultEnd>`
    select * from dossiers.result_end where dossier_id = ${dossierId} order by id`.execute(db)
  return rows
}

export type NewResultEnd = Omit<ResultEnd, 'id' | 'publicId' | 'decidedAt' | 'decidedBy' | 'isConfirmed' | 'note'>

/** Puts a proposal on record; undefined while another of the same result waits (result_end_open_once). */
export async function insertResultEnd(tx: Tx, row: NewResultEnd): Promise<ResultEnd | undefined> {
  const { rows: [inserted] } = await sql<ResultEnd>`
    insert into dossiers.result_end (dossier_id, kind, decision_number, decision_day, reason, by_dossier_id, proposed_at,
      proposed_by, proposed_for, corrected_data)
    values (${row.dossierId}, ${row.kind}, ${row.decisionNumber}, ${row.decisionDay}::date, ${row.reason},
      ${row.byDossierId}, ${row.proposedAt}, ${row.proposedBy}, ${row.proposedFor},
      ${row.correctedData && JSON.stringify(row.correctedData)}::jsonb)
    on conflict do nothing returning *`.execute(tx)
  return inserted
}

/** One proposal about the result of a dossier, taken until `tx` ends. */
export async function lockResultEnd(tx: Tx, dossierId: bigint, publicId: string): Promise<ResultEnd | undefined> {
  const { rows: [row] } = await sql<ResultEnd>`
    select * from dossiers.result_end where dossier_id = ${dossierId} and public_id = ${publicId} for update`.execute(tx)
  return row
}

/** What was decided about it. */
export async function keepResultEndDecision(
  tx: Tx, id: bigint, { at, by, isConfirmed, note }: { at: Date; by: bigint; isConfirmed: boolean; note: string },
): Promise<void> {
  await sql`
    update dossiers.result_end
    set decided_at = ${at}, decided_by = ${by}, is_confirmed = ${isConfirmed}, note = ${note} where id = ${id}`.execute(tx)
}

import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** What became of papers that were held, by procedure, the section that received, component and reason. */
export interface ReuseCount {
  readonly procedureId: bigint
  readonly sectionId: bigint
  readonly component: string
  readonly outcome: 'reused' | 'asked-again' | 'given' | 'declined'
  /** Code of the policy `ask-again-reasons`; of what was asked again. */
  readonly reason: string | null
  readonly count: number
}

/** What became of questions that what is held could answer, by procedure, the section that received, and question. */
export interface ReuseFieldCount {
  readonly procedureId: bigint
  readonly sectionId: bigint
  /** Of the form by which the last of them was declared. */
  readonly formVersionId: bigint
  readonly field: string
  readonly outcome: 'reused' | 'corrected'
  readonly count: number
}

/** Dossiers in which something was held; of these, without anything asked again, and with everything reused. */
export interface ReusePlanCount {
  readonly dossiers: number
  readonly notAskedAgain: number
  readonly allReused: number
}

export interface ReuseSpan {
  readonly from: Date
  readonly before: Date
  /** Undefined: of everybody. */
  readonly unitIds: readonly bigint[] | undefined
}

/** What of a procedure it counts by (`reports-touched.ts`). */
export const REUSE_COUNTS = ['component'] as const

const within = ({ from, before, unitIds }: ReuseSpan) => sql`
  d.received_at >= ${from} and d.received_at < ${before}
    and (${unitIds === undefined} or d.competent_unit_id = any(${unitIds ?? []}::bigint[])
      or d.receives_at_id = any(${unitIds ?? []}::bigint[]))`

/** Of dossiers that were received in a span: each component of which something was held, once (KH 1107 II.3.3). */
export async function countReuse(db: Db, span: ReuseSpan): Promise<ReuseCount[]> {
  const { rows } = await sql<ReuseCount>`
    select d.procedure_id, d.receives_at_id as section_id, h.component, h.outcome, h.reason, count(*)::integer as count
    from dossiers.held_component h join dossiers.dossier d on d.id = h.dossier_id
    where ${within(span)}
    group by d.procedure_id, d.receives_at_id, h.component, h.outcome, h.reason
    order by d.procedure_id, d.receives_at_id, h.component, h.outcome, h.reason`.execute(db)
  return rows
}

/** Of the same dossiers: each question that something held could answer, once a dossier (KH 1107 II.3.3). */
export async function countReuseFields(db: Db, span: ReuseSpan): Promise<ReuseFieldCount[]> {
  const { rows } = await sql<ReuseFieldCount>`
    select d.procedure_id, d.receives_at_id as section_id, max(d.form_version_id) as form_version_id, f.field, f.outcome,
      count(*)::integer as count
    from dossiers.held_field f join dossiers.dossier d on d.id = f.dossier_id
    where ${within(span)}
    group by d.procedure_id, d.receives_at_id, f.field, f.outcome
    order by d.procedure_id, d.receives_at_id, f.field, f.outcome`.execute(db)
  return rows
}

/** The plan's own measure of the same dossiers (data/targets.yaml, khong-nop-lai). */
export async function countReusePlan(db: Db, span: ReuseSpan): Promise<ReusePlanCount> {
  const { rows: [sum] } = await sql<ReusePlanCount>`
    select count(*)::integer as dossiers, (count(*) filter (where not asked))::integer as not_asked_again,
      (count(*) filter (where reused))::integer as all_reused
    from (
      select bool_or(h.outcome = 'asked-again') as asked, bool_and(h.outcome = 'reused') as reused
      from dossiers.held_component h join dossiers.dossier d on d.id = h.dossier_id
      where ${within(span)} group by d.id) as held`.execute(db)
  return sum ?? { dossiers: 0, notAskedAgain: 0, allReused: 0 }
}

/** A question of a declaration that a register had answered before its applicant did. */
export interface FieldOfRegister {
  /** Key of the form. */
  readonly field: string
  /** Whether it stands there as the register said it. */
  readonly outcome: 'reused' | 'corrected'
  /** Which one, and when it said so; null of dossiers from before that was kept. */
  readonly register: string | null
  readonly saidAt: Date | null
}

/** Questions of a dossier that a register had answered before its applicant did, by their keys (held_field_pkey). */
export async function listFieldsOfRegisters(db: Db | Tx, dossierId: bigint): Promise<FieldOfRegister[]> {
  const { rows } = await sql<FieldOfRegister>`
    select field, outcome, register, said_at from dossiers.held_field
    where dossier_id = ${dossierId} and source = 'register' order by field`.execute(db)
  return rows
}

/** Of `asked`, questions of the form of a dossier, those that a register had answered before its applicant did. */
export async function amongFieldsOfRegisters<F extends { readonly key: string }>(
  db: Db | Tx, dossierId: bigint, asked: readonly F[],
): Promise<readonly F[]> {
  const filled = new Set((await listFieldsOfRegisters(db, dossierId)).map(({ field }) => field))
  return asked.filter(({ key }) => filled.has(key))
}

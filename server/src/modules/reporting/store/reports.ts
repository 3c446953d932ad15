import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Ctx, Db, Tx } from '../../../platform/db.ts'
import type { ReportDeed, ReportState } from '../domain/report-course.ts'
import type { ReportPeriod } from '../domain/report-periods.ts'

/** A report of an agency for a period, with where it stands. */
export interface PeriodReport {
  readonly id: bigint
  readonly publicId: string
  readonly form: string
  readonly unitId: bigint
  readonly period: string
  readonly firstDay: Day
  readonly lastDay: Day
  readonly dueOn: Day | null
  readonly state: ReportState
  /** How often it was sent. */
  readonly sending: number
  readonly submittedAt: Date | null
  /** The moment of the machine's clock as of which the last sending was counted. */
  readonly asOf: Date | null
}

/** A deed of a report. */
export interface ReportStep { readonly deed: ReportDeed | 'draft'; readonly reason: string; readonly at: Date }

export interface NotedCause {
  readonly level: string
  readonly sector: string
  readonly cause: string
  readonly note: string
}

const REPORT = sql`
  id, public_id, form, unit_id, period, first_day, last_day, due_on, state, sending, submitted_at, as_of
  from reporting.report`
/** Deeds of one report that are shown, the latest. */
const MOST_STEPS = 200

/** Begins a report; undefined where that unit has one of the period (report_drafted_once). */
export async function insertReport({ tx }: Ctx, { unitId, form, period, dueOn }: {
  readonly unitId: bigint; readonly form: string; readonly period: ReportPeriod; readonly dueOn: Day | null
}): Promise<{ readonly id: bigint; readonly publicId: string } | undefined> {
  const { rows: [made] } = await sql<{ id: bigint; publicId: string }>`
    insert into reporting.report (form, unit_id, period, first_day, last_day, due_on, state)
    values (${form}, ${unitId}, ${period.code}, ${period.from}::date, ${period.until}::date, ${dueOn}::date, 'draft')
    on conflict do nothing returning id, public_id`.execute(tx)
  return made
}

/** One by its address. */
export async function findReport(db: Db | Tx, publicId: string): Promise<PeriodReport | undefined> {
  const { rows: [row] } = await sql<PeriodReport>`select ${REPORT} where public_id = ${publicId}`.execute(db)
  return row
}

/** One by its address, taken until `tx` ends. */
export async function lockReport(tx: Tx, publicId: string): Promise<PeriodReport | undefined> {
  const { rows: [row] } = await sql<PeriodReport>`
    select ${REPORT} where public_id = ${publicId} for update`.execute(tx)
  return row
}

/** That of a unit for a period, taken until `tx` ends, so that nobody sends it meanwhile. */
export async function lockReportOf(tx: Tx, unitId: bigint, period: string): Promise<PeriodReport | undefined> {
  const { rows: [row] } = await sql<PeriodReport>`
    select ${REPORT} where unit_id = ${unitId} and period = ${period} for update`.execute(tx)
  return row
}

/** Reports of a period by these units, one each at most. */
export async function listReportsOf(db: Db | Tx, period: string, unitIds: readonly bigint[]): Promise<PeriodReport[]> {
  const { rows } = await sql<PeriodReport>`
    select ${REPORT} where period = ${period} and unit_id = any(${unitIds}::bigint[]) order by unit_id`.execute(db)
  return rows
}

/** It stands otherwise. */
export async function changeReportState(tx: Tx, id: bigint, state: ReportState): Promise<void> {
  await sql`update reporting.report set state = ${state} where id = ${id}`.execute(tx)
}

/** It was sent once more, counted as of a moment of the machine's clock. */
export async function noteSending({ tx, now }: Ctx, id: bigint, asOf: Date): Promise<number> {
  const { rows: [row] } = await sql<{ sending: number }>`
    update reporting.report set state = 'submitted', sending = sending + 1, submitted_at = ${now}, as_of = ${asOf}
    where id = ${id} returning sending`.execute(tx)
  return row?.sending ?? 0
}

/** Keeps who did what, and why. */
export async function insertReportStep(
  { tx, now, actorId }: Ctx, reportId: bigint, deed: ReportStep['deed'], reason = '',
): Promise<void> {
  await sql`
    insert into reporting.report_step (report_id, deed, reason, at, by_id)
    values (${reportId}, ${deed}, ${reason}, ${now}, ${actorId})`.execute(tx)
}

/** What was done with a report, the oldest first. */
export async function listReportSteps(db: Db | Tx, reportId: bigint): Promise<ReportStep[]> {
  const { rows } = await sql<ReportStep>`
    select deed, reason, at from reporting.report_step where report_id = ${reportId}
    order by id desc limit ${MOST_STEPS}`.execute(db)
  return rows.reverse()
}

/** Says why a line is late, in place of what was said before. */
export async function keepCause(
  { tx }: Ctx, reportId: bigint, { level, sector, cause, note }: NotedCause,
): Promise<void> {
  await sql`
    insert into reporting.report_cause (report_id, level, sector, cause, note)
    values (${reportId}, ${level}, ${sector}, ${cause}, ${note})
    on conflict on constraint report_cause_once do update set cause = excluded.cause, note = excluded.note`.execute(tx)
}

/** What was said of the lines of a report. */
export async function listCauses(db: Db | Tx, reportId: bigint): Promise<NotedCause[]> {
  const { rows } = await sql<NotedCause>`
    select level, sector, cause, note from reporting.report_cause where report_id = ${reportId}
    order by level, sector`.execute(db)
  return rows
}

import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Ctx, Db, Tx } from '../../../platform/db.ts'
import { insertRows } from '../../../platform/insert-rows.ts'
import type { EvaluationRules } from '../domain/evaluation-periods.ts'
import type { Share } from '../domain/share.ts'
import type { Sheet } from '../domain/sheet.ts'
import type { StepInput } from '../domain/step-input.ts'
import type { RuledPeriod } from '../evaluation-rules.ts'
import type { GatheredStep } from '../gather-steps.ts'

/** A period that is closed for good. */
export interface ClosedPeriod {
  readonly id: bigint
  readonly publicId: string
  readonly code: string
  readonly firstOn: Day
  readonly lastOn: Day
  readonly rules: EvaluationRules
  readonly closedAt: Date
}

/** What a sheet says. */
export interface Figures {
  readonly sheet: Sheet
  /** Of officers: their place among those of the unit that have one, and how many these are; null where none has. */
  readonly rank: number | null
  readonly ranked: number
  /** Of units: how many officers made it. */
  readonly officers: number
  /** What was said of the section in these days; null of units that receive nobody, and of too few. */
  readonly satisfaction: (Share & { readonly surveys: number }) | null
}

/** A sheet of a closed period: of an officer at a unit, or of the unit. */
export interface KeptSheet {
  readonly publicId: string
  readonly unitId: bigint
  readonly accountId: bigint | null
  readonly figures: Figures
}

/** Whoever contests or decides, and whoever closes, one after the other, as far as a period goes. */
export async function lockPeriod(tx: Tx, code: string, how: 'shared' | 'alone'): Promise<void> {
  const key = sql`hashtextextended(${`evaluation period ${code}`}, 0)`
  await (how === 'alone' ? sql`select pg_advisory_xact_lock(${key})`
    : sql`select pg_advisory_xact_lock_shared(${key})`).execute(tx)
}

/** Closes a period; undefined where it is closed (period_closed_once). */
export async function insertPeriod(
  { tx, now, actorId, onBehalfOfId }: Ctx, { code, from, until, rules }: RuledPeriod,
): Promise<Pick<ClosedPeriod, 'id' | 'publicId'> | undefined> {
  const { rows: [made] } = await sql<Pick<ClosedPeriod, 'id' | 'publicId'>>`
    insert into evaluation.period (code, first_on, last_on, rules, closed_at, by_id, for_id)
    values (${code}, ${from}::date, ${until}::date, ${JSON.stringify(rules)}::jsonb, ${now}, ${actorId}, ${onBehalfOfId ?? null})
    on conflict do nothing returning id, public_id`.execute(tx)
  return made
}

/** By its code; undefined while it is open. */
export async function findClosed(db: Db | Tx, code: string): Promise<ClosedPeriod | undefined> {
  const { rows: [row] } = await sql<ClosedPeriod>`
    select id, public_id, code, first_on, last_on, rules, closed_at from evaluation.period where code = ${code}`
    .execute(db)
  return row
}

/** The newest that are closed, last first. */
export async function listClosed(db: Db, limit: number): Promise<ClosedPeriod[]> {
  const { rows } = await sql<ClosedPeriod>`
    select id, public_id, code, first_on, last_on, rules, closed_at from evaluation.period
    order by last_on desc, id desc limit ${limit}`.execute(db)
  return rows
}

/** Keeps steps as they stand when the period is closed. */
export async function keepSteps(tx: Tx, periodId: bigint, steps: readonly GatheredStep[]): Promise<void> {
  await insertRows(tx, 'evaluation.kept_step', steps.map((step) => ({
    periodId, taskId: step.taskId, unitId: step.unitId, accountId: step.officerId, dossierId: step.dossierId,
    procedureVersionId: step.procedureVersionId, kind: step.kind, name: step.name, opensAt: step.opensAt,
    givenAt: step.givenAt, doneAt: step.doneAt, limitHours: step.limitHours, ownHours: step.ownHours,
    unitHours: step.unitHours, returnedAt: step.returnedAt, granted: step.granted,
  })))
}

/** The units at which steps were kept. */
export async function listKeptUnits(tx: Tx, periodId: bigint): Promise<bigint[]> {
  const { rows } = await sql<{ unitId: bigint }>`
    select distinct unit_id from evaluation.kept_step where period_id = ${periodId} order by unit_id`.execute(tx)
  return rows.map(({ unitId }) => unitId)
}

/** A step that was kept. */
export type KeptStep = StepInput & Pick<GatheredStep,
  'dossierId' | 'procedureVersionId' | 'name' | 'givenAt' | 'opensAt' | 'doneAt' | 'returnedAt'>

/** The steps kept of a unit, or of one officer there, in the order in which they were done (kept_step_of_sheet). */
export async function listKeptSteps(
  db: Db | Tx, periodId: bigint, unitId: bigint, accountId?: bigint,
): Promise<KeptStep[]> {
  const { rows } = await sql<KeptStep>`
    select task_id, account_id as officer_id, unit_id, kind, limit_hours, own_hours, unit_hours,
      returned_at is not null as is_returned, granted, dossier_id, procedure_version_id, name, given_at, opens_at, done_at,
      returned_at
    from evaluation.kept_step where period_id = ${periodId} and unit_id = ${unitId}
      and ${accountId === undefined ? sql`true` : sql`account_id = ${accountId}`}
    order by account_id, done_at, task_id`.execute(db)
  return rows
}

/** Keeps sheets. */
export async function keepSheets(
  tx: Tx, periodId: bigint, sheets: readonly Omit<KeptSheet, 'publicId'>[],
): Promise<void> {
  await insertRows(tx, 'evaluation.sheet', sheets.map((sheet) => ({ periodId, ...sheet })))
}

/** The sheets of a closed period: of somebody, or of units and all who worked there, units first. */
export async function listSheets(
  db: Db, periodId: bigint, of: { readonly accountId: bigint } | { readonly unitIds: readonly bigint[] },
): Promise<KeptSheet[]> {
  const { rows } = await sql<KeptSheet>`
    select public_id, unit_id, account_id, figures from evaluation.sheet where period_id = ${periodId}
      and ${'accountId' in of ? sql`account_id = ${of.accountId}` : sql`unit_id = any(${of.unitIds}::bigint[])`}
    order by unit_id, account_id nulls first`.execute(db)
  return rows
}

/** The sheets of all units in a closed period. */
export async function listUnitSheets(db: Db, periodId: bigint): Promise<KeptSheet[]> {
  const { rows } = await sql<KeptSheet>`
    select public_id, unit_id, account_id, figures from evaluation.sheet
    where period_id = ${periodId} and account_id is null order by unit_id`.execute(db)
  return rows
}

/** A sheet by its address, with its period. */
export async function findSheet(
  db: Db | Tx, publicId: string,
): Promise<{ readonly sheet: KeptSheet; readonly period: ClosedPeriod } | undefined> {
  const { rows: [row] } = await sql<KeptSheet & { code: string }>`
    select s.public_id, s.unit_id, s.account_id, s.figures, p.code
    from evaluation.sheet s join evaluation.period p on p.id = s.period_id where s.public_id = ${publicId}`.execute(db)
  const period = row && await findClosed(db, row.code)
  return period && { sheet: row, period }
}

import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { ModelState } from '../domain/model-state.ts'

/** Who may take over what of a procedure: its agency, or the public post. */
export type ModelTask = 'guide' | 'receive' | 'digitise' | 'return'
export interface TaskSurveyed {
  readonly procedureId: bigint
  readonly task: ModelTask
  readonly by: 'agency' | 'post'
}

/** A proposal of how sections are to work. */
export interface Model {
  readonly id: bigint
  readonly publicId: string
  readonly proposerId: bigint
  readonly title: string
  readonly summary: string
  readonly state: ModelState
  readonly submittedAt: Date
  readonly submittedBy: bigint
  readonly submittedFor: bigint | null
  readonly decisionNumber: string | null
  readonly decidedOn: Day | null
  /** First and last planned day of the pilot. */
  readonly pilotFrom: Day | null
  readonly pilotUntil: Day | null
  /** Its last day, once it is over. */
  readonly pilotEndedOn: Day | null
  /** Where it is piloted. */
  readonly unitIds: readonly bigint[]
}

const MODEL = sql`
  m.id, m.public_id, m.proposer_id, m.title, m.summary, m.state, m.submitted_at, m.submitted_by, m.submitted_for,
  m.decision_number, m.decided_on, lower(m.pilot) as pilot_from, upper(m.pilot) - 1 as pilot_until, m.pilot_ended_on,
  array(select s.unit_id from sections.model_section s where s.model_id = m.id order by s.unit_id)::bigint[] as unit_ids
  from sections.model m`

interface Row extends Omit<Model, 'unitIds'> { readonly unitIds: readonly (bigint | string)[] }
const made = (row: Row): Model => ({ ...row, unitIds: row.unitIds.map(BigInt) })

export type NewModel = Pick<Model,
  'proposerId' | 'title' | 'summary' | 'submittedAt' | 'submittedBy' | 'submittedFor' | 'unitIds'> & {
    readonly tasks: readonly TaskSurveyed[] }

/** Writes a proposal with where it is to be piloted and what was surveyed. */
export async function insertModel(tx: Tx, row: NewModel): Promise<{ readonly id: bigint; readonly publicId: string }> {
  const { rows: [model] } = await sql<{ id: bigint; publicId: string }>`
    insert into sections.model (proposer_id, title, summary, state, submitted_at, submitted_by, submitted_for)
    values (${row.proposerId}, ${row.title}, ${row.summary}, 'submitted', ${row.submittedAt}, ${row.submittedBy},
      ${row.submittedFor}) returning id, public_id`.execute(tx)
  if (!model) throw new Error('no proposal was written')
  await sql`
    insert into sections.model_section (model_id, unit_id)
    select ${model.id}, unit_id from unnest(${row.unitIds}::bigint[]) as u(unit_id)`.execute(tx)
  if (row.tasks.length > 0) await sql`
    insert into sections.model_task (model_id, procedure_id, task, by)
    select ${model.id}, t.* from unnest(${row.tasks.map(({ procedureId }) => procedureId)}::bigint[],
      ${row.tasks.map(({ task }) => task)}::text[], ${row.tasks.map(({ by }) => by)}::text[]) as t(procedure_id, task, by)`
    .execute(tx)
  return model
}

/** One by its address, taken until `tx` ends. */
export async function lockModel(tx: Tx, publicId: string): Promise<Model | undefined> {
  const { rows: [row] } = await sql<Row>`select ${MODEL} where m.public_id = ${publicId} for update of m`.execute(tx)
  return row && made(row)
}

/** One by its address. */
export async function findModel(db: Db | Tx, publicId: string): Promise<Model | undefined> {
  const { rows: [row] } = await sql<Row>`select ${MODEL} where m.public_id = ${publicId}`.execute(db)
  return row && made(row)
}

/** Those before one, the latest first; `unitIds` keeps to what these units proposed or pilot. */
export async function listModels(
  db: Db | Tx, { before, limit, unitIds }: {
    readonly before?: bigint | undefined; readonly limit: number; readonly unitIds?: readonly bigint[] | undefined
  },
): Promise<Model[]> {
  const { rows } = await sql<Row>`
    select ${MODEL}
    where (${before === undefined} or m.id < ${before ?? 0n})
      and (${unitIds === undefined} or m.proposer_id = any(${unitIds ?? []}::bigint[]) or exists (
        select from sections.model_section s where s.model_id = m.id and s.unit_id = any(${unitIds ?? []}::bigint[])))
    order by m.id desc limit ${limit}`.execute(db)
  return rows.map(made)
}

/** Sections at which any proposal was piloted on a day of a span. */
export async function listPilotUnits(db: Db | Tx, { from, until }: { readonly from: Day; readonly until: Day }) {
  const { rows } = await sql<{ unitId: bigint }>`
    select distinct s.unit_id from sections.model m join sections.model_section s on s.model_id = m.id
    where m.pilot && daterange(${from}::date, ${until}::date, '[]')
      and (m.pilot_ended_on is null or m.pilot_ended_on >= greatest(${from}::date, lower(m.pilot)))`.execute(db)
  return rows.map(({ unitId }) => unitId)
}

/** What was surveyed of a proposal. */
export async function listTasksOfModel(db: Db | Tx, modelId: bigint): Promise<TaskSurveyed[]> {
  const { rows } = await sql<TaskSurveyed>`
    select procedure_id, task, by from sections.model_task where model_id = ${modelId} order by procedure_id, task`
    .execute(db)
  return rows
}

export interface ModelStep {
  readonly state: ModelState
  readonly note: string
  readonly at: Date
  readonly byId: bigint
}

/** What was done with a proposal, the first deed first (model_deed_of_model). */
export async function listDeedsOfModel(db: Db | Tx, modelId: bigint): Promise<ModelStep[]> {
  const { rows } = await sql<ModelStep>`
    select state, note, at, by_id from sections.model_deed where model_id = ${modelId} order by id`.execute(db)
  return rows
}

/** Keeps a deed. */
export async function insertDeed(tx: Tx, { modelId, state, note, at, by }: {
  readonly modelId: bigint; readonly state: ModelState; readonly note: string; readonly at: Date; readonly by: bigint
}): Promise<void> {
  await sql`
    insert into sections.model_deed (model_id, state, note, at, by_id)
    values (${modelId}, ${state}, ${note}, ${at}, ${by})`.execute(tx)
}

/** It stands otherwise, with the decision or the days that go with it; what is undefined stays. */
export async function moveModel(tx: Tx, id: bigint, { state, decision, pilot, endedOn }: {
  readonly state: ModelState
  readonly decision?: { readonly number: string; readonly on: Day } | undefined
  readonly pilot?: { readonly from: Day; readonly until: Day } | undefined
  readonly endedOn?: Day | undefined
}): Promise<void> {
  await sql`
    update sections.model set state = ${state},
      decision_number = coalesce(${decision?.number ?? null}, decision_number),
      decided_on = coalesce(${decision?.on ?? null}::date, decided_on),
      pilot = coalesce(${pilot ? `[${pilot.from},${pilot.until}]` : null}::daterange, pilot),
      pilot_ended_on = coalesce(${endedOn ?? null}::date, pilot_ended_on)
    where id = ${id}`.execute(tx)
}

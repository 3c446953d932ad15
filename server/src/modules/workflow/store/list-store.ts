import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Clock, Pause } from './clock-store.ts'
import type { WorkflowTables } from './tables.ts'
import { type Task, type TaskCursor, type WorkPlace, isAt } from './task-store.ts'

/** Open steps of these pairs of unit and role that nobody holds, due first (task_unheld). */
export async function listUnheld(
  db: Db, places: readonly WorkPlace[], now: Date, after: TaskCursor | undefined, limit: number,
): Promise<Task[]> {
  if (places.length === 0) return []
  let ofOne = db.withTables<WorkflowTables>().selectFrom('workflow.task').selectAll()
    .where('unitId', '=', sql<bigint>`place.unit_id`).where('role', '=', sql<string>`place.role`)
    .where('doneAt', 'is', null).where('holderId', 'is', null).where('opensAt', '<=', now)
    .where('heldBackAt', 'is', null)
  if (after)
    ofOne = ofOne.where(({ eb, refTuple, tuple }) => eb(refTuple('dueAt', 'id'), '>', tuple(after.dueAt, after.id)))
  return db.withTables<WorkflowTables>()
    .selectFrom(sql<object>`unnest(${places.map(({ unitId }) => unitId)}::bigint[],
      ${places.map(({ role }) => role)}::text[])`.as<'place'>(sql`place(unit_id, role)`))
    .innerJoinLateral(() => ofOne.orderBy('dueAt').orderBy('id').limit(limit).as('work'), (join) => join.onTrue())
    .selectAll('work').orderBy('work.dueAt').orderBy('work.id').limit(limit).execute()
}

/** What somebody did, and when last: a case once. */
export interface DoneWork { readonly id: bigint; readonly caseId: bigint; readonly doneAt: Date }

/**
 * The cases in which somebody did a step since a moment, last done first, each by the last step (task_done_by); only
 * what was done for a colleague, where one is named.
 */
export async function listDoneBy(
  db: Db, accountId: bigint, since: Date, before: { at: Date; id: bigint } | undefined, limit: number,
  forId: bigint | null = null,
): Promise<DoneWork[]> {
  const { rows } = await sql<DoneWork>`
    select t.id, t.case_id, t.done_at from workflow.task t
    where t.done_by = ${accountId} and t.outcome in ('done', 'sent-back') and t.done_at >= ${since}
      and (${forId}::bigint is null or t.done_for = ${forId})
      and (${before === undefined} or (t.done_at, t.id) < (${before?.at ?? since}, ${before?.id ?? 0n}))
      and not exists (select from workflow.task l where l.case_id = t.case_id and l.done_by = ${accountId}
        and l.outcome in ('done', 'sent-back') and (l.done_at, l.id) > (t.done_at, t.id))
    order by t.done_at desc, t.id desc limit ${limit}`.execute(db)
  return rows
}

/** The running 8 hours of dossiers sent to these sections, least left first (clock_to_acknowledge). */
export async function listUnanswered(
  db: Db, unitIds: readonly bigint[], after: { at: Date; id: bigint } | undefined, limit: number,
): Promise<Clock[]> {
  let ofOne = unansweredOf(db).where('unitId', '=', sql<bigint>`section.id`)
  if (after)
    ofOne = ofOne.where(({ eb, refTuple, tuple }) => eb(refTuple('dueAt', 'id'), '>', tuple(after.at, after.id)))
  return db.withTables<WorkflowTables>()
    .selectFrom(sql<object>`unnest(${unitIds}::bigint[])`.as<'section'>(sql`section(id)`))
    .innerJoinLateral(() => ofOne.orderBy('dueAt').orderBy('id').limit(limit).as('clock'), (join) => join.onTrue())
    .selectAll('clock').orderBy('clock.dueAt').orderBy('clock.id').limit(limit).execute()
}

/** The running 8 hours of these cases, if they run. */
export async function unansweredAmong(db: Db, caseIds: readonly bigint[]): Promise<Map<bigint, Clock>> {
  if (caseIds.length === 0) return new Map()
  const rows = await unansweredOf(db).where('caseId', '=', sql<bigint>`any(${caseIds}::bigint[])`).execute()
  return new Map(rows.map((clock) => [clock.caseId, clock]))
}

function unansweredOf(db: Db) {
  return db.withTables<WorkflowTables>().selectFrom('workflow.clock').selectAll()
    .where('kind', '=', 'acknowledgement').where('stoppedAt', 'is', null)
}

/** The waiting in which these cases stand now (pause_open_once). */
export async function openPausesOf(db: Db, caseIds: readonly bigint[]): Promise<Map<bigint, Pause>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db.withTables<WorkflowTables>().selectFrom('workflow.pause').selectAll()
    .where('caseId', '=', sql<bigint>`any(${caseIds}::bigint[])`).where('untilAt', 'is', null).execute()
  return new Map(rows.map((pause) => [pause.caseId, pause]))
}

/** The cases of which somebody holds an open step, at most `limit` (task_of_holder). */
export async function casesHeldBy(db: Db, holderId: bigint, limit: number): Promise<bigint[]> {
  const rows = await db.withTables<WorkflowTables>().selectFrom('workflow.task').select('caseId')
    .where('holderId', '=', holderId).where('doneAt', 'is', null).orderBy('dueAt').orderBy('id').limit(limit).execute()
  return rows.map(({ caseId }) => caseId)
}

/** Who holds open steps at these units, at most `limit`, in no order that means anything (task_of_unit). */
export async function holdersIn(db: Db, unitIds: readonly bigint[], limit: number): Promise<bigint[]> {
  const { rows } = await sql<{ holderId: bigint }>`
    select distinct holder_id from workflow.task
    where unit_id = any(${unitIds}::bigint[]) and done_at is null and holder_id is not null
    limit ${limit}`.execute(db)
  return rows.map(({ holderId }) => holderId)
}

/** How many are on lists that begin from work, each counted up to `most`. */
export interface WorkCounts {
  readonly mine: number
  readonly unit: number
  readonly unassigned: number
  readonly done: number
  readonly onTheirWay: number
}

/** All of them in one statement; each part is a scan of the index of its list and ends at `most`. */
export async function countWork(
  db: Db,
  { accountId, forId, places, units, now, since, most }: {
    accountId: bigint; forId?: bigint | undefined; places: readonly WorkPlace[]; units: readonly bigint[]
    now: Date; since: Date; most: number
  },
): Promise<WorkCounts> {
  const [unitIds, roles, ofAll] = [
    places.map(({ unitId }) => unitId), places.map(({ role }) => role), places.map(({ isOfAll }) => isOfAll),
  ]
  const open = sql`t.unit_id = p.unit_id and t.role = p.role and t.done_at is null and t.opens_at <= ${now}
    and t.held_back_at is null`
  const { rows: [row] } = await sql<Record<keyof WorkCounts, bigint>>`
    with place as (select * from unnest(${unitIds}::bigint[], ${roles}::text[], ${ofAll}::boolean[]) p(unit_id, role, is_of_all))
    select
      (select count(*) from (select from workflow.task where holder_id = ${forId ?? accountId} and done_at is null
        and opens_at <= ${now} and held_back_at is null and ${forId === undefined ? sql`true` : isAt(places)} limit ${most}) c) as mine,
      (select count(*) from (select from place p, lateral (select from workflow.task t where ${open}
        and (p.is_of_all or t.holder_id is null or t.holder_id = ${forId ?? accountId}) limit ${most}) t limit ${most}) c) as unit,
      (select count(*) from (select from place p, lateral (select from workflow.task t where ${open}
        and t.holder_id is null limit ${most}) t limit ${most}) c) as unassigned,
      (select count(*) from (select distinct case_id from (select case_id from workflow.task where done_by = ${accountId}
        and (${forId ?? null}::bigint is null or done_for = ${forId ?? null})
        and outcome in ('done', 'sent-back') and done_at >= ${since} order by done_at desc limit ${most * 4}) d
        limit ${most}) c) as done,
      (select count(*) from (select from workflow.leg where received_at is null and ended_at is null
        and (unit_id = any(${units}::bigint[]) or handed_over_from = any(${units}::bigint[])) limit ${most}) c) as on_their_way`
    .execute(db)
  const of = (value: bigint | undefined) => Number(value ?? 0)
  return {
    mine: of(row?.mine), unit: of(row?.unit), unassigned: of(row?.unassigned), done: of(row?.done),
    onTheirWay: of(row?.onTheirWay),
  }
}

/** The cases of which somebody in one of these roles holds an open step at a unit, due first (task_of_unit). */
export async function listHeldAt(
  db: Db, unitId: bigint, roles: readonly string[], limit: number,
): Promise<bigint[]> {
  const rows = await db.withTables<WorkflowTables>().selectFrom('workflow.task').select('caseId')
    .where('unitId', '=', unitId).where('doneAt', 'is', null).where('holderId', 'is not', null)
    .where('role', 'in', roles).orderBy('dueAt').orderBy('id').limit(limit).execute()
  return rows.map(({ caseId }) => caseId)
}

/** Open steps of a role at a unit in somebody's hands; of nobody's, which wait. */
export interface Load {
  readonly unitId: bigint
  readonly role: string
  readonly holderId: bigint | null
  readonly open: number
  readonly late: number
  readonly oldestDueAt: Date
}

/**
 * All open steps of these units by role and holder, in one statement that reads nothing but open work (task_of_unit).
 */
export async function countLoads(db: Db, unitIds: readonly bigint[], now: Date): Promise<Load[]> {
  const { rows } = await sql<Load>`
    select unit_id, role, holder_id, count(*)::int as open, (count(*) filter (where due_at < ${now}))::int as late,
      min(due_at) as oldest_due_at
    from workflow.task where unit_id = any(${unitIds}::bigint[]) and done_at is null and opens_at <= ${now}
      and held_back_at is null
    group by unit_id, role, holder_id order by unit_id, role`.execute(db)
  return rows
}

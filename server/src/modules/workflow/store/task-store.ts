import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { NewClock } from './clock-store.ts'
import { type NewRun, recordsOf } from './instance-store.ts'
import type { InstanceTables } from './instance-tables.ts'
import type { Given, TaskOutcome, WorkflowTables } from './tables.ts'

export type Task = Selectable<WorkflowTables['workflow.task']>
export type Leg = Selectable<WorkflowTables['workflow.leg']>
export type NewTask = Insertable<WorkflowTables['workflow.task']>
export type NewLeg = Insertable<WorkflowTables['workflow.leg']>

/** Steps of a case, done or open, in one statement. */
export async function insertTasks(tx: Tx, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return
  await tx.withTables<WorkflowTables>().insertInto('workflow.task').values(tasks).execute()
}

/**
 * Everything with which a case begins, in one statement: the reception of a dossier waits for each round trip, and
 * these were a fifth of them. Steps that stand by a token stand by one of the run that is written with them. Answers
 * the run.
 */
export async function insertBeginning(
  tx: Tx, { tasks, legs, clocks, run }: {
    tasks: readonly NewTask[]; legs: readonly NewLeg[]; clocks: readonly NewClock[]; run: NewRun
  },
): Promise<bigint> {
  const { made, modelId, caseId, startedAt } = run
  const { id } = await tx.withTables<WorkflowTables & InstanceTables>()
    .with('made', (db) => db.insertInto('workflow.instance').values({
      modelId, caseId, state: made.state, error: made.error, nextId: made.nextId, scopes: JSON.stringify(made.scopes),
      startedAt, endedAt: made.state === 'running' ? null : startedAt,
    }).returning('id'))
    .with('tokens', (db) => db.insertInto('workflow.token')
      .expression(sql`select made.id, token.* from made, ${recordsOf(made.tokens)}`))
    .with('tasks', (db) => db.insertInto('workflow.task').values(tasks.map((task) => task.tokenId === null
      ? task : { ...task, instanceId: sql<bigint>`(select id from made)` })))
    .with('legs', (db) => db.insertInto('workflow.leg').values(legs))
    .with('clocks', (db) => db.insertInto('workflow.clock').values(clocks))
    .selectFrom('made').select('id').executeTakeFirstOrThrow()
  return id
}

/** New stays with agencies. */
export async function insertLegs(tx: Tx, legs: readonly NewLeg[]): Promise<void> {
  if (legs.length === 0) return
  await tx.withTables<WorkflowTables>().insertInto('workflow.leg').values(legs).execute()
}

/** The open steps of a case, oldest first. The case itself is locked by its owner before. */
export async function listOpenTasks(db: Db | Tx, caseId: bigint): Promise<Task[]> {
  return db.withTables<WorkflowTables>().selectFrom('workflow.task').selectAll()
    .where('caseId', '=', caseId).where('doneAt', 'is', null).orderBy('id').execute()
}

/** All steps of a case in the order in which they opened. */
export async function listTasks(db: Db | Tx, caseId: bigint): Promise<Task[]> {
  return db.withTables<WorkflowTables>().selectFrom('workflow.task').selectAll()
    .where('caseId', '=', caseId).orderBy('id').execute()
}

/** The steps of several cases, in the order in which they opened. */
export async function listTasksOfCases(db: Db | Tx, caseIds: readonly bigint[]): Promise<Task[]> {
  if (caseIds.length === 0) return []
  return db.withTables<WorkflowTables>().selectFrom('workflow.task').selectAll()
    .where('caseId', 'in', caseIds).orderBy('id').execute()
}

/** All stays of a case with agencies, first to last. */
export async function listLegs(db: Db | Tx, caseId: bigint): Promise<Leg[]> {
  return db.withTables<WorkflowTables>().selectFrom('workflow.leg').selectAll()
    .where('caseId', '=', caseId).orderBy('id').execute()
}

/** The same of several cases. */
export async function listLegsOfCases(db: Db | Tx, caseIds: readonly bigint[]): Promise<Leg[]> {
  return db.withTables<WorkflowTables>().selectFrom('workflow.leg').selectAll()
    .where('caseId', '=', sql<bigint>`any(${caseIds}::bigint[])`).orderBy('id').execute()
}

/** Closes a step. Throws when it was closed meanwhile: the case was not locked. */
export async function closeTask(
  tx: Tx, id: bigint,
  done: { doneAt: Date; doneBy: bigint; doneFor: bigint | null; outcome: TaskOutcome; note: string | null },
): Promise<void> {
  const { numUpdatedRows } = await tx.withTables<WorkflowTables>().updateTable('workflow.task').set(done)
    .where('id', '=', id).where('doneAt', 'is', null).executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Error(`task ${String(id)} was closed by somebody else`)
}

/** Gives a step to somebody, or back to the unit; with the reason where a rule did. */
export async function holdTask(tx: Tx, id: bigint, holderId: bigint | null, given?: Given): Promise<void> {
  await tx.withTables<WorkflowTables>().updateTable('workflow.task')
    .set({ holderId, given: given ? sql<Given>`${JSON.stringify(given)}::jsonb` : null })
    .where('id', '=', id).where('doneAt', 'is', null).executeTakeFirstOrThrow()
}

/** An open step goes on as another node of its process, under the name that it has there. */
export async function renameTask(tx: Tx, id: bigint, now: { nodeId: string; name: string }): Promise<void> {
  await tx.withTables<WorkflowTables>().updateTable('workflow.task').set(now)
    .where('id', '=', id).where('doneAt', 'is', null).executeTakeFirstOrThrow()
}

/** New due dates of steps and stays, after a pause. */
export async function redateTask(tx: Tx, id: bigint, dueAt: Date): Promise<void> {
  await tx.withTables<WorkflowTables>().updateTable('workflow.task').set({ dueAt }).where('id', '=', id).execute()
}

/** The same for a stay. */
export async function redateLeg(tx: Tx, id: bigint, dueAt: Date): Promise<void> {
  await tx.withTables<WorkflowTables>().updateTable('workflow.leg').set({ dueAt }).where('id', '=', id).execute()
}

/** Acknowledges a stay that was handed over; its clock begins and ends then. */
export async function receiveLeg(
  tx: Tx, id: bigint,
  { at, by, opensAt, dueAt, how }: { at: Date; by: bigint; opensAt: Date; dueAt: Date; how: Leg['how'] },
): Promise<void> {
  await tx.withTables<WorkflowTables>().updateTable('workflow.leg')
    .set({ receivedAt: at, receivedBy: by, opensAt, dueAt, how })
    .where('id', '=', id).where('receivedAt', 'is', null).execute()
}

/**
 * Ends the running stays of a case, but for those with the agencies named. One that nobody acknowledged ends so: nobody
 * is said to have had the case who did not.
 */
export async function endLegs(tx: Tx, caseId: bigint, at: Date, but: readonly bigint[] = []): Promise<void> {
  await sql`
    update workflow.leg set ended_at = ${at}
    where case_id = ${caseId} and ended_at is null and agency_id <> all(${but}::bigint[])`.execute(tx)
}

/** Where a list goes on: due date and id of the last line shown. */
export interface TaskCursor { readonly dueAt: Date; readonly id: bigint }

/** Whose work is asked for: of a role at that unit, where it was given. */
export interface WorkPlace {
  readonly unitId: bigint
  readonly role: string
  /** Also what colleagues hold; otherwise only what nobody holds, or whoever asks. */
  readonly isOfAll: boolean
}

/**
 * Open steps that somebody holds, due first (task_of_holder); of these pairs of unit and role only, where they are
 * named. Steps that open later are left out.
 */
export async function listHeld(
  db: Db, holderId: bigint, now: Date, after: TaskCursor | undefined, limit: number,
  only?: readonly Pick<WorkPlace, 'unitId' | 'role'>[],
): Promise<Task[]> {
  const held = workDue(db, now, after, limit).where('holderId', '=', holderId)
  return (only ? held.where(isAt(only)) : held).execute()
}

/** Whether a step is of one of these pairs. */
export function isAt(places: readonly Pick<WorkPlace, 'unitId' | 'role'>[]) {
  return sql<boolean>`(unit_id, role) in (select * from unnest(${places.map(({ unitId }) => unitId)}::bigint[],
    ${places.map(({ role }) => role)}::text[]))`
}

/**
 * Open steps of these pairs of unit and role, due first. Steps that open later are left out. The plan is, whatever the
 * history and the open work of others weigh:
 *   Limit > Sort (place rows x limit at most) > Nested Loop > Function Scan on place
 *     > Limit > Index Scan using task_of_unit, Index Cond: unit_id = place.unit_id and (due_at, id) > cursor
 */
export async function listWork(
  db: Db, places: readonly WorkPlace[], holderId: bigint, now: Date, after: TaskCursor | undefined, limit: number,
): Promise<Task[]> {
  if (places.length === 0) return []
  const [units, roles, ofAll] = [
    places.map(({ unitId }) => unitId), places.map(({ role }) => role), places.map(({ isOfAll }) => isOfAll),
  ]
  const ofOne = workDue(db, now, after, limit)
    .where('unitId', '=', sql<bigint>`place.unit_id`).where('role', '=', sql<string>`place.role`)
    .where(sql<boolean>`(place.is_of_all or holder_id is null or holder_id = ${holderId})`)
  return db.withTables<WorkflowTables>()
    .selectFrom(
      sql<object>`unnest(${units}::bigint[], ${roles}::text[], ${ofAll}::boolean[])`.as<'place'>(
        sql`place(unit_id, role, is_of_all)`,
      ),
    )
    .innerJoinLateral(
      () => ofOne.as('work'), (join) => join.onTrue(),
    )
    .selectAll('work').orderBy('work.dueAt').orderBy('work.id').limit(limit).execute()
}

function workDue(db: Db, now: Date, after: TaskCursor | undefined, limit: number) {
  const query = db.withTables<WorkflowTables>().selectFrom('workflow.task').selectAll()
    .where('doneAt', 'is', null).where('opensAt', '<=', now).where('heldBackAt', 'is', null)
    .orderBy('dueAt').orderBy('id').limit(limit)
  return after
    ? query.where(({ eb, refTuple, tuple }) => eb(refTuple('dueAt', 'id'), '>', tuple(after.dueAt, after.id)))
    : query
}

/** The open step of each of the given cases, for lists that start from something else. */
export async function openTasksOf(db: Db, caseIds: readonly bigint[]): Promise<Task[]> {
  if (caseIds.length === 0) return []
  return db.withTables<WorkflowTables>().selectFrom('workflow.task').selectAll()
    .where('caseId', 'in', caseIds).where('doneAt', 'is', null).orderBy('id').execute()
}

/** How many open steps each of these people holds: whom to give the next one. */
export async function countHeld(db: Db, holderIds: readonly bigint[]): Promise<Map<bigint, number>> {
  if (holderIds.length === 0) return new Map()
  const rows = await db.withTables<WorkflowTables>().selectFrom('workflow.task')
    .select(({ fn }) => ['holderId', fn.countAll<bigint>().as('open')])
    .where('holderId', 'in', holderIds).where('doneAt', 'is', null).groupBy('holderId').execute()
  return new Map(rows.flatMap(({ holderId, open }) => holderId === null ? [] : [[holderId, Number(open)] as const]))
}

/** Handed over to, or by, these units and not acknowledged: what is on its way and nobody has. Oldest first. */
export async function listLegsOnTheirWay(
  db: Db, unitIds: readonly bigint[], limit: number, after?: { at: Date; id: bigint },
): Promise<Leg[]> {
  let query = legsOnTheirWay(db, unitIds)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('handedOverAt', 'id'), '>', tuple(after.at, after.id)))
  return query.orderBy('handedOverAt').orderBy('id').limit(limit).execute()
}

/** Which of these cases are among them. */
export async function casesOnTheirWay(
  db: Db, unitIds: readonly bigint[], caseIds: readonly bigint[],
): Promise<Set<bigint>> {
  if (caseIds.length === 0) return new Set()
  return new Set(
    (await legsOnTheirWay(db, unitIds).where('caseId', 'in', caseIds).execute()).map(({ caseId }) => caseId),
  )
}

function legsOnTheirWay(db: Db, unitIds: readonly bigint[]) {
  const ids = sql<bigint>`any(${unitIds}::bigint[])`
  return db.withTables<WorkflowTables>().selectFrom('workflow.leg').selectAll()
    .where('receivedAt', 'is', null).where('endedAt', 'is', null)
    .where(({ or, eb }) => or([eb('unitId', '=', ids), eb('handedOverFrom', '=', ids)]))
}

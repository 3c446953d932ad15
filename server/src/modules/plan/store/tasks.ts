import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Plan, PlanGroup, PlanTask } from '../domain/task.ts'

export interface StoredPlan {
  readonly id: bigint
  readonly number: string
  readonly title: string
  readonly issuedOn: Day
  readonly groups: readonly PlanGroup[]
}

/** A task as it is on a day, with what was entered of its days by then. */
export interface StoredTask {
  readonly id: bigint
  readonly publicId: string
  readonly documentId: bigint
  readonly content: PlanTask
  readonly entered: { readonly startsOn: Day | null; readonly dueOn: Day | null; readonly basis: string } | null
}

/** Writes what a plan is called and how it is divided; whether that changed anything. */
export async function upsertPlan(
  tx: Tx, { document, title, issuedOn, groups }: Omit<Plan, 'tasks'>,
): Promise<{ readonly id: bigint; readonly isChanged: boolean }> {
  const content = JSON.stringify(groups)
  const { rows: [changed] } = await sql<{ id: bigint }>`
    insert into plan.document as d (number, title, issued_on, groups)
    values (${document}, ${title}, ${issuedOn}, ${content}::jsonb)
    on conflict (number) do update set title = excluded.title, issued_on = excluded.issued_on, groups = excluded.groups
    where (d.title, d.issued_on, d.groups) is distinct from (excluded.title, excluded.issued_on, excluded.groups)
    returning id`.execute(tx)
  if (changed) return { id: changed.id, isChanged: true }
  // What is the same is not locked by the upsert: two imports at once would both open what is missing.
  const { rows: [same] } = await sql<{ id: bigint }>`
    select id from plan.document where number = ${document} for update`.execute(tx)
  if (!same) throw new Error('the plan was not written')
  return { id: same.id, isChanged: false }
}

/** Writes tasks that are new and versions that say something else from `day` on; how many of both. */
export async function upsertTasks(
  tx: Tx, documentId: bigint, tasks: readonly PlanTask[], day: Day,
): Promise<{ readonly added: number; readonly changed: number }> {
  const keys = tasks.map(({ key }) => key)
  const { rows: added } = await sql`
    insert into plan.task (document_id, key, nth)
    select ${documentId}, key, nth from unnest(${keys}::text[]) with ordinality as k(key, nth)
    where not exists (select from plan.task t where t.document_id = ${documentId} and t.key = k.key)
    returning id`.execute(tx)
  await sql`
    update plan.task t set nth = k.nth from unnest(${keys}::text[]) with ordinality as k(key, nth)
    where t.document_id = ${documentId} and t.key = k.key and t.nth <> k.nth`.execute(tx)
  const { rows: versions } = await sql`
    insert into plan.task_version (task_id, valid_from, content)
    select t.id, ${day}, c.content::jsonb
    from unnest(${keys}::text[], ${tasks.map((task) => JSON.stringify(task))}::text[]) as c(key, content)
    join plan.task t on t.document_id = ${documentId} and t.key = c.key
    where c.content::jsonb is distinct from (
      select v.content from plan.task_version v where v.task_id = t.id order by v.valid_from desc limit 1)
    on conflict (task_id, valid_from) do update set content = excluded.content
    returning task_id`.execute(tx)
  return { added: added.length, changed: versions.length - added.length }
}

/** Plans that are followed, the newest first. */
export async function listPlans(db: Db | Tx): Promise<StoredPlan[]> {
  const { rows } = await sql<StoredPlan>`
    select id, number, title, issued_on, groups from plan.document order by issued_on desc, id desc`.execute(db)
  return rows
}

type Row = Omit<StoredTask, 'entered'> & {
  readonly startsOn: Day | null; readonly dueOn: Day | null; readonly basis: string | null
}

const madeTask = ({ startsOn, dueOn, basis, ...task }: Row): StoredTask =>
  ({ ...task, entered: basis === null ? null : { startsOn, dueOn, basis } })

/** Tasks of a plan as they are on a day, in its order; one that came later is none. */
export async function listTasks(db: Db | Tx, documentId: bigint, day: Day): Promise<StoredTask[]> {
  const { rows } = await sql<Row>`${taskOn(day)} where t.document_id = ${documentId} order by t.nth, t.id`.execute(db)
  return rows.map(madeTask)
}

/** One task as it is on a day. */
export async function findTask(db: Db | Tx, publicId: string, day: Day): Promise<StoredTask | undefined> {
  const { rows: [row] } = await sql<Row>`${taskOn(day)} where t.public_id = ${publicId}`.execute(db)
  return row && madeTask(row)
}

const taskOn = (day: Day) => sql`
  select t.id, t.public_id, t.document_id, v.content, e.starts_on, e.due_on, e.basis
  from plan.task t
  join lateral (select v.content from plan.task_version v
    where v.task_id = t.id and v.valid_from <= ${day} order by v.valid_from desc limit 1) v on true
  left join lateral (select e.starts_on, e.due_on, e.basis from plan.entered_date e
    where e.task_id = t.id and e.day <= ${day} order by e.id desc limit 1) e on true`

/** Enters the days of tasks. */
export async function insertEnteredDates(tx: Tx, taskIds: readonly bigint[], row: {
  readonly startsOn: Day | null; readonly dueOn: Day | null; readonly basis: string
  readonly day: Day; readonly at: Date; readonly by: bigint
}): Promise<void> {
  await sql`
    insert into plan.entered_date (task_id, starts_on, due_on, basis, day, at, by_id)
    select task_id, ${row.startsOn}, ${row.dueOn}, ${row.basis}, ${row.day}, ${row.at}, ${row.by}
    from unnest(${taskIds}::bigint[]) as t(task_id)`.execute(tx)
}

import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'

export interface StoredReport {
  readonly publicId: string
  readonly status: 'going-on' | 'done'
  readonly said: string
  readonly document: string | null
  readonly link: string | null
  readonly milestone: Day | null
  readonly on: Day
  readonly byId: bigint
  readonly verdict: 'confirmed' | 'sent-back' | null
  readonly note: string | null
}

/** One agency's part of a task, with its newest report as it was on a day. */
export interface StoredInstance {
  readonly id: bigint
  readonly publicId: string
  readonly taskId: bigint
  readonly unitId: bigint
  readonly year: number | null
  readonly report: StoredReport | null
  readonly reached: readonly Day[]
}

/** Opens parts of a task; those that are open already stay as they are. */
export async function insertInstances(
  tx: Tx, taskId: bigint, rows: readonly { readonly unitId: bigint; readonly year: number | null }[], day: Day,
): Promise<void> {
  await sql`
    insert into plan.instance (task_id, unit_id, year, opened_on)
    select ${taskId}, unit_id, year, ${day}
    from unnest(${rows.map(({ unitId }) => unitId)}::bigint[], ${rows.map(({ year }) => year)}::integer[]) as u(unit_id, year)
    on conflict do nothing`.execute(tx)
}

/** Which parts of a plan are open: of which task, whose, of which year. */
export async function listOpened(
  tx: Tx, documentId: bigint,
): Promise<{ readonly taskId: bigint; readonly unitId: bigint; readonly year: number | null }[]> {
  const { rows } = await sql<{ taskId: bigint; unitId: bigint; year: number | null }>`
    select i.task_id, i.unit_id, i.year from plan.instance i join plan.task t on t.id = i.task_id
    where t.document_id = ${documentId}`.execute(tx)
  return rows
}

type Row = Omit<StoredInstance, 'report'> & {
  readonly [K in keyof StoredReport as `report${Capitalize<K>}`]: StoredReport[K] | null
}

const REPORT = sql`
  r.public_id as report_public_id, r.status as report_status, r.said as report_said,
  r.document as report_document, r.link as report_link, r.milestone as report_milestone, r.day as report_on,
  r.by_id as report_by_id, c.verdict as report_verdict, c.note as report_note`

/** Parts as they were on a day: of a plan, or of one task; of units, or of all. In the order of their opening. */
export async function listInstances(db: Db | Tx, { day, documentId, taskId, unitIds }: {
  readonly day: Day; readonly documentId?: bigint | undefined; readonly taskId?: bigint | undefined
  readonly unitIds?: readonly bigint[] | undefined
}): Promise<StoredInstance[]> {
  const { rows } = await sql<Row>`${instanceOn(day)}
    where i.opened_on <= ${day}
      and (${documentId === undefined} or i.task_id in (
        select t.id from plan.task t where t.document_id = ${documentId ?? 0n}))
      and (${taskId === undefined} or i.task_id = ${taskId ?? 0n})
      and (${unitIds === undefined} or i.unit_id = any(${unitIds ?? []}::bigint[]))
    order by i.id`.execute(db)
  return rows.map(madeInstance)
}

/** One by its address, taken until `tx` ends. */
export async function lockInstance(tx: Tx, publicId: string, day: Day): Promise<StoredInstance | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plan part ${publicId}`}, 0))`.execute(tx)
  // What was reported while this waited is seen by a statement that begins after the wait.
  const { rows: [row] } = await sql<Row>`${instanceOn(day)} where i.public_id = ${publicId}`.execute(tx)
  return row && madeInstance(row)
}

const instanceOn = (day: Day) => sql`
  select i.id, i.public_id, i.task_id, i.unit_id, i.year, ${REPORT}, array(
    select p.milestone::text from plan.report p left join plan.confirmation q on q.report_id = p.id and q.day <= ${day}
    where p.instance_id = i.id and p.milestone is not null and p.day <= ${day} and q.verdict is distinct from 'sent-back'
  ) as reached
  from plan.instance i
  left join lateral (select r.* from plan.report r
    where r.instance_id = i.id and r.day <= ${day} order by r.id desc limit 1) r on true
  left join plan.confirmation c on c.report_id = r.id and c.day <= ${day}`

function madeInstance(row: Row): StoredInstance {
  const { id, publicId, taskId, unitId, year, reached } = row
  const report = row.reportPublicId === null ? null : {
    publicId: row.reportPublicId, status: row.reportStatus ?? 'going-on', said: row.reportSaid ?? '',
    document: row.reportDocument, link: row.reportLink, milestone: row.reportMilestone, on: row.reportOn ?? '',
    byId: row.reportById ?? 0n, verdict: row.reportVerdict, note: row.reportNote,
  }
  return { id, publicId, taskId, unitId, year, reached, report }
}

/** The address of a task by its id. */
export async function taskAddress(tx: Tx, taskId: bigint): Promise<string> {
  const { rows: [row] } = await sql<{ publicId: string }>`
    select public_id from plan.task where id = ${taskId}`.execute(tx)
  if (!row) throw new Error('a part without its task')
  return row.publicId
}

import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** A step that somebody finished, with whether it came back to be done anew. */
export interface FinishedStep {
  readonly id: bigint
  readonly publicId: string
  readonly caseId: bigint
  readonly procedureVersionId: bigint
  readonly nodeId: string
  readonly name: string
  readonly unitId: bigint
  readonly opensAt: Date
  /** Accounting hours that the process gives it; 0 is none. */
  readonly hours: number
  readonly holderId: bigint | null
  readonly doneBy: bigint
  readonly doneAt: Date
  /** When a later step sent the case back to this one, and why in their words; null where none did. */
  readonly returnedAt: Date | null
  readonly returnedWhy: string | null
}

/**
 * The steps that these people finished in a span, the end not in it (task_done_by); by whom, then in the order in which
 * they were done. One came back where the case was sent back later, and the same node opened anew by that, not by a
 * later passage.
 */
export async function listFinished(
  db: Db | Tx, doneBy: readonly bigint[], { from, before }: { readonly from: Date; readonly before: Date },
): Promise<FinishedStep[]> {
  if (doneBy.length === 0) return []
  const { rows } = await sql<FinishedStep>`
    select t.id, t.public_id, t.case_id, p.procedure_version_id, t.node_id, t.name, t.unit_id, t.opens_at,
      t.hours::float8 as hours, t.holder_id, t.done_by, t.done_at, back.done_at as returned_at, back.note as returned_why
    from workflow.task t join workflow.process p on p.id = t.process_id
      left join lateral (
        select s.done_at, s.note from workflow.task s
        where t.outcome = 'done' and s.case_id = t.case_id and s.outcome = 'sent-back' and s.done_at >= t.done_at
          and s.id < (select min(anew.id) from workflow.task anew
            where anew.case_id = t.case_id and anew.node_id = t.node_id and anew.id > t.id)
        order by s.done_at desc, s.id desc limit 1) back on true
    where t.done_by = any(${doneBy}::bigint[]) and t.outcome in ('done', 'sent-back')
      and t.done_at >= ${from} and t.done_at < ${before}
    order by t.done_by, t.done_at, t.id`.execute(db)
  return rows
}

/**
 * Who ever finished a step, by account, after one of them; found by leaps over `task_done_by`, so that it takes as long
 * as there are people, not steps.
 */
export async function listWorkers(db: Db | Tx, after: bigint, limit: number): Promise<bigint[]> {
  const next = (than: ReturnType<typeof sql>) => sql`
    (select min(done_by) from workflow.task where outcome in ('done', 'sent-back') and done_by > ${than})`
  const { rows } = await sql<{ doneBy: bigint }>`
    with recursive worker(done_by, nth) as (
      select ${next(sql`${after}::bigint`)}, 1
      union all
      select ${next(sql`worker.done_by`)}, nth + 1 from worker where worker.done_by is not null and nth < ${limit})
    select done_by from worker where done_by is not null order by done_by`.execute(db)
  return rows.map(({ doneBy }) => doneBy)
}

/** Who finished a step and when, by its address; undefined while it is open, and of one that was cancelled. */
export async function findFinished(
  db: Db | Tx, publicId: string,
): Promise<Pick<FinishedStep, 'id' | 'doneBy' | 'doneAt'> | undefined> {
  const { rows: [found] } = await sql<Pick<FinishedStep, 'id' | 'doneBy' | 'doneAt'>>`
    select id, done_by, done_at from workflow.task
    where public_id = ${publicId} and outcome in ('done', 'sent-back')`.execute(db)
  return found
}

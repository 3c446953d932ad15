import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

/** Of the dossiers of a section. */
export interface Timeliness {
  readonly unitId: bigint
  /** Received in the span and due before it was over. */
  readonly due: number
  /** Of these: ended after their day, asked for a second supplement, or not ended though the clock runs (QĐ 766). */
  readonly late: number
}

/**
 * How many dossiers that these sections received in a span were due before `now` and late (dossier_received_here). What
 * waits for the applicant has no day that passes, and is not late. A section without any is not among them.
 */
export async function countTimeliness(
  db: Db, { unitIds, from, before, now }: {
    readonly unitIds: readonly bigint[]; readonly from: Date; readonly before: Date; readonly now: Date
  },
): Promise<Timeliness[]> {
  const { rows } = await sql<Timeliness>`
    select receives_at_id as unit_id, count(*)::int as due, count(*) filter (
      where late_by_supplement_at is not null or coalesce(issued_at, closed_at, ${now}) > due_at)::int as late
    from dossiers.dossier
    where receives_at_id = any(${unitIds}::bigint[]) and submitted_at >= ${from} and submitted_at < ${before}
      and due_at < ${before} and due_at < ${now}
      and state in ('received', 'in-progress', 'being-returned', 'settled', 'returned', 'unsettled')
    group by receives_at_id order by receives_at_id`.execute(db)
  return rows
}

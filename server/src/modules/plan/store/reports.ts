import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Tx } from '../../../platform/db.ts'

export interface NewReport {
  readonly instanceId: bigint
  readonly status: 'going-on' | 'done'
  readonly said: string
  readonly document: string | null
  readonly link: string | null
  readonly milestone: Day | null
  readonly day: Day
  readonly at: Date
  readonly by: bigint
  readonly for: bigint | null
}

/** Keeps a report; its address. */
export async function insertReport(tx: Tx, row: NewReport): Promise<string> {
  const { rows: [report] } = await sql<{ publicId: string }>`
    insert into plan.report (instance_id, status, said, document, link, milestone, day, at, by_id, for_id)
    values (${row.instanceId}, ${row.status}, ${row.said}, ${row.document}, ${row.link}, ${row.milestone}, ${row.day},
      ${row.at}, ${row.by}, ${row.for}) returning public_id`.execute(tx)
  if (!report) throw new Error('no report was written')
  return report.publicId
}

/** Who made a report, and for whom. */
export async function findReporters(tx: Tx, publicId: string): Promise<readonly bigint[]> {
  const { rows } = await sql<{ byId: bigint; forId: bigint | null }>`
    select by_id, for_id from plan.report where public_id = ${publicId}`.execute(tx)
  return rows.flatMap(({ byId, forId }) => forId === null ? [byId] : [byId, forId])
}

/** Keeps what was decided about a report. */
export async function insertConfirmation(tx: Tx, reportId: string, row: {
  readonly verdict: 'confirmed' | 'sent-back'; readonly note: string; readonly day: Day; readonly at: Date
  readonly by: bigint
}): Promise<void> {
  await sql`
    insert into plan.confirmation (report_id, verdict, note, day, at, by_id)
    select r.id, ${row.verdict}, ${row.note}, ${row.day}, ${row.at}, ${row.by}
    from plan.report r where r.public_id = ${reportId}`.execute(tx)
}

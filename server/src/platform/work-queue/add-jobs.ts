import { sql } from 'kysely'
import { systemClock } from '../clock.ts'
import type { Db, Json, Tx } from '../db.ts'

export interface NewJob {
  readonly name: string
  readonly payload: Json
  /** Jobs of one lane are run one after the other, in the order in which they were added. */
  readonly lane?: string | undefined
}

/** Tries with growing pauses, over about four days; then it stays for somebody to look at, and a metric shows it. */
const MOST_TRIES = 25

/**
 * Adds jobs in the caller's transaction: they exist if it commits. It sends a NOTIFY, which makes commits queue: for
 * the dispatcher, never for a use case.
 */
export async function addJobs(tx: Tx, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return
  // The library inserts a batch in any order, and runs by `run_at`: so each is due a microsecond after the one before.
  // A second ago, because a clock of the database that is a little behind would let them wait.
  const from = systemClock.now().getTime() - 1000
  const specs = jobs.map(({ name, payload, lane }, n) => ({
    identifier: name, payload, queue_name: lane ?? null, max_attempts: MOST_TRIES, run_at: momentOf(from, n),
  }))
  await sql`select from graphile_worker.add_jobs(
    array(select json_populate_recordset(null::graphile_worker.job_spec, ${JSON.stringify(specs)}::json)))`.execute(tx)
}

function momentOf(milliseconds: number, microseconds: number): string {
  const moment = new Date(milliseconds + Math.floor(microseconds / 1000)).toISOString()
  return moment.replace('Z', `${String(microseconds % 1000).padStart(3, '0')}Z`)
}

export interface JobFigures {
  readonly jobsWaiting: number
  readonly oldestJobSeconds: number
  /** That have failed so often that they are not tried any more. */
  readonly jobsGivenUp: number
}

/** How much work waits, seen at the machine's time `machineNow`. */
export async function readJobFigures(db: Db, machineNow: Date): Promise<JobFigures> {
  const { rows: [row] } = await sql<{ waiting: bigint; oldest: number | null; givenUp: bigint }>`
    select count(*) filter (where attempts < max_attempts and run_at <= ${machineNow}) as waiting,
      extract(epoch from ${machineNow}::timestamptz - min(created_at) filter (where attempts < max_attempts))::float8 as oldest,
      count(*) filter (where attempts >= max_attempts and locked_at is null) as given_up
    from graphile_worker._private_jobs`.execute(db)
  return {
    jobsWaiting: Number(row?.waiting ?? 0n), oldestJobSeconds: Math.max(0, row?.oldest ?? 0),
    jobsGivenUp: Number(row?.givenUp ?? 0n),
  }
}

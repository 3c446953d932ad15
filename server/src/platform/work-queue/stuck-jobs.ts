import { sql } from 'kysely'
import type { Db, Tx } from '../db.ts'

/** A dossier of which a job has been given up, and when the first one was, by the clock of the machine. */
export interface StuckJobs { readonly dossierId: bigint; readonly since: Date }

/**
 * The dossiers with jobs that began before a moment of the machine and have been given up, each once, of these only if
 * they are named. When a job was given up stands nowhere, but a failure moves `run_at` on from its own moment by
 * e^attempts seconds, of ten attempts at most.
 */
export async function listStuckJobs(
  db: Db | Tx, before: Date, limit: number, among?: readonly bigint[],
): Promise<StuckJobs[]> {
  const { rows } = await sql<StuckJobs>`
    select dossier_id, min(given_up_at) as since from (
      select (payload ->> 'dossierId')::bigint as dossier_id,
        greatest(created_at, run_at - exp(least(attempts, 10)) * interval '1 second') as given_up_at
      from graphile_worker._private_jobs
      where attempts >= max_attempts and locked_at is null and created_at < ${before}
        and payload ->> 'dossierId' is not null) as job
    where (${among === undefined} or dossier_id = any(${among ?? []}::bigint[]))
    group by dossier_id order by since, dossier_id limit ${limit}`.execute(db)
  return rows
}

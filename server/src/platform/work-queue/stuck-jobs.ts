import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** The dossiers whose jobs have been given up since before a moment of the machine, each once. */
export async function listStuckJobs(db: Db, before: Date, limit: number): Promise<bigint[]> {
  const { rows } = await sql<{ dossierId: bigint }>`
    select distinct (payload ->> 'dossierId')::bigint as dossier_id from graphile_worker._private_jobs
    where attempts >= max_attempts and locked_at is null and created_at < ${before} and payload ->> 'dossierId' is not null
    limit ${limit}`.execute(db)
  return rows.map(({ dossierId }) => dossierId)
}

import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { MigrationFault } from '../domain/migrate-run.ts'
import type { Migration } from './migration-store.ts'

/** A version of a process: which versions of procedures go by it, and how many runs are under way in it. */
export interface VersionInUse {
  readonly id: bigint
  readonly publicId: string
  readonly key: string
  readonly version: number
  readonly name: string
  readonly storedAt: Date
  readonly procedureVersionIds: readonly bigint[]
  readonly running: number
}

/** Versions of processes, or one of them, in the order in which they were stored. */
export async function listVersions(
  db: Db | Tx, only: readonly string[] | undefined, limit: number,
): Promise<VersionInUse[]> {
  const which = only === undefined ? sql`true` : sql`model.public_id = any(${[...only]}::uuid[])`
  const { rows } = await sql<VersionInUse>`
    select model.id, public_id, key, version, model.model ->> 'name' as name, stored_at,
      array(select procedure_version_id::text from workflow.process where model_id = model.id order by 1)
        as procedure_version_ids, coalesce(running, 0)::integer as running
    from workflow.model left join (
      select model_id, count(*) as running from workflow.instance where state = 'running' group by model_id) as runs
      on runs.model_id = model.id
    where ${which} order by model.id limit ${limit}`.execute(db)
  return rows.map((row) => ({ ...row, procedureVersionIds: row.procedureVersionIds.map(BigInt) }))
}

/** A move of runs with what became of them so far. */
export interface MigrationLine extends Pick<
  Migration, 'id' | 'publicId' | 'fromModelId' | 'begunAt' | 'doneAt' | 'undoAskedAt' | 'undoDoneAt'
> {
  readonly fromId: string
  readonly toId: string
  readonly moved: number
  readonly refused: number
  readonly undone: number
  readonly kept: number
}

/** Moves of runs, the newest first; or the one of that address. */
export async function listMigrations(
  db: Db, { only, before, limit }: { only?: string | undefined; before?: bigint | undefined; limit: number },
): Promise<MigrationLine[]> {
  const { rows } = await sql<MigrationLine>`
    select migration.id, migration.public_id, from_model_id, begun_at, done_at, undo_asked_at, undo_done_at,
      old.public_id as from_id, new.public_id as to_id, results.*
    from workflow.migration
    join workflow.model old on old.id = from_model_id join workflow.model new on new.id = to_model_id
    cross join lateral (
      select count(*) filter (where before is not null)::integer as moved,
        count(*) filter (where before is null)::integer as refused,
        count(undone_at)::integer as undone, count(undo_refused_at)::integer as kept
      from workflow.migrated where migration_id = migration.id) as results
    where ${only === undefined ? sql`true` : sql`migration.public_id = ${only}`}
      and ${before === undefined ? sql`true` : sql`migration.id < ${before}`}
    order by migration.id desc limit ${limit}`.execute(db)
  return rows
}

/** What became of one run. */
export interface RunResult {
  readonly instanceId: bigint
  readonly run: string
  readonly caseId: bigint | null
  readonly faults: readonly MigrationFault[]
  readonly outcome: 'moved' | 'refused' | 'undone' | 'kept'
}

/** What became of the runs of a move, in their order. */
export async function listResults(
  db: Db, migrationId: bigint, after: bigint | undefined, limit: number,
): Promise<RunResult[]> {
  const { rows } = await sql<RunResult>`
    select instance_id, public_id as run, case_id, faults,
      case when before is null then 'refused' when undone_at is not null then 'undone'
        when undo_refused_at is not null then 'kept' else 'moved' end as outcome
    from workflow.migrated join workflow.instance on instance.id = instance_id
    where migration_id = ${migrationId} and instance_id > ${after ?? 0n}
    order by instance_id limit ${limit}`.execute(db)
  return rows
}

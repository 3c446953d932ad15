import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Instance } from '../domain/run/instance.ts'
import type { MigrationFault, NodeMapping } from '../domain/migrate-run.ts'
import type { InstanceJson, InstanceTables } from './instance-tables.ts'
import { type TokenJson, instanceOf } from './instance-store.ts'

export type Migration = Selectable<InstanceTables['workflow.migration']>

/** Puts a move of runs on record; undefined while another from that version is not done (migration_open_once). */
export async function insertMigration(
  tx: Tx, row: { fromModelId: bigint; toModelId: bigint; mapping: NodeMapping; begunAt: Date; begunBy: bigint },
): Promise<Migration | undefined> {
  return tx.withTables<InstanceTables>().insertInto('workflow.migration')
    .values({ ...row, mapping: JSON.stringify(row.mapping) })
    .onConflict((conflict) => conflict.column('fromModelId').where('doneAt', 'is', null).doNothing())
    .returningAll().executeTakeFirst()
}

/** A move that is not done, or not undone as was asked; the oldest (migration_open_once, migration_to_undo). */
export async function findOpenMigration(db: Db): Promise<Migration | undefined> {
  return db.withTables<InstanceTables>().selectFrom('workflow.migration').selectAll()
    .where((where) => where.or([
      where('doneAt', 'is', null), where.and([where('undoAskedAt', 'is not', null), where('undoDoneAt', 'is', null)]),
    ]))
    .orderBy('id').executeTakeFirst()
}

/** A move as it is, so that nobody ends it meanwhile. */
export async function shareMigration(tx: Tx, id: bigint): Promise<Migration> {
  return tx.withTables<InstanceTables>().selectFrom('workflow.migration').selectAll()
    .where('id', '=', id).forShare().executeTakeFirstOrThrow()
}

/** A move by its address, taken to end it or to ask for its undoing. */
export async function lockMigration(tx: Tx, publicId: string): Promise<Migration | undefined> {
  return tx.withTables<InstanceTables>().selectFrom('workflow.migration').selectAll()
    .where('publicId', '=', publicId).forUpdate().executeTakeFirst()
}

/** Ends the moving, or the undoing. Answers whether it was not ended before. */
export async function endStage(tx: Tx, id: bigint, stage: 'doneAt' | 'undoDoneAt', at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.withTables<InstanceTables>().updateTable('workflow.migration')
    .set({ [stage]: at }).where('id', '=', id).where(stage, 'is', null).executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Has it undone: nothing more is moved. */
export async function askUndo(tx: Tx, id: bigint, at: Date, by: bigint): Promise<void> {
  await sql`
    update workflow.migration
    set undo_asked_at = ${at}, undo_asked_by = ${by}, done_at = coalesce(done_at, ${at}) where id = ${id}`.execute(tx)
}

/** A run of a move, with the case that it is of. */
export interface MigratingRun { readonly instanceId: bigint; readonly caseId: bigint | null }

/**
 * The next runs to be moved, in their order (instance_of_model). They are taken in that order and each leaves a row, so
 * that the last of these says how far it came, whoever was killed.
 */
export async function listToMove(
  db: Db, { id, fromModelId }: Pick<Migration, 'id' | 'fromModelId'>, limit: number,
): Promise<MigratingRun[]> {
  const { rows } = await sql<MigratingRun>`
    select id as instance_id, case_id from workflow.instance
    where model_id = ${fromModelId} and state = 'running'
      and id > coalesce((select max(instance_id) from workflow.migrated where migration_id = ${id}), 0)
    order by id limit ${limit}`.execute(db)
  return rows
}

/** The next runs to be taken back, in their order (migrated_to_undo). */
export async function listToUndo(db: Db, id: bigint, limit: number): Promise<MigratingRun[]> {
  const { rows } = await sql<MigratingRun>`
    select instance_id, case_id from workflow.migrated join workflow.instance on instance.id = instance_id
    where migration_id = ${id} and before is not null and undone_at is null and undo_refused_at is null
    order by instance_id limit ${limit}`.execute(db)
  return rows
}

/** Where running runs of a version stand, without taking them. */
export async function readStandings(
  db: Db, modelId: bigint, after: bigint | undefined, limit: number,
): Promise<{ id: bigint; instance: Instance }[]> {
  const { rows } = await sql<{ id: bigint; row: Omit<Instance, 'tokens'>; tokens: readonly TokenJson[] }>`
    select id, jsonb_build_object('state', state, 'error', error, 'nextId', next_id, 'scopes', scopes) as row,
      coalesce((
        select jsonb_agg(to_jsonb(token) order by token.id) from workflow.token where instance_id = instance.id), '[]')
        as tokens
    from workflow.instance
    where model_id = ${modelId} and state = 'running' and id > ${after ?? 0n} order by id limit ${limit}`.execute(db)
  return rows.map(({ id, row, tokens }) => ({ id, instance: instanceOf(row, tokens) }))
}

/** Whether a run was looked at by this move. The run is locked before. */
export async function hasResult(tx: Tx, migrationId: bigint, instanceId: bigint): Promise<boolean> {
  const row = await tx.withTables<InstanceTables>().selectFrom('workflow.migrated').select('at')
    .where('migrationId', '=', migrationId).where('instanceId', '=', instanceId).executeTakeFirst()
  return row !== undefined
}

/** What became of a run: where it stood before it was moved and where since, or why it stayed. */
export async function keepResult(
  tx: Tx, of: { migrationId: bigint; instanceId: bigint; at: Date },
  result: { before: Instance; stands: string } | { faults: readonly MigrationFault[] },
): Promise<void> {
  const isMoved = 'before' in result
  await tx.withTables<InstanceTables>().insertInto('workflow.migrated').values({
    ...of, before: isMoved ? JSON.stringify(result.before) : null, stands: isMoved ? result.stands : null,
    faults: JSON.stringify(isMoved ? [] : result.faults),
  }).execute()
}

/** Where a run stood before, if that has not been taken back or refused already. */
export async function lockMigrated(
  tx: Tx, migrationId: bigint, instanceId: bigint,
): Promise<{ before: Instance; stands: string } | undefined> {
  const row = await tx.withTables<InstanceTables>().selectFrom('workflow.migrated').select(['before', 'stands'])
    .where('migrationId', '=', migrationId).where('instanceId', '=', instanceId)
    .where('undoneAt', 'is', null).where('undoRefusedAt', 'is', null).forUpdate().executeTakeFirst()
  return row?.before && row.stands !== null ? { before: fromJson(row.before), stands: row.stands } : undefined
}

function fromJson(kept: InstanceJson): Instance {
  return {
    ...kept,
    tokens: kept.tokens.map((token) => ({ ...token, dueAt: token.dueAt === null ? null : new Date(token.dueAt) })),
  }
}

/** Says that a run was taken back, or that it could not be since it had gone on. */
export async function endUndo(
  tx: Tx, migrationId: bigint, instanceId: bigint, how: 'undoneAt' | 'undoRefusedAt', at: Date,
): Promise<void> {
  await tx.withTables<InstanceTables>().updateTable('workflow.migrated').set({ [how]: at })
    .where('migrationId', '=', migrationId).where('instanceId', '=', instanceId).execute()
}

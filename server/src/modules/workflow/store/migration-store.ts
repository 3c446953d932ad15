import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Instance } from '../domain/run/instance.ts'
import type { NodeMapping } from '../domain/migrate-run.ts'
import type { InstanceJson, InstanceTables } from './instance-tables.ts'
import { type TokenJson, instanceOf } from './instance-store.ts'

export type Migration = Pick<Selectable<InstanceTables['workflow.migration']>, 'id' | 'publicId' | 'mapping'>

/** Puts a move of runs on record. */
export async function insertMigration(
  tx: Tx, row: { fromModelId: bigint; toModelId: bigint; mapping: NodeMapping; begunAt: Date; begunBy: bigint },
): Promise<Migration> {
  return tx.withTables<InstanceTables>().insertInto('workflow.migration')
    .values({ ...row, mapping: JSON.stringify(row.mapping) }).returning(['id', 'publicId', 'mapping'])
    .executeTakeFirstOrThrow()
}

/** Running runs of a version, in their order (instance_of_model). */
export async function listRunning(
  db: Db | Tx, modelId: bigint, after: bigint | undefined, limit: number,
): Promise<bigint[]> {
  const rows = await db.withTables<InstanceTables>().selectFrom('workflow.instance').select('id')
    .where('modelId', '=', modelId).where('state', '=', 'running').where('id', '>', after ?? 0n)
    .orderBy('id').limit(limit).execute()
  return rows.map(({ id }) => id)
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

/** Keeps where a run stood before it was moved. */
export async function keepMigrated(
  tx: Tx, { before, ...row }: { migrationId: bigint; instanceId: bigint; at: Date; before: Instance; stands: string },
): Promise<void> {
  await tx.withTables<InstanceTables>().insertInto('workflow.migrated')
    .values({ ...row, before: JSON.stringify(before), undoneAt: null }).execute()
}

/** Where a run stood before, if that has not been taken back already. */
export async function lockMigrated(
  tx: Tx, migrationId: bigint, instanceId: bigint,
): Promise<{ before: Instance; stands: string } | undefined> {
  const row = await tx.withTables<InstanceTables>().selectFrom('workflow.migrated').select(['before', 'stands'])
    .where('migrationId', '=', migrationId).where('instanceId', '=', instanceId).where('undoneAt', 'is', null)
    .forUpdate().executeTakeFirst()
  return row && { before: fromJson(row.before), stands: row.stands }
}

function fromJson(kept: InstanceJson): Instance {
  return {
    ...kept,
    tokens: kept.tokens.map((token) => ({ ...token, dueAt: token.dueAt === null ? null : new Date(token.dueAt) })),
  }
}

/** Says that it was taken back. */
export async function undoMigrated(tx: Tx, migrationId: bigint, instanceId: bigint, at: Date): Promise<void> {
  await tx.withTables<InstanceTables>().updateTable('workflow.migrated').set({ undoneAt: at })
    .where('migrationId', '=', migrationId).where('instanceId', '=', instanceId).execute()
}

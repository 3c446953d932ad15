import { type Selectable, sql } from 'kysely'
import type { DecisionModel } from '../../../platform/dmn/model.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { type ProcessModel, TRIAL_KEYS } from '../domain/process-model.ts'
import type { InstanceTables } from './instance-tables.ts'

export type StoredModel = Pick<
  Selectable<InstanceTables['workflow.model']>, 'id' | 'publicId' | 'key' | 'version' | 'model' | 'decisions'>

/** Stores a process as the next version of its key. */
export async function insertModel(
  tx: Tx, { model, xml, decisions, storedAt }: {
    model: ProcessModel; xml: string; decisions: Readonly<Record<string, DecisionModel>>; storedAt: Date
  },
): Promise<StoredModel> {
  const tables = tx.withTables<InstanceTables>()
  const last = await tables.selectFrom('workflow.model').select('version')
    .where('key', '=', model.key).orderBy('version', 'desc').limit(1).executeTakeFirst()
  return tables.insertInto('workflow.model').values({
    key: model.key, version: (last?.version ?? 0) + 1, model: JSON.stringify(model), xml,
    decisions: JSON.stringify(decisions), storedAt,
  }).returning(['id', 'publicId', 'key', 'version', 'model', 'decisions']).executeTakeFirstOrThrow()
}

/** A version of a process. Throws if there is none: rows refer to it. */
export async function getModel(db: Db | Tx, id: bigint): Promise<StoredModel> {
  return db.withTables<InstanceTables>().selectFrom('workflow.model')
    .select(['id', 'publicId', 'key', 'version', 'model', 'decisions']).where('id', '=', id).executeTakeFirstOrThrow()
}

/** Who may take a message of outside: whatever goes now, or what runs begin in; of a procedure only while in force. */
export interface OutsideHearer { readonly isRunning: boolean; readonly procedureVersionId: bigint | null }

/**
 * The processes that say that other systems may send them messages of this name (model_outside): those with runs that
 * go, and the newest of each key, with the version of a procedure that it is of. None that is only tried out.
 */
export async function listOutsideHearers(tx: Tx, name: string): Promise<OutsideHearer[]> {
  const { rows } = await sql<OutsideHearer>`
    select is_running, procedure_version_id
    from workflow.model
    left join workflow.process on process.model_id = model.id
    cross join lateral (select exists (
      select from workflow.instance where instance.model_id = model.id and state = 'running') as is_running) as now
    where model -> 'outside' ? ${name} and not starts_with(key, ${TRIAL_KEYS}) and (is_running or not exists (
      select from workflow.model as newer where newer.key = model.key and newer.version > model.version))`.execute(tx)
  return rows
}

/** Which messages of these names some version of a process sends: at an event, at an end, by a task. */
export async function listSent(db: Db | Tx, names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set()
  const { rows } = await sql<{ name: string }>`
    select distinct coalesce(node #>> '{event,name}', node ->> 'does') as name
    from workflow.model, jsonb_each(model -> 'nodes') as all_nodes(id, node)
    where node ->> 'kind' in ('throw', 'end') and node #>> '{event,type}' = 'message'
        and node #>> '{event,name}' = any(${[...names]}::text[])
      or node ->> 'task' = 'send' and node ->> 'does' = any(${[...names]}::text[])`.execute(db)
  return new Set(rows.map(({ name }) => name))
}

/** The newest version of each of these processes, of those that are published. */
export async function listNewestModels(db: Db | Tx, keys: readonly string[]): Promise<StoredModel[]> {
  if (keys.length === 0) return []
  return db.withTables<InstanceTables>().selectFrom('workflow.model').distinctOn('key')
    .select(['id', 'publicId', 'key', 'version', 'model', 'decisions'])
    .where('key', 'in', keys).orderBy('key').orderBy('version', 'desc').execute()
}

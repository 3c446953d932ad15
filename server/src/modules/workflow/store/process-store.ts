import { sql } from 'kysely'
import type { DecisionModel } from '../../../platform/dmn/model.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { ProcessModel } from '../domain/process-model.ts'

/** The process of a procedure version, or the one in which a case of it goes on. */
export interface Process {
  readonly id: bigint
  readonly procedureVersionId: bigint
  readonly modelId: bigint
  readonly model: ProcessModel
  readonly decisions: Readonly<Record<string, DecisionModel>>
}

/** The process of a procedure version; undefined where none was published. */
export async function findProcess(db: Db | Tx, procedureVersionId: bigint): Promise<Process | undefined> {
  const { rows: [row] } = await sql<Process>`
    select process.id, procedure_version_id, model_id, model.model, decisions
    from workflow.process join workflow.model on model.id = model_id
    where procedure_version_id = ${procedureVersionId}`.execute(db)
  return row
}

/** The version in which a case runs now, which is another where it was moved; undefined before its run began. */
export async function findModelOfCase(db: Db | Tx, caseId: bigint): Promise<bigint | undefined> {
  const { rows: [row] } = await sql<{ modelId: bigint }>`
    select model_id from workflow.instance where case_id = ${caseId} order by id desc limit 1`.execute(db)
  return row?.modelId
}

/**
 * Stores processes for versions that have none, each as the first version of a model of its own. Answers how many were
 * added; those there are never changed.
 */
export async function insertProcesses(
  tx: Tx, rows: readonly { procedureVersionId: bigint; model: ProcessModel }[], storedAt: Date,
): Promise<number> {
  const { rows: added } = await sql`
    with wanted as (
      select * from unnest(${rows.map((row) => row.procedureVersionId)}::bigint[],
        ${rows.map(({ model }) => model.key)}::text[], ${rows.map(({ model }) => JSON.stringify(model))}::jsonb[])
        as wanted (procedure_version_id, key, model)
      where not exists (select from workflow.process p where p.procedure_version_id = wanted.procedure_version_id)),
    stored as (
      insert into workflow.model (key, version, model, stored_at)
      select key, 1, model, ${storedAt} from wanted on conflict (key, version) do nothing returning id, key)
    insert into workflow.process (procedure_version_id, model_id)
    select procedure_version_id, stored.id from wanted join stored using (key)
    on conflict (procedure_version_id) do nothing returning id`.execute(tx)
  return added.length
}

/** Names the process of a version that has none; it has one for ever. Answers whether it had none. */
export async function insertProcess(tx: Tx, procedureVersionId: bigint, modelId: bigint): Promise<boolean> {
  const { rows } = await sql`
    insert into workflow.process (procedure_version_id, model_id) values (${procedureVersionId}, ${modelId})
    on conflict (procedure_version_id) do nothing returning id`.execute(tx)
  return rows.length > 0
}

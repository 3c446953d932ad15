import type { Db, Tx } from '../../../platform/db.ts'
import type { ProcessGraph } from '../domain/process-graph.ts'
import type { WorkflowTables } from './tables.ts'

export interface Process { readonly id: bigint; readonly procedureVersionId: bigint; readonly graph: ProcessGraph }

/** The process of a procedure version; undefined where none was published. */
export async function findProcess(db: Db | Tx, procedureVersionId: bigint): Promise<Process | undefined> {
  return db.withTables<WorkflowTables>().selectFrom('workflow.process').selectAll()
    .where('procedureVersionId', '=', procedureVersionId).executeTakeFirst()
}

/** Stores graphs for versions that have none. Answers how many were added; those there are never changed. */
export async function insertProcesses(
  tx: Tx, rows: readonly { procedureVersionId: bigint; graph: ProcessGraph }[],
): Promise<number> {
  if (rows.length === 0) return 0
  const added = await tx.withTables<WorkflowTables>()
    .insertInto('workflow.process')
    .values(rows.map(({ procedureVersionId, graph }) => ({ procedureVersionId, graph: JSON.stringify(graph) })))
    .onConflict((clash) => clash.column('procedureVersionId').doNothing()).returning('id').execute()
  return added.length
}

import type { Db, Tx } from '../../platform/db.ts'
import { type ModelSource, openModels } from './model-source.ts'
import { type Process, findModelOfCase, findProcess } from './store/process-store.ts'

/**
 * Published processes by procedure version. They never change, so that each is read once and kept. Whoever is in a
 * transaction gives it along: to wait there for a second connection of the pool, with all others doing the same, would
 * be to wait for ever.
 */
export interface ProcessSource {
  /** The process of a version, which must have one: publication made it. */
  of(procedureVersionId: bigint, tx?: Tx): Promise<Process>
  /** The process in which a case of that version goes on: the one of the version, unless its run was moved. */
  ofCase(caseId: bigint, procedureVersionId: bigint, tx?: Tx): Promise<Process>
}

/** Opens the source on a database; several programs may hold one each. */
export function openProcesses(db: Db, models: ModelSource = openModels(db)): ProcessSource {
  const known = new Map<bigint, Process>()
  const source: ProcessSource = {
    async of(procedureVersionId, tx) {
      const found = known.get(procedureVersionId) ?? await findProcess(tx ?? db, procedureVersionId)
      if (!found) throw new Error(`procedure version ${String(procedureVersionId)} has no process`)
      known.set(procedureVersionId, found)
      return found
    },
    async ofCase(caseId, procedureVersionId, tx) {
      const process = await source.of(procedureVersionId, tx)
      const modelId = await findModelOfCase(tx ?? db, caseId)
      if (modelId === undefined || modelId === process.modelId) return process
      const { model, decisions } = await models.of(modelId, tx)
      return { ...process, modelId, model, decisions }
    },
  }
  return source
}

import type { Db, Tx } from '../../platform/db.ts'
import { type Process, findProcess } from './store/process-store.ts'

/** Published processes by procedure version. They never change, so that each is read once and kept. */
export interface ProcessSource {
  /**
   * The process of a version, which must have one: publication made it. Whoever is in a transaction gives it along: to
   * wait there for a second connection of the pool, with all others doing the same, would be to wait for ever.
   */
  of(procedureVersionId: bigint, tx?: Tx): Promise<Process>
}

/** Opens the source on a database; several programs may hold one each. */
export function openProcesses(db: Db): ProcessSource {
  const known = new Map<bigint, Process>()
  return {
    async of(procedureVersionId, tx) {
      const found = known.get(procedureVersionId) ?? await findProcess(tx ?? db, procedureVersionId)
      if (!found) throw new Error(`procedure version ${String(procedureVersionId)} has no process`)
      known.set(procedureVersionId, found)
      return found
    },
  }
}

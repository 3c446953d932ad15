import type { Db, Tx } from '../../platform/db.ts'
import { type StoredModel, getModel } from './store/model-store.ts'

/** Versions of processes by their id. They never change, so that each is read once and kept. */
export interface ModelSource {
  /** Whoever is in a transaction gives it along, so as not to wait there for a second connection. */
  of(id: bigint, tx?: Tx): Promise<StoredModel>
}

/** So many are kept in memory; the oldest goes first. */
const MOST_KEPT = 2_000

/** Opens the source on a database; several programs may hold one each. */
export function openModels(db: Db): ModelSource {
  const known = new Map<bigint, StoredModel>()
  return {
    async of(id, tx) {
      const found = known.get(id)
      if (found) return found
      const model = await getModel(tx ?? db, id)
      if (known.size >= MOST_KEPT) known.delete(known.keys().next().value ?? id)
      known.set(id, model)
      return model
    },
  }
}

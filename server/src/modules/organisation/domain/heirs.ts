import { groupBy } from '../../../kernel/group-by.ts'
import type { Facts, Successor, Unit } from './facts.ts'

export interface Heirs {
  heirOf(unitId: bigint): Unit | undefined
  successorsOf(unitId: bigint): readonly Successor[]
  predecessorsOf(unitId: bigint): readonly bigint[]
  lastKnown(unitId: bigint): Unit | undefined
  heirOfPublicId(publicId: string): Unit | undefined
  heirOfData(idOfData: string): Unit | undefined
}

/** Who has the place of whom on the day of the facts. Worked out once: a province has some hundreds of changes. */
export function makeHeirs({ past, successors }: Facts, byId: ReadonlyMap<bigint, Unit>): Heirs {
  const last = new Map(past.map((unit) => [unit.id, unit]))
  const lastByPublicId = new Map(past.map((unit) => [unit.publicId, unit.id]))
  const lastByData = new Map(past.map((unit) => [unit.idOfData, unit]))
  const rows = groupBy(successors, ({ fromId }) => fromId)
  const heirOf = (id: bigint): Unit | undefined => {
    // A unit may have been an heir and ended itself; 20 steps would be a ring, which no plan can make.
    for (let [here, steps] = [id, 0]; steps < 20; steps += 1) {
      const unit = byId.get(here)
      if (unit) return unit
      const next = rows.get(here)?.find(({ isHeir }) => isHeir)?.toId
      if (next === undefined || next === null) return undefined
      here = next
    }
    return undefined
  }
  const before = groupBy(
    [...rows.keys()].filter((id) => !byId.has(id)).flatMap((id) => {
      const heir = heirOf(id)
      return heir ? [{ id, heir: heir.id }] : []
    }),
    ({ heir }) => heir,
  )
  return {
    heirOf,
    successorsOf: (id) => byId.has(id) ? [] : rows.get(id) ?? [],
    predecessorsOf: (id) => (before.get(id) ?? []).map((one) => one.id),
    lastKnown: (id) => byId.get(id) ?? last.get(id),
    heirOfPublicId: (publicId) => {
      const ended = lastByPublicId.get(publicId)
      return ended === undefined ? undefined : heirOf(ended)
    },
    heirOfData: (idOfData) => {
      const ended = lastByData.get(idOfData)
      return ended && heirOf(ended.id)
    },
  }
}

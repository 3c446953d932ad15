import type { Day } from '../../../kernel/civil-day.ts'
import type { Directory } from './directory.ts'

/** A name by which people still know a place, and the first day on which it was no more. */
export interface FormerName { readonly name: string; readonly until: Day }

const known = new WeakMap<Directory, ReadonlyMap<bigint, readonly FormerName[]>>()

/**
 * Of each territory the names of those that became it or a part of it (tên cũ): whoever types the old one finds the
 * new. Of a unit that was split each part has its name. What was abolished is not the place of its heir, and is left
 * out, and so is a name that is still the same.
 */
export function formerNames(directory: Directory): ReadonlyMap<bigint, readonly FormerName[]> {
  const found = known.get(directory)
  if (found) return found
  const names = new Map<bigint, FormerName[]>()
  const past = directory.units.flatMap(({ id }) => directory.predecessorsOf(id))
  for (const id of past) {
    const [unit, successors] = [directory.lastKnown(id), directory.successorsOf(id)]
    if (unit?.kind !== 'territory' || successors[0]?.kind === 'abolish') continue
    for (const { toId, onDay } of successors) {
      const heir = toId === null ? undefined : directory.heirOf(toId)
      if (!heir || heir.name === unit.name) continue
      const others = names.get(heir.id) ?? []
      const isKnown = others.some(({ name }) => name === unit.name)
      if (!isKnown) names.set(heir.id, [...others, { name: unit.name, until: onDay }])
    }
  }
  known.set(directory, names)
  return names
}

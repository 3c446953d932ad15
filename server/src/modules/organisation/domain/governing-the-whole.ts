import type { Directory } from './directory.ts'
import type { Unit } from './facts.ts'

/** Agencies that govern the territories of the topmost level on a day: of a province one, or none if nobody does. */
export function governingTheWhole(directory: Directory): Unit[] {
  const [top] = [...directory.levels].sort((a, b) => a.rank - b.rank)
  return directory.territories(top?.id ?? '').flatMap(({ id }) => directory.agencyGoverning(id) ?? [])
}

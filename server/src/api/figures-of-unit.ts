import { type Directory, type Unit, withPast } from '../modules/organisation/public.ts'
import { unitsWithin } from '../modules/reporting/public.ts'

/** Whose dossiers count: of units that settle them, or of a section that received them; of neither all. */
export interface OfUnits {
  readonly unitIds?: readonly bigint[] | undefined
  readonly sectionIds?: readonly bigint[] | undefined
}

/**
 * Whose figures are asked for: of a unit with all below it, so far as whoever asks reaches; of a one-stop section what
 * was received there, whoever settles it. Without a unit all that is reached. Undefined where the unit is not reached:
 * it is as if it did not exist.
 */
export function figuresOfUnit(
  directory: Directory, reach: readonly bigint[] | undefined, unit: Unit | undefined,
): OfUnits | undefined {
  if (!unit) return { unitIds: reach }
  if (reach && !reach.includes(unit.id)) return undefined
  if (unit.isOneStop) return { sectionIds: withPast(directory, [unit.id]) }
  const within = unitsWithin(directory, unit.id)
  return { unitIds: reach ? within.filter((id) => reach.includes(id)) : within }
}

import type { Territory } from './list-units.ts'

/**
 * The place that the counter itself governs, as its name ends (“…, Ủy ban nhân dân phường Demo”): filled in before
 * anybody asks, in sight, and to be changed. Undefined where the name fits none, or more than one.
 */
export function ownPlaceOf(
  section: string | undefined, places: readonly Pick<Territory, 'id' | 'name'>[],
): string | undefined {
  const name = section?.normalize('NFC').toLocaleLowerCase('vi') ?? ''
  const fitting = places.filter((place) => name.endsWith(` ${place.name.normalize('NFC').toLocaleLowerCase('vi')}`))
  return fitting.length === 1 ? fitting[0]?.id : undefined
}

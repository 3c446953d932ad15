import type { Day } from '../../kernel/civil-day.ts'
import { type DirectorySource, unitInWords } from '../organisation/public.ts'

/**
 * Who reports, as it is called on a day: the unit with that id of the data, with the body it is a part of; without one
 * whoever governs the whole province, or the province where nobody does.
 */
export function reporterOf(source: DirectorySource, day: Day, unit: string | undefined): string {
  const directory = source.on(day)
  const asked = unit === undefined ? undefined : directory.find(unit)
  if (asked) return unitInWords(directory, asked.id)
  const [top] = [...directory.levels].sort((a, b) => a.rank - b.rank)
  const [governing] = directory.territories(top?.id ?? '').flatMap(({ id }) => directory.agencyGoverning(id) ?? [])
  return governing?.name ?? directory.province.name
}

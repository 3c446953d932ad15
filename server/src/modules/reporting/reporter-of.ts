import type { Day } from '../../kernel/civil-day.ts'
import { type DirectorySource, governingTheWhole, unitInWords } from '../organisation/public.ts'

/**
 * Who reports, as it is called on a day: these units, each with the body it is a part of; without one whoever governs
 * the whole province, or the province where nobody does.
 */
export function reporterOf(source: DirectorySource, day: Day, unitIds: readonly bigint[] | undefined): string {
  const directory = source.on(day)
  if (unitIds && unitIds.length > 0)
    return [...new Set(unitIds.map((id) => unitInWords(directory, id)))].join('; ')
  const [governing] = governingTheWhole(directory)
  return governing?.name ?? directory.province.name
}

import type { Directory } from '../../organisation/public.ts'
import { outsideOf } from './build-consultations.ts'

/**
 * Whom agencies of the axis are here, by their codes there: the unit that has the code, or the one that the policy
 * `document-axis` says is asked under it. What a letter calls its sender is a word of whoever sent it, and is not read.
 */
export function agencyNamesOf(directory: Directory): (code: string) => string | undefined {
  const asked = new Map(directory.units.flatMap(({ id, name }): [string, string][] => {
    const agency = directory.bodyOf(id)?.id === id ? outsideOf(directory, id)?.id : undefined
    return agency === undefined ? [] : [[agency, name]]
  }))
  return (code) => directory.byCode(code)?.name ?? asked.get(code)
}

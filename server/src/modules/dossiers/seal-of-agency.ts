import type { KeyHolder } from '../../platform/signing/key-ring.ts'
import type { Directory, Unit } from '../organisation/public.ts'

/**
 * Whose seal signs for a unit on the day of the directory: the agency that it is or is under, or whoever has its place
 * today; by its code, as in the folder of keys (docs/signing.md). Throws where nobody ever was.
 */
export function sealOfAgency(
  today: Pick<Directory, 'agencyOf' | 'heirOf' | 'lastKnown'>, unitId: bigint,
): KeyHolder {
  const unit = today.heirOf(unitId) ?? today.lastKnown(unitId)
  const agency = unit && (today.agencyOf(unit.id) ?? unit)
  if (!agency) throw new Error(`no agency of unit ${String(unitId)}`)
  return sealOf(agency)
}

/** By which an agency is named in codes, and in the folder of keys: its own code, or its id of the data. */
export function codeOfAgency({ agencyCode, idOfData }: Pick<Unit, 'agencyCode' | 'idOfData'>): string {
  return agencyCode ?? idOfData
}

/** Its seal. */
export function sealOf(agency: Pick<Unit, 'agencyCode' | 'idOfData' | 'name'>): KeyHolder {
  return { kind: 'agency', id: codeOfAgency(agency), name: agency.name }
}

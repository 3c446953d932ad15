import { soundSettings } from '../../../platform/partner/partner-texts.ts'
import type { PartnerSettings } from '../../../platform/partner/read-partners.ts'
import type { Adapter } from '../adapter.ts'
import { type SectorAdapterRooms, sectorAdapter } from './adapter.ts'
import { CIVIL_STATUS, civilStatusSystem } from './civil-status/civil-status.ts'
import { readCivilStatusSettings } from './civil-status/settings.ts'
import { CRIMINAL_RECORD, criminalRecordSystem } from './criminal-record/criminal-record.ts'
import { readCriminalRecordSettings } from './criminal-record/settings.ts'
import { genericSystem } from './generic/generic-system.ts'
import { readGenericSettings } from './generic/settings.ts'
import type { SectorSystem } from './sector-system.ts'

/** The adapters of the sector systems whose settings are named. Throws, naming them, where they are faulty. */
export function openSectorSystems(rooms: SectorAdapterRooms, settings: PartnerSettings): readonly Adapter[] {
  const { [CRIMINAL_RECORD]: record, [CIVIL_STATUS]: civil } = settings
  const systems: SectorSystem[] = [
    ...record ? [criminalRecordSystem(soundSettings(CRIMINAL_RECORD, readCriminalRecordSettings(record)))] : [],
    ...civil ? [civilStatusSystem(soundSettings(CIVIL_STATUS, readCivilStatusSettings(civil)))] : [],
  ]
  const described = Object.entries(settings).filter(([, { adapter }]) => adapter === 'sector')
  for (const [name, given] of described) systems.push(genericSystem(name, soundSettings(name, readGenericSettings(given))))
  return systems.map((one) => sectorAdapter(rooms, one))
}

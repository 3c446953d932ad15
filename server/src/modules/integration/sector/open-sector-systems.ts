import { soundSettings } from '../../../platform/partner/partner-texts.ts'
import type { PartnerSettings } from '../../../platform/partner/read-partners.ts'
import type { Adapter } from '../adapter.ts'
import { type SectorAdapterRooms, sectorAdapter } from './adapter.ts'
import { CRIMINAL_RECORD, criminalRecordSystem } from './criminal-record/criminal-record.ts'
import { readCriminalRecordSettings } from './criminal-record/settings.ts'
import type { SectorSystem } from './sector-system.ts'

/** The adapters of the sector systems whose settings are named. Throws, naming them, where they are faulty. */
export function openSectorSystems(rooms: SectorAdapterRooms, settings: PartnerSettings): readonly Adapter[] {
  const systems: SectorSystem[] = []
  const record = settings[CRIMINAL_RECORD]
  if (record) systems.push(criminalRecordSystem(soundSettings(CRIMINAL_RECORD, readCriminalRecordSettings(record))))
  return systems.map((one) => sectorAdapter(rooms, one))
}

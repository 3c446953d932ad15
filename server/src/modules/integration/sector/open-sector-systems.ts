import { readSettings, soundSettings } from '../../../platform/partner/read-settings.ts'
import type { PartnerSettings } from '../../../platform/partner/read-partners.ts'
import type { Adapter } from '../adapter.ts'
import { CIVIL_STATUS, civilStatusSystem } from './civil-status/civil-status.ts'
import { CIVIL_STATUS_SETTINGS } from './civil-status/settings.ts'
import { CRIMINAL_RECORD, criminalRecordSystem } from './criminal-record/criminal-record.ts'
import { CRIMINAL_RECORD_SETTINGS } from './criminal-record/settings.ts'
import { genericSystem } from './generic/generic-system.ts'
import { isDescribed } from './generic/manifest.ts'
import { GENERIC_SETTINGS } from './generic/settings.ts'
import { LAND, landSystem } from './land/land.ts'
import { LAND_SETTINGS } from './land/settings.ts'
import { type SectorAdapterRooms, joinSystem } from './join-system.ts'
import type { SectorSystem } from './sector-system.ts'

/** The adapters of the sector systems whose settings are named. Throws, naming them, where they are faulty. */
export function openSectorSystems(rooms: SectorAdapterRooms, settings: PartnerSettings): readonly Adapter[] {
  const { [CRIMINAL_RECORD]: record, [CIVIL_STATUS]: civil, [LAND]: land } = settings
  const systems: SectorSystem[] = [
    ...record
      ? [criminalRecordSystem(
        soundSettings(CRIMINAL_RECORD, readSettings(CRIMINAL_RECORD_SETTINGS, record)), () => rooms.machineClock.now(),
      )] : [],
    ...civil ? [civilStatusSystem(soundSettings(CIVIL_STATUS, readSettings(CIVIL_STATUS_SETTINGS, civil)))] : [],
    ...land ? [landSystem(soundSettings(LAND, readSettings(LAND_SETTINGS, land)))] : [],
    ...Object.entries(settings).filter(([name]) => isDescribed(name))
      .map(([name, given]) => genericSystem(name, soundSettings(name, readSettings(GENERIC_SETTINGS, given)))),
  ]
  return systems.map((one) => joinSystem(rooms, one))
}

import type { Adapter } from '../adapter.ts'
import { type SectorRooms, buildSectorMessages } from './build-messages.ts'
import { compareSector } from './compare-sector.ts'
import { type HearingRooms, sectorInlet } from './inlet.ts'
import { sectorOutlet } from './outlet.ts'
import type { SectorSystem } from './sector-system.ts'

/** What adapters of sector systems need of this program. */
export type SectorAdapterRooms = SectorRooms & HearingRooms

/** The adapter of a sector system: dossiers out, states and results in. */
export function joinSystem(rooms: SectorAdapterRooms, system: SectorSystem): Adapter {
  return {
    partner: system.system, outlet: sectorOutlet(system), inlet: sectorInlet(rooms, system),
    make: async (tx, events) => buildSectorMessages(tx, rooms, system, events),
    ...system.unknownAs.length > 0 && { compare: async (db, day) => compareSector(db, rooms, system, day) },
  }
}

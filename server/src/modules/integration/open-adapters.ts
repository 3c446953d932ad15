import type { PartnerSettings } from '../../platform/partner/read-partners.ts'
import type { Adapter } from './adapter.ts'
import { commandCentreAdapter } from './command-centre/adapter.ts'
import { type AxisRooms, documentAxisAdapter } from './document-axis/adapter.ts'
import type { MessageRooms } from './national-portal/message-rooms.ts'
import { type PortalRooms, nationalPortalAdapter } from './national-portal/adapter.ts'
import type { SectorAdapterRooms } from './sector/join-system.ts'
import { openSectorSystems } from './sector/open-sector-systems.ts'
import { treasuryAdapter } from './treasury/adapter.ts'

/** What the adapters need of this program, all of them. */
export type AdapterRooms = MessageRooms & AxisRooms & PortalRooms & SectorAdapterRooms

/** The adapters of all systems that MOTCUA_PARTNERS names. Throws, naming the setting, where one is faulty. */
export function openAdapters(rooms: AdapterRooms, settings: PartnerSettings): readonly Adapter[] {
  return [
    nationalPortalAdapter(rooms, settings), commandCentreAdapter(rooms, settings), documentAxisAdapter(rooms, settings),
    treasuryAdapter(rooms, settings), ...openSectorSystems(rooms, settings),
  ].filter((one) => one !== undefined)
}

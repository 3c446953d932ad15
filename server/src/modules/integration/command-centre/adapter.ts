import { readSettings, soundSettings } from '../../../platform/partner/read-settings.ts'
import type { PartnerSettings } from '../../../platform/partner/read-partners.ts'
import type { Adapter } from '../adapter.ts'
import type { MessageRooms } from '../national-portal/message-rooms.ts'
import { buildCentreMessages } from './build-messages.ts'
import { COMMAND_CENTRE, centreOutlet, lookAtCentre } from './outlet.ts'
import { COMMAND_CENTRE_SETTINGS } from './settings.ts'

/** The adapter of the command centre, where its settings are named. Throws, naming them, where they are faulty. */
export function commandCentreAdapter(rooms: MessageRooms, settings: PartnerSettings): Adapter | undefined {
  const given = settings[COMMAND_CENTRE]
  if (!given) return undefined
  const own = soundSettings(COMMAND_CENTRE, readSettings(COMMAND_CENTRE_SETTINGS, given))
  return {
    partner: COMMAND_CENTRE, outlet: centreOutlet(own), look: async (numbers) => lookAtCentre(own, numbers),
    make: async (tx, events) => buildCentreMessages(tx, rooms, own.source, events),
  }
}

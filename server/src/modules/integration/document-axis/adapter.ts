import { soundSettings } from '../../../platform/partner/partner-texts.ts'
import type { PartnerSettings } from '../../../platform/partner/read-partners.ts'
import type { Adapter } from '../adapter.ts'
import { type ConsultingRooms, buildConsultations } from './build-consultations.ts'
import { openDocumentAxis } from './client.ts'
import type { HandlingRooms } from './handle-message.ts'
import { axisInlet } from './inlet.ts'
import { type SendingRooms, axisOutlet } from './outlet.ts'
import { DOCUMENT_AXIS } from './package-body.ts'
import type { ReadingRooms } from './read-package.ts'
import { readDocumentAxisSettings } from './settings.ts'

/** What the axis needs of this program. */
export type AxisRooms = ConsultingRooms & HandlingRooms & SendingRooms & ReadingRooms

/** The adapter of the axis of documents, where its settings are named. Throws, naming them, where they are faulty. */
export function documentAxisAdapter(rooms: AxisRooms, settings: PartnerSettings): Adapter | undefined {
  const given = settings[DOCUMENT_AXIS]
  if (!given) return undefined
  const own = soundSettings(DOCUMENT_AXIS, readDocumentAxisSettings(given))
  const axis = openDocumentAxis(own)
  return {
    partner: DOCUMENT_AXIS,
    make: async (tx, events) => buildConsultations(tx, rooms, own.agency, events),
    outlet: axisOutlet(rooms, axis, own), inlet: axisInlet(rooms, axis, own),
  }
}

import { readSettings, soundSettings } from '../../../platform/partner/read-settings.ts'
import type { PartnerSettings } from '../../../platform/partner/read-partners.ts'
import type { Adapter } from '../adapter.ts'
import { type ConsultingRooms, buildConsultations } from './build-consultations.ts'
import { buildInquiryWords } from './build-inquiry-words.ts'
import { type RegisterRooms, buildRegisterQuestions } from './build-register-questions.ts'
import { buildStatuses } from './build-statuses.ts'
import { openDocumentAxis } from './client.ts'
import { comparePackages } from './compare-packages.ts'
import type { HandlingRooms } from './handle-message.ts'
import { axisInlet } from './inlet.ts'
import { type SendingRooms, axisOutlet } from './outlet.ts'
import { DOCUMENT_AXIS } from './package-body.ts'
import type { ReadingRooms } from './read-package.ts'
import { DOCUMENT_AXIS_SETTINGS, axisRulesOf } from './settings.ts'

/** What the axis needs of this program. */
export type AxisRooms = ConsultingRooms & RegisterRooms & HandlingRooms & SendingRooms & ReadingRooms

/** The adapter of the axis of documents, where its settings are named. Throws, naming them, where they are faulty. */
export function documentAxisAdapter(rooms: AxisRooms, settings: PartnerSettings): Adapter | undefined {
  const given = settings[DOCUMENT_AXIS]
  if (!given) return undefined
  const sound = soundSettings(DOCUMENT_AXIS, readSettings(DOCUMENT_AXIS_SETTINGS, given))
  const own = { ...sound, ...axisRulesOf(sound) }
  const axis = openDocumentAxis(own)
  return {
    partner: DOCUMENT_AXIS,
    make: async (tx, events) => [
      ...await buildConsultations(tx, rooms, own.agency, events), ...await buildStatuses(tx, own.agency, events),
      ...await buildInquiryWords(tx, rooms, own.agency, events),
      ...await buildRegisterQuestions(tx, rooms, own.agency, events),
    ],
    outlet: axisOutlet(rooms, axis, own), inlet: axisInlet(rooms, axis, own),
    compare: async (db, day) => comparePackages(db, rooms, axis, { agency: own.agency, day }),
  }
}

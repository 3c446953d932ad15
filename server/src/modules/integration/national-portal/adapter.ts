import { readSettings, soundSettings } from '../../../platform/partner/read-settings.ts'
import type { PartnerSettings } from '../../../platform/partner/read-partners.ts'
import type { Adapter } from '../adapter.ts'
import { buildPortalMessages } from './build-messages.ts'
import { openNationalPortal } from './client.ts'
import { type FetchingRooms, dossiersIn } from './dossiers-in/strand.ts'
import type { InwardRooms } from './dossiers-in/inward-rooms.ts'
import { listAtPortal } from './list-day.ts'
import { lookAtPortal } from './look.ts'
import type { MessageRooms } from './message-rooms.ts'
import { NATIONAL_PORTAL, portalOutlet } from './outlet.ts'
import { buildAnswers } from './questions/build-answers.ts'
import { buildPetitionAnswers } from './questions/build-petition-answers.ts'
import { tellingAnswers } from './questions/outlet.ts'
import { paymentsIn } from './payments-in/strand.ts'
import { questionsIn } from './questions/strand.ts'
import { buildRefusals } from './refusals/build-refusals.ts'
import { NATIONAL_PORTAL_SETTINGS } from './settings.ts'
import { listProcedures } from './procedures-in/list-procedures.ts'
import { meaningsOf } from './procedures-in/meanings.ts'
import { portalInlet } from './strand.ts'

/** What the national portal needs of this program. */
export type PortalRooms = MessageRooms & InwardRooms & FetchingRooms

/** The adapter of the national portal, where its settings are named. Throws, naming them, where they are faulty. */
export function nationalPortalAdapter(rooms: PortalRooms, settings: PartnerSettings): Adapter | undefined {
  const given = settings[NATIONAL_PORTAL]
  if (!given) return undefined
  const sound = soundSettings(NATIONAL_PORTAL, readSettings(NATIONAL_PORTAL_SETTINGS, given))
  const portal = openNationalPortal(sound)
  return {
    partner: NATIONAL_PORTAL,
    outlet: tellingAnswers(portalOutlet(portal), portal),
    look: async (numbers) => lookAtPortal(portal, numbers),
    inlet: portalInlet([
      dossiersIn(rooms, portal), questionsIn(rooms, portal), paymentsIn(rooms, portal, sound.key),
    ]),
    list: async (day, page) => listAtPortal(portal, day, page),
    procedures: {
      list: async () => listProcedures(portal),
      meaningsOn: (day) => meaningsOf(rooms.catalogue, day, sound.codes),
    },
    async make(tx, events) {
      const changes = await buildPortalMessages(tx, rooms, NATIONAL_PORTAL, events)
      const answers = await buildAnswers(tx, NATIONAL_PORTAL, events)
      // What is answered by these same events is not told as refused besides: a question is answered once.
      const answered = new Set(answers.map(({ number }) => number))
      const refusals = await buildRefusals(tx, NATIONAL_PORTAL, events)
      const ends = await buildPetitionAnswers(tx, NATIONAL_PORTAL, events)
      return [...changes, ...answers, ...ends, ...refusals.filter(({ number }) => !answered.has(number))]
    },
  }
}

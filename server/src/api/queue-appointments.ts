import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem } from '@motcua/contracts/problem.ts'
import { AppointmentsQuery, QueueAppointments } from '@motcua/contracts/queue-appointments.ts'
import { dayOf } from '../kernel/civil-day.ts'
import {
  type Appointment, findAnyAppointment, listAppointmentsOn, listErrands, showAppointmentCode,
} from '../modules/queue/public.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import { placesOf } from './queue.ts'
import type { ApiRooms } from './rooms.ts'
import { languageFor } from './say-to.ts'
import { showCrowdedSlots } from './show-crowded-slots.ts'
import { nameFor, namedIn } from './show-queue.ts'

const LINES_A_PAGE = 50

/**
 * Who is expected at a section on a day, for whoever works at its counters: times and papers, and nobody's name but of
 * those for whom it was booked here, by telephone.
 */
export function queueAppointmentRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/queue/appointments', {
      config: { permission: 'queue.book' },
      schema: {
        tags: ['queue'], summary: 'Appointments of a section on a day, page by page; today unless named',
        querystring: AppointmentsQuery, response: { 200: QueueAppointments, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { on: day = dayOf(rooms.clock.now()), section, cursor } = request.query
      const { places } = placesOf(rooms, request, day)
      const place = section === undefined ? places[0] : places.find(({ unit }) => unit.publicId === section)
      const shown = places.map(({ unit }) => ({ unitId: unit.publicId, unitName: unit.name }))
      if (!place && section !== undefined)
        return sendProblem(reply, problemOf('section-unknown', [faultAt('/section', 'section-unknown')]))
      if (!place) return { day, places: shown, unitId: null, items: [], next: null, crowded: [] }
      const { unit, hall } = place
      // One of another section or day is no place in this list: it begins at its beginning.
      const found = cursor === undefined ? undefined : await findAnyAppointment(rooms.db, cursor)
      const after = found?.unitId === unit.id && found.day === day ? found : undefined
      const rows = await listAppointmentsOn(rooms.db, { unitId: unit.id, day, after }, LINES_A_PAGE + 1)
      const page = rows.slice(0, LINES_A_PAGE)
      const errands = await listErrands(rooms.db, page.map(({ id }) => id))
      const nameIn = nameFor(languageFor(request))
      const names = new Map(
        rooms.catalogue.on(day).list().map(({ procedureId, content }) => [procedureId, content.name]))
      return {
        day, places: shown, unitId: unit.publicId,
        items: page.map((one) => ({
          id: one.publicId, startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString(),
          code: showAppointmentCode(one.code), service: one.service,
          serviceName: namedIn(hall, one.service, nameIn).name,
          besides: errands.filter(({ leadId }) => leadId === one.id)
            .map(({ service }) => namedIn(hall, service, nameIn).name),
          procedureName: names.get(one.procedureId) ?? null, state: seen(one), callerName: one.callerName,
          isCallerStruck: one.callerStruckAt !== null,
        })),
        next: rows.length > LINES_A_PAGE ? page.at(-1)?.publicId ?? null : null,
        // It is of the whole list, and stands on its first page.
        crowded: cursor === undefined ? await showCrowdedSlots(rooms, place, languageFor(request)) : [],
      }
    })
  }
}

/** The list leaves out what was changed to another time. */
function seen({ state, publicId }: Appointment): Exclude<Appointment['state'], 'changed'> {
  if (state === 'changed') throw new Error(`appointment ${publicId} was changed, and is in a list`)
  return state
}

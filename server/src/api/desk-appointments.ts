import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import {
  AppointmentKept, BookForBody, DeskSlots, DeskSlotsQuery, MoveBody,
} from '@motcua/contracts/queue-appointments.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/civil-day.ts'
import { checkPhoneHere, phoneToE164 } from '../kernel/phone.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import { type Result, ok } from '../kernel/result.ts'
import {
  type BookAtDeskRefusal, type Caller, type ChangeAppointmentRefusal, bookAtDesk, bookableServices, cancelAppointment,
  changeAppointment, listFreeSlots, sectionDayOf, showAppointmentCode,
} from '../modules/queue/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { NAME_FORM, PHONE_FAULT } from './check-facts.ts'
import { type FieldProblem, PROBLEM_TEXTS, explainBeside, faultAt, problemOf, sendProblem } from './problems.ts'
import { placesOf } from './queue.ts'
import type { ApiRooms } from './rooms.ts'
import { languageFor } from './say-to.ts'
import { nameFor, namedIn } from './show-queue.ts'

const BOOK = { permission: 'queue.book' } as const
const tags = ['queue']

type Refused = BookAtDeskRefusal | ChangeAppointmentRefusal

/** Appointments for whoever calls a section: a clerk books, moves and cancels; they are told by message. */
export function deskAppointmentRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const sectionOn = (unitId: bigint, day: string) => sectionDayOf(rooms.directory.on(day), unitId, day)
  return async (app) => {
    app.get('/api/queue/slots', {
      config: BOOK,
      schema: {
        tags, summary: 'What may be booked at a section on a day', querystring: DeskSlotsQuery,
        response: { 200: DeskSlots, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { section: wanted, on, service: asked } = request.query
      const place = placeAt(request, wanted)
      if (!place) return sendProblem(reply, problemOf('section-unknown', [faultAt('/section', 'section-unknown')]))
      const { unit, hall } = place
      const section = sectionOn(unit.id, on)
      const services = section ? bookableServices(section) : []
      const service = services.find(({ code }) => code === asked) ?? services[0]
      const now = rooms.clock.now()
      const [found] = section && service
        ? await listFreeSlots(rooms.db, { sections: [section], services: [service.code], now }) : []
      const nameIn = nameFor(languageFor(request))
      return {
        services: services.map(({ code }) => ({ code, name: namedIn(hall, code, nameIn).name })),
        items: (found?.slots ?? []).map(({ startsAt, endsAt, free }) => (
          { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), free })),
      }
    })

    app.post('/api/queue/appointments', {
      config: BOOK,
      schema: {
        tags, summary: 'Book for somebody who calls; they are told by message', headers: RequestHeaders,
        body: BookForBody, response: { 201: AppointmentKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { sectionId, service, procedureId: wanted, startsAt: at, caller } = request.body
      const place = placeAt(request, sectionId)
      if (!place) return sendProblem(reply, problemOf('section-unknown', [faultAt('/sectionId', 'section-unknown')]))
      const version = rooms.catalogue.on(dayOf(rooms.clock.now())).list().find(({ publicId }) => publicId === wanted)
      const checked = 'personId' in caller ? ok({ person: caller.personId }) : checkCaller(rooms, caller)
      const faults = [
        ...version ? [] : [faultAt('/procedureId', 'procedure-unknown')], ...checked.ok ? [] : checked.refusal.faults,
      ]
      if (!version || !checked.ok) return sendProblem(reply, problemOf('body-invalid', faults))
      const startsAt = new Date(at)
      return answer(request, reply, 201, (ctx) => bookAtDesk(ctx, {
        section: sectionOn(place.unit.id, dayOf(startsAt)), service, startsAt, procedureId: version.procedureId,
        caller: checked.value,
      }))
    })

    app.post('/api/queue/appointments/:id/time', {
      config: BOOK,
      schema: {
        tags, summary: 'Another time for whoever calls; the place before is free at once, the code stays',
        headers: RequestHeaders, params: IdParams, body: MoveBody, response: { 200: AppointmentKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const startsAt = new Date(request.body.startsAt)
      return answer(request, reply, 200, (ctx) => changeAppointment(ctx, {
        appointment: request.params.id, by: { isReached: reachOf(request) }, startsAt,
        sectionOf: (unitId) => sectionOn(unitId, dayOf(startsAt)),
      }))
    })

    app.post('/api/queue/appointments/:id/ending', {
      config: BOOK,
      schema: {
        tags, summary: 'Cancel for whoever calls; the place is free at once', headers: RequestHeaders, params: IdParams,
        body: EmptyBody, response: { 200: AppointmentKept, '4xx': Problem },
      },
    }, async (request, reply) => answer(request, reply, 200, (ctx) =>
      cancelAppointment(ctx, { appointment: request.params.id, by: { isReached: reachOf(request) } })))
  }

  function placeAt(request: FastifyRequest, publicId: string) {
    return placesOf(rooms, request).places.find(({ unit }) => unit.publicId === publicId)
  }

  function reachOf(request: FastifyRequest) {
    const ids = new Set(placesOf(rooms, request).places.map(({ unit }) => unit.id))
    return (unitId: bigint) => ids.has(unitId)
  }

  async function answer(
    request: FastifyRequest, reply: FastifyReply, status: 200 | 201,
    deed: (ctx: Ctx) => Promise<Result<{ readonly publicId: string; readonly code: string }, Refused>>,
  ) {
    const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), deed,
      ({ publicId, code }) => ({ status, body: { id: publicId, code: showAppointmentCode(code) } }))
    if (outcome.ok) return reply.code(status).send(outcome.value.body)
    const { code } = outcome.refusal
    // What is not within reach is answered like what does not exist (docs/adr/0014-no-403.md).
    return sendProblem(reply, code === 'appointment-unknown' ? problemOf('not-found') : explain({ code }))
  }
}

const explain = explainBeside({
  'slot-closed': '/startsAt', 'slot-past': '/startsAt', 'slot-too-far': '/startsAt', 'slot-full': '/startsAt',
  'appointment-overlaps': '/startsAt', 'appointments-too-many': '/startsAt', 'errands-too-many': '/startsAt',
  'person-unknown': '/caller',
  'person-without-account': '/caller',
})

/** What somebody says of themselves at the telephone, or what is wrong with it. */
function checkCaller(
  { isDemonstration }: ApiRooms, said: Caller,
): Result<Caller, { readonly code: 'caller'; readonly faults: FieldProblem[] }> {
  const fullName = cleanText(said.fullName)
  const [check, phone] = [checkPhoneHere(said.phone, isDemonstration), phoneToE164(said.phone)]
  const faults = [
    ...NAME_FORM.test(fullName) ? []
      : [{ pointer: '/caller/fullName', code: 'name-form', text: PROBLEM_TEXTS['name-missing'] }],
    ...check.valid && phone !== undefined ? [] : [{ ...PHONE_FAULT, pointer: '/caller/phone' }],
  ]
  return faults.length > 0 || phone === undefined ? { ok: false, refusal: { code: 'caller', faults } } : ok({ fullName, phone })
}

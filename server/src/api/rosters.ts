import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import {
  DutyBody, DutyChangeBody, DutyKept, OwnRoster, OwnRosterQuery, Roster, RosterQuery, WeekBody, WeekCopied,
} from '@motcua/contracts/roster.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { weekdayOf } from '../kernel/civil-day.ts'
import { type Result, refuse } from '../kernel/result.ts'
import { type Day, addDays, dayOf } from '../kernel/work-calendar.ts'
import { findStaff } from '../modules/identity/public.ts'
import {
  type ChangeDutyRefusal, type CopiedWeek, type WriteDutyRefusal, cancelDuty, changeDuty, copyWeek, writeDuty,
} from '../modules/queue/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { type ProblemCode, faultAt, problemOf, sendProblem } from './problems.ts'
import { placesOf } from './queue.ts'
import type { ApiRooms } from './rooms.ts'
import { languageFor } from './say-to.ts'
import { dutyPlaceOn, showOwnRoster, showRoster } from './show-roster.ts'

const KEEP = { permission: 'queue.keep' } as const
const tags = ['roster']

/** The roster of a section (lịch trực): its head writes who works when and at which counter; each sees the own. */
export function rosterRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/queue/roster', {
      config: KEEP,
      schema: {
        tags, summary: 'Who is on duty at a section in a week, and how much of full time', querystring: RosterQuery,
        response: { 200: Roster, '4xx': Problem },
      },
    }, async (request) => {
      const from = request.query.from ?? mondayOf(dayOf(rooms.clock.now()))
      const { places } = placesOf(rooms, request)
      const place = places.find(({ unit }) => unit.publicId === request.query.unit) ?? places[0]
      return {
        from, places: places.map(({ unit }) => ({ unitId: unit.publicId, unitName: unit.name })),
        place: place ? await showRoster(rooms, place, { from, language: languageFor(request) }) : null,
      }
    })

    app.get('/api/queue/roster/own', {
      config: { permission: 'queue.serve' },
      schema: {
        tags, summary: 'When one is on duty oneself in a week', querystring: OwnRosterQuery,
        response: { 200: OwnRoster, '4xx': Problem },
      },
    }, async (request) => {
      const today = dayOf(rooms.clock.now())
      const about = { db: rooms.db, directory: rooms.directory.on(today) }
      return showOwnRoster(about, request.actor.accountId, request.query.from ?? mondayOf(today))
    })

    app.post('/api/queue/duties', {
      config: KEEP,
      schema: {
        tags, summary: 'Put somebody on the roster for a span of a day', headers: RequestHeaders, body: DutyBody,
        response: { 201: DutyKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { unitId, accountId, counter, day, begins, ends } = request.body
      const unit = placesOf(rooms, request).places.find((one) => one.unit.publicId === unitId)?.unit
      if (!unit) return sendProblem(reply, problemOf('section-unknown', [faultAt('/unitId', 'section-unknown')]))
      const staff = await findStaff(rooms.db, accountId)
      return change(request, reply, 201, async (ctx) => {
        if (!staff) return refuse({ code: 'roster-person-unknown' as const })
        const place = dutyPlaceOn(rooms, unit.id, day)
        return writeDuty(ctx, { place, accountId: staff.accountId, counter, day, begins, ends })
      })
    })

    app.post('/api/queue/duties/:id/change', {
      config: KEEP,
      schema: {
        tags, summary: 'Other hours or another counter for a duty; the old one stays on record', headers: RequestHeaders,
        params: IdParams, body: DutyChangeBody, response: { 200: DutyKept, '4xx': Problem },
      },
    }, async (request, reply) => change(request, reply, 200, (ctx) =>
      changeDuty(ctx, { duty: request.params.id, placeOf: reached(request), ...request.body })))

    app.post('/api/queue/duties/:id/ending', {
      config: KEEP,
      schema: {
        tags, summary: 'Take a duty off the roster; it stays on record', headers: RequestHeaders, params: IdParams,
        body: EmptyBody, response: { 200: DutyKept, '4xx': Problem },
      },
    }, async (request, reply) => change(request, reply, 200, (ctx) =>
      cancelDuty(ctx, { duty: request.params.id, placeOf: reached(request) })))

    app.post('/api/queue/roster-weeks', {
      config: KEEP,
      schema: {
        tags, summary: 'Copy the roster of one week into another', headers: RequestHeaders, body: WeekBody,
        response: { 201: WeekCopied, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { unitId, from, to } = request.body
      const unit = placesOf(rooms, request).places.find((one) => one.unit.publicId === unitId)?.unit
      if (!unit) return sendProblem(reply, problemOf('section-unknown', [faultAt('/unitId', 'section-unknown')]))
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body as Json),
        (ctx) => copyWeek(ctx, { unitId: unit.id, from, to, placeOn: (day) => dutyPlaceOn(rooms, unit.id, day) }),
        ({ written, left }: CopiedWeek) => ({ status: 201, body: { written, left: [...left] } }),
      )
      if (!outcome.ok) return sendProblem(reply, explain(outcome.refusal.code))
      return reply.code(201).send(outcome.value.body)
    })
  }

  /** The section of a duty, if one runs it today. */
  function reached(request: FastifyRequest) {
    const ids = new Set(placesOf(rooms, request).places.map(({ unit }) => unit.id))
    return (unitId: bigint, day: Day) => ids.has(unitId) ? dutyPlaceOn(rooms, unitId, day) : undefined
  }

  async function change(
    request: FastifyRequest, reply: FastifyReply, status: 200 | 201,
    deed: (ctx: Ctx) => Promise<Result<string, WriteDutyRefusal | ChangeDutyRefusal>>,
  ) {
    const outcome = await inTransaction(
      rooms, senderOf(request, request.body as Json), deed, (id) => ({ status, body: { id } }),
    )
    if (!outcome.ok) return sendProblem(reply, explain(outcome.refusal.code))
    return reply.code(status).send(outcome.value.body)
  }
}

/** The Monday of the week of a day. */
function mondayOf(day: Day): Day {
  return addDays(day, -((weekdayOf(day) + 6) % 7))
}

/** Where a refusal is about something that was chosen. */
const POINTERS: Partial<Record<ProblemCode, string>> = {
  'counter-unknown': '/counter', 'roster-counter-taken': '/counter', 'roster-times-reversed': '/ends',
  'roster-day-over': '/day', 'roster-outside-hours': '/begins', 'roster-person-unknown': '/accountId',
  'roster-person-away': '/day',
  'roster-overlap': '/begins', 'roster-empty': '/from', 'roster-same-week': '/to',
}

/** What is not within reach is answered like what does not exist (docs/adr/0014-no-403.md). */
function explain(code: ProblemCode | 'roster-unknown') {
  if (code === 'roster-unknown') return problemOf('not-found')
  const pointer = POINTERS[code]
  return problemOf(code, pointer === undefined ? [] : [faultAt(pointer, code)])
}

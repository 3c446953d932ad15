import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { HallChangeBody, HallChanged, type HallRule, HallRules } from '@motcua/contracts/queue-hall-rules.ts'
import { filledText, sameText } from '@motcua/contracts/texts.ts'
import { refuse } from '../kernel/result.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { listComingPolicies, readPolicyMarks } from '../modules/organisation/public.ts'
import { type ChangeHallRefusal, type Hall, changeHall, codesOfServices, hallOfValue } from '../modules/queue/public.ts'
import { type RequestReused, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { type UnsaidProblem, problemOf, sendOutcome } from './problems.ts'
import { QUEUE_PROBLEM } from './queue-problem-texts.ts'
import { placesOf } from './queue.ts'
import type { ApiRooms } from './rooms.ts'

type Refusal = ChangeHallRefusal | { readonly code: 'section-unknown' }

/** Services and counters of a hall, changed by whoever runs the section from a day to come. */
export function queueHallRuleRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/queue/hall-rules', {
      config: { permission: 'queue.keep' },
      schema: {
        tags: ['queue'], summary: 'Services and counters of the halls within reach, today and as planned',
        response: { 200: HallRules, '4xx': Problem },
      },
    }, async (request) => {
      const { places } = placesOf(rooms, request)
      const scopes = places.map(({ unit }) => unit.idOfData)
      const coming = await listComingPolicies(rooms.db, 'queue-hall', scopes, dayOf(rooms.clock.now()))
      const marks = await readPolicyMarks(rooms.db, 'queue-hall', scopes)
      return {
        places: places.map(({ unit, hall }) => {
          const next = coming.find(({ scope }) => scope === unit.idOfData)
          return {
            unitId: unit.publicId, unitName: unit.name, hall: ruleOf(hall),
            seen: marks.get(unit.idOfData) ?? '',
            coming: next ? { from: next.from, hall: ruleOf(hallOfValue(next.value)) } : null,
          }
        }),
      }
    })

    app.post('/api/queue/hall-rules', {
      config: { permission: 'queue.keep' },
      schema: {
        tags: ['queue'], summary: 'Services and counters of a hall from a day to come', headers: RequestHeaders,
        body: HallChangeBody, response: { 200: HallChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body } = request
      const place = placesOf(rooms, request).places.find(({ unit }) => unit.publicId === body.unitId)
      const { from, basis, seen, callsOff } = body
      const outcome = await inTransaction<undefined, HallChanged, Refusal>(
        rooms, senderOf(request, body), async (ctx) => place
          ? changeHall(ctx, { unit: place.unit, from, basis: cleanText(basis), seen, callsOff, hall: hallIn(body) })
          : refuse({ code: 'section-unknown' }), () => ({ status: 200, body: { from } }),
      )
      return sendOutcome(reply, outcome, explain)
    })
  }
}

/** The number of appointments stands in the sentence for whoever reads it, and alone at the field that takes it. */
function explain(refusal: Refusal | RequestReused): UnsaidProblem {
  const { code } = refusal
  if (code !== 'hall-calls-off') return problemOf(code)
  const count = String(refusal.count)
  return problemOf(code, [{ pointer: '/callsOff', code, text: sameText(count) }],
    filledText(QUEUE_PROBLEM[code], { count }))
}

/** A place beyond the list stays in, so that it is refused as a service that there is not. */
function hallIn({ services, counters, quickMinutes }: HallChangeBody): Hall {
  const codes = codesOfServices(services)
  return {
    services: services.map(({ name, nameEn, ...service }, at) => ({
      ...service, name: cleanText(name), nameEn: cleanText(nameEn), code: codes[at] ?? '',
    })),
    counters: counters.map((one) => ({ ...one, services: one.services.map((at) => codes[at] ?? String(at)) })),
    quickMinutes: quickMinutes ?? undefined,
  }
}

function ruleOf({ services, counters, quickMinutes }: Hall): HallRule {
  return {
    services: services.map((one) => ({ ...one })), quickMinutes: quickMinutes ?? null,
    counters: counters.map((one) => ({ ...one, services: [...one.services] })),
  }
}

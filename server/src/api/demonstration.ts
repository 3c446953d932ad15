import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { OptionalRequestHeaders, Problem } from '@motcua/contracts/problem.ts'
import { type Text, filledText } from '@motcua/contracts/texts.ts'
import Type from 'typebox'
import { ok, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { newestEventAt } from '../modules/audit/public.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import { type Tx, inTransaction } from '../platform/db.ts'
import { anonymousSenderOf } from './authenticate.ts'
import { DEED } from './deed-texts.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/**
 * Only a demonstration has a clock that can be moved: journeys and drills use it. Elsewhere the address does not exist.
 */
export function demonstrationRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    if (!rooms.isDemonstration) return
    app.get('/demo/clock', {
      config: { permission: 'public' },
      schema: {
        tags: ['demonstration'], summary: "The demonstration's clock, by which systems of the sandbox date what they do here",
        response: { 200: Type.Object({ now: Type.String() }), '4xx': Problem },
      },
    }, () => ({ now: rooms.clock.now().toISOString() }))
    app.post('/demo/clock', {
      config: { permission: 'public' },
      schema: {
        tags: ['demonstration'], summary: "Move the demonstration's clock", headers: OptionalRequestHeaders,
        body: Type.Object({ at: Type.String({ format: 'date-time' }) }, { additionalProperties: false }),
        response: { 200: Type.Object({ now: Type.String() }), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { moveClock } = rooms
      if (!moveClock) return sendProblem(reply, problemOf('outside-demonstration'))
      const at = new Date(request.body.at)
      if (Number.isNaN(at.getTime())) return sendProblem(reply, problemOf('body-invalid')) // a leap second, well formed
      const outcome = await inTransaction(rooms, anonymousSenderOf(request, request.body), async ({ tx }) => {
        const text = await outsideOf(tx, rooms.directory, at)
        if (text !== undefined) return refuse({ code: 'clock-out-of-range', text })
        await moveClock(at, tx)
        return ok(null)
      }, () => ({ status: 200, body: { now: rooms.clock.now().toISOString() } }))
      if (outcome.ok) return outcome.value.body
      const { refusal } = outcome
      return sendProblem(
        reply, problemOf(refusal.code, [], refusal.code === 'clock-out-of-range' ? refusal.text : undefined),
      )
    })
  }
}

/**
 * Why the demonstration cannot go there: before what is written down, its history would run backwards;
 * on a day that no calendar speaks of, no term could be counted. Undefined if it can.
 */
async function outsideOf(tx: Tx, directory: DirectorySource, at: Date): Promise<Text | undefined> {
  const newest = await newestEventAt(tx)
  if (newest && at < newest) return filledText(DEED.clockBackwards, { at: written(newest) })
  const day = dayOf(at)
  const there = directory.on(day)
  const isCovered = there.units.some(({ id }) => {
    const { calendar } = there.calendarOf(id)
    return calendar.from <= day && day <= calendar.until
  })
  return isCovered ? undefined : DEED.clockUncovered
}

const written = new Intl.DateTimeFormat('vi-VN', {
  dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Ho_Chi_Minh',
}).format

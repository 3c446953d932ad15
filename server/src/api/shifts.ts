import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ShiftChoices, ShiftHandOver, ShiftHandedOver } from '@motcua/contracts/dossier-lists.ts'
import { Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { ok } from '../kernel/result.ts'
import { isAnswered } from '../modules/audit/public.ts'
import { type HandedOver, deskOf, handOverShift, listShiftHandOvers, placesOf, tellOfHandOver } from '../modules/dossiers/public.ts'
import { staffInUnit } from '../modules/identity/public.ts'
import { listHeld } from '../modules/workflow/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf, unitsOf, viewerOf } from './authenticate.ts'
import { inParts } from './in-parts.ts'
import { PROBLEM_TEXTS, sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { namesOfStaff } from './showing.ts'

/** As many as one press hands over; whoever holds more presses again. */
const AT_ONCE = 500
const WEEK = 7 * 86_400_000

/** The same as a shape that is kept for a repeat. */
type HandedRow = Pick<HandedOver, keyof HandedOver>

/** The end of a shift: what one holds, to whom it may go, the hand-over, and what a head sees of it. */
export function shiftRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/shift',
      {
        config: { permission: 'dossier.work' },
        schema: {
          tags: ['dossiers'], summary: 'What one holds, to whom it may be handed, and what was handed over lately',
          response: { 200: ShiftChoices, '4xx': Problem },
        },
      },
      async (request) => {
        const now = rooms.clock.now()
        const viewer = viewerOf(request, rooms)
        const held = await listHeld(rooms.db, deskOf(viewer), now, undefined, AT_ONCE, placesOf(viewer))
        const seats = [
          ...new Map(held.map(({ unitId, role }) => [`${String(unitId)} ${role}`, { unitId, role }])).values(),
        ]
        const staff = await Promise.all(
          seats.map(({ unitId, role }) => staffInUnit(rooms.db, unitId, role, dayOf(now))),
        )
        const colleagues = new Map(staff.flat().filter(({ accountId }) => accountId !== deskOf(viewer))
          .map(({ publicId, fullName }) => [publicId, { id: publicId, name: fullName }]))
        return { held: held.length, colleagues: [...colleagues.values()], lately: await latelyOf(request, now) }
      },
    )

    app.post(
      '/api/shift/hand-over',
      {
        config: { permission: 'dossier.work' },
        schema: {
          tags: ['dossiers'], summary: 'Hand all that one holds to a colleague or back to the queue, a result a row',
          headers: RequestHeaders, body: ShiftHandOver, response: { 200: ShiftHandedOver, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const [viewer, say, { toId }] = [viewerOf(request, rooms), sayTo(request), request.body]
        const sender = senderOf(request, { toId })
        const wanted = { viewer, toId }
        const nothing = ok({ rows: [] as readonly HandedRow[] })
        const handed = await isAnswered(rooms.db, sender) ? nothing : await inParts(
          rooms, sender, { name: 'shift', body: { toId }, most: AT_ONCE },
          (ctx, after) => handOverShift(ctx, rooms, wanted, after),
        )
        if (!handed.ok) return sendOutcome(reply, handed)
        const outcome = await inTransaction(
          rooms, sender, (ctx) => tellOfHandOver(ctx, rooms, wanted, handed.value.rows),
          (rows) => ({
            status: 200,
            body: {
              items: rows.map(({ publicId, number, refusal }) =>
                ({ id: publicId, number, refusal, text: refusal === null ? null : say(PROBLEM_TEXTS[refusal]) })),
            },
          }),
        )
        return sendOutcome(reply, outcome)
      },
    )
  }

  /** For those who share out work; others see none. */
  async function latelyOf(request: Parameters<typeof viewerOf>[0], now: Date) {
    const directory = rooms.directory.on(dayOf(now))
    const head = viewerOf(request, rooms, 'dossier.assign')
    if (head.reaches.length === 0) return []
    const units = unitsOf(head, directory) ?? directory.units.map(({ id }) => id)
    const lately = await listShiftHandOvers(rooms.db, units, new Date(now.getTime() - WEEK), 50)
    const names = await namesOfStaff(rooms.db, lately.flatMap(
      ({ byId, toId }) => toId === null ? [byId] : [byId, toId],
    ))
    return lately.map(({ unitId, byId, toId, at, handed, refused }) => ({
      unitName: directory.byId(unitId)?.name ?? '', byName: names.get(byId) ?? '',
      toName: toId === null ? null : (names.get(toId) ?? ''), at: at.toISOString(), handed, refused,
    }))
  }
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  AskedList, DossierList, DossierQuery, DossierSearch, ListCounts, ListTotal, OfficerList,
} from '@motcua/contracts/dossier-lists.ts'
import { Problem, WITHOUT_KEY } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { recordRead } from '../modules/audit/public.ts'
import { type DossierLine as Line, countNotForwarded, countResults, countScopes } from '../modules/dossiers/public.ts'
import { getStaff } from '../modules/identity/public.ts'
import { countWork, holdersIn } from '../modules/workflow/public.ts'
import { viewerOf } from './authenticate.ts'
import { countLines, findLines, lookingOf, searchLines } from './find-lines.ts'
import { readCursor } from './list-cursor.ts'
import { doneSince, sourceOf } from './list-sources.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { showLines } from './show-lines.ts'
import { csvOf } from './write-csv.ts'

/** Up to so many of each list are counted; that many are read as one less and more. */
const COUNTED = 100
/** So many officers are named to filter by; a department has a few hundred. */
const MOST_OFFICERS = 1_000
/** So many lines at a time are put into a file. */
const AT_ONCE = 1_000

/** The lists of the desk: from the step, from the section, from what is stuck, and from what somebody looks for. */
export function dossierListRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    const config = { permission: 'dossier.list' } as const
    const tags = ['dossiers']

    app.get(
      '/api/dossiers',
      {
        config,
        schema: {
          tags, summary: 'Lists of the desk, due first unless asked otherwise', querystring: DossierQuery,
          response: { 200: DossierList, '4xx': Problem },
        },
      },
      async (request) => {
        const { cursor, limit = 50, ...asked } = request.query
        const looking = lookingOf(rooms, request, asked)
        const after = cursor === undefined ? undefined : readCursor(cursor)
        const found = await findLines(rooms, looking, asked, after, limit)
        const [items] = await Promise.all([
          showLines(rooms, found, { accountId: looking.seat.accountId, withAlarms: asked.list === 'alarms' }),
          recordPage(rooms, request, found.lines),
        ])
        return { items, next: found.next }
      },
    )

    app.get(
      '/api/dossiers/total',
      {
        config,
        schema: {
          tags, summary: 'How many a list has, with the same filter', querystring: AskedList,
          response: { 200: ListTotal, '4xx': Problem },
        },
      },
      async (request) => countLines(rooms, lookingOf(rooms, request, request.query), request.query),
    )

    app.get(
      '/api/dossiers/counts',
      {
        config,
        schema: {
          tags, summary: 'How many are on each list, up to 100', response: { 200: ListCounts, '4xx': Problem },
        },
      },
      async (request) => countLists(rooms, request),
    )

    app.get(
      '/api/dossiers/officers',
      {
        config,
        schema: {
          tags, summary: 'Who holds open steps at the units within reach',
          response: { 200: OfficerList, '4xx': Problem },
        },
      },
      async (request) => {
        const { seat } = lookingOf(rooms, request, {})
        const staff = await getStaff(rooms.db, await holdersIn(rooms.db, seat.units, MOST_OFFICERS))
        const byName = new Intl.Collator('vi')
        return {
          items: staff.map(({ publicId, fullName }) => ({ id: publicId, name: fullName }))
            .sort((a, b) => byName.compare(a.name, b.name)),
        }
      },
    )

    app.post(
      '/api/dossiers/search',
      {
        config,
        schema: {
          tags, summary: 'Dossiers within reach by number or name',
          description: `One page: the newest that match, and no cursor. ${WITHOUT_KEY}`, body: DossierSearch,
          response: { 200: DossierList, '4xx': Problem },
        },
      },
      async (request) => {
        const { text, limit = 50 } = request.body
        const found = await searchLines(rooms, viewerOf(request, rooms), text.trim(), limit)
        const [items] = await Promise.all([
          showLines(rooms, found, { accountId: request.actor.accountId, withAlarms: false }),
          recordPage(rooms, request, found.lines),
        ])
        return { items, next: found.next }
      },
    )

    app.post(
      '/api/dossiers/file',
      {
        config,
        schema: {
          tags, summary: 'A list as it is shown, as a file of a spreadsheet (CSV)',
          description: `At most 10,000 lines. ${WITHOUT_KEY}`, body: AskedList,
          response: { 200: Type.String({ description: 'text/csv' }), '4xx': Problem },
        },
      },
      async (request, reply) => {
        const looking = lookingOf(rooms, request, request.body)
        const parts: string[] = []
        let after: string | null = ''
        for (let written = 0; after !== null && written < 10_000; written += AT_ONCE) {
          const found = await findLines(
            rooms, looking, request.body, after === '' ? undefined : readCursor(after), AT_ONCE,
          )
          const shown = { accountId: looking.seat.accountId, withAlarms: false }
          parts.push(csvOf(sayTo(request), await showLines(rooms, found, shown), written === 0))
          await recordPage(rooms, request, found.lines)
          after = found.next
        }
        return reply.type('text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="danh-sach.csv"').send(parts.join(''))
      },
    )
  }
}

/** A statement in each room that has lists; which of them one has, one's rights say. */
async function countLists(rooms: ApiRooms, request: FastifyRequest): Promise<Record<string, number>> {
  const { viewer, seat, places, forId } = lookingOf(rooms, request, {})
  const { db } = rooms
  const scopes = [
    'awaiting-receipt', 'overdue', 'due-today', 'waiting', 'to-return', 'about-to-be-late', 'late-without-apology',
  ] as const
  const alarming = lookingOf(rooms, request, { list: 'alarms' })
  const sharesOut = alarming.viewer.reaches.length > 0
  const [work, byState, { alarms }, originals, results, [toSign, toSeal]] = await Promise.all([
    countWork(db, {
      accountId: viewer.accountId, forId, places, units: seat.sections, now: seat.now, since: doneSince(seat.now),
      most: COUNTED,
    }),
    countScopes(db, scopes, seat, COUNTED),
    sharesOut ? countScopes(db, ['alarms'], alarming.seat, COUNTED) : { alarms: 0 },
    countNotForwarded(db, seat.sections, COUNTED), countResults(db, seat.sections, COUNTED),
    Promise.all((['to-sign', 'to-seal'] as const).map(async (list) =>
      (await sourceOf(db, list, { seat, places, forId })?.(undefined, COUNTED))?.length ?? 0)),
  ])
  const { onTheirWay, ...own } = work
  return {
    ...own, ...byState, 'not-forwarded': Math.min(COUNTED, onTheirWay + originals), 'results-here': results.here,
    'results-on-way': results.onWay, ...sharesOut && { alarms }, 'to-sign': toSign ?? 0, 'to-seal': toSeal ?? 0,
  }
}

/** A list names people: one row of reading, with all that were shown. */
async function recordPage(rooms: ApiRooms, request: FastifyRequest, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return
  const { actor, ip } = request
  await recordRead(rooms.db, {
    happenedAt: rooms.clock.now(), actorId: actor.accountId, unitId: actor.unitId ?? undefined, fromAddr: ip,
    page: 'dossier-list', purpose: 'dossier.list', personIds: lines.map(({ applicantId }) => applicantId),
  })
}

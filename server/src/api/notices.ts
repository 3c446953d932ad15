import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  NoticeAgainBody, type NoticeLine, NoticePage, NoticeQuery, NoticeSentAgain, type NoticeTry,
} from '@motcua/contracts/notices.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { groupBy } from '../kernel/group-by.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type HistoryEvent, listEventsOfSubjects } from '../modules/audit/public.ts'
import { type Dossier, isWithinReach } from '../modules/dossiers/public.ts'
import { getPeople } from '../modules/identity/public.ts'
import {
  type Notice, type Try, listNotices, listTries, sendAgain, standingOf, stillHolds, tryStateOf,
} from '../modules/notifications/public.ts'
import { inTransaction } from '../platform/db.ts'
import { type AsSeen, asSeenBy } from './as-seen.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { findWithinReach, listWithinReach } from './dossier-detail.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { noteLooks } from './note-look.ts'
import { problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { maskedPhone, namesOfStaff } from './showing.ts'

const tags = ['dossiers']
const PAGE = 20

/** What people were told of a dossier and whether it arrived; what reached nobody is sent again (ADR 0157). */
export function noticeRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/dossiers/:id/notices', {
      config: { permission: 'dossier.read' },
      schema: {
        tags, summary: 'What people were told of a dossier, by which ways, and whether it arrived; newest first',
        params: IdParams, querystring: NoticeQuery, response: { 200: NoticePage, '4xx': Problem },
      },
    }, async (request, reply) => {
      const [found] = await listWithinReach(rooms, request, [request.params.id])
      if (!found) return sendProblem(reply, problemOf('dossier-unknown'))
      const { dossier, tasks } = found
      const notices = await listNotices(rooms.db, dossier.id, PAGE + 1, readIdCursor(request.query.cursor))
      const page = notices.slice(0, PAGE)
      const last = notices.length > PAGE ? page.at(-1) : undefined
      await noteLooks(rooms, request, [{ page: 'notices', purpose: 'dossier.read', dossier }])
      const directory = rooms.directory.on(dayOf(rooms.clock.now()))
      const maySend = isWithinReach(directory, viewerOf(request, rooms, 'dossier.talk'), dossier, tasks)
      return {
        items: await showNotices(rooms, page, { dossier, maySend, seen: asSeenBy(request, rooms) }),
        next: last ? writeIdCursor(last.id) : null,
      }
    })

    app.post('/api/dossiers/:id/notice-resending', {
      config: { permission: 'dossier.talk' },
      schema: {
        tags, summary: 'Send a notice again that reached nobody by any way', params: IdParams, headers: RequestHeaders,
        body: NoticeAgainBody, response: { 201: NoticeSentAgain, '4xx': Problem },
      },
    }, async (request, reply) => {
      const dossier = await findWithinReach(rooms, request)
      if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body),
        (ctx) => sendAgain(ctx, { dossierId: dossier.id, ...request.body }), (id) => ({ status: 201, body: { id } }),
      )
      return sendOutcome(reply, outcome)
    })
  }
}

interface Shown { readonly dossier: Dossier; readonly maySend: boolean; readonly seen: AsSeen }

async function showNotices(
  { db, clock }: Pick<ApiRooms, 'db' | 'clock'>, notices: readonly Notice[], { dossier, maySend, seen }: Shown,
): Promise<NoticeLine[]> {
  const tries = await listTries(db, notices.map(({ id }) => id))
  const [people, failures, resent] = await Promise.all([
    getPeople(db, [...new Set(notices.map(({ toPerson }) => toPerson))]),
    listEventsOfSubjects(db, 'message', tries.filter(({ state }) => state === 'failed').map(({ id }) => id), ['message.failed']),
    listEventsOfSubjects(db, 'message', notices.map(({ id }) => id), ['message.sent-again']),
  ])
  const names = await namesOfStaff(db, resent.map(({ actorId }) => actorId))
  const [ofNotice, today] = [groupBy(tries, ({ noticeId }) => noticeId), dayOf(clock.now())]
  return notices.map((notice) => {
    const own = ofNotice.get(notice.id) ?? []
    const person = people.find(({ id }) => id === notice.toPerson)
    const standing = standingOf(own)
    return {
      id: notice.publicId, subject: notice.subject, language: notice.language, at: notice.at.toISOString(),
      name: seen('name', person?.fullName ?? null), phone: seen('phone', person?.phone ?? null, maskedPhone),
      tries: own.map((one) => showTry(one, own, {
        failed: failures.find(({ subjectId }) => subjectId === one.id),
        byName: names.get(resent.find((event) => event.subjectId === notice.id && factOf(event, 'again') === one.again)?.actorId ?? 0n),
      })),
      standing,
      mayBeSentAgain: maySend && standing === 'failed' && !notice.isRepeated && stillHolds(notice, dossier, today),
    }
  })
}

function showTry(
  one: Try, all: readonly Try[],
  { failed, byName }: { readonly failed: HistoryEvent | undefined; readonly byName: string | undefined },
): NoticeTry {
  const state = tryStateOf(one)
  const [first] = all.filter(({ again }) => again === one.again)
  const isNext = first !== undefined && one.at > first.at
  const why = failed && factOf(failed, 'why')
  return {
    channel: one.channel, how: isNext ? 'next' : one.again > 0 ? 'again' : 'first', state,
    since: (state === 'failed' && failed ? failed.happenedAt : one.since).toISOString(),
    cause: one.why ?? (typeof why === 'string' ? why : state === 'waiting' ? one.fault : null),
    byName: one.again > 0 && !isNext ? byName ?? null : null,
  }
}

function factOf({ data }: HistoryEvent, fact: string): unknown {
  return (data as Readonly<Record<string, unknown>>)[fact]
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { LIVE_CHANGED, LIVE_MANY, type LiveNews } from '@motcua/contracts/live.ts'
import { Nothing, Problem } from '@motcua/contracts/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { dayOf } from '../kernel/work-calendar.ts'
import { isWithinReach } from '../modules/dossiers/public.ts'
import { findSession } from '../modules/identity/public.ts'
import { SESSION_COOKIE, viewerOf } from './authenticate.ts'
import type { Changes } from './live-hub.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

const STREAM = 'text/event-stream'
/** Proxies cut a line on which nothing is said for a minute. */
const BEAT = 25_000
/** A browser opens one for each window; more than this is not a person working. */
const MOST_OF_ONE = 12
/** A line that is not read any more is let go, and the browser opens another. */
const MOST_WAITING = 100_000

/**
 * Tells open screens which dossiers have changed, as server-sent events. Only dossiers within reach are named, and
 * nothing but their ids: the screen asks for the rest, and what it may see is decided there. The line ends with the
 * session, before anything more is named; it does not keep one alive.
 */
export function liveRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const open = new Set<() => void>()
  const ofAccount = new Map<bigint, number>()

  return async (app) => {
    app.addHook('preClose', async () => {
      for (const close of open) close()
    })
    app.get('/api/live', {
      config: { permission: 'dossier.list' },
      schema: {
        tags: ['dossiers'], summary: 'What changes while a screen is open, as server-sent events', querystring: Nothing,
        description: `Events \`${LIVE_CHANGED}\` with \`{"dossiers":[id]}\`, and \`${LIVE_MANY}\` without names.`,
        response: {
          200: { description: 'A stream', content: { [STREAM]: { schema: Type.String() } } }, '4xx': Problem,
        },
      },
    }, async (request, reply) => {
      if (!request.headers.accept?.includes(STREAM)) return sendProblem(reply, problemOf('stream-only'))
      const { accountId } = request.actor
      const held = ofAccount.get(accountId) ?? 0
      if (held >= MOST_OF_ONE) return sendProblem(reply, problemOf('too-many-screens'))
      ofAccount.set(accountId, held + 1)
      const close = stream(rooms, request, reply, () => {
        open.delete(close)
        const left = (ofAccount.get(accountId) ?? 1) - 1
        if (left === 0) ofAccount.delete(accountId)
        else ofAccount.set(accountId, left)
      })
      open.add(close)
      return reply
    })
  }
}

/** Writes until either side ends it. Answers what ends it from here. */
function stream(rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply, onEnd: () => void): () => void {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...reply.getHeaders() as Record<string, string>, 'content-type': STREAM, 'cache-control': 'no-store',
    'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff',
  })
  const write = (text: string) => {
    if (raw.writableLength > MOST_WAITING) raw.destroy()
    else if (!raw.writableEnded) raw.write(text)
  }
  write('retry: 3000\n\n')
  /** Who it is now: signed out or disabled the line ends, and a role that has ended names nothing more. */
  const isStillIn = async () => {
    const actor = await findSession(rooms.db, request.cookies[SESSION_COOKIE] ?? '', rooms.machineClock.now())
    if (actor) request.actor = actor
    else raw.end()
    return actor !== undefined
  }
  const news = (changes: Changes) => newsOf(rooms, viewerOf(request, rooms, 'dossier.list'), changes)
  let told = Promise.resolve()
  const tell = async (changes: Changes) => {
    if (!await isStillIn()) return
    const text = news(changes)
    if (text !== undefined) write(text)
  }
  const stopListening = rooms.live.listen((changes) => {
    if (news(changes) === undefined) return
    // A line whose session could not be asked for is let go: the browser opens another, and asks for what it missed.
    told = told.then(() => tell(changes)).catch(() => { raw.end() })
  })
  const beat = setInterval(() => {
    isStillIn().then((isIn) => { if (isIn) write(': beat\n\n') }, () => write(': beat\n\n'))
  }, BEAT)
  beat.unref()
  raw.once('close', () => {
    clearInterval(beat)
    stopListening()
    onEnd()
  })
  return () => raw.end()
}

function newsOf(rooms: ApiRooms, viewer: ReturnType<typeof viewerOf>, changes: Changes): string | undefined {
  if (!changes) return `event: ${LIVE_MANY}\ndata: {}\n\n`
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const dossiers = changes.filter(({ seen, tasks }) => isWithinReach(directory, viewer, seen, tasks))
    .map(({ publicId }) => publicId)
  if (dossiers.length === 0) return undefined
  return `event: ${LIVE_CHANGED}\ndata: ${JSON.stringify({ dossiers } satisfies LiveNews)}\n\n`
}

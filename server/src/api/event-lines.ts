import type { FastifyReply, FastifyRequest } from 'fastify'
import { findSession } from '../modules/identity/public.ts'
import { SESSION_COOKIE } from './authenticate.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** The type of server-sent events. */
export const STREAM = 'text/event-stream'
/** Proxies cut a line on which nothing is said for a minute. */
const BEAT = 25_000
/** A browser opens one for each window; more than this is not a person working. */
const MOST_OF_ONE = 12
/** A line that is not read any more is let go, and the browser opens another. */
const MOST_WAITING = 100_000

/** Says something on a line: what, as it is then; undefined says nothing. */
export type Say = (words: () => string | undefined) => void

/** Lines of server-sent events that members of staff have open. */
export interface EventLines {
  /**
   * Opens a line, or refuses it. `listen` begins to listen for whoever has it, and answers how to stop. What is to be
   * said is asked for again when their session was looked up anew: signed out or disabled the line ends before
   * anything more is said, and a role that has ended says no more. A line keeps no session alive.
   */
  open(request: FastifyRequest, reply: FastifyReply, listen: (say: Say) => () => void): FastifyReply
  /** Ends all of them: the program stops. */
  end(): void
}

/** Lines of one route; each of them counts for itself how many somebody has. */
export function eventLines(rooms: Pick<ApiRooms, 'db' | 'machineClock'>): EventLines {
  const open = new Set<() => void>()
  const ofAccount = new Map<bigint, number>()
  return {
    open(request, reply, listen) {
      if (!request.headers.accept?.includes(STREAM)) return sendProblem(reply, problemOf('stream-only'))
      const { accountId } = request.actor
      const held = ofAccount.get(accountId) ?? 0
      if (held >= MOST_OF_ONE) return sendProblem(reply, problemOf('too-many-screens'))
      ofAccount.set(accountId, held + 1)
      const close = stream(rooms, request, reply, listen, () => {
        open.delete(close)
        const left = (ofAccount.get(accountId) ?? 1) - 1
        if (left === 0) ofAccount.delete(accountId)
        else ofAccount.set(accountId, left)
      })
      open.add(close)
      return reply
    },
    end() {
      for (const close of open) close()
    },
  }
}

/** Writes until either side ends it. Answers what ends it from here. */
function stream(
  rooms: Pick<ApiRooms, 'db' | 'machineClock'>, request: FastifyRequest, reply: FastifyReply,
  listen: (say: Say) => () => void, onEnd: () => void,
): () => void {
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
  let told = Promise.resolve()
  const tell = async (words: () => string | undefined) => {
    if (!await isStillIn()) return
    const text = words()
    if (text !== undefined) write(text)
  }
  const stopListening = listen((words) => {
    if (words() === undefined) return
    // A line whose session could not be asked for is let go: the browser opens another, and asks for what it missed.
    told = told.then(() => tell(words)).catch(() => { raw.end() })
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

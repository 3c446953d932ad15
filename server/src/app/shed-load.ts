import { randomInt } from 'node:crypto'
import { type Language, sayIn } from '@motcua/contracts/texts.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problemOf, saidProblem } from '../api/problems.ts'
import { languageFor } from '../api/say-to.ts'
import { type ReadyAnswer, busyPage } from '../pages/busy-page.ts'
import { GONE, isGone } from '../platform/gone-away.ts'
import type { CommonHeaders } from './security-headers.ts'

export interface LoadLimits {
  /**
   * Reads worked on at once in one process, and half as many writes; more would only wait for a connection to the
   * database.
   */
  readonly mostAtOnce: number
  /** Milliseconds that one turn of the event loop may work off what came in before it sends the rest away. */
  readonly longestTurn: number
}

/** A page takes some 5 ms and a process has ten connections: what is let in is answered within a second or two. */
export const LOAD_LIMITS: LoadLimits = { mostAtOnce: 128, longestTurn: 200 }
/**
 * Writes have places of their own, half as many: they are let in when reads no longer are, for somebody has typed
 * something; and they do not fill the places of reads, of which several take no longer than one of them.
 */
const WRITES = 0.5
/** One slow request must not send away the few that waited for it. */
const LEAST_IN_A_TURN = 12
/** Seconds; spread, so that who was sent away does not come back all at once. */
const [SOONEST, LATEST] = [3, 9]
/** Whoever wants to leave must be able to, and whoever watches must see: a line that stays open is no work. */
const ALWAYS = new Set([
  '/livez', '/readyz', '/metrics', '/dang-xuat', 'DELETE /api/session', '/api/live',
  '/man-hinh-phu/:section/noi-dung',
  '/tai-san/:file', '/ban-lam-viec', '/ban-lam-viec/*', '/ban-lam-viec/assets/*',
])
const isForm = /^application\/x-www-form-urlencoded/i
/** What comes slowly by right, over a mobile line: it is worked on while it comes, and must not count. */
const isUpload = /^(multipart\/form-data|application\/offset\+octet-stream)/i

/**
 * Sends away what would only make everybody wait: 503 with `Retry-After`, before anything is looked up. Register it
 * first. What is let in is answered about as fast as ever, so that three times too much still serves as many as fit.
 * For callers that have gone meanwhile nothing is begun.
 *
 * A request counts until its answer is ready, but not while its body comes: a slow line is no work. Looking up who asks
 * is, and comes before the body. A form of the portal is read before it is refused, so that the page that says so can
 * keep what was typed.
 */
export function shedLoad(app: FastifyInstance, limits: LoadLimits, common: CommonHeaders): void {
  const [counted, handled] = [new WeakSet<FastifyRequest>(), new WeakSet<FastifyRequest>()]
  const turn = openTurn()
  const atOnce = { reads: 0, writes: 0 }
  const count = (request: FastifyRequest) => {
    if (!counted.has(request)) atOnce[kindOf(request)] += 1
    counted.add(request)
  }
  const release = (request: FastifyRequest) => { if (counted.delete(request)) atOnce[kindOf(request)] -= 1 }
  const isTooMuch = (request: FastifyRequest) => {
    const kind = kindOf(request)
    const most = kind === 'reads' ? limits.mostAtOnce : limits.mostAtOnce * WRITES
    return atOnce[kind] >= most || turn.count > LEAST_IN_A_TURN && turn.age() > limits.longestTurn
  }

  app.addHook('onRequest', async (request, reply) => {
    if (isAlways(request)) return undefined
    turn.enter()
    // Of a caller that goes away nothing more may come: no body, and so no handler and no onSend. What a handler has
    // begun is work until it is done, and an answer that it writes by itself passes no onSend either.
    reply.raw.once('close', () => { if (reply.sent || !handled.has(request)) release(request) })
    if (!isTypedForm(request) && isTooMuch(request)) return sendAway(request, reply, common)
    count(request)
    return undefined
  })
  app.addHook('preParsing', async (request, _, payload) => {
    if (!request.raw.complete) release(request)
    return payload
  })
  app.addHook('preHandler', async (request, reply) => {
    if (isGone(reply)) return reply.code(GONE).send()
    if (isAlways(request) || isUpload.test(request.headers['content-type'] ?? '')) return undefined
    if (isTypedForm(request) && isTooMuch(request)) {
      void reply.header('retry-after', whenAgain())
      throw new TooBusy()
    }
    handled.add(request)
    count(request)
    return undefined
  })
  app.addHook('onSend', async (request) => { release(request) })
}

function kindOf({ method }: FastifyRequest): 'reads' | 'writes' {
  return method === 'GET' || method === 'HEAD' ? 'reads' : 'writes'
}

/** Thrown where the handler of errors is to make the page; told by its code, like an outage. */
class TooBusy extends Error {
  readonly code = 'TOO_BUSY'
  readonly statusCode = 503
  constructor() {
    super('too many requests at once')
  }
}

/**
 * How long the loop has been working off what came in together, and how many that were. Handlers run between the
 * sockets of one turn, so this grows only when the machine cannot keep up.
 */
function openTurn() {
  let began = 0
  const turn = {
    count: 0,
    enter() {
      if (turn.count === 0) {
        began = performance.now()
        setImmediate(() => { turn.count = 0 })
      }
      turn.count += 1
    },
    age: () => performance.now() - began,
  }
  return turn
}

/** Of a hall's board the line; one that gets none and looks again and again is work. */
const BOARD_LINE = '/bang-goi-so/:section/luot-goi'

function isAlways({ method, headers, routeOptions: { url = '' } }: FastifyRequest): boolean {
  if (url === BOARD_LINE) return headers.accept?.includes('text/event-stream') === true
  return ALWAYS.has(url) || ALWAYS.has(`${method} ${url}`)
}

function isTypedForm({ method, headers }: FastifyRequest): boolean {
  return method === 'POST' && isForm.test(headers['content-type'] ?? '')
}

/**
 * Past the hooks of an answer, and from what lies ready: at three times too much a machine sends away twice as many as
 * it serves, and what that costs is taken from those who are served.
 */
function sendAway(request: FastifyRequest, reply: FastifyReply, common: CommonHeaders): FastifyReply {
  const wantsPage = !request.url.startsWith('/api/') && request.headers['tus-resumable'] === undefined
  const { headers, body } = wantsPage ? busyPage(request) : busyProblem(languageFor(request))
  reply.hijack()
  reply.raw.writeHead(503, {
    ...common, ...headers, 'content-length': body.length, 'retry-after': whenAgain(), 'x-request-id': request.id,
  })
  reply.raw.end(body)
  return reply
}

const problems = new Map<Language, ReadyAnswer>()

function busyProblem(language: Language): ReadyAnswer {
  const known = problems.get(language)
  if (known) return known
  const headers = {
    'content-type': 'application/problem+json; charset=utf-8', 'content-language': language,
    'cache-control': 'no-store',
  }
  const body = Buffer.from(JSON.stringify(saidProblem(problemOf('too-busy'), sayIn(language))))
  problems.set(language, { headers, body })
  return { headers, body }
}

function whenAgain(): string {
  return String(randomInt(SOONEST, LATEST))
}

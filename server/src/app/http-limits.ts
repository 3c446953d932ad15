import { STATUS_CODES } from 'node:http'
import { Socket } from 'node:net'
import type { ConnectionError, FastifyInstance } from 'fastify'
import { COMMON_HEADERS } from './security-headers.ts'

/** Milliseconds for the head of a request, and for the whole of one: ten megabytes over a mobile line of 300 kbit/s. */
const [HEAD, WHOLE] = [15_000, 300_000]
/** For a body that is no file: pages of forms are a few kilobytes. */
const BODY = 30_000
/** A line on which nothing moves in either direction; open screens hear something every 25 seconds. */
const SILENCE = 75_000
/** Of one process; a line that waits holds some 30 KB. Every screen of the desk holds one. */
const MOST_LINES = 2_000

/** What a slow or broken caller may take of the server; for `Fastify()`. */
export const HTTP_LIMITS = {
  requestTimeout: WHOLE, connectionTimeout: SILENCE, keepAliveTimeout: SILENCE,
  http: { headersTimeout: HEAD, connectionsCheckingInterval: 5_000 },
  clientErrorHandler: refuseBroken,
} as const

/** Ends lines beyond the most there may be, and those on which the body of a form comes drop by drop. */
export function limitLines(app: FastifyInstance): void {
  app.server.maxConnections = MOST_LINES
  app.addHook('preParsing', async ({ headers, raw }, _reply, payload) => {
    const isUpload = /^(multipart\/form-data|application\/offset)/i.test(headers['content-type'] ?? '')
    const isOnALine = raw.socket instanceof Socket // what a test calls from within is on none
    if (isUpload || raw.complete || !isOnALine) return payload
    const late = setTimeout(() => {
      if (!raw.complete) answerBarely(raw.socket, 408)
    }, BODY)
    raw.once('close', () => { clearTimeout(late) })
    raw.once('end', () => { clearTimeout(late) })
    return payload
  })
}

const STATUS_OF: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431, HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
}

/** What is no HTTP reaches no route and no hook: it is answered here, with the headers of every other answer. */
function refuseBroken({ code }: ConnectionError, socket: Socket): void {
  if (code !== 'ECONNRESET') answerBarely(socket, STATUS_OF[code] ?? 400)
}

/** An answer without a word, where there is no reply to send one with; then the line is closed. */
function answerBarely(socket: Socket, status: number): void {
  if (socket.destroyed) return
  const head = Object.entries({ ...COMMON_HEADERS, 'content-length': '0', connection: 'close' })
    .map(([name, value]) => `${name}: ${value}\r\n`).join('')
  if (socket.writable) socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head}\r\n`)
  socket.destroySoon()
}

import { STATUS_CODES } from 'node:http'
import { createServer } from 'node:https'
import { Socket } from 'node:net'
import type { ConnectionError, FastifyInstance, FastifyServerFactory } from 'fastify'
import type { Certificate } from '../platform/own-certificate.ts'
import type { CommonHeaders } from './security-headers.ts'

/** Milliseconds for the head of a request, and for the whole of one: ten megabytes over a mobile line of 300 kbit/s. */
const [HEAD, WHOLE] = [15_000, 300_000]
/** For a body that is no file: pages of forms are a few kilobytes. */
const BODY = 30_000
/** A line on which nothing moves in either direction; open screens hear something every 25 seconds. */
const SILENCE = 75_000
/** Of one process; a line that waits holds some 30 KB. Every screen of the desk holds one. */
const MOST_LINES = 2_000

const TIMES = { requestTimeout: WHOLE, keepAliveTimeout: SILENCE } as const
const HTTP = { headersTimeout: HEAD, connectionsCheckingInterval: 5_000 } as const
/** As the proxy of the runbook has them: with forward secrecy, authenticated, 1.2 for old phones. */
const TLS = {
  minVersion: 'TLSv1.2', honorCipherOrder: true,
  ciphers: [
    'TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305',
  ].join(':'),
} as const

/**
 * What a slow or broken caller may take of the server; for `Fastify()`. With a certificate it speaks TLS, and no less.
 */
export function httpLimits(common: CommonHeaders, certificate?: Certificate) {
  const overTls: FastifyServerFactory = (handler) => {
    const server = createServer({ ...TIMES, ...HTTP, ...TLS, ...certificate, handshakeTimeout: HEAD }, handler)
    return server.setTimeout(SILENCE)
  }
  return {
    ...TIMES, connectionTimeout: SILENCE, http: HTTP, ...certificate && { serverFactory: overTls },
    clientErrorHandler: (error: ConnectionError, socket: Socket) => refuseBroken(error, socket, common),
  }
}

/** Ends lines beyond the most there may be, and those on which the body of a form comes drop by drop. */
export function limitLines(app: FastifyInstance, common: CommonHeaders): void {
  app.server.maxConnections = MOST_LINES
  app.addHook('preParsing', async ({ headers, raw }, _reply, payload) => {
    const isUpload = /^(multipart\/form-data|application\/offset)/i.test(headers['content-type'] ?? '')
    const isOnALine = raw.socket instanceof Socket // what a test calls from within is on none
    if (isUpload || raw.complete || !isOnALine) return payload
    const late = setTimeout(() => {
      if (!raw.complete) answerBarely(raw.socket, 408, common)
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
function refuseBroken({ code }: ConnectionError, socket: Socket, common: CommonHeaders): void {
  if (code !== 'ECONNRESET') answerBarely(socket, STATUS_OF[code] ?? 400, common)
}

/** An answer without a word, where there is no reply to send one with; then the line is closed. */
function answerBarely(socket: Socket, status: number, common: CommonHeaders): void {
  if (socket.destroyed) return
  const head = Object.entries({ ...common, 'content-length': '0', connection: 'close' })
    .map(([name, value]) => `${name}: ${value}\r\n`).join('')
  if (socket.writable) socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head}\r\n`)
  socket.destroySoon()
}

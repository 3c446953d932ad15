import { Agent, type IncomingMessage, type ServerResponse, createServer, request } from 'node:http'
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { Place } from './places.ts'

/** Addresses of loopback from which it asks, since who comes from one too often is sent away. */
const ADDRESSES = 64

/**
 * Between sqlmap and the program: the first part of a path names the place, of which it adds session, version and an
 * Idempotency-Key of its own for each request, or the second one would be answered without a look at it. Counts what
 * was sent to each place, which is more than sqlmap says of itself.
 */
export interface Relay {
  readonly url: string
  readonly requests: ReadonlyMap<number, number>
  /** Answered with 500 and more, or not at all. */
  readonly broken: readonly string[]
  close(): Promise<void>
}

export async function openRelay(target: string, places: readonly Place[]): Promise<Relay> {
  const { hostname, port } = new URL(target)
  const requests = new Map<number, number>()
  const broken: string[] = []
  const agents = Array.from(
    { length: ADDRESSES }, (_, n) => new Agent({ keepAlive: true, localAddress: `127.0.9.${n + 1}` }))
  let [sent, isClosing] = [0, false]
  const pass = (incoming: IncomingMessage, reply: ServerResponse) => {
    const [, nth = '', path = '/'] = /^\/(\d+)(\/.*)$/s.exec(incoming.url ?? '') ?? []
    const place = places[Number(nth)]
    if (!place) return void reply.writeHead(404).end()
    requests.set(Number(nth), (requests.get(Number(nth)) ?? 0) + 1)
    sent += 1
    const { 'content-type': type, 'content-length': length } = incoming.headers
    const asked = request({
      hostname, port, path, method: place.method, agent: agents[sent % ADDRESSES], headers: {
        cookie: place.cookie, 'idempotency-key': randomUUID(), ...place.at(place.sample).headers,
        ...type !== undefined && { 'content-type': type }, ...length !== undefined && { 'content-length': length },
      },
    }, (answer) => {
      const { statusCode = 502 } = answer
      if (statusCode >= 500 && statusCode !== 503) broken.push(`${place.name} ${path}: ${statusCode}`)
      reply.writeHead(statusCode, answer.headers)
      answer.pipe(reply)
    })
    asked.on('error', (error: NodeJS.ErrnoException) => {
      // Who asked may have been ended in the middle, when its time was over: then nobody waits for an answer.
      const isAwaited = !isClosing && !incoming.socket.destroyed
      if (isAwaited) broken.push(`${place.name} ${path}: no answer (${error.code ?? error.message})`)
      reply.destroy()
    })
    incoming.pipe(asked)
  }
  const server = createServer(pass)
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, broken,
    close: async () => {
      isClosing = true
      server.closeAllConnections()
      await new Promise((closed) => { server.close(closed) })
      for (const agent of agents) agent.destroy()
    },
  }
}

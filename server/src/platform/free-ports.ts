import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { type Server, createServer } from 'node:net'

/**
 * Below the ports that systems give to outgoing connections (RFC 6335: from 49152; Linux: from 32768). One out of
 * those may belong to somebody’s connection by the time that a server wants to listen there.
 */
const LOWEST = 10_000
const HIGHEST = 32_000
const TRIES = 100
const HOST = '127.0.0.1'

/** Ports of loopback that are kept from everybody else until they are let go. */
export interface HeldPorts {
  /** One after the other. */
  readonly ports: readonly number[]
  /** May be called again. */
  release(): Promise<void>
}

/** As many ports in a row, held; whoever connects meanwhile is hung up on. Throws when none are free. */
export async function holdPorts(count: number): Promise<HeldPorts> {
  for (let nth = 0; nth < TRIES; nth++) {
    const first = randomInt(LOWEST, HIGHEST - count)
    const servers: Server[] = []
    const release = async () => { await Promise.all(servers.splice(0).map(close)) }
    try {
      for (let port = first; port < first + count; port++) servers.push(await hold(port))
      return { ports: servers.map((_, n) => first + n), release }
    } catch {
      await release()
    }
  }
  throw new Error(`no ${String(count)} free ports in a row on ${HOST}`)
}

/** A port of loopback that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const { ports: [port = 0], release } = await holdPorts(1)
  await release()
  return port
}

async function hold(port: number): Promise<Server> {
  const server = createServer((socket) => { socket.destroy() })
  server.listen(port, HOST)
  await once(server, 'listening')
  return server.unref()
}

async function close(server: Server): Promise<void> {
  server.close()
  await once(server, 'close')
}

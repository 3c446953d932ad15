import { Agent, type IncomingMessage, type ServerResponse, createServer, request } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Cut before the server has heard it, or when it has done it and nobody hears; late; heard by the server twice. */
export type Mood = 'cut-before' | 'cut-after' | 'late' | 'twice'
export const MOODS: readonly Mood[] = ['cut-before', 'cut-after', 'late', 'twice']

/** One request of a browser, as it was sent. */
export interface SentRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** A mobile line between a browser and the program. */
export interface PhoneLine {
  readonly url: string
  /** Everything that the browser has sent over it since it was last asked. */
  take(): SentRequest[]
  /** The next request of this method to such a path meets this; after a cut nothing goes until `up`. */
  spoil(mood: Mood, method: string, path: RegExp): void
  /** Whether it has. */
  readonly isSpoilt: boolean
  down(): void
  /** From now on it carries everything. */
  up(): void
  stop(): Promise<void>
}

/** Milliseconds. */
const LATE = 1_500

/** `from`: the address of loopback that the server sees, since what is tried is counted by address. */
export async function openPhoneLine(target: string, from: () => string): Promise<PhoneLine> {
  const { hostname, port } = new URL(target)
  const agents = new Map<string, Agent>()
  const agentOf = (localAddress: string) => {
    const known = agents.get(localAddress) ?? new Agent({ keepAlive: true, localAddress })
    agents.set(localAddress, known)
    return known
  }
  const sockets = new Set<Socket>()
  let sent: SentRequest[] = []
  let due: { readonly mood: Mood; readonly method: string; readonly path: RegExp } | undefined
  let isDown = false
  let age = 0
  const down = () => {
    isDown = true
    for (const socket of sockets) socket.resetAndDestroy()
  }
  /** A line that was mended meanwhile is not cut any more; only whoever asked hears nothing. */
  const agedCut = (then: number) => () => {
    if (age !== then) throw new Error('cut')
    down()
  }
  const ask = (asked: IncomingMessage, body: Buffer) => new Promise<IncomingMessage>((done, fail) => {
    const { method = 'GET', url = '/', headers } = asked
    const far = request({ agent: agentOf(from()), hostname, port, method, path: url, headers }, done)
    far.on('error', fail)
    far.end(body)
  })
  const carry = async (asked: IncomingMessage, answer: ServerResponse) => {
    const { method = 'GET', url: path = '/', headers } = asked
    const body = await bodyOf(asked)
    sent.push({ method, path, headers: headers as Record<string, string>, body })
    const mood = due?.method === method && due.path.test(path) ? due.mood : undefined
    if (mood !== undefined) due = undefined
    const cut = agedCut(age)
    if (mood === 'cut-before') {
      cut()
      return
    }
    if (mood === 'late') await pause(LATE)
    const [heard] = await Promise.all(
      mood === 'twice' ? [ask(asked, body), ask(asked, body).then(bodyOf)] : [ask(asked, body)],
    )
    if (mood === 'cut-after') {
      await bodyOf(heard)
      cut()
      return
    }
    answer.writeHead(heard.statusCode ?? 502, heard.rawHeaders)
    heard.on('error', () => answer.destroy())
    heard.pipe(answer)
  }
  const server = createServer((asked, answer) => {
    carry(asked, answer).catch(() => answer.destroy())
  })
  server.on('connection', (socket) => {
    if (isDown) return socket.resetAndDestroy()
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    return undefined
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${String(typeof address === 'object' && address ? address.port : 0)}`,
    take() {
      const all = sent
      sent = []
      return all
    },
    spoil(mood, method, path) {
      due = { mood, method, path }
    },
    get isSpoilt() {
      return due === undefined
    },
    down,
    up() {
      age += 1
      due = undefined
      isDown = false
    },
    async stop() {
      for (const agent of agents.values()) agent.destroy()
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of message as AsyncIterable<Buffer>) parts.push(part)
  return Buffer.concat(parts)
}

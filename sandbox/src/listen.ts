import { once } from 'node:events'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { Server as PortServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Faults, NO_FAULTS, faultsOf, unplayedOf } from './faults.ts'
import { clockAt } from './clock.ts'
import { type Journal, openJournal } from './journal.ts'
import { jsonIn } from './json.ts'
import { pageOf } from './page.ts'
import { type Certificates, secured } from './secured.ts'
import type { Around, Asked, Json, OpenPartner, Partner, Told } from './partner.ts'

/** Where tests and people at the desk of the sandbox stand; no partner has a path of its own below it. */
const DOOR = '/_sandbox'
/** As which a button of its page sends. */
const FORM = 'application/x-www-form-urlencoded'
const MOST_BYTES = 200 * 1_024 * 1_024

export interface Listening {
  readonly name: string
  readonly url: string
  stop(): Promise<void>
}

export interface ListenOptions extends Omit<Around, 'url' | 'faults' | 'homeNow'> {
  readonly port: number
  /** Whether what came is kept to be looked at; not where speed is measured. */
  readonly isKept: boolean
  /** With these the same port is one of https too. */
  readonly certificates?: Certificates | undefined
  /** What is done at it before anybody asks. */
  readonly begun?: readonly Deed[] | undefined
}

/** A deed at the door, by its name there. */
export interface Deed {
  readonly deed: string
  readonly given: Json
}

/** Opens a partner at a port of loopback, with its door for tests: faults, what it received, what it holds, deeds. */
export async function listen(
  partner: Partner, { port, isKept, certificates, begun = [], ...around }: ListenOptions,
): Promise<Listening> {
  const server = createServer()
  const told = { faults: NO_FAULTS }
  const both = certificates && secured(server, certificates, () => told.faults.expired)
  const listener: PortServer = both?.port ?? server
  listener.listen(port, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  const url = `http://127.0.0.1:${String(typeof address === 'object' && address ? address.port : port)}`
  // Whoever asks while it opens waits for it; without somebody who listens the question would never be answered.
  const opening = stateOf(partner, {
    ...around, url, faults: () => told.faults, homeNow: async () => clockAt(around.home, around.now),
  }, told, isKept, begun)
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    void opening.then((state) => serve(state, request, response)).catch((error: unknown) => {
      process.stderr.write(`sandbox ${partner.name}: ${error instanceof Error ? error.stack ?? '' : String(error)}\n`)
      if (!response.headersSent) send(response, { status: 500, body: null })
    })
  }
  for (const one of both ? [server, both.secure] : [server]) one.on('request', onRequest)
  const { open } = await opening
  return {
    name: partner.name, url,
    async stop() {
      listener.close()
      for (const one of both ? [server, both.secure] : [server]) one.closeAllConnections()
      await open.close?.()
    },
  }
}

interface State {
  readonly partner: Partner
  readonly open: OpenPartner
  readonly journal: Journal
  readonly now: () => Date
  readonly told: { faults: Faults }
}

async function stateOf(
  partner: Partner, around: Around, told: State['told'], isKept: boolean, begun: readonly Deed[],
): Promise<State> {
  const open = await partner.open(around)
  for (const { deed, given } of begun) await open.act?.(deed, given)
  return { partner, open, journal: openJournal({ isKept }), told, now: around.now }
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox')
  if (url.pathname === DOOR || url.pathname.startsWith(`${DOOR}/`)) {
    send(response, await administered(state, url.pathname.slice(DOOR.length), request))
    return
  }
  const { told: { faults }, open, journal } = state
  if (faults.down) {
    request.socket.destroy()
    return
  }
  const isSpoilt = faults.hang || faults.errors || faults.garbage
  if (open.handle && !isSpoilt) {
    journal.add(entryOf(state, request, url, 200), Buffer.alloc(0))
    if (faults.slow > 0) await sleep(faults.slow)
    open.handle(request, response)
    return
  }
  const body = await bodyOf(request)
  if (faults.slow > 0) await sleep(faults.slow)
  const told = isSpoilt ? spoilt(faults) : await open.answer?.(askedOf(request, url, body)) ?? NOT_THERE
  journal.add(entryOf(state, request, url, faults.hang ? 0 : told.status), body)
  if (!faults.hang) send(response, told)
}

const NOT_THERE: Told = { status: 404, body: null }

/** What is done at the door for tests. */
async function administered(state: State, path: string, request: IncomingMessage): Promise<Told> {
  const { open, journal, partner } = state
  const what = `${request.method ?? ''} ${path}`
  if (what === 'GET ') {
    return { status: 200, type: 'text/html; charset=utf-8', body: pageOf(partner, open, journal, state.told.faults) }
  }
  if (what === 'GET /state') return { status: 200, body: open.state() }
  if (what === 'GET /received') {
    return { status: 200, body: { count: journal.count(), entries: journal.list().map((one) => ({ ...one })) } }
  }
  const deed = /^POST \/act\/([a-z-]+)$/.exec(what)?.[1]
  if (request.headers['content-type'] === FORM) {
    const given = new URLSearchParams((await bodyOf(request)).toString()).get('given') ?? ''
    const pressed = jsonIn(Buffer.from(given)) ?? null
    const back = { status: 303, headers: { location: DOOR }, body: null }
    if (what === 'POST /faults') {
      const outcome = fail(state, pressed)
      return outcome.status === 200 ? back : outcome
    }
    if (deed === undefined || !open.act) return NOT_THERE
    await open.act(deed, pressed)
    return back
  }
  const given = await jsonOf(request)
  if (what === 'PUT /faults') return fail(state, given ?? null)
  return deed === undefined || !open.act ? NOT_THERE : { status: 200, body: await open.act(deed, given ?? null) }
}

/** Lets it misbehave from now on. What it does not play is refused: nothing would fail, and nobody would see that. */
function fail({ partner: { name, plays }, told }: State, given: Json): Told {
  const faults = faultsOf(given)
  if (!faults) return { status: 422, body: { error: 'unknown fault' } }
  const [unplayed] = unplayedOf(faults, plays)
  if (unplayed) return { status: 422, body: { error: `${name} does not play ${unplayed}`, plays } }
  told.faults = faults
  return { status: 200, body: { ...faults } }
}

function spoilt({ garbage }: Faults): Told {
  return garbage ? { status: 200, type: 'text/plain', body: Buffer.from('\u0000<<not what was asked>>{') } : { status: 500, body: null }
}

function askedOf(request: IncomingMessage, url: URL, body: Buffer): Asked {
  return { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, headers: request.headers, body }
}

function entryOf({ now }: State, request: IncomingMessage, url: URL, status: number) {
  return { at: now().toISOString(), method: request.method ?? 'GET', path: url.pathname, status }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MOST_BYTES) throw new Error('too much')
    parts.push(part)
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
}

async function jsonOf(request: IncomingMessage): Promise<Json | undefined> {
  const text = (await bodyOf(request)).toString()
  try {
    return text === '' ? undefined : JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

function send(response: ServerResponse, { status, type, headers, body }: Told): void {
  const isRaw = Buffer.isBuffer(body) || typeof body === 'string' && type !== undefined
  const bytes = isRaw ? body : JSON.stringify(body)
  response.writeHead(status, {
    'content-type': type ?? 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(bytes), ...headers,
  }).end(bytes)
}

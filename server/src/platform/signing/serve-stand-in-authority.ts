import { type IncomingMessage, type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'

/** The stand-in where others can ask it: on this machine only. */
export interface ServedAuthority extends StandInAuthority {
  /** Where it stamps. */
  readonly stampsAt: string
  /** From now on these do not answer, answer with nonsense, or without end. */
  fail(how: 'fault' | 'silence' | 'nonsense' | 'flood' | undefined, places?: readonly Place[]): void
  /** What was asked, in order. */
  readonly asked: readonly Place[]
  close(): Promise<void>
}

/** Lists of the authority and of the root, answers to questions, time-stamps. */
export type Place = 'list' | 'root-list' | 'ocsp' | 'stamp'
const PLACES: Readonly<Record<string, Place>> = {
  '/list.crl': 'list', '/root.crl': 'root-list', '/ocsp': 'ocsp', '/stamp': 'stamp',
}
const TYPES: Readonly<Record<Place, string>> = {
  list: 'application/pkix-crl', 'root-list': 'application/pkix-crl', ocsp: 'application/ocsp-response',
  stamp: 'application/timestamp-reply',
}
const MOST_QUESTION = 100_000

/** Founds an authority whose certificates say where it is to be asked, and answers there by the clock handed in. */
export async function serveStandInAuthority(from: Date, to: Date, now: () => Date): Promise<ServedAuthority> {
  const asked: Place[] = []
  let [failure, failing]: [string | undefined, readonly Place[]] = [undefined, []]
  let answer: RequestListener = (_, response) => { response.writeHead(503).end() }
  const server = createServer((request, response) => { answer(request, response) })
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', () => { done() }) })
  const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  const authority = await foundAuthority(from, to, base)
  const stamp = await authority.timeStamp(now)

  async function say(place: Place, question: Buffer): Promise<Buffer> {
    switch (place) {
      case 'list': return authority.revocationList(now())
      case 'root-list': return authority.rootList(now())
      case 'ocsp': return authority.answerTo(question, now())
      case 'stamp': return stamp(question)
    }
  }

  answer = (request, response) => {
    const place = PLACES[request.url ?? '']
    if (!place) {
      response.writeHead(404).end()
      return
    }
    asked.push(place)
    const how = failing.includes(place) ? failure : undefined
    if (how === 'silence') return
    void bodyOf(request).then(async (question) => say(place, question)).then((said) => {
      if (how === 'flood') response.writeHead(200).end(Buffer.alloc(30_000_000))
      else if (how === 'fault') response.writeHead(500).end()
      else response.writeHead(200, { 'content-type': TYPES[place] }).end(how === 'nonsense' ? 'xin chào' : said)
    }, () => { response.writeHead(400).end() })
  }

  return {
    ...authority, asked, stampsAt: `${base}/stamp`,
    fail(how, places = ['list', 'root-list', 'ocsp', 'stamp']) {
      [failure, failing] = [how, places]
    },
    close: async () => new Promise<void>((done) => {
      server.close(() => { done() })
      server.closeAllConnections()
    }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request) {
    pieces.push(piece as Buffer)
    length += (piece as Buffer).length
    if (length > MOST_QUESTION) throw new Error('a question without end')
  }
  return Buffer.concat(pieces)
}

import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CARRIER_HEADERS, type PostalCarrier, openPostalCarrier } from '../src/platform/carrier/postal-carrier.ts'
import { signMessage } from '../src/platform/partner/sign-message.ts'

export const CARRIER_KEY = 'a key that the stand-in carrier and a test share'
export const CARRIER_CUSTOMER = 'MOTCUA-TEST'
export const CARRIER_CALLBACK = '/api/post/callback'

/** What the carrier writes in its book of a parcel, as it sends it. */
export interface CarrierWord {
  readonly eventNumber: string
  readonly orderNumber: string
  readonly event: 'PICKED_UP' | 'IN_TRANSIT' | 'DELIVERED' | 'FAILED' | 'RETURNED'
  readonly at: string
  readonly receiverName?: string
  readonly proof?: string
  readonly reason?: string
}

/** An order as it was sent. */
export interface SentOrder {
  readonly orderNumber: string
  readonly codAmount: number
  readonly description: string
  readonly sender: Readonly<Record<string, string>>
  readonly receiver: Readonly<Record<string, string>>
}

/** The post's own system on this machine: a real HTTP server of the calls of domain.md 8.8, with its own book. */
export interface StandInCarrier {
  readonly url: string
  /** The product's own client of it. */
  readonly client: PostalCarrier
  /** Orders that it took, by their number; cancelled ones with status 4. */
  readonly orders: ReadonlyMap<string, SentOrder & { status: number }>
  /** Calls that came, in order. */
  readonly calls: readonly string[]
  /** Something becomes of a parcel: written in its book, and told by nobody yet. */
  happen(orderNumber: string, event: CarrierWord['event'], at: Date, more?: Partial<CarrierWord>): CarrierWord
  /** Takes no order of this number. */
  refuse(orderNumber: string): void
  /** Every token that it gave holds no longer. */
  forgetTokens(): void
  /** Knows us by another key from now on, and by none of its tokens; the first key again without one. */
  rotateKey(key?: string): void
  /** Breaks each answer but tokens off in the middle, until it is told not to. */
  cut(isCut: boolean): void
  /** Answers every call with this status until it is set back to 200. */
  fail(status: number): void
  stop(): Promise<void>
}

export interface CarrierCallback {
  readonly headers: Readonly<Record<string, string>>
  readonly payload: string
}

/** What the carrier would send of a word of its book. */
export function carrierCallbackOf(
  word: CarrierWord,
  options: { readonly at?: Date; readonly key?: string; readonly path?: string; readonly body?: string } = {},
): CarrierCallback {
  const { at = new Date(), key = CARRIER_KEY, path = CARRIER_CALLBACK } = options
  const payload = options.body ?? JSON.stringify(word)
  const message = { method: 'POST', path, at: String(Math.floor(at.getTime() / 1000)), nonce: randomUUID(), body: payload }
  return {
    payload,
    headers: {
      'content-type': 'application/json', [CARRIER_HEADERS.at]: message.at, [CARRIER_HEADERS.nonce]: message.nonce,
      [CARRIER_HEADERS.signature]: signMessage(key, message),
    },
  }
}

export async function startStandInCarrier(): Promise<StandInCarrier> {
  const orders = new Map<string, SentOrder & { status: number }>()
  const [book, calls]: [CarrierWord[], string[]] = [[], []]
  const [refused, tokens] = [new Set<string>(), new Set<string>()]
  let [status, last, known, isCut] = [200, 0, CARRIER_KEY, false]
  const answers: Readonly<Record<string, (sent: SentOrder & { secret?: string; customerCode?: string }) => object>> = {
    apiGetToken({ secret, customerCode }) {
      if (secret !== known || customerCode !== CARRIER_CUSTOMER) return { errorCode: 1 }
      const token = randomUUID()
      tokens.add(token)
      return { errorCode: 0, token }
    },
    apiPostOrder(sent) {
      if (refused.has(sent.orderNumber)) return { errorCode: 1 }
      if (!orders.has(sent.orderNumber)) orders.set(sent.orderNumber, { ...sent, status: 1 })
      return { errorCode: 0, orderId: `VN-${sent.orderNumber}` }
    },
    apiCancelOrder({ orderNumber }) {
      const order = orders.get(orderNumber)
      if (!order || book.some((word) => word.orderNumber === orderNumber)) return { errorCode: 1 }
      order.status = 4
      return { errorCode: 0 }
    },
    apiGetOrderTracking: ({ orderNumber }) => ({
      errorCode: 0, status: orders.get(orderNumber)?.status ?? 0,
      events: book.filter((word) => word.orderNumber === orderNumber),
    }),
  }
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    for await (const piece of request) body += String(piece)
    const name = (request.url ?? '').slice(1)
    calls.push(name)
    const isKnown = name === 'apiGetToken' || tokens.has((request.headers.authorization ?? '').replace(/^Bearer /, ''))
    const answer = JSON.stringify(answers[name]?.(JSON.parse(body) as SentOrder) ?? { errorCode: -1 })
    response.writeHead(status === 200 && !isKnown ? 401 : status, {
      'content-type': 'application/json', 'content-length': Buffer.byteLength(answer),
    })
    if (isCut && name !== 'apiGetToken') response.write(answer.slice(0, answer.length / 2), () => response.destroy())
    else response.end(answer)
  }
  const server = createServer((request, response) => void serve(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  return {
    url, client: openPostalCarrier({ url, customer: CARRIER_CUSTOMER, key: CARRIER_KEY }), orders, calls,
    happen(orderNumber, event, at, more = {}) {
      last += 1
      const word = {
        eventNumber: `EV${String(last).padStart(6, '0')}`, orderNumber, event, ...more,
        at: `${new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`,
      }
      book.push(word)
      return word
    },
    refuse(orderNumber) { refused.add(orderNumber) },
    forgetTokens() { tokens.clear() },
    rotateKey(key = CARRIER_KEY) {
      known = key
      tokens.clear()
    },
    cut(is) { isCut = is },
    fail(with_) { status = with_ },
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

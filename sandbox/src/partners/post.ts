import { createHash, createHmac, randomUUID } from 'node:crypto'
import { type Row, jsonIn, rowIn } from '../json.ts'
import type { Asked, Json, OpenPartner, Partner, Told } from '../partner.ts'

const CALLBACK = '/api/post/callback'
const HEADERS = { at: 'x-buu-chinh-luc', nonce: 'x-buu-chinh-so', signature: 'x-buu-chinh-chu-ky' } as const
/** Milliseconds for an answer to a callback. */
const LIMIT = 10_000
/** Signs that this customer has. */
const CUSTOMER = 'MOTCUA'
/** What an order becomes by what happened to it (domain reference 8.8). */
const STATUS: Readonly<Record<string, number>> = { PICKED_UP: 2, IN_TRANSIT: 2, DELIVERED: 3, FAILED: 2, RETURNED: 2 }
const CANCELLED = 4

/** What its page has a button for: the event, in Vietnamese, and what it says more. */
const BUTTONS: readonly (readonly [event: string, title: string, more: Row])[] = [
  ['PICKED_UP', 'Đã lấy hàng', {}], ['IN_TRANSIT', 'Đang chuyển', {}], ['FAILED', 'Phát không thành', { reason: 'ABSENT' }],
  ['RETURNED', 'Chuyển hoàn', {}], ['DELIVERED', 'Phát thành công', { proof: 'SIGNATURE' }],
]

interface Order {
  readonly number: string; readonly cod: number; readonly receiver: string; status: number; collected: number
}
interface Word {
  readonly eventNumber: string; readonly orderNumber: string; readonly event: string; readonly at: string
}

/**
 * The public post's own system (bưu chính công ích): orders by token, each once by its number, taken back before they
 * are picked up, tracked, with what was collected on delivery. What happens to a parcel is told by a signed callback,
 * with the fault `repeat` so many times more, and found by whoever asks.
 */
export const post: Partner = {
  name: 'post',
  title: 'Bưu chính công ích',
  settings: { customer: CUSTOMER },
  plays: ['repeat', 'reorder'],
  open({ keys, home, now, homeNow, faults }): OpenPartner {
    const key = keys['post'] ?? ''
    const [orders, tokens] = [new Map<string, Order>(), new Set<string>()]
    const book: Word[] = []
    const callbacks: Json[] = []

    /** Tells of what happened, as often as it is told to; what is not answered well is found when it is asked. */
    async function tell(word: Word): Promise<void> {
      const body = Buffer.from(JSON.stringify(word))
      for (let time = 0; time <= faults().repeat; time += 1) {
        const [at, nonce] = [String(Math.floor(now().getTime() / 1_000)), randomUUID()]
        const status = await fetch(`${home}${CALLBACK}`, {
          method: 'POST', body, signal: AbortSignal.timeout(LIMIT),
          headers: {
            'content-type': 'application/json', [HEADERS.at]: at, [HEADERS.nonce]: nonce,
            [HEADERS.signature]: signatureOf(key, ['POST', CALLBACK, at, nonce], body),
          },
        }).then((answer) => answer.status, () => 0)
        callbacks.push({ event: word.eventNumber, status })
      }
    }

    function order({ orderNumber: number, codAmount: cod, sender, receiver, description }: Row): Told {
      const isWhole = typeof number === 'string' && number !== '' && typeof description === 'string'
        && typeof cod === 'number' && Number.isInteger(cod) && cod >= 0 && isParty(sender) && isParty(receiver)
      if (!isWhole) return REFUSED
      const known = orders.get(number)
      if (known && known.cod !== cod) return REFUSED
      orders.set(number, known ?? { number, cod, receiver: nameOf(receiver), status: 1, collected: 0 })
      return said({ orderId: `VN-${number}` })
    }

    function cancel({ orderNumber }: Row): Told {
      const one = typeof orderNumber === 'string' ? orders.get(orderNumber) : undefined
      if (!one || book.some(({ orderNumber: of }) => of === one.number)) return REFUSED
      one.status = CANCELLED
      return said({})
    }

    function track({ orderNumber }: Row): Told {
      const one = typeof orderNumber === 'string' ? orders.get(orderNumber) : undefined
      const events = book.filter(({ orderNumber: of }) => of === one?.number).map((word) => ({ ...word }))
      return said({ status: one?.status ?? 0, events: faults().reorder ? events.reverse() : events })
    }

    function token({ customerCode, secret }: Row): Told {
      if (customerCode !== CUSTOMER || secret !== key) return REFUSED
      const given = randomUUID()
      tokens.add(given)
      return said({ token: given })
    }

    const calls: Readonly<Record<string, (given: Row) => Told>> = {
      apiPostOrder: order, apiCancelOrder: cancel, apiGetOrderTracking: track,
    }
    return {
      answer({ method, path, headers, body }: Asked): Told {
        const [name, given] = [path.slice(1), rowIn(jsonIn(body)) ?? {}]
        if (method === 'POST' && name === 'apiGetToken') return token(given)
        const call = method === 'POST' && Object.hasOwn(calls, name) ? calls[name] : undefined
        if (!call) return { status: 404, body: null }
        if (!tokens.has((headers.authorization ?? '').replace(/^Bearer /, ''))) return { status: 401, body: null }
        return given['customerCode'] === CUSTOMER ? call(given) : REFUSED
      },
      /** `happen`: something becomes of a parcel; `isTold` false: and nobody is told. `forget`: no token holds. */
      async act(deed, given): Promise<Json> {
        if (deed === 'forget') {
          tokens.clear()
          return { forgotten: true }
        }
        const { orderNumber, event, isTold, ...more } = rowIn(given) ?? {}
        const one = typeof orderNumber === 'string' ? orders.get(orderNumber) : undefined
        const status = typeof event === 'string' && Object.hasOwn(STATUS, event) ? STATUS[event] : undefined
        if (deed !== 'happen' || !one || status === undefined || typeof event !== 'string')
          return { error: 'unknown deed' }
        const eventNumber = `EV${String(book.length + 1).padStart(6, '0')}`
        const word = { ...more, eventNumber, orderNumber: one.number, event, at: stampOf(await homeNow()) }
        book.push(word)
        one.status = status
        if (event === 'DELIVERED') one.collected = one.cod
        if (isTold !== false) await tell(word)
        return { event: eventNumber }
      },
      /** What may become of each parcel that is neither delivered nor taken back. */
      offered: () => [...orders.values()].filter(({ status }) => status === 1 || status === 2)
        .flatMap(({ number, receiver }) => BUTTONS.map(([event, title, more]) => ({
          deed: 'happen', on: number, title, given: {
            ...more, ...event === 'DELIVERED' && { receiverName: receiver }, orderNumber: number, event,
          },
        }))),
      state: () => ({
        orders: [...orders.values()].map((one) => ({ ...one })), book: book.map((word) => ({ ...word })), callbacks,
      }),
    }
  },
}

/** It takes no such thing, whatever is tried. */
const REFUSED: Told = { status: 200, body: { errorCode: 1 } }

function said(body: Row): Told {
  return { status: 200, body: { errorCode: 0, ...body } }
}

function isParty(given: Json | undefined): boolean {
  const { Name, Address, Province } = rowIn(given) ?? {}
  return [Name, Address, Province].every((one) => typeof one === 'string' && one !== '')
}

function nameOf(party: Json | undefined): string {
  const name = rowIn(party)?.['Name']
  return typeof name === 'string' ? name : ''
}

/** HMAC-SHA-256 over a line each of method, path, moment, nonce and the SHA-256 of the body. */
function signatureOf(key: string, lines: readonly string[], body: Buffer): string {
  const digest = createHash('sha256').update(body).digest('hex')
  return createHmac('sha256', key).update([...lines, digest].join('\n')).digest('hex')
}

/** A moment of Viet Nam, as this system writes it. */
function stampOf(moment: Date): string {
  return `${new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`
}

import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { type Row, jsonIn, rowIn } from '../json.ts'
import type { Asked, Json, OpenPartner, Partner, Told } from '../partner.ts'
import { payingPage } from './payment-gateway/page.ts'

const CALLBACK = '/api/payments/callback'
const HEADERS = { at: 'x-thanh-toan-luc', nonce: 'x-thanh-toan-so', signature: 'x-thanh-toan-chu-ky' } as const
/** Milliseconds for an answer to a callback. */
const LIMIT = 10_000

interface OpenBill { readonly reference: string; readonly amount: number; readonly returnTo: string }
interface Money { readonly reference: string; readonly bill: string; readonly amount: number; readonly at: string }

/**
 * The gateway for online payment (nền tảng thanh toán trực tuyến): bills, a page on which somebody pays without money,
 * callbacks that are signed, its own book of each day, and money sent back. With the fault `repeat` it says each thing
 * so many times more, with `reorder` it tells its book backwards.
 */
export const paymentGateway: Partner = {
  name: 'payment-gateway',
  title: 'Cổng thanh toán trực tuyến',
  settings: {},
  plays: ['repeat', 'reorder'],
  open({ keys, url, home, now, homeNow, faults }): OpenPartner {
    const key = keys['payment-gateway'] ?? ''
    const bills = new Map<string, OpenBill>()
    const book: Money[] = []
    /** Bills of which somebody has pressed to pay: once each. */
    const paying = new Set<string>()
    const refunds = new Map<string, Row>()
    const callbacks: Json[] = []

    const isSigned = ({ method, path, query, headers, body }: Asked): boolean => {
      const whole = query.size === 0 ? path : `${path}?${query.toString()}`
      const [at, nonce, given] = [HEADERS.at, HEADERS.nonce, HEADERS.signature].map((name) => Buffer.from(String(headers[name] ?? '')))
      const right = Buffer.from(signatureOf(key, [method, whole, String(at), String(nonce)], body))
      return given !== undefined && given.length === right.length && timingSafeEqual(given, right)
    }

    async function pay(bill: OpenBill, amount: number): Promise<Money> {
      const at = stampOf(await homeNow()) // before the number is taken: two may pay in this moment
      const money = { reference: `GD${String(book.length + 1).padStart(8, '0')}`, bill: bill.reference, amount, at }
      book.push(money)
      return money
    }

    /** Tells of money, as often as it is told to; what is not answered well is told of when it is asked. */
    async function tell(money: Money): Promise<void> {
      const body = Buffer.from(JSON.stringify(wireOf(money)))
      for (let time = 0; time <= faults().repeat; time += 1) {
        const [at, nonce] = [String(Math.floor(now().getTime() / 1_000)), randomUUID()]
        const status = await fetch(`${home}${CALLBACK}`, {
          method: 'POST', body, signal: AbortSignal.timeout(LIMIT),
          headers: {
            'content-type': 'application/json', [HEADERS.at]: at, [HEADERS.nonce]: nonce,
            [HEADERS.signature]: signatureOf(key, ['POST', CALLBACK, at, nonce], body),
          },
        }).then((answer) => answer.status, () => 0)
        callbacks.push({ money: money.reference, status })
      }
    }

    function createBill({ MaTraCuuTT: reference, SoTien: amount, UrlTraVe: returnTo }: Row): Told {
      if (typeof reference !== 'string' || typeof amount !== 'number' || typeof returnTo !== 'string') return said({ error_code: 1 })
      const known = bills.get(reference)
      if (known && known.amount !== amount) return said({ error_code: 1 })
      bills.set(reference, { reference, amount, returnTo })
      return said({ error_code: 0, UrlThanhToan: `${url}/tra-tien?don=${encodeURIComponent(reference)}` })
    }

    function sendBack({ MaYeuCau: id, MaGiaoDich: money, SoTien: amount }: Row): Told {
      const known = book.find(({ reference }) => reference === money)
      if (typeof id !== 'string' || typeof amount !== 'number' || !known || amount > known.amount) return said({ error_code: 1 })
      if (!refunds.has(id)) refunds.set(id, { id, money: known.reference, amount })
      return said({ error_code: 0, MaGiaoDich: `HT-${id}` })
    }

    async function page({ method, query, body }: Asked): Promise<Told> {
      const bill = bills.get(query.get('don') ?? '')
      if (!bill) return { status: 404, body: null }
      if (method === 'GET') return { status: 200, type: 'text/html; charset=utf-8', body: payingPage(bill) }
      if (new URLSearchParams(body.toString()).get('deed') === 'pay' && !paying.has(bill.reference)) {
        paying.add(bill.reference)
        await tell(await pay(bill, bill.amount))
      }
      return { status: 303, headers: { location: bill.returnTo }, body: null }
    }

    return {
      answer(asked: Asked): Told | Promise<Told> {
        const { method, path, query, body } = asked
        if (path === '/tra-tien') return page(asked)
        if (!isSigned(asked)) return { status: 401, body: { error_code: -1 } }
        const given = rowIn(jsonIn(body)) ?? {}
        if (method === 'POST' && path === '/don-thanh-toan') return createBill(given)
        if (method === 'POST' && path === '/hoan-tien') return sendBack(given)
        const one = /^\/don-thanh-toan\/([^/]+)$/.exec(path)?.[1]
        if (method !== 'GET' || one === undefined && path !== '/giao-dich') return { status: 404, body: null }
        const day = query.get('ngay')?.replaceAll('-', '')
        const wanted = book.filter(({ bill, at }) =>
          one === undefined ? at.slice(0, 8) === day : bill === decodeURIComponent(one))
        return said({ error_code: 0, GiaoDich: (faults().reorder ? wanted.reverse() : wanted).map(wireOf) })
      },
      /** `pay`: somebody pays for a bill, maybe another amount; `isTold` false: and nobody is told. */
      async act(deed, given): Promise<Json> {
        const { bill: reference, amount, isTold } = rowIn(given) ?? {}
        const bill = typeof reference === 'string' ? bills.get(reference) : undefined
        if (deed !== 'pay' || !bill) return { error: 'unknown deed' }
        const money = await pay(bill, typeof amount === 'number' ? amount : bill.amount)
        if (isTold !== false) await tell(money)
        return { money: money.reference }
      },
      state: () => ({
        bills: [...bills.values()].map(({ reference, amount }) => ({ reference, amount })), book: book.map(wireOf),
        refunds: [...refunds.values()], callbacks,
      }),
    }
  },
}

/** HMAC-SHA-256 over a line each of method, path, moment, nonce and the SHA-256 of the body. */
function signatureOf(key: string, lines: readonly string[], body: Buffer): string {
  const digest = createHash('sha256').update(body).digest('hex')
  return createHmac('sha256', key).update([...lines, digest].join('\n')).digest('hex')
}

/** `yyyyMMddHHmmss` in Viet Nam time. */
function stampOf(moment: Date): string {
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace(/[-:T]/g, '')
}

function wireOf({ reference, bill, amount, at }: Money): Row {
  return { MaGiaoDich: reference, MaTraCuuTT: bill, SoTien: amount, ThoiGianGD: at }
}

function said(body: Row): Told {
  return { status: 200, body }
}

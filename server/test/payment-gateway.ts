import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dayOf } from '../src/kernel/civil-day.ts'
import {
  type GatewayMoney, type PaymentGateway, openPaymentGateway,
} from '../src/platform/gateway/payment-gateway.ts'
import { stampOf } from '../src/platform/partner/stamp.ts'
import { SIGNED_HEADERS, isSignedWith, signMessage } from '../src/platform/partner/sign-message.ts'

export const GATEWAY_KEY = 'a key that the stand-in gateway and a test share'
export const CALLBACK = '/api/payments/callback'

/** A callback ready to be sent, as often and as late as a test likes. */
export interface Callback {
  readonly headers: Readonly<Record<string, string>>
  readonly payload: string
}

export interface CallbackOptions {
  /** When it is signed; now unless named. */
  readonly at?: Date
  readonly key?: string
  readonly path?: string
  /** What is written over the money, after the fact or before it is signed. */
  readonly body?: string
}

/** A payment gateway on this machine: a real HTTP server that takes bills and money, and signs callbacks. */
export interface StandInGateway {
  readonly url: string
  /** The product's own client of it. */
  readonly client: PaymentGateway
  /** Bills that it was told of, by reference. */
  readonly bills: ReadonlyMap<string, { readonly amount: number; readonly returnTo: string }>
  /** All money that it took, in order: its own book. */
  readonly book: readonly GatewayMoney[]
  /** Somebody pays: whatever amount for whatever bill. */
  pay(bill: string, amount: number, cameAt: Date): GatewayMoney
  /** What it has sent back, each once. */
  readonly refunds: readonly { readonly id: string; readonly money: string; readonly amount: number }[]
  /** From now on it refuses to send anything back. */
  refuseRefunds(): void
  /** Answers every call with this status until it is set back to 200. */
  fail(status: number): void
  stop(): Promise<void>
}

/** What the gateway would send of money. */
export function callbackOf(money: GatewayMoney, options: CallbackOptions = {}): Callback {
  const { at = new Date(), key = GATEWAY_KEY, path = CALLBACK } = options
  const payload = options.body ?? JSON.stringify(wireOf(money))
  const message = { method: 'POST', path, at: String(Math.floor(at.getTime() / 1000)), nonce: randomUUID(), body: payload }
  return {
    payload,
    headers: {
      'content-type': 'application/json', [SIGNED_HEADERS.at]: message.at, [SIGNED_HEADERS.nonce]: message.nonce,
      [SIGNED_HEADERS.signature]: signMessage(key, message),
    },
  }
}

export async function startStandInGateway(): Promise<StandInGateway> {
  const bills = new Map<string, { amount: number; returnTo: string }>()
  const book: GatewayMoney[] = []
  const refunds: { id: string; money: string; amount: number }[] = []
  let [status, last, isRefusing] = [200, 0, false]
  const answer = (method: string, path: string, body: string): object => {
    const [, one] = /^\/don-thanh-toan(?:\/([^/?]+))?$/.exec(path) ?? []
    if (method === 'POST' && path === '/don-thanh-toan') {
      const sent = JSON.parse(body) as { MaTraCuuTT: string; SoTien: number; UrlTraVe: string }
      const known = bills.get(sent.MaTraCuuTT)
      if (known && known.amount !== sent.SoTien) return { error_code: 1 }
      bills.set(sent.MaTraCuuTT, { amount: sent.SoTien, returnTo: sent.UrlTraVe })
      return { error_code: 0, UrlThanhToan: `${url()}/tra-tien?don=${sent.MaTraCuuTT}` }
    }
    const [, day] = /^\/giao-dich\?ngay=([\d-]+)$/.exec(path) ?? []
    if (method === 'GET' && day !== undefined)
      return { error_code: 0, GiaoDich: book.filter(({ cameAt }) => dayOf(cameAt) === day).map(wireOf) }
    if (method === 'POST' && path === '/hoan-tien') {
      const { MaYeuCau: id, MaGiaoDich: money, SoTien: amount } =
        JSON.parse(body) as { MaYeuCau?: string; MaGiaoDich?: string; SoTien: number }
      if (isRefusing || id === undefined || money === undefined) return { error_code: 1 }
      if (!refunds.some((refund) => refund.id === id)) refunds.push({ id, money, amount })
      return { error_code: 0, MaGiaoDich: `HT-${id}` }
    }
    if (method === 'GET' && one !== undefined)
      return { error_code: 0, GiaoDich: book.filter(({ bill }) => bill === one).map(wireOf) }
    return { error_code: 1 }
  }
  const server = createServer((request, response) => void serve(request, response))
  const url = () => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    for await (const piece of request) body += String(piece)
    const { method = '', url: path = '', headers } = request
    const of = (name: string) => String(headers[name] ?? '')
    const isOurs = isSignedWith(GATEWAY_KEY, {
      method, path, at: of(SIGNED_HEADERS.at), nonce: of(SIGNED_HEADERS.nonce), body,
    }, of(SIGNED_HEADERS.signature))
    response.writeHead(isOurs ? status : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isOurs ? answer(method, path, body) : { error_code: -1 }))
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: url(), client: openPaymentGateway(url(), GATEWAY_KEY), bills, book, refunds,
    refuseRefunds() { isRefusing = true },
    pay(bill, amount, cameAt) {
      last += 1
      const money = { reference: `GD${String(last).padStart(8, '0')}`, bill, amount, cameAt }
      book.push(money)
      return money
    },
    fail(with_) { status = with_ },
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function wireOf({ reference, bill, amount, cameAt }: GatewayMoney) {
  return { MaGiaoDich: reference, MaTraCuuTT: bill, SoTien: amount, ThoiGianGD: stampOf(cameAt) }
}

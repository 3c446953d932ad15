import { type KeyObject, randomUUID } from 'node:crypto'
import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Dong, isDong } from '../../kernel/money.ts'
import type { Result } from '../../kernel/result.ts'
import { systemClock } from '../clock.ts'
import { type Answer, askPartner, readAnswer } from '../partner/ask-partner.ts'
import { SIGNED_HEADERS, isSignedByRsa, isSignedWith, signMessage } from '../partner/sign-message.ts'
import { type NoticeRefused, type PartnerNotice, readSignedNotice } from '../partner/signed-notice.ts'
import { momentOf, stampOf } from '../partner/stamp.ts'
import { SendFault } from '../send-fault.ts'

/** A bill as the gateway is told of it. */
export interface GatewayBill {
  readonly reference: string
  readonly items: readonly { readonly text: string; readonly amount: Dong }[]
  readonly amount: Dong
  readonly payer: string
  /** Where the payer's browser goes afterwards; what it brings back is believed by nobody. */
  readonly returnTo: string
  readonly expiresAt: Date
}

/** Money that the gateway has taken for a bill. */
export interface GatewayMoney {
  /** The gateway's number of it. */
  readonly reference: string
  readonly bill: string
  readonly amount: Dong
  readonly cameAt: Date
}

/** Money to be sent back, all of what was taken or a part. */
export interface GatewayRefund {
  /** Ours. */
  readonly id: string
  /** The gateway's number of the money. */
  readonly reference: string
  readonly amount: Dong
  readonly reason: string
}

/** The gateway for online payment (cổng thanh toán); message shapes are those of the national one. */
export interface PaymentGateway {
  /** Tells it of a bill; the same reference again is the same bill. Answers where the payer pays. Throws SendFault. */
  createBill(bill: GatewayBill): Promise<{ readonly address: string }>
  /** What it has taken for a bill: how a lost callback is found. Throws SendFault. */
  findMoney(bill: string): Promise<readonly GatewayMoney[]>
  /** All that it took on a day of Viet Nam, by its own book. Throws SendFault. */
  listDay(day: Day): Promise<readonly GatewayMoney[]>
  /** Sends money back; the same id again is the same refund. Answers its number. Throws SendFault, final if refused. */
  refund(one: GatewayRefund): Promise<{ readonly reference: string }>
  /** What a callback says, if it is the gateway's own and of these minutes by the machine's clock. */
  readNotice(notice: PartnerNotice, machineNow: Date): Result<GatewayMoney, NoticeRefused>
}

const LARGEST_ANSWER = 5_000_000
/** A signature of RSA with 8,192 bits in base64. */
const LONGEST_HEADER = 1_400

/**
 * The gateway behind an address, which knows us by a key that we share. Its callbacks are proven by that key, or, where
 * it has given a public key, by that one alone.
 */
export function openPaymentGateway(url: string, key: string, publicKey?: KeyObject): PaymentGateway {
  const base = new URL(url.endsWith('/') ? url : `${url}/`)
  const call = async (method: 'GET' | 'POST', path: string, sent?: unknown): Promise<Answer> => {
    const address = new URL(path, base)
    const message = {
      method, path: address.pathname + address.search, nonce: randomUUID(),
      at: String(Math.floor(systemClock.now().getTime() / 1000)),
      body: sent === undefined ? '' : JSON.stringify(sent),
    }
    const answer = await askPartner(address, {
      method,
      headers: {
        'content-type': 'application/json', [SIGNED_HEADERS.at]: message.at, [SIGNED_HEADERS.nonce]: message.nonce,
        [SIGNED_HEADERS.signature]: signMessage(key, message),
      },
      ...sent !== undefined && { body: message.body },
    })
    const read = await readAnswer(answer, LARGEST_ANSWER)
    if (read['error_code'] === 1) throw new SendFault('refused', true)
    if (read['error_code'] !== 0) throw new SendFault('gateway-failed', false)
    return read
  }
  return {
    async createBill({ reference, items, amount, payer, returnTo, expiresAt }) {
      const answer = await call('POST', 'don-thanh-toan', {
        MaTraCuuTT: reference, NoiDungThanhToan: reference, SoTien: amount, HoTenNguoiNop: payer,
        DSKhoanNop: items.map(({ text, amount: part }) => ({ NoiDung: text, SoTien: part })),
        UrlTraVe: returnTo, HanThanhToan: stampOf(expiresAt),
      })
      const { UrlThanhToan: address } = answer
      if (typeof address !== 'string' || !URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
        throw new SendFault('answer-unreadable', false)
      return { address }
    },
    async findMoney(bill) {
      return listOf(await call('GET', `don-thanh-toan/${encodeURIComponent(bill)}`))
    },
    async listDay(day) {
      const list = listOf(await call('GET', `giao-dich?ngay=${day}`))
      // Of another day it says nothing that was asked; a list of the wrong day would make a day of differences.
      if (list.some(({ cameAt }) => dayOf(cameAt) !== day)) throw new SendFault('answer-unreadable', false)
      return list
    },
    async refund({ id, reference, amount, reason }) {
      const { MaGiaoDich: number } =
        await call('POST', 'hoan-tien', { MaYeuCau: id, MaGiaoDich: reference, SoTien: amount, LyDo: reason })
      if (typeof number !== 'string' || !NUMBER.test(number)) throw new SendFault('answer-unreadable', false)
      return { reference: number }
    },
    readNotice: (notice, machineNow) => readSignedNotice(notice, machineNow, {
      names: SIGNED_HEADERS, longest: LONGEST_HEADER, read: moneyOf,
      isSigned: (message, signature) =>
        publicKey ? isSignedByRsa(publicKey, message, signature) : isSignedWith(key, message, signature),
    }),
  }
}

function listOf({ GiaoDich: list }: Answer): readonly GatewayMoney[] {
  const read = Array.isArray(list) ? list.map((one) => moneyOf(Object(one) as Answer)) : [undefined]
  return read.map((one) => {
    // A list with a line that nobody can read is no list: half of it would be taken for all.
    if (!one) throw new SendFault('answer-unreadable', false)
    return one
  })
}

const NUMBER = /^[\x21-\x7e]{1,100}$/

function moneyOf(said: Answer | undefined): GatewayMoney | undefined {
  const { MaGiaoDich: reference, MaTraCuuTT: bill, SoTien: amount, ThoiGianGD: at } = said ?? {}
  const cameAt = typeof at === 'string' ? momentOf(at) : undefined
  if (typeof reference !== 'string' || !NUMBER.test(reference) || typeof bill !== 'string' || !NUMBER.test(bill)
    || !isDong(amount) || amount === 0 || !cameAt) return undefined
  return { reference, bill, amount, cameAt }
}

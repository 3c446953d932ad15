import type { Dong } from '../../kernel/money.ts'
import type { Result } from '../../kernel/result.ts'
import { type Answer, askPartner, readAnswer } from '../partner/ask-partner.ts'
import { isSignedWith } from '../partner/sign-message.ts'
import { type NoticeRefused, type PartnerNotice, readSignedNotice } from '../partner/signed-notice.ts'
import { SendFault } from '../send-fault.ts'

/** Whom the carrier visits or from whom it comes, as it stands on a label. */
export interface CarrierParty {
  readonly name: string
  /** House and street, with all places it lies in. */
  readonly address: string
  readonly province: string
  /** Empty where there is no such level on the day. */
  readonly district: string
  readonly phone: string | null
}

/** A parcel as the carrier is told of it: whom, where, code and money; never what is in it (QĐ 45/2016). */
export interface CarrierParcel {
  readonly code: string
  readonly kind: 'pickup' | 'delivery'
  readonly cod: Dong
  readonly sender: CarrierParty
  readonly receiver: CarrierParty
}

export const CARRIER_NEWS = ['picked-up', 'on-the-way', 'delivered', 'attempt-failed', 'returned'] as const
export type CarrierNews = typeof CARRIER_NEWS[number]

/** One thing that the carrier says became of a parcel. */
export interface CarrierTold {
  /** The carrier's number of it: the same again is the same. */
  readonly number: string
  readonly code: string
  readonly news: CarrierNews
  readonly at: Date
  /** Of a delivery: who took it, and how that was proven. */
  readonly receiver: string | null
  readonly proof: 'signed' | 'card-seen' | 'authorisation' | 'post-receipt' | null
  /** Of an attempt in vain. */
  readonly why: 'nobody-there' | 'wrong-address' | 'refused' | 'asked-for-later' | 'other' | null
}

/** The public post's own system (bưu chính công ích); calls and statuses are those of domain.md 8.8. */
export interface PostalCarrier {
  /** Orders it for a parcel; the same code again is the same order. Throws SendFault, final if it refuses. */
  order(parcel: CarrierParcel): Promise<{ readonly reference: string }>
  /** Takes an order back before it was picked up. Throws SendFault, final if it refuses: it is under way. */
  cancel(code: string): Promise<void>
  /** All that it says of a parcel: how a lost callback is found. Throws SendFault. */
  track(code: string): Promise<readonly CarrierTold[]>
  /** What a callback says, if it is the carrier's own and of these minutes by the machine's clock. */
  readNotice(notice: PartnerNotice, machineNow: Date): Result<CarrierTold, NoticeRefused>
}

/** Names of the headers that carry moment, nonce and signature. */
export const CARRIER_HEADERS = {
  at: 'x-buu-chinh-luc', nonce: 'x-buu-chinh-so', signature: 'x-buu-chinh-chu-ky',
} as const

const LARGEST_ANSWER = 1_000_000
const LONGEST_HEADER = 100
/** What may be sent of contents: nothing. */
const DESCRIPTION = 'Giấy tờ'

/** The carrier behind an address, which knows us as a customer by a key that we share. */
export function openPostalCarrier(
  { url, customer, key }: { readonly url: string; readonly customer: string; readonly key: string },
): PostalCarrier {
  const base = new URL(url.endsWith('/') ? url : `${url}/`)
  let token: Promise<string> | undefined

  const post = async (call: string, sent: object, bearer?: string): Promise<Response> =>
    askPartner(new URL(call, base), {
      method: 'POST', body: JSON.stringify(sent),
      headers: { 'content-type': 'application/json', ...bearer !== undefined && { authorization: `Bearer ${bearer}` } },
    })
  const askToken = async () => {
    const answer = await post('apiGetToken', { customerCode: customer, secret: key })
    const { token: given } = await answerOf(answer).catch((error: unknown) => {
      // It refuses us, and not a parcel.
      throw error instanceof SendFault && error.isFinal ? new SendFault('token-refused', false, error) : error
    })
    if (typeof given !== 'string' || !SIGNS.test(given)) throw new SendFault('answer-unreadable', false)
    return given
  }
  const ownToken = async (): Promise<string> => {
    token ??= askToken()
    try {
      return await token
    } catch (err) {
      token = undefined // asked for again next time
      throw err
    }
  }
  const call = async (name: string, sent: object): Promise<Answer> => {
    const first = await post(name, sent, await ownToken())
    if (first.status !== 401) return answerOf(first)
    // It has run out; once anew, and no more.
    await first.body?.cancel()
    token = undefined
    return answerOf(await post(name, sent, await ownToken()))
  }
  return {
    async order({ code, cod, sender, receiver }) {
      const { orderId } = await call('apiPostOrder', {
        customerCode: customer, orderNumber: code, codAmount: cod, description: DESCRIPTION, sender: partyOf(sender),
        receiver: partyOf(receiver),
      })
      if (typeof orderId !== 'string' || !SIGNS.test(orderId)) throw new SendFault('answer-unreadable', false)
      return { reference: orderId }
    },
    async cancel(code) {
      await call('apiCancelOrder', { customerCode: customer, orderNumber: code })
    },
    async track(code) {
      const { events } = await call('apiGetOrderTracking', { customerCode: customer, orderNumber: code })
      const told = Array.isArray(events) ? events.map((one) => toldOf(Object(one) as Answer)) : [undefined]
      return told.map((one) => {
        // Half of a list would be taken for all; of another parcel it says nothing that was asked.
        if (one?.code !== code) throw new SendFault('answer-unreadable', false)
        return one
      })
    },
    readNotice: (notice, machineNow) => readSignedNotice(notice, machineNow, {
      names: CARRIER_HEADERS, longest: LONGEST_HEADER, read: toldOf,
      isSigned: (message, signature) => isSignedWith(key, message, signature),
    }),
  }
}

/** Numbers and tokens of the carrier. */
const SIGNS = /^[\x21-\x7e]{1,500}$/
const NUMBER = /^[\x21-\x7e]{1,100}$/
const NAME = /^[^\p{Cc}<>]{1,200}$/u

/** The content of a good answer; throws SendFault, final where the carrier refuses what was asked. */
async function answerOf(answer: Response): Promise<Answer> {
  const read = await readAnswer(answer, LARGEST_ANSWER)
  if (read['errorCode'] === 1) throw new SendFault('refused', true)
  if (read['errorCode'] !== 0) throw new SendFault('carrier-failed', false)
  return read
}

function partyOf({ name, address, province, district, phone }: CarrierParty): object {
  return { Name: name, Address: address, Province: province, District: district, Tel: phone ?? '' }
}

const NEWS: Readonly<Record<string, CarrierNews>> = {
  PICKED_UP: 'picked-up', IN_TRANSIT: 'on-the-way', DELIVERED: 'delivered', FAILED: 'attempt-failed',
  RETURNED: 'returned',
}
const PROOFS: Readonly<Record<string, NonNullable<CarrierTold['proof']>>> = {
  SIGNATURE: 'signed', ID_CARD: 'card-seen', AUTHORISED: 'authorisation', RECEIPT: 'post-receipt',
}
const REASONS: Readonly<Record<string, NonNullable<CarrierTold['why']>>> = {
  ABSENT: 'nobody-there', WRONG_ADDRESS: 'wrong-address', REFUSED: 'refused', LATER: 'asked-for-later',
}

function toldOf(said: Answer | undefined): CarrierTold | undefined {
  const { eventNumber: number, orderNumber: code, event, at, receiverName, proof, reason } = said ?? {}
  const news = typeof event === 'string' && Object.hasOwn(NEWS, event) ? NEWS[event] : undefined
  const moment = typeof at === 'string' ? momentOf(at) : undefined
  if (typeof number !== 'string' || !NUMBER.test(number) || !news || !moment) return undefined
  if (typeof code !== 'string' || !NUMBER.test(code)) return undefined
  const receiver = typeof receiverName === 'string' ? receiverName.normalize('NFC').trim() : ''
  if (news === 'delivered' && receiver !== '' && !NAME.test(receiver)) return undefined
  return {
    number, code, news, at: moment,
    receiver: news === 'delivered' && receiver !== '' ? receiver : null,
    proof: news !== 'delivered' ? null : typeof proof === 'string' && PROOFS[proof] || 'post-receipt',
    why: news !== 'attempt-failed' ? null : typeof reason === 'string' && REASONS[reason] || 'other',
  }
}

/** A moment of Viet Nam as the carrier writes it; of a day that there is not, undefined. */
function momentOf(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/.test(text)) return undefined
  const moment = new Date(text)
  if (Number.isNaN(moment.getTime())) return undefined
  const wall = new Date(moment.getTime() + 7 * 3_600_000).toISOString()
  return wall.slice(0, 19) === text.slice(0, 19) ? moment : undefined
}

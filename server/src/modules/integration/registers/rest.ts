import { type Answer, answerIn } from '../../../platform/partner/ask-partner.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import type { RegisterWay } from './open-way.ts'
import type { AskedBy } from './register.ts'
import type { RegisterSettings } from './settings.ts'

/** An operation of a register that speaks REST: with a body it is posted, and with a query fetched. */
export interface RestQuestion {
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, string>>
}

/** It has nothing under what was asked for, and will not have the question as it is. */
const [NOT_THERE, REFUSED] = ['201', ['200', '302']]

/**
 * What a register says to a question: the object that it knows, or undefined where it has none. Throws SendFault:
 * `ask-refused` of a question that it will not have, `error-…` of its other codes, `answer-unreadable`, and what the
 * way has. TODO(law): codes around what it says are those of its neighbours on the gateway (domain reference 8.6), and
 * the names of who asks those of service 037, as headers: our reading until such a register is seen.
 */
export async function askRest(
  { way, settings }: { readonly way: RegisterWay; readonly settings: Pick<RegisterSettings, 'account' | 'agency'> },
  { path, query = {}, body }: RestQuestion, by: AskedBy, milliseconds: number,
): Promise<Answer | undefined> {
  const headers = { accept: 'application/json', ...asHeaders(by, settings) }
  const wanted = Object.keys(query).length === 0 ? path : `${path}?${new URLSearchParams(query).toString()}`
  const { status, text } = body === undefined ? await way.get(wanted, headers, milliseconds)
    : await way.post(wanted, {
      headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body),
    }, milliseconds)
  if (status === 500) throw new SendFault('http-500', false)
  const { errorCode, data } = answerIn(text) ?? unreadable()
  if (errorCode === NOT_THERE) return undefined
  if (typeof errorCode === 'string' && REFUSED.includes(errorCode)) throw new SendFault('ask-refused', false)
  if (typeof errorCode === 'string' && /^[1-9]\d{0,4}$/.test(errorCode)) throw new SendFault(`error-${errorCode}`, false)
  if (errorCode !== '0' || typeof data !== 'object' || data === null || Array.isArray(data)) return unreadable()
  return data as Answer
}

/** Asks for what no register has, about nobody: whether it is there and lets us in. Throws SendFault where not. */
export async function checkRest(
  to: Parameters<typeof askRest>[0], question: RestQuestion, milliseconds: number,
): Promise<void> {
  const by = { callId: crypto.randomUUID(), officer: 'kiem-tra', procedure: 'kiem-tra', entries: [] }
  try {
    await askRest(to, question, by, milliseconds)
  } catch (error) {
    // That it will not have such a question says that it is there.
    if (!(error instanceof SendFault) || error.code !== 'ask-refused') throw error
  }
}

function asHeaders(
  { callId, procedure, officer }: AskedBy, { agency, account }: Pick<RegisterSettings, 'account' | 'agency'>,
): Readonly<Record<string, string>> {
  const said = { MaYeuCau: callId, MaDVC: procedure, MaCanBo: officer, MaDonVi: agency, TaiKhoan: account }
  return Object.fromEntries(Object.entries(said).map(([name, value]) => [name, encodeURIComponent(value.trim())]))
}

function unreadable(): never {
  throw new SendFault('answer-unreadable', false)
}

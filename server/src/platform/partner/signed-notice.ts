import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Answer, answerIn } from './ask-partner.ts'
import type { SignedMessage } from './sign-message.ts'

/** What came at the door of callbacks, just as it came. */
export interface PartnerNotice {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}

/** forged: not by the partner. stale: signed too long ago, or in the future. unreadable: signed, and not understood. */
export interface NoticeRefused { readonly code: 'forged' | 'stale' | 'unreadable' }

/** How far the clocks of both sides may be apart, and a message under way. */
const WINDOW_SECONDS = 300

export interface ReadNotice<T> {
  /** Names of the headers that carry moment, nonce and signature. */
  readonly names: Readonly<Record<'at' | 'nonce' | 'signature', string>>
  /** So many signs may a header have; a longer one counts as empty. */
  readonly longest: number
  readonly isSigned: (message: SignedMessage, signature: string) => boolean
  /** What the body says; undefined where that is nothing known. */
  readonly read: (said: Answer | undefined) => T | undefined
}

/**
 * What a callback says, if it is the partner's own and of these minutes by the machine's clock. Refuses with `forged`,
 * `stale` and `unreadable`, in this order.
 */
export function readSignedNotice<T extends object>(
  { method, path, headers, body }: PartnerNotice, machineNow: Date, { names, longest, isSigned, read }: ReadNotice<T>,
): Result<T, NoticeRefused> {
  const of = (name: string) => {
    const value = headers[name]
    return typeof value === 'string' && value.length <= longest ? value : ''
  }
  const [at, nonce, signature] = [of(names.at), of(names.nonce), of(names.signature)]
  if (!isSigned({ method, path, at, nonce, body }, signature)) return refuse({ code: 'forged' })
  const seconds = /^\d{1,12}$/.test(at) ? Number(at) : NaN
  if (!(Math.abs(machineNow.getTime() / 1000 - seconds) <= WINDOW_SECONDS)) return refuse({ code: 'stale' })
  const said = read(answerIn(body))
  return said ? ok(said) : refuse({ code: 'unreadable' })
}

import { createHmac, timingSafeEqual } from 'node:crypto'
import { randomToken } from '../platform/secrets.ts'
import { nextOf } from './where-next.ts'
import type { Visit } from './visit.ts'

/** Of a sign-in under way at an identity provider: it is gone with the first answer, and after ten minutes. */
const COOKIE = '__Host-motcua-dinh-danh'
/** Lax, since one comes back from another site. */
const OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const
const MINUTES = 10

/** What the browser that began it keeps: whoever comes back must bring it, and brings it once. */
export interface SignInUnderWay {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly level: 1 | 2
  readonly next: string
  /** The person has said that the self-made account under their number is not theirs. */
  readonly disowns: boolean
  /** Of the machine, in milliseconds. */
  readonly at: number
}

/** Begins one; what was under way in this browser before counts no more. */
export function beginSignIn(
  visit: Visit, asked: Pick<SignInUnderWay, 'level' | 'next' | 'disowns'>,
): SignInUnderWay {
  const { rooms, reply } = visit
  const kept = {
    ...asked, state: randomToken(), nonce: randomToken(), verifier: randomToken(),
    at: rooms.machineClock.now().getTime(),
  }
  const text = Buffer.from(JSON.stringify(kept)).toString('base64url')
  void reply.setCookie(COOKIE, `${text}.${signatureOf(visit, text)}`, { ...OPTIONS, maxAge: MINUTES * 60 })
  return kept
}

/**
 * What this browser has under way, taken from it. not-begun-here: nothing, or something that we did not write, or of
 * another state than came back; too-late: begun more than ten minutes ago, or in the future.
 */
export function takeSignIn(visit: Visit, state: unknown): SignInUnderWay | 'not-begun-here' | 'too-late' {
  const { rooms, request, reply } = visit
  const [text = '', signature = ''] = (request.cookies[COOKIE] ?? '').split('.')
  void reply.clearCookie(COOKIE, OPTIONS)
  if (!isSame(signature, signatureOf(visit, text))) return 'not-begun-here'
  const kept = JSON.parse(Buffer.from(text, 'base64url').toString()) as SignInUnderWay
  if (typeof state !== 'string' || !isSame(state, kept.state)) return 'not-begun-here'
  const age = rooms.machineClock.now().getTime() - kept.at
  return age < 0 || age > MINUTES * 60_000 ? 'too-late' : { ...kept, next: nextOf(kept.next) }
}

function signatureOf({ rooms }: Visit, text: string): string {
  return createHmac('sha256', rooms.secret).update(`sign-in under way ${text}`).digest('base64url')
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

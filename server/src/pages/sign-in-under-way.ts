import { createHmac } from 'node:crypto'
import type { PersonFacts } from '../modules/identity/public.ts'
import { randomToken } from '../platform/secrets.ts'
import { isSame, openFromBrowser, sealForBrowser } from '../platform/sign-in/seal-for-browser.ts'
import { nextOf } from './where-next.ts'
import { type Visit, holderOf } from './visit.ts'

/** Of a sign-in under way at an identity provider: it is gone with the first answer, and after ten minutes. */
const COOKIE = '__Host-motcua-dinh-danh'
/** Lax, since one comes back from another site. */
const OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const
const MINUTES = 10
const LABEL = 'sign-in under way'

/** What the browser that began it keeps: whoever comes back must bring it, and brings it once. */
export interface SignInUnderWay {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly level: 1 | 2
  readonly next: string
  /** `markOfWhose` of whom somebody has answered, by a form of ours, that the self-made account is not theirs. */
  readonly notMine?: string | undefined
  /** Of the machine, in milliseconds. */
  readonly at: number
}

/** Begins one; what was under way in this browser before counts no more. */
export function beginSignIn(
  visit: Visit, asked: Pick<SignInUnderWay, 'level' | 'next' | 'notMine'>,
): SignInUnderWay {
  const { rooms, reply } = visit
  const kept = {
    ...asked, state: randomToken(), nonce: randomToken(), verifier: randomToken(),
    at: rooms.machineClock.now().getTime(),
  }
  void reply.setCookie(COOKIE, sealForBrowser(rooms.secret, LABEL, kept), { ...OPTIONS, maxAge: MINUTES * 60 })
  return kept
}

/**
 * What this browser has under way, taken from it. not-begun-here: nothing, or something that we did not write, or of
 * another state than came back; too-late: begun more than ten minutes ago, or in the future.
 */
export function takeSignIn(visit: Visit, state: unknown): SignInUnderWay | 'not-begun-here' | 'too-late' {
  const { rooms, request, reply } = visit
  const kept = openFromBrowser(rooms.secret, LABEL, request.cookies[COOKIE]) as SignInUnderWay | undefined
  void reply.clearCookie(COOKIE, OPTIONS)
  if (!kept || typeof state !== 'string' || !isSame(state, kept.state)) return 'not-begun-here'
  const age = rooms.machineClock.now().getTime() - kept.at
  return age < 0 || age > MINUTES * 60_000 ? 'too-late' : { ...kept, next: nextOf(kept.next) }
}

/**
 * Of whom this browser is asked whether a self-made account is theirs. The form carries it, and nobody makes it
 * elsewhere or reads a number out of it: an answer counts for whoever was asked, in the browser that was asked.
 */
export function markOfWhose(visit: Visit, { kind, personalNumber, taxCode }: PersonFacts): string {
  const browser = holderOf(visit).holderHash.toString('base64url')
  return createHmac('sha256', visit.rooms.secret)
    .update(JSON.stringify(['whose account', browser, kind, personalNumber, taxCode])).digest('base64url')
}

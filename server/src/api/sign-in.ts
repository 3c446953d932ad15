import type { SignInBody } from '@motcua/contracts/session.ts'
import type { FastifyRequest } from 'fastify'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type SignInPolicy, KNOWN_BROWSER_COOKIE, beginSignInStep, countAttempt, knownBrowserOf, openSession, rememberBrowser,
  signInPolicyOf, signInStaff,
} from '../modules/identity/public.ts'
import { type Ctx, inTransaction } from '../platform/db.ts'
import { SESSION_COOKIE, anonymousSenderOf } from './authenticate.ts'
import type { ApiRooms } from './rooms.ts'

type Refused = { readonly code: 'sign-in-wrong' | 'account-disabled' | 'account-idle' }
type SignInRefusal = Refused | { readonly code: 'too-many-attempts' } | { readonly code: 'request-reused' }

/** For cookies alone. */
export interface SignedIn {
  readonly token: string
  readonly knownBrowser: { readonly value: string; readonly days: number }
}

/** Whose password was right and who has a second factor: nobody is signed in yet. For a cookie alone. */
export interface StepBegun { readonly stepToken: string; readonly minutes: number }

/** A token of either kind, as the transaction made it. */
interface Opened { readonly token: string; readonly isStep: boolean }

/**
 * Signs a member of staff in, once a key. What is kept of the request is who asked: no password, no hash of one, no
 * token (docs/adr/0021). So nothing can be handed out from there: a repeat has its password looked at again, and the
 * session of the first try, whose token may never have arrived, makes way for a new one. Whoever has a second factor
 * gets no session but a step, which opens nothing but the second one (docs/adr/0090).
 */
export async function signIn(
  rooms: ApiRooms, request: FastifyRequest, { username, password }: SignInBody,
): Promise<Result<SignedIn | StepBegun, SignInRefusal>> {
  const policy = signInPolicyOf(rooms.directory.on(dayOf(rooms.clock.now())), rooms.hashCost)
  const machineNow = rooms.machineClock.now()
  const sender = anonymousSenderOf(request, { username })
  const { password: limits, knownAddressDays } = policy
  const browser = { secret: rooms.secret, cookie: request.cookies[KNOWN_BROWSER_COOKIE], machineNow }
  const name = { door: 'staff', on: username } as const
  const attempt = await countAttempt(rooms.db, sender, {
    kind: 'password', on: username, limits, machineNow, knownAddressDays, knownBrowser: knownBrowserOf(browser, name),
  })
  if (!attempt.ok) return attempt

  const made: Opened[] = [] // for the cookie alone: none may stand in the kept answer
  const open = async (ctx: Ctx): Promise<Result<Opened, Refused>> => {
    const signedIn = await signInStaff(ctx, { username, password, attempt: attempt.value, machineNow, policy })
    if (!signedIn.ok) return signedIn
    const { accountId } = signedIn.value
    const step = await beginSignInStep(ctx, accountId, machineNow, policy)
    if (step) return ok({ token: step.token, isStep: true })
    const how = { ...howOf(request, policy, machineNow), how: 'password' } as const
    const session = await openSession(ctx, { accountId, requestId: sender.requestId, ...how })
    return session.ok ? ok({ token: session.value.token, isStep: false }) : session
  }
  const keep = (opened: Opened) => {
    made.push(opened)
    return { status: 200, body: null }
  }
  const first = await inTransaction(rooms, sender, open, keep)
  if (!first.ok) return first
  const isRepeat = made.length === 0
  const again = isRepeat ? await inTransaction(rooms, { ...sender, requestId: crypto.randomUUID() }, open, keep) : first
  const last = made.at(-1)
  if (again.ok && last?.isStep) return ok({ stepToken: last.token, minutes: policy.codeMinutes })
  if (again.ok && last) return ok({
    token: last.token,
    knownBrowser: { value: rememberBrowser(browser, name, knownAddressDays), days: knownAddressDays },
  })
  // It was the right password before: this one is another, or it was changed since.
  return refuse({ code: again.ok || again.refusal.code === 'sign-in-wrong' ? 'request-reused' : again.refusal.code })
}

/** How a session of staff is opened from this request. */
export function howOf({ cookies, headers }: FastifyRequest, { staffSession }: SignInPolicy, machineNow: Date) {
  return {
    device: headers['user-agent'] ?? '', limits: staffSession, machineNow, replaces: cookies[SESSION_COOKIE],
  } as const
}

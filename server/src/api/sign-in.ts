import type { SignInBody } from '@motcua/contracts/session.ts'
import type { FastifyRequest } from 'fastify'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type OpenedSession, type SignInPolicy, KNOWN_BROWSER_COOKIE, countAttempt, knownBrowserOf, openSession,
  rememberBrowser,
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

/**
 * Signs a member of staff in, once a key. What is kept of the request is who asked: no password, no hash of one, no
 * token (docs/adr/0021). So nothing can be handed out from there: a repeat has its password looked at again, and the
 * session of the first try, whose token may never have arrived, makes way for a new one.
 */
export async function signIn(
  rooms: ApiRooms, request: FastifyRequest, { username, password }: SignInBody,
): Promise<Result<SignedIn, SignInRefusal>> {
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

  const tokens: string[] = [] // for the cookie alone: none may stand in the kept answer
  const open = async (ctx: Ctx): Promise<Result<OpenedSession, Refused>> => {
    const signedIn = await signInStaff(ctx, { username, password, attempt: attempt.value, machineNow, policy })
    if (!signedIn.ok) return signedIn
    const { accountId } = signedIn.value
    return openSession(ctx, { accountId, requestId: sender.requestId, ...howOf(request, policy, machineNow) })
  }
  const keep = ({ token }: OpenedSession) => {
    tokens.push(token)
    return { status: 200, body: null }
  }
  const first = await inTransaction(rooms, sender, open, keep)
  if (!first.ok) return first
  const isRepeat = tokens.length === 0
  const again = isRepeat ? await inTransaction(rooms, { ...sender, requestId: crypto.randomUUID() }, open, keep) : first
  const token = tokens.at(-1)
  if (again.ok && token !== undefined) return ok({
    token, knownBrowser: { value: rememberBrowser(browser, name, knownAddressDays), days: knownAddressDays },
  })
  // It was the right password before: this one is another, or it was changed since.
  return refuse({ code: again.ok || again.refusal.code === 'sign-in-wrong' ? 'request-reused' : again.refusal.code })
}

function howOf({ cookies, headers }: FastifyRequest, { staffSession }: SignInPolicy, machineNow: Date) {
  return {
    how: 'password', device: headers['user-agent'] ?? '', limits: staffSession, machineNow,
    replaces: cookies[SESSION_COOKIE],
  } as const
}

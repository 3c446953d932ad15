import type { FastifyRequest } from 'fastify'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type FactorRefusal, type OpenedSession, type TooManyAttempts, KNOWN_BROWSER_COOKIE, countAttempt, findSignInStep,
  knownBrowserOf, openSession, rememberBrowser, signInPolicyOf, takeSecondStep,
} from '../modules/identity/public.ts'
import { type Ctx, type RequestReused, inTransaction } from '../platform/db.ts'
import { anonymousSenderOf } from './authenticate.ts'
import type { ApiRooms } from './rooms.ts'
import { type SignedIn, howOf } from './sign-in.ts'

/** Between the two steps; as strict as the session's own, and gone with the second step. */
export const STEP_COOKIE = '__Host-motcua-buoc'

type SecondStepRefusal =
  | FactorRefusal | TooManyAttempts | RequestReused | { readonly code: 'sign-in-step-over' | 'account-disabled' }

/**
 * The second step: whoever gave the right password proves the factor, and is signed in. Takes no key, and needs none: a
 * code is taken once, and so is a step, so that a repeat is refused and one begins anew.
 */
export async function signInBySecondStep(
  rooms: ApiRooms, request: FastifyRequest, code: string,
): Promise<Result<SignedIn & { readonly username: string }, SecondStepRefusal>> {
  const machineNow = rooms.machineClock.now()
  const token = request.cookies[STEP_COOKIE] ?? ''
  const step = await findSignInStep(rooms.db, token, machineNow)
  if (!step) return refuse({ code: 'sign-in-step-over' })
  const { accountId, publicId, username } = step
  const policy = signInPolicyOf(rooms.directory.on(dayOf(rooms.clock.now())), rooms.hashCost)
  const { knownAddressDays } = policy
  const browser = { secret: rooms.secret, cookie: request.cookies[KNOWN_BROWSER_COOKIE], machineNow }
  const name = { door: 'staff', on: username } as const
  const sender = { ...anonymousSenderOf(request, null), requestId: crypto.randomUUID() }
  const attempt = await countAttempt(rooms.db, sender, {
    kind: 'factor', on: publicId, limits: policy.code, machineNow, knownBrowser: knownBrowserOf(browser, name),
  })
  if (!attempt.ok) return attempt
  const tokens: string[] = []
  const done = await inTransaction(rooms, sender, async (
    ctx: Ctx,
  ): Promise<Result<OpenedSession, SecondStepRefusal>> => {
    const taken = await takeSecondStep(ctx, {
      token, accountId, publicId, code, attempt: attempt.value, machineNow, keeper: rooms.keys.factors,
    })
    if (!taken.ok) return taken
    return openSession(ctx, { accountId, ...howOf(request, policy, machineNow), how: taken.value.kind })
  }, (opened) => {
    tokens.push(opened.token)
    return { status: 200, body: null }
  })
  if (!done.ok) return done
  const value = rememberBrowser(browser, name, knownAddressDays)
  return ok({ token: tokens[0] ?? '', username, knownBrowser: { value, days: knownAddressDays } })
}

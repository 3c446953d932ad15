import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem } from '@motcua/contracts/problem.ts'
import { ProviderAnswerBody, ProviderBegun, ProviderHere, Session } from '@motcua/contracts/session.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  KNOWN_BROWSER_COOKIE, beginSignInStep, openSession, rememberBrowser, signInByProvider, signInPolicyOf,
} from '../modules/identity/public.ts'
import { type Ctx, inTransaction } from '../platform/db.ts'
import { limitRefused } from '../platform/limit-refused.ts'
import { randomToken } from '../platform/secrets.ts'
import type { UnderWay } from '../platform/sign-in/oidc-client.ts'
import { openFromBrowser, sealForBrowser } from '../platform/sign-in/seal-for-browser.ts'
import type { StaffProvider } from '../platform/sign-in/staff-provider.ts'
import { anonymousSenderOf } from './authenticate.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { type SignedIn, type StepBegun, howOf } from './sign-in.ts'

/** Of a sign-in under way: gone with the first answer, and after ten minutes. Read only when our own page asks. */
const COOKIE = '__Host-motcua-can-bo'
const OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const
const MINUTES = 10
/** So many answers of one address in a minute that the provider does not know are taken to it: each is a call there. */
const MOST_REFUSED = 30
const LABEL = 'staff sign-in under way'
/** The page of the desk that one comes back to; the provider knows it. */
export const RETURN_PATH = '/ban-lam-viec/dang-nhap/ve'

interface Kept extends UnderWay { readonly at: number }

type LetIn = (reply: FastifyReply, done: SignedIn | StepBegun, username: string) => Promise<FastifyReply>

/** Staff sign in through a provider of the installation, where it names one; the password stays beside it. */
export function providerSignInRoutes(rooms: ApiRooms, letIn: LetIn): FastifyPluginAsyncTypebox {
  const { staffProvider } = rooms
  const refused = limitRefused(MOST_REFUSED)
  const backTo = `${rooms.publicUrl.replace(/\/$/, '')}${RETURN_PATH}`
  return async (app) => {
    app.get(
      '/api/session/provider',
      {
        config: { permission: 'public' },
        schema: {
          tags: ['session'], summary: 'Whether staff may sign in through an outside provider',
          response: { 200: ProviderHere, '4xx': Problem },
        },
      },
      async () => ({ isHere: staffProvider !== undefined }),
    )

    app.post(
      '/api/session/provider/begin',
      {
        config: { permission: 'public' },
        schema: {
          tags: ['session'], summary: 'Begin to sign in through the provider: where to send the browser',
          description: 'It takes no Idempotency-Key: it changes nothing here, and the browser keeps what is under way.',
          body: EmptyBody, response: { 200: ProviderBegun, '4xx': Problem },
        },
      },
      async (_, reply) => {
        if (!staffProvider) return sendProblem(reply, problemOf('no-provider'))
        const kept: Kept = {
          state: randomToken(), nonce: randomToken(), verifier: randomToken(), at: rooms.machineClock.now().getTime(),
        }
        const to = await staffProvider.begin({ ...kept, backTo })
        if (!to.ok) return sendProblem(reply, problemOf(to.refusal.code))
        reply.setCookie(COOKIE, sealForBrowser(rooms.secret, LABEL, kept), { ...OPTIONS, maxAge: MINUTES * 60 })
        return { address: to.value.href }
      },
    )

    app.post(
      '/api/session/provider',
      {
        config: { permission: 'public' },
        schema: {
          tags: ['session'], summary: 'Sign in by what the provider has sent the browser back with',
          description: 'It takes no Idempotency-Key: the provider’s code is good once. It stands for the password; whoever has '
            + 'a second factor is answered 401 second-step-needed as after one.',
          body: ProviderAnswerBody, response: { 200: Session, '4xx': Problem },
        },
      },
      async (request, reply) => {
        if (!staffProvider) return sendProblem(reply, problemOf('no-provider'))
        const machineNow = rooms.machineClock.now()
        if (refused.isFull(request.ip, machineNow)) return sendProblem(reply.header('retry-after', '60'), problemOf('too-many-attempts'))
        const kept = keptOf(rooms, request)
        reply.clearCookie(COOKIE, OPTIONS)
        if (!kept) return sendProblem(reply, problemOf('provider-sign-in-over'))
        const told = await staffProvider.finish(new URL(`?${request.body.query}`, backTo), kept)
        if (!told.ok) {
          refused.count(request.ip, machineNow)
          if (told.refusal.code === 'not-trusted')
            request.log.warn({ code: told.refusal.why }, 'sign-in-not-trusted')
          const code = told.refusal.code === 'provider-down' ? 'provider-down' : `provider-${told.refusal.code}` as const
          return sendProblem(reply, problemOf(code))
        }
        const done = await openFor(rooms, request, staffProvider, told.value.subject)
        if (!done.ok) return sendProblem(reply, problemOf(done.refusal.code))
        return letIn(reply, done.value.done, done.value.username)
      },
    )
  }
}

/** What this browser has under way; nothing where it is of somebody else, too long ago, or of a time to come. */
function keptOf({ secret, machineClock }: ApiRooms, { cookies }: FastifyRequest): Kept | undefined {
  const kept = openFromBrowser(secret, LABEL, cookies[COOKIE]) as Kept | undefined
  const age = machineClock.now().getTime() - (kept?.at ?? NaN)
  return age >= 0 && age <= MINUTES * 60_000 ? kept : undefined
}

interface Opened { readonly token: string; readonly isStep: boolean; readonly username: string }
type Refused = { readonly code: 'subject-unknown' | 'account-idle' | 'request-reused' }

/** As after the right password: a session, or the second step of whoever has one (ADR 0090). */
async function openFor(
  rooms: ApiRooms, request: FastifyRequest, { issuer }: StaffProvider, subject: string,
): Promise<Result<{ readonly done: SignedIn | StepBegun; readonly username: string }, Refused>> {
  const policy = signInPolicyOf(rooms.directory.on(dayOf(rooms.clock.now())), rooms.hashCost)
  const machineNow = rooms.machineClock.now()
  const sender = { ...anonymousSenderOf(request, null), requestId: crypto.randomUUID() }
  const made: Opened[] = []
  const opened = await inTransaction(rooms, sender, async (ctx: Ctx): Promise<Result<Opened, Refused>> => {
    const found = await signInByProvider(ctx, { issuer, subject })
    if (!found.ok) return found
    const { accountId, username } = found.value
    const step = await beginSignInStep(ctx, accountId, machineNow, policy)
    if (step) return ok({ token: step.token, isStep: true, username })
    const session = await openSession(ctx, { accountId, ...howOf(request, policy, machineNow), how: 'provider' })
    return session.ok ? ok({ token: session.value.token, isStep: false, username }) : refuse({ code: 'subject-unknown' })
  }, (one) => {
    made.push(one)
    return { status: 200, body: null }
  })
  const [one] = made
  if (!opened.ok) return opened
  if (!one) throw new Error('nobody was let in')
  const { token, isStep, username } = one
  if (isStep) return ok({ done: { stepToken: token, minutes: policy.codeMinutes }, username })
  const browser = { secret: rooms.secret, cookie: request.cookies[KNOWN_BROWSER_COOKIE], machineNow }
  const { knownAddressDays: days } = policy
  const value = rememberBrowser(browser, { door: 'staff', on: username }, days)
  return ok({ done: { token, knownBrowser: { value, days } }, username })
}

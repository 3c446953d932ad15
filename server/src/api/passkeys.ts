import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  HolderProofBody, PasskeyAnswerBody, PasskeyBody, PasskeyOptions, RecoveryCodes,
} from '@motcua/contracts/factors.ts'
import { IdParams, Problem } from '@motcua/contracts/problem.ts'
import { Session } from '@motcua/contracts/session.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type OpenedSession, KNOWN_BROWSER_COOKIE, addPasskey, beginPasskey, countAttempt, findStaff, makeChallenge,
  openSession, rememberBrowser, removePasskey, signInByPasskey, signInPolicyOf, useChallenge,
} from '../modules/identity/public.ts'
import { type Ctx, inTransaction } from '../platform/db.ts'
import { type RelyingParty, challengeIn, creationOptions, requestOptions } from '../platform/webauthn.ts'
import { SESSION_COOKIE, anonymousSenderOf } from './authenticate.ts'
import { checkerOf, partyOf } from './passkey-party.ts'
import { answerOfKey, proofOf } from './passkey-proof.ts'
import { NO_KEY, explainFactor, once } from './prove-factor.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { type SignedIn, howOf } from './sign-in.ts'

/** Challenges that one address may ask for in an hour: each is a row. Offices share an address. */
const CHALLENGES = { onOneFromOne: 600, onOne: Infinity, fromOne: 600, minutes: 60 }

type Welcome = (reply: FastifyReply, signedIn: SignedIn, username: string) => Promise<FastifyReply>

/** Passkeys of staff: added and taken away at one's own account, and the door that they open by themselves. */
export function passkeyRoutes(rooms: ApiRooms, welcome: Welcome): FastifyPluginAsyncTypebox {
  const party = partyOf(rooms)
  return async (app) => {
    app.post(
      '/api/session/passkeys/options',
      {
        config: { permission: 'signed-in' },
        schema: {
          tags: ['session'], summary: 'Begin to add a passkey: what the browser makes it with', description: NO_KEY,
          body: HolderProofBody, response: { 200: PasskeyOptions, '4xx': Problem },
        },
      },
      async (request, reply) => {
        if (!party) return sendProblem(reply, problemOf('passkeys-not-here'))
        const { accountPublicId: handle, fullName } = request.actor
        const proof = await proofOf(rooms, request, request.body)
        if (!proof.ok) return sendProblem(reply, explainFactor(proof.refusal.code))
        const begun = await once(rooms, request, (ctx) => beginPasskey(ctx, proof.value))
        if (!begun.ok) return sendProblem(reply, explainFactor(begun.refusal.code))
        const { challenge, known } = begun.value
        const username = (await findStaff(rooms.db, handle))?.username ?? ''
        return { options: await creationOptions(party, { handle, username, fullName, known }, challenge) }
      },
    )

    app.post(
      '/api/session/passkeys',
      {
        config: { permission: 'signed-in' },
        schema: {
          tags: ['session'], summary: 'Add the passkey that the browser has made',
          description: `${NO_KEY}All other sessions of the account end.`,
          body: PasskeyBody, response: { 200: RecoveryCodes, '4xx': Problem },
        },
      },
      async (request, reply) => {
        if (!party) return sendProblem(reply, problemOf('passkeys-not-here'))
        const { accountId, accountPublicId: publicId } = request.actor
        const { name, answer } = request.body
        const machineNow = rooms.machineClock.now()
        const challenge = challengeIn(answer)
        if (!challenge || !await useChallenge(rooms.db, challenge, accountId, machineNow))
          return sendProblem(reply, explainFactor('passkey-wrong'))
        const keep = request.cookies[SESSION_COOKIE] ?? ''
        const added = await once(rooms, request, (ctx) => addPasskey(ctx, {
          accountId, publicId, name, answer, challenge, checker: checkerOf(party), machineNow, keep,
        }))
        if (!added.ok) return sendProblem(reply, explainFactor(added.refusal.code))
        return { recoveryCodes: [...added.value.recoveryCodes] }
      },
    )

    app.post(
      '/api/session/passkeys/:id/removal',
      {
        config: { permission: 'signed-in' },
        schema: {
          tags: ['session'], summary: 'Take one of my passkeys away',
          description: `${NO_KEY}All other sessions of the account end.`, params: IdParams,
          body: HolderProofBody, response: { 204: Type.Null(), '4xx': Problem },
        },
      },
      async (request, reply) => {
        const proof = await proofOf(rooms, request, request.body)
        if (!proof.ok) return sendProblem(reply, explainFactor(proof.refusal.code))
        const passkey = request.params.id
        const keep = request.cookies[SESSION_COOKIE] ?? ''
        const gone = await once(rooms, request, (ctx) => removePasskey(ctx, { ...proof.value, passkey, keep }))
        if (!gone.ok) return sendProblem(reply, explainFactor(gone.refusal.code))
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/api/session/passkey-options',
      {
        config: { permission: 'public' },
        schema: {
          tags: ['session'], summary: 'What the browser proves a passkey with; says nothing of anybody',
          description: NO_KEY, body: EmptyBody, response: { 200: PasskeyOptions, '4xx': Problem },
        },
      },
      async (request, reply) => {
        if (!party) return sendProblem(reply, problemOf('passkeys-not-here'))
        const sender = { ...anonymousSenderOf(request, null), requestId: crypto.randomUUID() }
        const machineNow = rooms.machineClock.now()
        const attempt = await countAttempt(rooms.db, sender, {
          kind: 'challenge', on: 'passkey options', limits: CHALLENGES, machineNow,
        })
        if (!attempt.ok) return sendProblem(reply, problemOf(attempt.refusal.code))
        const challenge = await rooms.db.transaction().execute((tx) => makeChallenge({ tx }, null, machineNow))
        return { options: await requestOptions(party, challenge) }
      },
    )

    app.post(
      '/api/session/passkey',
      {
        config: { permission: 'public' },
        schema: {
          tags: ['session'], summary: 'Sign in by a passkey alone; it is both steps in one', description: NO_KEY,
          body: PasskeyAnswerBody, response: { 200: Session, '4xx': Problem },
        },
      },
      async (request, reply) => {
        if (!party) return sendProblem(reply, problemOf('passkeys-not-here'))
        const outcome = await signInWith(rooms, party, request, request.body.answer)
        if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
        return welcome(reply, outcome.value, outcome.value.username)
      },
    )
  }
}

type Refused = { readonly code: 'passkey-wrong' | 'passkey-suspected' | 'account-idle' | 'too-many-attempts' | 'request-reused' }

async function signInWith(
  rooms: ApiRooms, party: RelyingParty, request: FastifyRequest, answer: string,
): Promise<Result<SignedIn & { readonly username: string }, Refused>> {
  const machineNow = rooms.machineClock.now()
  const policy = signInPolicyOf(rooms.directory.on(dayOf(rooms.clock.now())), rooms.hashCost)
  const sender = { ...anonymousSenderOf(request, null), requestId: crypto.randomUUID() }
  const said = await answerOfKey(rooms, party, sender, answer)
  if (!said.ok) return said
  const opened: { username: string; token: string | undefined }[] = []
  const done = await inTransaction(rooms, sender, async (ctx: Ctx): Promise<Result<
    { readonly username: string; readonly session: OpenedSession | undefined }, Refused
  >> => {
    const proven = await signInByPasskey(ctx, said.value)
    if (!proven.ok) return proven
    const { accountId, username, isSuspect } = proven.value
    if (isSuspect) return ok({ username, session: undefined })
    const session = await openSession(ctx, { accountId, ...howOf(request, policy, machineNow), how: 'passkey' })
    return session.ok ? ok({ username, session: session.value }) : refuse({ code: 'passkey-wrong' })
  }, ({ username, session }) => {
    opened.push({ username, token: session?.token })
    return { status: 200, body: null }
  })
  if (!done.ok) return done
  const { username = '', token } = opened[0] ?? {}
  if (token === undefined) return refuse({ code: 'passkey-suspected' })
  const browser = { secret: rooms.secret, cookie: request.cookies[KNOWN_BROWSER_COOKIE], machineNow }
  const { knownAddressDays: days } = policy
  return ok({
    token, username, knownBrowser: { value: rememberBrowser(browser, { door: 'staff', on: username }, days), days },
  })
}

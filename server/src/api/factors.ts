import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { BeginTotpBody, FactorCodeBody, OwnFactors, RecoveryCodes, TotpBegun } from '@motcua/contracts/factors.ts'
import { Problem } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { type Refusal, type Result, ok } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type CheckFactor, type TooManyAttempts, beginTotp, confirmTotp, countAttempt, findStaff, ownFactors, removeTotp,
  renewRecoveryCodes, signInPolicyOf,
} from '../modules/identity/public.ts'
import { type Ctx, type RequestReused, inTransaction } from '../platform/db.ts'
import { qrRuns } from '../platform/qr.ts'
import { totpUri } from '../platform/totp.ts'
import { SESSION_COOKIE, senderOf } from './authenticate.ts'
import { type ProblemCode, faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** Of what makes or takes a secret: nothing of it is kept, and a code is taken once anyway. */
const NO_KEY = 'It takes no Idempotency-Key: nothing of the answer is kept, and a code is taken once, so that a repeat is '
  + 'refused. '

/** One's own second factor: what one has, and the deeds on it, each proven by password or by the factor itself. */
export function factorRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/session/factors',
      {
        config: { permission: 'signed-in' },
        schema: {
          tags: ['session'], summary: 'What I have for the second step of signing in',
          response: { 200: OwnFactors, '4xx': Problem },
        },
      },
      async ({ actor }) => {
        const { totpSince, recoveryCodesLeft } = await ownFactors(rooms.db, actor.accountId)
        return { totpSince: totpSince?.toISOString() ?? null, recoveryCodesLeft }
      },
    )

    app.post(
      '/api/session/totp',
      {
        config: { permission: 'signed-in' },
        schema: {
          tags: ['session'], summary: 'Begin to bind a phone to my account: its secret, shown once',
          description: `${NO_KEY}Asks nothing at sign-in until a first code has confirmed it; begun anew, the one before is forgotten.`,
          body: BeginTotpBody, response: { 200: TotpBegun, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { accountId, accountPublicId } = request.actor
        const machineNow = rooms.machineClock.now()
        const attempt = await counted(rooms, request, 'password')
        if (!attempt.ok) return sendProblem(reply, problemOf(attempt.refusal.code))
        const begun = await once(rooms, request, (ctx) => beginTotp(ctx, {
          accountId, password: request.body.password, attempt: attempt.value, machineNow, keeper: rooms.keys.factors,
        }))
        if (!begun.ok) return sendProblem(reply, explain(begun.refusal.code))
        const { secret } = begun.value
        const staff = await findStaff(rooms.db, accountPublicId)
        const { name, brand } = rooms.directory.on(dayOf(rooms.clock.now())).province
        return { secret, qr: qrOf(totpUri(secret, brand['short'] ?? name, staff?.username ?? '')) }
      },
    )

    app.post(
      '/api/session/totp/confirmation',
      {
        config: { permission: 'signed-in' },
        schema: {
          tags: ['session'], summary: 'Confirm the phone by its first code; answers codes to recover with, once',
          description: `${NO_KEY}All other sessions of the account end.`,
          body: FactorCodeBody, response: { 200: RecoveryCodes, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const keep = request.cookies[SESSION_COOKIE] ?? ''
        const made = await proven(rooms, request, (ctx, check) => confirmTotp(ctx, { ...check, keep }))
        if (!made.ok) return sendProblem(reply, explain(made.refusal.code))
        return { recoveryCodes: [...made.value.recoveryCodes] }
      },
    )

    app.post(
      '/api/session/recovery-codes',
      {
        config: { permission: 'signed-in' },
        schema: {
          tags: ['session'], summary: 'New codes to recover with, in place of those that are left', description: NO_KEY,
          body: FactorCodeBody, response: { 200: RecoveryCodes, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const made = await proven(rooms, request, renewRecoveryCodes)
        if (!made.ok) return sendProblem(reply, explain(made.refusal.code))
        return { recoveryCodes: [...made.value.recoveryCodes] }
      },
    )

    app.post(
      '/api/session/totp/removal',
      {
        config: { permission: 'signed-in' },
        schema: {
          tags: ['session'], summary: 'Take the phone away from my account, and its codes to recover with',
          description: NO_KEY, body: FactorCodeBody, response: { 204: Type.Null(), '4xx': Problem },
        },
      },
      async (request, reply) => {
        const gone = await proven(rooms, request, removeTotp)
        if (!gone.ok) return sendProblem(reply, explain(gone.refusal.code))
        return reply.code(204).send(null)
      },
    )
  }
}

/** A deed that is proven by a code, whose try is counted first. */
async function proven<T, R extends Refusal>(
  rooms: ApiRooms, request: FastifyRequest<{ Body: FactorCodeBody }>,
  deed: (ctx: Ctx, check: CheckFactor) => Promise<Result<T, R>>,
): Promise<Result<T, R | TooManyAttempts | RequestReused>> {
  const { accountId, accountPublicId: publicId } = request.actor
  const attempt = await counted(rooms, request, 'factor')
  if (!attempt.ok) return attempt
  const check = {
    accountId, publicId, code: request.body.code, attempt: attempt.value, machineNow: rooms.machineClock.now(),
    keeper: rooms.keys.factors,
  }
  return once(rooms, request, (ctx) => deed(ctx, check))
}

async function counted(rooms: ApiRooms, request: FastifyRequest, kind: 'password' | 'factor') {
  const policy = signInPolicyOf(rooms.directory.on(dayOf(rooms.clock.now())), rooms.hashCost)
  const limits = kind === 'password' ? policy.password : policy.code
  return countAttempt(rooms.db, senderOf(request), {
    kind, on: request.actor.accountPublicId, limits, machineNow: rooms.machineClock.now(),
  })
}

/** In one transaction under an id of its own; the value stays out of the answer that is kept. */
async function once<T, R extends Refusal>(
  rooms: ApiRooms, request: FastifyRequest, deed: (ctx: Ctx) => Promise<Result<T, R>>,
): Promise<Result<T, R | RequestReused>> {
  const values: T[] = []
  const sender = { ...senderOf(request), requestId: crypto.randomUUID() }
  const done = await inTransaction(rooms, sender, deed, (value) => {
    values.push(value)
    return { status: 200, body: null }
  })
  return done.ok ? ok(values[0] as T) : done
}

const POINTERS: Partial<Record<ProblemCode, string>> = {
  'current-password-wrong': '/password', 'factor-wrong': '/code', 'factor-used-already': '/code',
}

function explain(code: ProblemCode) {
  const pointer = POINTERS[code]
  return problemOf(code, pointer === undefined ? [] : [faultAt(pointer, code)])
}

function qrOf(text: string): TotpBegun['qr'] {
  const { side, runs } = qrRuns(text)
  return { side, path: runs.map(({ x, y, length }) => `M${x} ${y}h${length}v1h-${length}z`).join('') }
}

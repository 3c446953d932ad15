import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { FactorCodeBody, HolderProofBody, OwnFactors, RecoveryCodes, TotpBegun } from '@motcua/contracts/factors.ts'
import { Problem } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Refusal, Result } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type CheckFactor, type TooManyAttempts, beginTotp, confirmTotp, findStaff, ownFactors, passkeysOf, removeTotp,
  renewRecoveryCodes,
} from '../modules/identity/public.ts'
import type { Ctx, RequestReused } from '../platform/db.ts'
import { qrRuns } from '../platform/qr.ts'
import { totpUri } from '../platform/totp.ts'
import { SESSION_COOKIE } from './authenticate.ts'
import { partyOf } from './passkey-party.ts'
import { proofOf } from './passkey-proof.ts'
import { sendProblem } from './problems.ts'
import { NO_KEY, counted, explainFactor, once } from './prove-factor.ts'
import type { ApiRooms } from './rooms.ts'

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
        const held = await passkeysOf(rooms.db, actor.accountId)
        const passkeys = held.map(({ publicId, name, madeAt, lastUsedAt }) => ({
          id: publicId, name, madeAt: madeAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null,
        }))
        return {
          totpSince: totpSince?.toISOString() ?? null, recoveryCodesLeft, passkeys,
          passkeysHere: partyOf(rooms) !== undefined,
        }
      },
    )

    app.post(
      '/api/session/totp',
      {
        config: { permission: 'signed-in' },
        schema: {
          tags: ['session'], summary: 'Begin to bind a phone to my account: its secret, shown once',
          description: `${NO_KEY}Asks nothing at sign-in until a first code has confirmed it; begun anew, the one before is forgotten.`,
          body: HolderProofBody, response: { 200: TotpBegun, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { accountPublicId } = request.actor
        const proof = await proofOf(rooms, request, request.body)
        if (!proof.ok) return sendProblem(reply, explainFactor(proof.refusal.code))
        const begin = { ...proof.value, keeper: rooms.keys.factors }
        const begun = await once(rooms, request, (ctx) => beginTotp(ctx, begin))
        if (!begun.ok) return sendProblem(reply, explainFactor(begun.refusal.code))
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
        if (!made.ok) return sendProblem(reply, explainFactor(made.refusal.code))
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
        if (!made.ok) return sendProblem(reply, explainFactor(made.refusal.code))
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
        if (!gone.ok) return sendProblem(reply, explainFactor(gone.refusal.code))
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

function qrOf(text: string): TotpBegun['qr'] {
  const { side, runs } = qrRuns(text)
  return { side, path: runs.map(({ x, y, length }) => `M${x} ${y}h${length}v1h-${length}z`).join('') }
}

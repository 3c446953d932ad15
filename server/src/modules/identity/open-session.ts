import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { randomToken } from '../../platform/secrets.ts'
import { recordEvent } from '../audit/public.ts'
import type { FactorKind } from './check-factor.ts'
import type { SessionLimits } from './sign-in-policy.ts'
import { closeSession, holdOpenAccount, insertSession, replaceSession } from './store/sessions.ts'

export interface OpenSession {
  /** Of whoever has just proven who they are: the value of signInStaff, confirmCode or registerSelf. */
  readonly accountId: bigint
  readonly how: 'password' | 'code' | FactorKind | 'provider'
  /** The level of identity that a provider vouched for; empty where one signed in here. */
  readonly vouched?: 1 | 2
  /** What they sit at, as the browser says; shown to them in their list of sessions, and cut at 200 signs. */
  readonly device: string
  readonly limits: SessionLimits
  readonly machineNow: Date
  /** The token they came with, if any: it dies, so that one planted before the sign-in is worth nothing after it. */
  readonly replaces?: string | undefined
  /**
   * The request by which one signs in. Whatever it opened before, when its answer was lost on the way, makes room: one
   * sign-in never leaves two sessions.
   */
  readonly requestId?: string | undefined
}

export interface OpenedSession {
  readonly accountId: bigint
  /** For the cookie alone. It must not stand in the kept answer of the request. */
  readonly token: string
  readonly endsAt: Date
}

/**
 * Opens a session under a new token (đăng nhập), in the transaction that has checked who it is. Leaves
 * `account.signed-in`, whose actor is the account. Refuses with `account-disabled`.
 */
export async function openSession(
  ctx: Ctx, input: OpenSession,
): Promise<Result<OpenedSession, { readonly code: 'account-disabled' }>> {
  const { accountId, how, vouched = null, limits, machineNow, replaces, requestId } = input
  const account = await holdOpenAccount(ctx.tx, accountId)
  if (!account) return refuse({ code: 'account-disabled' })
  if (replaces) await closeSession(ctx.tx, replaces, machineNow, 'replaced')
  if (requestId !== undefined) await replaceSession(ctx.tx, accountId, requestId, machineNow)

  const token = randomToken()
  const endsAt = new Date(machineNow.getTime() + limits.totalMinutes * 60_000)
  const device = input.device.replace(/\p{C}/gu, ' ').slice(0, 200)
  await insertSession(ctx.tx, token, {
    accountId, createdAt: machineNow, idleMinutes: limits.idleMinutes, endsAt, device, fromAddr: ctx.fromAddr ?? null,
    requestId: requestId ?? null, vouched,
  })
  const about = { subjectKind: 'account', subjectId: accountId, data: { account: account.publicId, how } }
  await recordEvent({ ...ctx, actorId: accountId }, { type: 'account.signed-in', ...about })
  return ok({ accountId, token, endsAt })
}

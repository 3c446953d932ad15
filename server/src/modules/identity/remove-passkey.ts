import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type ProveHolder, type ProveHolderRefusal, proveHolder } from './prove-holder.ts'
import { dropIdleCodes } from './store/factors.ts'
import { deletePasskey } from './store/passkeys.ts'
import { endSessionsOf } from './store/sessions.ts'
import { dropSignInSteps } from './store/sign-in-steps.ts'

export interface RemovePasskey extends ProveHolder {
  /** Of the key. */
  readonly passkey: string
  /** Token of the session in use: it goes on, all others end. */
  readonly keep: string
}

/**
 * Takes one of one's own keys away (gỡ khóa truy cập); the machine that held it may be gone, so that any other factor
 * of the account proves it. Whoever had it may have signed in by it: all sessions end but the one in use, as where one
 * is added. Leaves `account.factor-removed`. Refuses as `proveHolder` does, and with `no-factor`.
 */
export async function removePasskey(
  ctx: Ctx, { passkey, keep, ...input }: RemovePasskey,
): Promise<Result<null, ProveHolderRefusal | { readonly code: 'no-factor' }>> {
  const { accountId } = input
  const proven = await proveHolder(ctx, input)
  if (!proven.ok) return proven
  if (!await deletePasskey(ctx.tx, accountId, passkey)) return refuse({ code: 'no-factor' })
  await dropIdleCodes(ctx.tx, accountId)
  await dropSignInSteps(ctx.tx, accountId)
  await endSessionsOf(ctx.tx, accountId, input.machineNow, 'factor', keep)
  const data = { account: proven.value.publicId, kind: 'passkey' }
  await recordEvent(ctx, { type: 'account.factor-removed', subjectKind: 'account', subjectId: accountId, data })
  return ok(null)
}

import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type ProveHolder, type ProveHolderRefusal, proveHolder } from './prove-holder.ts'
import { dropIdleCodes } from './store/factors.ts'
import { deletePasskey } from './store/passkeys.ts'
import { dropSignInSteps } from './store/sign-in-steps.ts'

export interface RemovePasskey extends ProveHolder {
  /** Of the key. */
  readonly passkey: string
}

/**
 * Takes one of one's own keys away (gỡ khóa truy cập); the machine that held it may be gone, so that any other factor
 * of the account proves it. Leaves `account.factor-removed`. Refuses as `proveHolder` does, and with `no-factor`.
 */
export async function removePasskey(
  ctx: Ctx, { passkey, ...input }: RemovePasskey,
): Promise<Result<null, ProveHolderRefusal | { readonly code: 'no-factor' }>> {
  const { accountId } = input
  const proven = await proveHolder(ctx, input)
  if (!proven.ok) return proven
  if (!await deletePasskey(ctx.tx, accountId, passkey)) return refuse({ code: 'no-factor' })
  await dropIdleCodes(ctx.tx, accountId)
  await dropSignInSteps(ctx.tx, accountId)
  const data = { account: proven.value.publicId, kind: 'passkey' }
  await recordEvent(ctx, { type: 'account.factor-removed', subjectKind: 'account', subjectId: accountId, data })
  return ok(null)
}

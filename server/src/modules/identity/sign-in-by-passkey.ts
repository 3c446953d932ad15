import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type CheckPasskey, checkPasskey } from './check-passkey.ts'

export interface ProvenByPasskey {
  readonly accountId: bigint
  readonly username: string
  /** There may be two of the key: it is told of, and nobody is to be signed in. */
  readonly isSuspect: boolean
}

/**
 * Signs in by a key alone (đăng nhập bằng khóa truy cập): it is held, and unlocked by PIN or finger, which is two
 * factors. A key whose count of uses goes back is `isSuspect`, with the event `account.passkey-suspected`; that is no
 * refusal, which would take the event back. Refuses as `checkPasskey` does, and with `account-idle`.
 */
export async function signInByPasskey(
  ctx: Ctx, input: CheckPasskey,
): Promise<Result<ProvenByPasskey, { readonly code: 'passkey-wrong' | 'account-idle' }>> {
  const checked = await checkPasskey(ctx, input)
  if (!checked.ok) return checked
  const { accountId, accountPublicId, publicId, username, isOff, isSuspect } = checked.value
  if (isOff) return refuse({ code: 'account-idle' })
  if (isSuspect) {
    const data = { account: accountPublicId, passkey: publicId }
    await recordEvent(ctx, { type: 'account.passkey-suspected', subjectKind: 'account', subjectId: accountId, data })
  }
  return ok({ accountId, username, isSuspect })
}

import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { makeChallenge } from './make-challenge.ts'
import { type ProveHolder, type ProveHolderRefusal, proveHolder } from './prove-holder.ts'
import { MOST_PASSKEYS, type Passkey, passkeysOf } from './store/passkeys.ts'

/**
 * Begins to add a passkey (thêm khóa truy cập): what the machine is to sign. Refuses as `proveHolder` does, and with
 * `too-many-passkeys`.
 */
export async function beginPasskey(
  ctx: Ctx, input: ProveHolder,
): Promise<Result<{ readonly challenge: Buffer; readonly known: readonly Passkey[] },
  ProveHolderRefusal | { readonly code: 'too-many-passkeys' }>> {
  const { accountId, machineNow } = input
  const proven = await proveHolder(ctx, input)
  if (!proven.ok) return proven
  const known = await passkeysOf(ctx.tx, accountId)
  if (known.length >= MOST_PASSKEYS) return refuse({ code: 'too-many-passkeys' })
  return ok({ challenge: await makeChallenge(ctx, accountId, machineNow), known })
}

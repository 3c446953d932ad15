import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { newTotpSecret } from '../../platform/totp.ts'
import type { FactorKeeper } from './factor-keeper.ts'
import { type ProveHolder, type ProveHolderRefusal, proveHolder } from './prove-holder.ts'
import { lockTotp, putBegunTotp } from './store/factors.ts'

export interface BeginTotp extends ProveHolder {
  readonly keeper: FactorKeeper
}

export type BeginTotpRefusal = ProveHolderRefusal | { readonly code: 'factor-there-already' }

/**
 * Makes the secret by which a phone will show codes to an official, to be shown once (bật xác thực hai bước). It opens
 * and asks nothing until `confirmTotp`; one that was begun before is forgotten. Leaves no event: nothing holds yet. The
 * secret must not stand in a kept answer.
 *
 * Refuses as `proveHolder` does, and with `factor-there-already`: a phone is exchanged by taking the old one away
 * first. Throws if an attempt was not counted before.
 */
export async function beginTotp(
  ctx: Ctx, { keeper, ...input }: BeginTotp,
): Promise<Result<{ readonly secret: string }, BeginTotpRefusal>> {
  const { accountId, machineNow } = input
  if ((await lockTotp(ctx.tx, accountId))?.confirmedAt) return refuse({ code: 'factor-there-already' })
  const proven = await proveHolder(ctx, input)
  if (!proven.ok) return proven
  const secret = newTotpSecret()
  const sealed = await keeper.seal(secret, proven.value.publicId)
  if (!await putBegunTotp(ctx.tx, accountId, sealed, machineNow)) return refuse({ code: 'factor-there-already' })
  return ok({ secret })
}

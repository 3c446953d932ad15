import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { takeBack } from './change-charge.ts'
import { type RaiseCharges, raiseCharges } from './raise-charges.ts'
import { type Charge, lockChargesOf } from './store/charges.ts'

export interface ReplaceCharges {
  readonly dossierId: bigint
  readonly unitId: bigint
  /** By public ids: charges that stand on something else and stay as they are. */
  readonly except: readonly string[]
  readonly raised: readonly Pick<RaiseCharges, 'moment' | 'fees'>[]
  readonly why: string
}

/**
 * Works the fees of a dossier out anew (tính lại khoản phải thu): those that stand are taken back and others raised in
 * their place; what a clerk asked for by hand stays. Leaves `charge.cancelled` and `charge.raised`. Refuses with
 * `charges-paid` once any of them is paid: what is paid too much goes back as a refund, and what is lacking is raised
 * beside it.
 */
export async function replaceCharges(
  ctx: Ctx, { dossierId, unitId, except, raised, why }: ReplaceCharges,
): Promise<Result<readonly Charge[], { readonly code: 'charges-paid' }>> {
  const standing = (await lockChargesOf(ctx.tx, dossierId))
    .filter(({ publicId, state, isByHand }) => state !== 'cancelled' && !isByHand && !except.includes(publicId))
  if (standing.some(({ state }) => state === 'paid')) return refuse({ code: 'charges-paid' })
  for (const charge of standing) await takeBack(ctx, charge, why)
  const charges: Charge[] = []
  for (const { moment, fees } of raised) charges.push(...await raiseCharges(ctx, { dossierId, unitId, moment, fees }))
  return ok(charges)
}

import type { Dong } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { listCharges, stateAmount } from '../payments/public.ts'

export interface StateOwnAmount {
  readonly dossierId: bigint
  /** Its public id. */
  readonly charge: string
  readonly amount: Dong
  readonly why: string
}

/**
 * Says what a charge of a dossier comes to whose amount was not known (xác định số tiền). Refuses with `charge-unknown`
 * what is of another dossier, with `charge-settled` what is paid, waived or taken back, and what is no whole amount.
 * Leaves `charge.stated`.
 */
export async function stateOwnAmount(
  ctx: Ctx, { dossierId, charge, amount, why }: StateOwnAmount,
): Promise<Result<null, { readonly code: 'charge-unknown' | 'charge-settled' }>> {
  const charges = await listCharges(ctx.tx, dossierId)
  if (!charges.some(({ publicId }) => publicId === charge)) return refuse({ code: 'charge-unknown' })
  const stated = await stateAmount(ctx, charge, amount, why)
  return stated.ok ? ok(null) : refuse({ code: 'charge-settled' })
}

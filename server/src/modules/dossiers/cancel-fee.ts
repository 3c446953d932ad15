import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { cancelCharge, listCharges } from '../payments/public.ts'
import { listDutyCharges } from './store/fee-store.ts'

export interface CancelFee {
  readonly dossierId: bigint
  /** Its public id. */
  readonly charge: string
  readonly why: string
}

export interface CancelFeeRefusal { readonly code: 'charge-unknown' | 'charge-settled' | 'charge-of-duty' }

/**
 * Takes back a fee of a dossier that was asked by mistake (hủy khoản thu), with the reason. Refuses with
 * `charge-unknown` what is of another dossier, with `charge-settled` what is paid (its money goes back as a refund),
 * waived or taken back, and with `charge-of-duty` a financial duty: it ends with what the dossier waits for. Leaves
 * `charge.cancelled`.
 */
export async function cancelFee(
  ctx: Ctx, { dossierId, charge, why }: CancelFee,
): Promise<Result<null, CancelFeeRefusal>> {
  const [charges, duties] = await Promise.all([listCharges(ctx.tx, dossierId), listDutyCharges(ctx.tx, dossierId)])
  if (!charges.some(({ publicId }) => publicId === charge)) return refuse({ code: 'charge-unknown' })
  if (duties.includes(charge)) return refuse({ code: 'charge-of-duty' })
  const cancelled = await cancelCharge(ctx, charge, why)
  return cancelled.ok ? ok(null) : refuse({ code: 'charge-settled' })
}

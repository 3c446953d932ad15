import type { Ctx } from '../../platform/db.ts'
import { goOnWhenPaid } from './hear-tax-notices.ts'
import type { DossierRooms } from './rooms.ts'
import { lockDossierById } from './store/dossier-store.ts'
import { isOpenDuty } from './store/fee-store.ts'
import { recordPayment } from './store/result-store.ts'

/**
 * A financial duty was paid here (đã có dữ liệu thanh toán): the clocks of its dossier go on by themselves, with the
 * payment as the paper that proves it; not while the tax agency waits for money, too. Does nothing where the charge
 * stands for no duty that is waited for, so that it may be told twice. Leaves `dossier.paid`; for a job. Throws where
 * the calendar ends: it is tried again when mended.
 */
export async function resumePaid(
  ctx: Ctx, rooms: Pick<DossierRooms, 'catalogue' | 'directory'>,
  { dossierId, charge, payment }: {
    readonly dossierId: bigint; readonly charge: string; readonly payment: string
  },
): Promise<boolean> {
  const dossier = await lockDossierById(ctx.tx, dossierId)
  if (dossier?.state !== 'awaiting-payment' || !await isOpenDuty(ctx.tx, dossierId, charge)) return false
  await recordPayment(ctx.tx, dossierId, ctx.now, payment)
  await goOnWhenPaid(ctx, rooms, dossier)
  return true
}

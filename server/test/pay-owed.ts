import type { Dossier } from '../src/modules/dossiers/public.ts'
import { listCharges, takePayment } from '../src/modules/payments/public.ts'
import type { Province } from './province-database.ts'

/** Pays in cash what a dossier owes; nothing where nothing is owed. */
export async function payOwed(
  province: Province, { id, receivesAtId }: Pick<Dossier, 'id' | 'receivesAtId'>,
): Promise<void> {
  const owed = (await listCharges(province.db, id)).filter(({ state }) => state === 'owed')
  if (owed.length === 0) return
  await province.inOneGo((ctx) => takePayment(ctx, {
    charges: owed.map(({ publicId }) => publicId), unitId: receivesAtId, way: 'cash', payer: 'Người nộp',
    amount: owed.reduce((sum, { amount }) => sum + (amount ?? 0), 0), paidAt: ctx.now, reference: null,
  }))
}

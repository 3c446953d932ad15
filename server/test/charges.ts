import { ok } from '../src/kernel/result.ts'
import { type Charge, raiseCharges } from '../src/modules/payments/public.ts'
import type { Province } from './province-database.ts'

let last = 900_000n

/** Raises what is owed for a dossier that is thought of, so many đồng each. */
export async function raise(
  province: Province, amounts: readonly number[], { unit = 'cq:tt-hcc-tinh', dossierId }: {
    readonly unit?: string; readonly dossierId?: bigint
  } = {},
): Promise<readonly Charge[]> {
  last += 1n
  const of = dossierId ?? last
  return province.inOneGo(async (ctx) => ok(await raiseCharges(ctx, {
    dossierId: of, unitId: province.unit(unit).id, moment: 'reception',
    fees: amounts.map((amount, nth) => ({
      kind: 'phi', name: `Phí thứ ${String(nth + 1)}`, amount, state: 'owed', why: 'Nghị quyết về phí',
    })),
  })))
}

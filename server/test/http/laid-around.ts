import { layParcels } from './laid-parcels.ts'
import { voidAskedAt } from './void-asked-at.ts'

export { MANIFEST_LAID } from './laid-parcels.ts'

/** What stands around dossiers, as if somebody had done it: parcels, and a receipt that is asked to be voided. */
export async function layAround(...where: Parameters<typeof layParcels>): Promise<void> {
  const [http, office] = where
  await layParcels(...where)
  await voidAskedAt(http, office.seats.reception.id, 'Nguyễn Thị Kín')
}

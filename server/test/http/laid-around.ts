import { sql } from 'kysely'
import { giveProxy, recordPerson } from '../../src/modules/identity/public.ts'
import type { HttpServer } from './as-user.ts'
import { layParcels } from './laid-parcels.ts'
import { voidAskedAt } from './void-asked-at.ts'

export { MANIFEST_LAID } from './laid-parcels.ts'

/** The address of whoever lets somebody act for them. */
export const PRINCIPAL_LAID = '5c1f7d0a-6d0e-4a52-9a0c-7e3f1b2c4d60'

/**
 * What stands around dossiers, as if somebody had done it: parcels, a mandate, and a receipt that is asked to be
 * voided.
 */
export async function layAround(...where: Parameters<typeof layParcels>): Promise<void> {
  const [http, office] = where
  await layParcels(...where)
  await letAct(http)
  await voidAskedAt(http, office.seats.reception.id, 'Nguyễn Thị Kín')
}

/** Somebody lets another person act for them. */
async function letAct({ province: { inOneGo, database: { owner } } }: HttpServer): Promise<void> {
  const { publicId } = await inOneGo((ctx) => recordPerson(ctx, {
    kind: 'citizen', personalNumber: '000196990789', fullName: 'Trần Thị Kín', proof: 'seen',
  }))
  await inOneGo((ctx) => giveProxy(ctx, {
    principal: publicId, personalNumber: '000196990788', fullName: 'Nguyễn Thị Kín', procedureIds: null,
    validFrom: '2021-06-25', validTo: '2021-12-31', sectionId: null,
  }))
  await sql`update identity.person set public_id = ${PRINCIPAL_LAID} where public_id = ${publicId}`.execute(owner)
}

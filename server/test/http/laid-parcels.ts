import { sql } from 'kysely'
import { postOperatorOf } from '../../src/modules/post/public.ts'
import type { HttpServer } from './as-user.ts'
import type { Office } from './offices.ts'

/** The address of the manifest that `layParcels` lays. */
export const MANIFEST_LAID = '0b6d9c7e-5a58-4f5c-9f2b-0c5f3c1d7a10'

interface Laid { readonly dossier: string }

/**
 * As if the section had sent one result, which was delivered, another parcel waited on an open manifest, and what lies
 * at the section had come back from the post.
 */
export async function layParcels(
  http: HttpServer, { seats }: Office, waiting: Laid, sent: Laid,
): Promise<void> {
  const { database: { owner }, directory } = http.province
  const carrier = postOperatorOf(directory.on('2021-06-25'))?.unit.id
  if (carrier === undefined) throw new Error('the province has no post')
  const parcel = (dossier: string, code: string, end: string) => sql`
    insert into post.shipment (code, kind, dossier_id, section_id, carrier_id, party_name, party_phone, address, place_id,
      place_text, fee, cod, state, ordered_at, ordered_by, ended_at, receiver, proof)
    select ${code}, 'delivery', id, ${seats.reception.id}, ${carrier}, 'Nguyễn Thị Kín', '+84500000077', 'Số 1 đường Mẫu', 1, 'Xã Mẫu',
      30000, 0, ${end === 'delivered' ? 'delivered' : 'in-transit'}, '2021-06-25T02:00:00Z', 1,
      ${end === 'delivered' ? new Date('2021-06-25T03:00:00Z') : null}::timestamptz,
      ${end === 'delivered' ? 'Nguyễn Thị Kín' : null}::text, ${end === 'delivered' ? 'signed' : null}::text
    from dossiers.dossier where public_id = ${dossier}`.execute(owner)
  await parcel(waiting.dossier, 'BCAAAAAAAAAA', 'open')
  await parcel(sent.dossier, 'BCBBBBBBBBBB', 'delivered')
  await sql`
    insert into post.shipment (code, kind, dossier_id, section_id, carrier_id, party_name, address, place_id, place_text, fee, cod,
      state, ordered_at, ordered_by, ended_at)
    select 'BCDDDDDDDDDD', 'delivery', dossier_id, unit_id, ${carrier}, 'Nguyễn Thị Kín', 'Số 1 đường Mẫu', 1, 'Xã Mẫu', 30000, 0,
      'returned', '2021-06-25T02:00:00Z', 1, '2021-06-25T03:00:00Z'
    from dossiers.custody where unit_id = ${seats.reception.id} and returned_at is null limit 1`.execute(owner)
  await sql`
    with made as (
      insert into post.manifest (public_id, code, way, section_id, carrier_id, state, opened_at, opened_by)
      values (${MANIFEST_LAID}, 'BKAAAAAAAA', 'from-post', ${seats.reception.id}, ${carrier}, 'open', '2021-06-25T02:00:00Z', 1)
      returning id)
    insert into post.manifest_item (manifest_id, shipment_id)
    select made.id, s.id from made, post.shipment s where s.code = 'BCAAAAAAAAAA'`.execute(owner)
}

import { sql } from 'kysely'
import type { Dong } from '../../../kernel/money.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { ShipmentKind, ShipmentState } from '../domain/shipment-state.ts'

/** How it was proven that a result went to the right person. */
export type ParcelProof = 'signed' | 'card-seen' | 'authorisation' | 'post-receipt'

/** A parcel as the post and the section know it; of the dossier no more than its id. */
export interface Shipment {
  readonly id: bigint
  readonly publicId: string
  readonly code: string
  readonly kind: ShipmentKind
  readonly dossierId: bigint
  readonly sectionId: bigint
  readonly carrierId: bigint
  readonly partyName: string
  readonly partyPhone: string | null
  readonly address: string
  readonly placeId: bigint
  readonly placeText: string
  /** Whole đồng: what the post is paid, and what it collects. */
  readonly fee: Dong
  readonly cod: Dong
  readonly state: ShipmentState
  readonly attempts: number
  readonly orderedAt: Date
  readonly endedAt: Date | null
  readonly receiver: string | null
  readonly proof: ParcelProof | null
}

type Row = Omit<Shipment, 'fee' | 'cod'> & { readonly fee: bigint; readonly cod: bigint }

const SHIPMENT = sql`s.id, s.public_id, s.code, s.kind, s.dossier_id, s.section_id, s.carrier_id, s.party_name,
  s.party_phone, s.address, s.place_id, s.place_text, s.fee, s.cod, s.state, s.attempts, s.ordered_at, s.ended_at,
  s.receiver, s.proof`

function shipmentOf({ fee, cod, ...row }: Row): Shipment {
  return { ...row, fee: Number(fee), cod: Number(cod) }
}

export type NewShipment = Pick<
  Shipment,
  | 'code' | 'kind' | 'dossierId' | 'sectionId' | 'carrierId' | 'partyName' | 'partyPhone' | 'address' | 'placeId'
  | 'placeText' | 'fee' | 'cod' | 'orderedAt'
>

/** Writes an order; undefined while another of the kind is open for the dossier (shipment_open_once). */
export async function insertShipment(tx: Tx, row: NewShipment, by: bigint): Promise<Shipment | undefined> {
  const { rows: [inserted] } = await sql<Row>`
    insert into post.shipment as s (code, kind, dossier_id, section_id, carrier_id, party_name, party_phone, address,
      place_id, place_text, fee, cod, state, ordered_at, ordered_by)
    values (${row.code}, ${row.kind}, ${row.dossierId}, ${row.sectionId}, ${row.carrierId}, ${row.partyName},
      ${row.partyPhone}, ${row.address}, ${row.placeId}, ${row.placeText}, ${row.fee}, ${row.cod}, 'ordered',
      ${row.orderedAt}, ${by})
    on conflict (dossier_id, kind) where ended_at is null do nothing returning ${SHIPMENT}`.execute(tx)
  return inserted && shipmentOf(inserted)
}

/** A parcel by its address, held until `tx` ends. */
export async function lockShipment(tx: Tx, publicId: string): Promise<Shipment | undefined> {
  const { rows: [row] } = await sql<Row>`
    select ${SHIPMENT} from post.shipment s where s.public_id = ${publicId} for update`.execute(tx)
  return row && shipmentOf(row)
}

/** A parcel by what was scanned, held until `tx` ends. */
export async function lockByParcelCode(tx: Tx, code: string): Promise<Shipment | undefined> {
  const { rows: [row] } = await sql<Row>`
    select ${SHIPMENT} from post.shipment s where s.code = ${code} for update`.execute(tx)
  return row && shipmentOf(row)
}

/** The parcels of a manifest, or of them those that were taken, held until `tx` ends, in the order of their ids. */
export async function lockParcelsOf(tx: Tx, manifestId: bigint, side: 'given' | 'taken'): Promise<Shipment[]> {
  const { rows } = await sql<Row>`
    select ${SHIPMENT} from post.manifest_item i join post.shipment s on s.id = i.shipment_id
    where i.manifest_id = ${manifestId} and i.dropped_at is null
      ${side === 'taken' ? sql`and i.taken_at is not null` : sql``}
    order by s.id for update of s`.execute(tx)
  return rows.map(shipmentOf)
}

/** A parcel by its address. */
export async function findShipment(db: Db | Tx, publicId: string): Promise<Shipment | undefined> {
  const { rows: [row] } = await sql<Row>`
    select ${SHIPMENT} from post.shipment s where s.public_id = ${publicId}`.execute(db)
  return row && shipmentOf(row)
}

/** A parcel by what was scanned. */
export async function findByParcelCode(db: Db | Tx, code: string): Promise<Shipment | undefined> {
  const { rows: [row] } = await sql<Row>`select ${SHIPMENT} from post.shipment s where s.code = ${code}`.execute(db)
  return row && shipmentOf(row)
}

/** It stands elsewhere now. */
export async function changeShipment(
  tx: Tx, id: bigint,
  { state, attempts, endedAt, receiver, proof }: Pick<Shipment, 'state'>
    & Partial<Pick<Shipment, 'attempts' | 'endedAt' | 'receiver' | 'proof'>>,
): Promise<void> {
  await sql`
    update post.shipment set state = ${state}, attempts = coalesce(${attempts ?? null}::smallint, attempts),
      ended_at = ${endedAt ?? null}::timestamptz, receiver = ${receiver ?? null}::text, proof = ${proof ?? null}::text
    where id = ${id}`.execute(tx)
}

export type AttemptReason = 'nobody-there' | 'wrong-address' | 'refused' | 'asked-for-later' | 'other'

/** Somebody came in vain. */
export async function insertAttempt(
  tx: Tx, row: { shipmentId: bigint; at: Date; by: bigint; why: AttemptReason; note: string },
): Promise<void> {
  await sql`
    insert into post.attempt (shipment_id, at, by_id, why, note)
    values (${row.shipmentId}, ${row.at}, ${row.by}, ${row.why}, ${row.note})`.execute(tx)
}

type Before = { readonly at: Date; readonly id: bigint } | undefined

/** Parcels of these sections, the latest first (shipment_of_section). */
export async function listShipmentsOf(
  db: Db, sectionIds: readonly bigint[], limit: number, before: Before,
): Promise<Shipment[]> {
  const { rows } = await sql<Row>`
    select part.* from unnest(${sectionIds}::bigint[]) as seat(id), lateral (
      select ${SHIPMENT} from post.shipment s where s.section_id = seat.id
        ${before ? sql`and (s.ordered_at, s.id) < (${before.at}, ${before.id})` : sql``}
      order by s.ordered_at desc, s.id desc limit ${limit}) part
    order by ordered_at desc, id desc limit ${limit}`.execute(db)
  return rows.map(shipmentOf)
}

/** Parcels that units of the post are to fetch or to bring, the oldest order first (shipment_of_carrier). */
export async function listToCarry(
  db: Db, carrierIds: readonly bigint[], limit: number, after: Before,
): Promise<Shipment[]> {
  const { rows } = await sql<Row>`
    select part.* from unnest(${carrierIds}::bigint[]) as seat(id), lateral (
      select ${SHIPMENT} from post.shipment s where s.carrier_id = seat.id and s.ended_at is null
        and (s.kind = 'pickup' or s.state <> 'ordered')
        ${after ? sql`and (s.ordered_at, s.id) > (${after.at}, ${after.id})` : sql``}
      order by s.ordered_at, s.id limit ${limit}) part
    order by ordered_at, id limit ${limit}`.execute(db)
  return rows.map(shipmentOf)
}

/** Results of sections that were ordered and lie there still, so that they may go with the next manifest. */
export async function listOrdered(
  tx: Tx, sectionIds: readonly bigint[], carrierId: bigint, limit: number,
): Promise<Shipment[]> {
  const { rows } = await sql<Row>`
    select ${SHIPMENT} from post.shipment s
    where s.carrier_id = ${carrierId} and s.section_id = any(${sectionIds}::bigint[]) and s.ended_at is null
      and s.kind = 'delivery' and s.state = 'ordered'
      and not exists (select from post.carrier_order o
        where o.shipment_id = s.id and o.cancel_asked_at is not null and o.state in ('asking', 'placed'))
    order by s.ordered_at, s.id limit ${limit} for update of s`.execute(tx)
  return rows.map(shipmentOf)
}

/** Which kinds are open for which of these dossiers (shipment_open_once). */
export async function listOpenKinds(
  db: Db | Tx, dossierIds: readonly bigint[],
): Promise<Pick<Shipment, 'dossierId' | 'kind'>[]> {
  const { rows } = await sql<Pick<Shipment, 'dossierId' | 'kind'>>`
    select dossier_id, kind from post.shipment
    where dossier_id = any(${dossierIds}::bigint[]) and ended_at is null`.execute(db)
  return rows
}

/** Of these dossiers where the last parcel with a result stands that was not cancelled (shipment_of_dossier). */
export async function listLastDeliveries(
  db: Db | Tx, dossierIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, ShipmentState>> {
  if (dossierIds.length === 0) return new Map()
  const { rows } = await sql<{ dossierId: bigint; state: ShipmentState }>`
    select d.id as dossier_id, latest.state from unnest(${dossierIds}::bigint[]) as d(id), lateral (
      select s.state from post.shipment s where s.dossier_id = d.id and s.kind = 'delivery' and s.state <> 'cancelled'
      order by s.id desc limit 1) latest`.execute(db)
  return new Map(rows.map(({ dossierId, state }) => [dossierId, state]))
}

/** The parcels of a dossier, the latest first: as many as are told of at once (shipment_of_dossier). */
export async function listShipmentsOfDossier(db: Db, dossierId: bigint, limit: number): Promise<Shipment[]> {
  const { rows } = await sql<Row>`
    select ${SHIPMENT} from post.shipment s where s.dossier_id = ${dossierId}
    order by s.id desc limit ${limit}`.execute(db)
  return rows.map(shipmentOf)
}

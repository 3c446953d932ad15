import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { News } from '../domain/carrier-news.ts'
import type { AttemptReason, ParcelProof } from './shipments.ts'

/** Something that the carrier said of a parcel, and what came of it. */
export interface CarrierEvent {
  readonly id: bigint
  readonly shipmentId: bigint
  readonly number: string
  readonly news: News
  readonly at: Date
  readonly heardAt: Date
  readonly source: 'callback' | 'asked'
  readonly receiver: string | null
  readonly proof: ParcelProof | null
  readonly why: AttemptReason | null
  readonly state: 'waiting' | 'done' | 'passed' | 'unfit'
  readonly tries: number
  readonly refused: string | null
}

/** An order at the carrier's own system. */
export interface CarrierOrder {
  readonly shipmentId: bigint
  readonly state: 'placed' | 'refused' | 'cancelled' | 'kept' | 'over'
  readonly reference: string | null
}

const EVENT = sql`e.id, e.shipment_id, e.number, e.news, e.at, e.heard_at, e.source, e.receiver, e.proof, e.why, e.state,
  e.tries, e.refused`

/** Parcels that are ordered here and not at the carrier yet, the oldest first (shipment_of_carrier). */
export async function listToPlace(db: Db, carrierId: bigint, limit: number): Promise<string[]> {
  const { rows } = await sql<{ publicId: string }>`
    select s.public_id from post.shipment s
    where s.carrier_id = ${carrierId} and s.ended_at is null and s.state = 'ordered'
      and not exists (select from post.carrier_order o where o.shipment_id = s.id)
    order by s.ordered_at, s.id limit ${limit}`.execute(db)
  return rows.map(({ publicId }) => publicId)
}

/** Writes that the carrier took an order, or would not; false where that stands already. */
export async function insertCarrierOrder(tx: Tx, row: CarrierOrder, at: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into post.carrier_order (shipment_id, state, reference, placed_at)
    values (${row.shipmentId}, ${row.state}, ${row.reference}::text, ${at})
    on conflict (shipment_id) do nothing returning shipment_id`.execute(tx)
  return rows.length > 0
}

/** Orders that stand at the carrier and were cancelled here (carrier_order_to_ask). */
export async function listToCancel(
  db: Db, limit: number,
): Promise<{ readonly publicId: string; readonly code: string }[]> {
  const { rows } = await sql<{ publicId: string; code: string }>`
    select s.public_id, s.code from post.carrier_order o join post.shipment s on s.id = o.shipment_id
    where o.state = 'placed' and s.state = 'cancelled'
    order by o.asked_at nulls first, o.shipment_id limit ${limit}`.execute(db)
  return rows
}

/** Taken back at the carrier, or kept there; false where that stands already. */
export async function endCarrierOrder(tx: Tx, shipmentId: bigint, state: 'cancelled' | 'kept'): Promise<boolean> {
  const { rows } = await sql`
    update post.carrier_order set state = ${state} where shipment_id = ${shipmentId} and state = 'placed'
    returning shipment_id`.execute(tx)
  return rows.length > 0
}

/** Of parcels that ended otherwise than by being cancelled the carrier is asked no more. */
export async function endOrdersOver(tx: Tx, limit: number): Promise<void> {
  await sql`
    update post.carrier_order set state = 'over' where shipment_id in (
      select o.shipment_id from post.carrier_order o join post.shipment s on s.id = o.shipment_id
      where o.state = 'placed' and s.ended_at is not null and s.state <> 'cancelled' limit ${limit})`.execute(tx)
}

/** Parcels under way of which the carrier was not asked since then, the longest first (carrier_order_to_ask). */
export async function listToAsk(
  db: Db, before: Date, limit: number,
): Promise<{ readonly shipmentId: bigint; readonly code: string }[]> {
  const { rows } = await sql<{ shipmentId: bigint; code: string }>`
    select o.shipment_id, s.code from post.carrier_order o join post.shipment s on s.id = o.shipment_id
    where o.state = 'placed' and s.ended_at is null and o.placed_at <= ${before}
      and (o.asked_at is null or o.asked_at <= ${before})
    order by o.asked_at nulls first, o.shipment_id limit ${limit}`.execute(db)
  return rows
}

/** It was asked. */
export async function noteCarrierAsked(tx: Tx, shipmentId: bigint, at: Date): Promise<void> {
  await sql`update post.carrier_order set asked_at = ${at} where shipment_id = ${shipmentId}`.execute(tx)
}

export type NewCarrierEvent =
  Pick<CarrierEvent, 'shipmentId' | 'number' | 'news' | 'at' | 'heardAt' | 'source' | 'receiver' | 'proof' | 'why'>

/** Keeps what was said; undefined where it was said before (carrier_event_told_once). */
export async function insertCarrierEvent(tx: Tx, row: NewCarrierEvent): Promise<bigint | undefined> {
  const { rows: [inserted] } = await sql<{ id: bigint }>`
    insert into post.carrier_event (shipment_id, number, news, at, heard_at, source, receiver, proof, why, state, due_at)
    values (${row.shipmentId}, ${row.number}, ${row.news}, ${row.at}, ${row.heardAt}, ${row.source},
      ${row.receiver}::text, ${row.proof}::text, ${row.why}::text, 'waiting', ${row.heardAt})
    on conflict (shipment_id, number) do nothing returning id`.execute(tx)
  return inserted?.id
}

/** The event of that number of a parcel. */
export async function findCarrierEvent(tx: Tx, shipmentId: bigint, number: string): Promise<bigint | undefined> {
  const { rows: [row] } = await sql<{ id: bigint }>`
    select id from post.carrier_event where shipment_id = ${shipmentId} and number = ${number}`.execute(tx)
  return row?.id
}

/** What waits and is due, in the order in which it happened (carrier_event_due). */
export async function listNewsDue(db: Db, now: Date, limit: number): Promise<{ readonly id: bigint }[]> {
  const { rows } = await sql<{ id: bigint }>`
    select id from (
      select id, at from post.carrier_event where state = 'waiting' and due_at <= ${now}
      order by due_at, at, id limit ${limit}) due
    order by at, id`.execute(db)
  return rows
}

/** One that waits, with the address of its parcel; held until `tx` ends, and left to whoever has it already. */
export async function lockWaitingNews(
  tx: Tx, id: bigint,
): Promise<CarrierEvent & { readonly shipment: string } | undefined> {
  const { rows: [row] } = await sql<CarrierEvent & { shipment: string }>`
    select ${EVENT}, s.public_id as shipment from post.carrier_event e join post.shipment s on s.id = e.shipment_id
    where e.id = ${id} and e.state = 'waiting' for update of e skip locked`.execute(tx)
  return row
}

/** One that waits: since when, and how often it was tried. */
export async function findWaitingNews(
  tx: Tx, id: bigint,
): Promise<{ readonly heardAt: Date; readonly tries: number } | undefined> {
  const { rows: [row] } = await sql<{ heardAt: Date; tries: number }>`
    select heard_at, tries from post.carrier_event where id = ${id} and state = 'waiting'`.execute(tx)
  return row
}

/** What came of it. */
export async function settleNews(tx: Tx, id: bigint, state: 'done' | 'passed' | 'unfit'): Promise<void> {
  await sql`update post.carrier_event set state = ${state}, due_at = null where id = ${id}`.execute(tx)
}

/** It is tried again later, and why it was not done. */
export async function putOffNews(tx: Tx, id: bigint, dueAt: Date, refused: string): Promise<void> {
  await sql`
    update post.carrier_event set due_at = ${dueAt}, tries = least(tries + 1, 30000), refused = ${refused}
    where id = ${id}`.execute(tx)
}

/** Of a parcel, what waits besides is tried at once: something before it has come. */
export async function hastenNews(tx: Tx, shipmentId: bigint, now: Date): Promise<void> {
  await sql`
    update post.carrier_event set due_at = ${now}
    where shipment_id = ${shipmentId} and state = 'waiting' and due_at > ${now}`.execute(tx)
}

export type NoticeKept = 'kept' | 'known' | 'parcel-unknown' | 'forged' | 'stale' | 'unreadable'

/** Keeps that something came at the door, and what it was. */
export async function insertCarrierNotice(
  tx: Tx,
  row: {
    readonly heardAt: Date; readonly outcome: NoticeKept; readonly bodyHash: Buffer; readonly eventId: bigint | null
  },
): Promise<void> {
  await sql`
    insert into post.carrier_notice (heard_at, outcome, body_hash, event_id)
    values (${row.heardAt}, ${row.outcome}, ${row.bodyHash}, ${row.eventId}::bigint)`.execute(tx)
}

/** What the carrier's own system knows of parcels: its order, the latest word, and whether a word waits. */
export interface CarrierView extends CarrierOrder {
  readonly news: News | null
  readonly newsAt: Date | null
  readonly stuck: string | null
}

/** Of these parcels those that it was asked for (carrier_event_of_shipment). */
export async function listCarrierViews(
  db: Db, shipmentIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, CarrierView>> {
  if (shipmentIds.length === 0) return new Map()
  const { rows } = await sql<CarrierView>`
    select o.shipment_id, o.state, o.reference, last.news, last.at as news_at, stuck.refused as stuck
    from post.carrier_order o
      left join lateral (select news, at from post.carrier_event e where e.shipment_id = o.shipment_id
        order by e.at desc, e.id desc limit 1) last on true
      left join lateral (select refused from post.carrier_event e where e.shipment_id = o.shipment_id
        and e.refused is not null and e.state in ('waiting', 'unfit') order by e.at, e.id limit 1) stuck on true
    where o.shipment_id = any(${shipmentIds}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [row.shipmentId, row]))
}

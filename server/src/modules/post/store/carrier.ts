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
  readonly state: 'asking' | 'placed' | 'refused' | 'cancelled' | 'kept' | 'over'
  readonly reference: string | null
}

const EVENT = sql`e.id, e.shipment_id, e.number, e.news, e.at, e.heard_at, e.source, e.receiver, e.proof, e.why, e.state,
  e.tries, e.refused`

/**
 * Parcels that are ordered here and not at the carrier yet, the oldest first (shipment_of_carrier): also those that a
 * section has given it meanwhile, which its own system would else never hear of.
 */
export async function listToPlace(
  db: Db, carrierId: bigint, now: Date, limit: number,
): Promise<{ readonly publicId: string; readonly tries: number }[]> {
  const { rows } = await sql<{ publicId: string; tries: number }>`
    select s.public_id, coalesce(o.tries, 0) as tries
    from post.shipment s left join post.carrier_order o on o.shipment_id = s.id
    where s.carrier_id = ${carrierId} and s.ended_at is null
      and (s.state = 'ordered' or s.kind = 'delivery' and s.state = 'handed-over')
      and (o.shipment_id is null
        or o.state = 'asking' and o.cancel_asked_at is null and (o.due_at is null or o.due_at <= ${now}))
    order by s.ordered_at, s.id limit ${limit}`.execute(db)
  return rows
}

/** Writes that the carrier is asked to take a parcel; false where it was asked before. */
export async function insertAsking(tx: Tx, shipmentId: bigint, at: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into post.carrier_order (shipment_id, state, placed_at) values (${shipmentId}, 'asking', ${at})
    on conflict (shipment_id) do nothing returning shipment_id`.execute(tx)
  return rows.length > 0
}

/** The order of a parcel, and since when it is to be taken back; undefined where the carrier was never asked. */
export async function findCarrierOrder(
  tx: Tx, shipmentId: bigint,
): Promise<CarrierOrder & { readonly cancelAskedAt: Date | null } | undefined> {
  const { rows: [row] } = await sql<CarrierOrder & { cancelAskedAt: Date | null }>`
    select shipment_id, state, reference, cancel_asked_at from post.carrier_order
    where shipment_id = ${shipmentId}`.execute(tx)
  return row
}

/**
 * What the carrier answered to an order, its number or none; false where that stands already. An answer that comes
 * after the order was given up here stands, too, so that it is taken back there.
 */
export async function answerCarrierOrder(
  tx: Tx, { shipmentId, state, reference }: CarrierOrder, at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update post.carrier_order
    set state = ${state}, reference = ${reference}::text, placed_at = ${at}, tries = 0, due_at = null
    where shipment_id = ${shipmentId} and (state = 'asking' or state = 'cancelled' and ${state} = 'placed')
    returning shipment_id`.execute(tx)
  return rows.length > 0
}

/** It failed at this one order, which is tried again later. */
export async function putOffOrder(tx: Tx, shipmentId: bigint, dueAt: Date): Promise<void> {
  await sql`
    update post.carrier_order set due_at = ${dueAt}, tries = least(tries + 1, 30000)
    where shipment_id = ${shipmentId}`.execute(tx)
}

/** An order that the carrier has, or may have, is to be taken back; whether there is one. */
export async function askToCancel(tx: Tx, shipmentId: bigint, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update post.carrier_order set cancel_asked_at = ${at}, tries = 0, due_at = null,
      state = case when reference is null then 'asking' else 'placed' end
    where shipment_id = ${shipmentId} and state in ('asking', 'placed', 'kept') returning shipment_id`.execute(tx)
  return rows.length > 0
}

/** What is asked to be taken back and was not answered yet, of orders `o`. */
const CANCEL_ASKED = sql`o.cancel_asked_at is not null and o.state in ('asking', 'placed')`

/** Of these parcels those of which the carrier has not said whether it takes them back. */
export async function listCancelAsked(
  db: Db | Tx, shipmentIds: readonly bigint[],
): Promise<ReadonlySet<bigint>> {
  const { rows } = await sql<{ shipmentId: bigint }>`
    select o.shipment_id from post.carrier_order o
    where o.shipment_id = any(${shipmentIds}::bigint[]) and ${CANCEL_ASKED}`.execute(db)
  return new Set(rows.map(({ shipmentId }) => shipmentId))
}

export interface ToCancel extends Pick<CarrierOrder, 'shipmentId' | 'state'> {
  readonly publicId: string
  readonly code: string
  readonly tries: number
}

/** Orders that the carrier has or may have, and that are to be taken back (carrier_order_to_end). */
export async function listToCancel(db: Db, now: Date, limit: number): Promise<ToCancel[]> {
  const { rows } = await sql<ToCancel>`
    select o.shipment_id, o.state, o.tries, s.public_id, s.code
    from post.carrier_order o join post.shipment s on s.id = o.shipment_id
    where o.state in ('asking', 'placed') and (o.due_at is null or o.due_at <= ${now})
      and (s.state = 'cancelled' or o.cancel_asked_at is not null and s.state in ('ordered', 'failed-attempt'))
    order by o.shipment_id limit ${limit}`.execute(db)
  return rows
}

/** Parcels that wait for the carrier to agree that they are cancelled, and may still be (carrier_order_to_end). */
export async function listToCancelHere(db: Db, limit: number): Promise<{ readonly publicId: string }[]> {
  const { rows } = await sql<{ publicId: string }>`
    select s.public_id from post.carrier_order o join post.shipment s on s.id = o.shipment_id
    where ${CANCEL_ASKED} and s.state in ('ordered', 'failed-attempt') order by o.shipment_id limit ${limit}`.execute(db)
  return rows
}

/** Nobody is asked any more whether it is taken back. */
export async function forgetCancelAsked(tx: Tx, shipmentId: bigint): Promise<void> {
  await sql`update post.carrier_order set cancel_asked_at = null where shipment_id = ${shipmentId}`.execute(tx)
}

/** Taken back at the carrier, or kept there; false where that stands already. */
export async function endCarrierOrder(tx: Tx, shipmentId: bigint, state: 'cancelled' | 'kept'): Promise<boolean> {
  const { rows } = await sql`
    update post.carrier_order set state = ${state}, tries = 0, due_at = null
    where shipment_id = ${shipmentId} and state in ('asking', 'placed') returning shipment_id`.execute(tx)
  return rows.length > 0
}

/** Of parcels that ended otherwise than by being cancelled the carrier is asked no more. */
export async function endOrdersOver(tx: Tx, limit: number): Promise<void> {
  await sql`
    update post.carrier_order set state = 'over' where shipment_id in (
      select o.shipment_id from post.carrier_order o join post.shipment s on s.id = o.shipment_id
      where o.state in ('placed', 'kept') and s.ended_at is not null and s.state <> 'cancelled' limit ${limit})`.execute(tx)
}

/** Parcels under way of which the carrier was not asked since then, the longest first (carrier_order_to_ask). */
export async function listToAsk(
  db: Db, before: Date, limit: number,
): Promise<{ readonly shipmentId: bigint; readonly code: string }[]> {
  const { rows } = await sql<{ shipmentId: bigint; code: string }>`
    select o.shipment_id, s.code from post.carrier_order o join post.shipment s on s.id = o.shipment_id
    where o.state in ('placed', 'kept') and s.ended_at is null and o.placed_at <= ${before}
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

/**
 * Of parcels, what waits is tried at once: something before it has come. What somebody has in hand this moment is left
 * to them: they wait for the parcel, and find it as it is then.
 */
export async function hastenNews(tx: Tx, shipmentIds: readonly bigint[], now: Date): Promise<void> {
  await sql`
    update post.carrier_event set due_at = ${now} where id in (
      select id from post.carrier_event
      where shipment_id = any(${shipmentIds}::bigint[]) and state = 'waiting' and due_at > ${now}
      for update skip locked)`.execute(tx)
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
  /** It never became so here, or something that does not pass by itself stands in the way. */
  readonly isStuck: boolean
  readonly isCancelAsked: boolean
}

/** Of these parcels those that it was asked for (carrier_event_of_shipment). */
export async function listCarrierViews(
  db: Db, shipmentIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, CarrierView>> {
  if (shipmentIds.length === 0) return new Map()
  const { rows } = await sql<CarrierView>`
    select o.shipment_id, o.state, o.reference, last.news, last.at as news_at,
      ${CANCEL_ASKED} as is_cancel_asked,
      exists (select from post.carrier_event e where e.shipment_id = o.shipment_id
        and (e.state = 'unfit' or e.state = 'waiting' and e.refused <> 'news-too-early')) as is_stuck
    from post.carrier_order o
      left join lateral (select news, at from post.carrier_event e where e.shipment_id = o.shipment_id
        order by e.at desc, e.id desc limit 1) last on true
    where o.shipment_id = any(${shipmentIds}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [row.shipmentId, row]))
}

/** When the carrier last said something of a parcel, asked or not; null where it never did. */
export async function lastHeardOfCarrier(db: Db): Promise<Date | null> {
  const { rows: [row] } = await sql<{ heardAt: Date }>`
    select heard_at from post.carrier_event order by id desc limit 1`.execute(db)
  return row?.heardAt ?? null
}

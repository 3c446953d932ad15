import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

export type ManifestWay = 'to-post' | 'from-post'

/** What one side gives the other at one time. */
export interface Manifest {
  readonly id: bigint
  readonly publicId: string
  readonly code: string
  readonly way: ManifestWay
  readonly sectionId: bigint
  readonly carrierId: bigint
  readonly state: 'open' | 'closed' | 'received'
  readonly openedAt: Date
  readonly openedBy: bigint
  readonly closedAt: Date | null
  readonly closedBy: bigint | null
  readonly receivedAt: Date | null
  readonly receivedBy: bigint | null
}

/** A parcel on it, and who has scanned it. */
export interface ManifestItem {
  readonly shipmentId: bigint
  readonly code: string
  readonly partyName: string
  readonly address: string
  readonly placeText: string
  readonly fee: number
  readonly cod: number
  readonly givenAt: Date | null
  readonly takenAt: Date | null
  readonly missingAt: Date | null
  readonly lostAt: Date | null
}

const MANIFEST = sql`id, public_id, code, way, section_id, carrier_id, state, opened_at, opened_by, closed_at,
  closed_by, received_at, received_by`

/** Begins one; undefined while another of that way is open between the two (manifest_open_once). */
export async function insertManifest(
  tx: Tx, row: Pick<Manifest, 'code' | 'way' | 'sectionId' | 'carrierId' | 'openedAt' | 'openedBy'>,
): Promise<Manifest | undefined> {
  const { rows: [inserted] } = await sql<Manifest>`
    insert into post.manifest (code, way, section_id, carrier_id, state, opened_at, opened_by)
    values (${row.code}, ${row.way}, ${row.sectionId}, ${row.carrierId}, 'open', ${row.openedAt}, ${row.openedBy})
    on conflict (section_id, carrier_id, way) where state = 'open' do nothing returning ${MANIFEST}`.execute(tx)
  return inserted
}

/** A manifest, held until `tx` ends: two who scan at once scan one after the other. */
export async function lockManifest(tx: Tx, publicId: string): Promise<Manifest | undefined> {
  const { rows: [row] } = await sql<Manifest>`
    select ${MANIFEST} from post.manifest where public_id = ${publicId} for update`.execute(tx)
  return row
}

/** A manifest by its address. */
export async function findManifest(db: Db | Tx, publicId: string): Promise<Manifest | undefined> {
  const { rows: [row] } = await sql<Manifest>`
    select ${MANIFEST} from post.manifest where public_id = ${publicId}`.execute(db)
  return row
}

/** Manifests of sections or of the post, the latest first (manifest_of_section, manifest_of_carrier). */
export async function listManifests(
  db: Db, unitIds: readonly bigint[], limit: number, before: bigint | undefined,
): Promise<Manifest[]> {
  const side = (column: 'section_id' | 'carrier_id') => sql`
    (select part.* from unnest(${unitIds}::bigint[]) as seat(id), lateral (
      select ${MANIFEST} from post.manifest m where m.${sql.ref(column)} = seat.id
        ${before === undefined ? sql`` : sql`and m.id < ${before}`}
      order by m.id desc limit ${limit}) part)`
  const { rows } = await sql<Manifest>`
    select * from (${side('section_id')} union ${side('carrier_id')}) both_sides
    order by id desc limit ${limit}`.execute(db)
  return rows
}

/** Given away. */
export async function closeManifestRow(tx: Tx, id: bigint, at: Date, by: bigint): Promise<void> {
  await sql`
    update post.manifest set state = 'closed', closed_at = ${at}, closed_by = ${by} where id = ${id}`.execute(tx)
}

/** Everything on it was acknowledged. */
export async function receiveManifestRow(tx: Tx, id: bigint, at: Date, by: bigint): Promise<void> {
  await sql`
    update post.manifest set state = 'received', received_at = ${at}, received_by = ${by} where id = ${id}`.execute(tx)
}

/** Puts parcels on the list, not scanned yet; those under way elsewhere stay away (manifest_item_under_way_once). */
export async function expectItems(tx: Tx, manifestId: bigint, shipmentIds: readonly bigint[]): Promise<void> {
  await sql`
    insert into post.manifest_item (manifest_id, shipment_id)
    select ${manifestId}, id from unnest(${shipmentIds}::bigint[]) as s(id) on conflict do nothing`.execute(tx)
}

/** Where a parcel stands on this manifest, and whether it is under way by another. */
export async function findItem(
  tx: Tx, manifestId: bigint, shipmentId: bigint,
): Promise<{
  readonly given: boolean; readonly taken: boolean; readonly dropped: boolean; readonly elsewhere: boolean
  readonly missing: boolean; readonly lost: boolean
}> {
  type Found = { isHere: boolean; given: boolean; taken: boolean; dropped: boolean; missing: boolean; lost: boolean }
  const { rows } = await sql<Found>`
    select manifest_id = ${manifestId} as is_here, given_at is not null as given, taken_at is not null as taken,
      dropped_at is not null as dropped, missing_at is not null as missing, lost_at is not null as lost
    from post.manifest_item where shipment_id = ${shipmentId}
      and (manifest_id = ${manifestId} or (taken_at is null and dropped_at is null and lost_at is null))`.execute(tx)
  const here = rows.find(({ isHere }) => isHere)
  return {
    given: here?.given ?? false, taken: here?.taken ?? false, dropped: here?.dropped ?? here === undefined,
    missing: here?.missing ?? false, lost: here?.lost ?? false, elsewhere: rows.some(({ isHere }) => !isHere),
  }
}

/** Scanned by whoever gives it; one that was taken off comes on again. */
export async function giveItem(tx: Tx, manifestId: bigint, shipmentId: bigint, at: Date, by: bigint): Promise<void> {
  await sql`
    insert into post.manifest_item (manifest_id, shipment_id, given_at, given_by)
    values (${manifestId}, ${shipmentId}, ${at}, ${by})
    on conflict (manifest_id, shipment_id) do update set given_at = excluded.given_at, given_by = excluded.given_by,
      dropped_at = null, dropped_by = null`.execute(tx)
}

/** Scanned by whoever takes it. */
export async function takeItem(tx: Tx, manifestId: bigint, shipmentId: bigint, at: Date, by: bigint): Promise<void> {
  await sql`
    update post.manifest_item set taken_at = ${at}, taken_by = ${by}
    where manifest_id = ${manifestId} and shipment_id = ${shipmentId}`.execute(tx)
}

/** Taken off the list: it is not there. */
export async function dropItem(tx: Tx, manifestId: bigint, shipmentId: bigint, at: Date, by: bigint): Promise<void> {
  await sql`
    update post.manifest_item set dropped_at = ${at}, dropped_by = ${by}
    where manifest_id = ${manifestId} and shipment_id = ${shipmentId}`.execute(tx)
}

interface Said { readonly at: Date; readonly by: bigint; readonly why: string }

/** It was given and is not there. */
export async function missItem(tx: Tx, manifestId: bigint, shipmentId: bigint, { at, by, why }: Said): Promise<void> {
  await sql`
    update post.manifest_item set missing_at = ${at}, missing_by = ${by}, missing_why = ${why}
    where manifest_id = ${manifestId} and shipment_id = ${shipmentId}`.execute(tx)
}

/** Nobody looks for it any more. */
export async function loseItem(tx: Tx, manifestId: bigint, shipmentId: bigint, { at, by, why }: Said): Promise<void> {
  await sql`
    update post.manifest_item set lost_at = ${at}, lost_by = ${by}, lost_why = ${why}
    where manifest_id = ${manifestId} and shipment_id = ${shipmentId}`.execute(tx)
}

/** What stands on it, in the order of the codes. */
export async function listItems(db: Db | Tx, manifestId: bigint): Promise<ManifestItem[]> {
  const { rows } = await sql<Omit<ManifestItem, 'fee' | 'cod'> & { fee: bigint; cod: bigint }>`
    select i.shipment_id, s.code, s.party_name, s.address, s.place_text, s.fee, s.cod, i.given_at, i.taken_at,
      i.missing_at, i.lost_at
    from post.manifest_item i join post.shipment s on s.id = i.shipment_id
    where i.manifest_id = ${manifestId} and i.dropped_at is null order by s.code limit 500`.execute(db)
  return rows.map(({ fee, cod, ...item }) => ({ ...item, fee: Number(fee), cod: Number(cod) }))
}

/**
 * The codes of what one side has neither scanned yet nor said to be missing, the first fifty; none only if there is
 * none.
 */
export async function listMissing(tx: Tx, manifestId: bigint, side: 'giver' | 'taker'): Promise<string[]> {
  const column = sql.ref(side === 'giver' ? 'given_at' : 'taken_at')
  const { rows } = await sql<{ code: string }>`
    select s.code from post.manifest_item i join post.shipment s on s.id = i.shipment_id
    where i.manifest_id = ${manifestId} and i.dropped_at is null and ${column} is null
      and i.missing_at is null order by s.code limit 50`.execute(tx)
  return rows.map(({ code }) => code)
}

export interface ManifestCounts {
  readonly all: number
  readonly given: number
  readonly taken: number
  /** Given and not come, lost ones included. */
  readonly missing: number
}

/** How many there are and how many of them each side has scanned, by manifest. */
export async function countItems(
  db: Db, manifestIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, ManifestCounts>> {
  const { rows } = await sql<ManifestCounts & { readonly manifestId: bigint }>`
    select manifest_id, count(*)::int as all, count(given_at)::int as given, count(taken_at)::int as taken,
      count(*) filter (where missing_at is not null and taken_at is null)::int as missing
    from post.manifest_item where manifest_id = any(${manifestIds}::bigint[]) and dropped_at is null
    group by manifest_id`.execute(db)
  return new Map(rows.map(({ manifestId, ...counts }) => [manifestId, counts]))
}

/** The manifest on which a parcel is under way or waits. */
export async function findOpenItem(tx: Tx, shipmentId: bigint): Promise<bigint | undefined> {
  const { rows: [row] } = await sql<{ manifestId: bigint }>`
    select manifest_id from post.manifest_item
    where shipment_id = ${shipmentId} and taken_at is null and dropped_at is null and lost_at is null`.execute(tx)
  return row?.manifestId
}

/** The manifest of a way that is open between the two; undefined if none is. */
export async function findOpenManifest(
  tx: Tx, { sectionId, carrierId, way }: Pick<Manifest, 'sectionId' | 'carrierId' | 'way'>,
): Promise<string | undefined> {
  const { rows: [row] } = await sql<{ publicId: string }>`
    select public_id from post.manifest
    where section_id = ${sectionId} and carrier_id = ${carrierId} and way = ${way} and state = 'open'`.execute(tx)
  return row?.publicId
}

/** The closed manifest by which a parcel is on its way to whoever takes it (manifest_item_under_way_once). */
export async function findUnderWay(
  tx: Tx, shipmentId: bigint,
): Promise<{ readonly id: bigint; readonly publicId: string } | undefined> {
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    select m.id, m.public_id from post.manifest_item i join post.manifest m on m.id = i.manifest_id
    where i.shipment_id = ${shipmentId} and i.dropped_at is null and i.lost_at is null and m.state = 'closed'
    order by m.id desc limit 1`.execute(tx)
  return row
}

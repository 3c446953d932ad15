import { sql } from 'kysely'
import type { Dong } from '../../../kernel/money.ts'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { DelegatedTask } from '../domain/delegation.ts'
import type { MonthLine, SettlementSide } from '../domain/settlement.ts'

export interface Settlement {
  readonly id: bigint
  readonly publicId: string
  readonly agencyId: bigint
  readonly postUnitId: bigint
  readonly until: Day
  /** Whole đồng by the rows, and as whoever proposed has counted. */
  readonly prices: Dong
  readonly cod: Dong
  readonly statedPrices: Dong
  readonly statedCod: Dong
  readonly differenceWhy: string | null
  readonly side: SettlementSide
  readonly proposedAt: Date
  readonly proposedBy: bigint
  readonly state: 'proposed' | 'agreed' | 'declined'
  readonly decidedAt: Date | null
  readonly decidedBy: bigint | null
  readonly declinedWhy: string | null
}

type Row = Omit<Settlement, 'prices' | 'cod' | 'statedPrices' | 'statedCod'>
  & { readonly [A in 'prices' | 'cod' | 'statedPrices' | 'statedCod']: bigint }

const SETTLEMENT = sql`s.id, s.public_id, s.agency_id, s.post_unit_id, s.until::text, s.prices, s.cod, s.stated_prices,
  s.stated_cod, s.difference_why, s.side, s.proposed_at, s.proposed_by, s.state, s.decided_at, s.decided_by,
  s.declined_why`

function settlementOf({ prices, cod, statedPrices, statedCod, ...row }: Row): Settlement {
  return {
    ...row, prices: Number(prices), cod: Number(cod), statedPrices: Number(statedPrices), statedCod: Number(statedCod),
  }
}

/** Between whom something stands open: an agency, or a section of one, and a unit of the post. */
export interface OpenLine extends MonthLine {
  readonly unitId: bigint
  readonly postUnitId: bigint
}

type LineRow = Omit<OpenLine, 'count' | 'amount' | 'price'>
  & { readonly count: bigint; readonly amount: bigint; readonly price: bigint | null }
const MONTH_END = (at: string) => sql`
  ((date_trunc('month', ${sql.ref(at)} at time zone 'Asia/Ho_Chi_Minh') + interval '1 month')::date - 1)::text`
const lineOf = ({ count, amount, price, ...row }: LineRow): OpenLine =>
  ({ ...row, price: price === null ? null : Number(price), count: Number(count), amount: Number(amount) })

/** Deeds before a moment that are in no settlement, by agency, unit of the post, month, task and price. */
export async function sumOpenDeeds(
  db: Db, between: { readonly agencyIds: readonly bigint[] | undefined; readonly postUnitIds: readonly bigint[] },
  before: Date,
): Promise<OpenLine[]> {
  const { rows } = await sql<LineRow>`
    select g.agency_id as unit_id, g.post_unit_id, ${MONTH_END('d.at')} as until, d.task as what, d.price, count(*) as count,
      sum(d.price)::bigint as amount
    from post.delegation g join post.delegated_deed d on d.delegation_id = g.id and d.settlement_id is null
      and d.at < ${before}
    where g.post_unit_id = any(${between.postUnitIds}::bigint[])
      ${between.agencyIds ? sql`and g.agency_id = any(${between.agencyIds}::bigint[])` : sql``}
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5 limit 5000`.execute(db)
  return rows.map(lineOf)
}

/** Money that was collected before a moment and is in no settlement, by section, unit of the post and month. */
export async function sumOpenMoney(
  db: Db, between: { readonly sectionIds: readonly bigint[] | undefined; readonly postUnitIds: readonly bigint[] },
  before: Date,
): Promise<OpenLine[]> {
  const { rows } = await sql<LineRow>`
    select s.section_id as unit_id, s.carrier_id as post_unit_id, ${MONTH_END('s.ended_at')} as until, 'cod' as what,
      null::bigint as price, count(*) as count, sum(s.cod)::bigint as amount
    from post.shipment s
    where s.carrier_id = any(${between.postUnitIds}::bigint[]) and s.settlement_id is null and s.state = 'delivered'
      and s.kind = 'delivery' and s.cod > 0 and s.ended_at < ${before}
      ${between.sectionIds ? sql`and s.section_id = any(${between.sectionIds}::bigint[])` : sql``}
    group by 1, 2, 3 order by 1, 2, 3 limit 5000`.execute(db)
  return rows.map(lineOf)
}

export type NewSettlement = Omit<Settlement, 'id' | 'publicId' | 'state' | 'decidedAt' | 'decidedBy' | 'declinedWhy'>

/** What a settlement takes in: rows before a moment that are in none. Held, so that no other takes them. */
export async function lockOpenRows(
  tx: Tx, between: {
    readonly agencyIds: readonly bigint[]; readonly sectionIds: readonly bigint[]
    readonly postUnitIds: readonly bigint[]
  }, before: Date,
): Promise<{
  readonly deeds: readonly { readonly id: bigint; readonly amount: Dong }[]
  readonly parcels: readonly { readonly id: bigint; readonly amount: Dong }[]
}> {
  type Held = { readonly id: bigint; readonly amount: bigint }
  const { rows: deeds } = await sql<Held>`
    select d.id, d.price as amount from post.delegated_deed d join post.delegation g on g.id = d.delegation_id
    where g.agency_id = any(${between.agencyIds}::bigint[])
      and g.post_unit_id = any(${between.postUnitIds}::bigint[]) and d.settlement_id is null and d.at < ${before} order by d.id for update of d`.execute(tx)
  const { rows: parcels } = await sql<Held>`
    select s.id, s.cod as amount from post.shipment s
    where s.section_id = any(${between.sectionIds}::bigint[]) and s.carrier_id = any(${between.postUnitIds}::bigint[])
      and s.settlement_id is null and s.state = 'delivered' and s.kind = 'delivery' and s.cod > 0
      and s.ended_at < ${before} order by s.id for update of s`.execute(tx)
  const plain = ({ id, amount }: Held) => ({ id, amount: Number(amount) })
  return { deeds: deeds.map(plain), parcels: parcels.map(plain) }
}

/** Proposes one with its rows; undefined while another is open between the two (settlement_open_once). */
export async function insertSettlement(
  tx: Tx, row: NewSettlement, deedIds: readonly bigint[], parcelIds: readonly bigint[],
): Promise<Settlement | undefined> {
  const { rows: [inserted] } = await sql<Row>`
    insert into post.settlement as s (agency_id, post_unit_id, until, prices, cod, stated_prices, stated_cod,
      difference_why, side, proposed_at, proposed_by, state)
    values (${row.agencyId}, ${row.postUnitId}, ${row.until}, ${row.prices}, ${row.cod}, ${row.statedPrices},
      ${row.statedCod}, ${row.differenceWhy}, ${row.side}, ${row.proposedAt}, ${row.proposedBy}, 'proposed')
    on conflict (agency_id, post_unit_id) where state = 'proposed' do nothing returning ${SETTLEMENT}`.execute(tx)
  if (!inserted) return undefined
  await sql`update post.delegated_deed set settlement_id = ${inserted.id} where id = any(${deedIds}::bigint[])`.execute(tx)
  await sql`update post.shipment set settlement_id = ${inserted.id} where id = any(${parcelIds}::bigint[])`.execute(tx)
  return settlementOf(inserted)
}

/** One by its address, held until `tx` ends. */
export async function lockSettlement(tx: Tx, publicId: string): Promise<Settlement | undefined> {
  const { rows: [row] } = await sql<Row>`
    select ${SETTLEMENT} from post.settlement s where s.public_id = ${publicId} for update`.execute(tx)
  return row && settlementOf(row)
}

/** One by its address. */
export async function findSettlement(db: Db, publicId: string): Promise<Settlement | undefined> {
  const { rows: [row] } = await sql<Row>`
    select ${SETTLEMENT} from post.settlement s where s.public_id = ${publicId}`.execute(db)
  return row && settlementOf(row)
}

/** Agreed, or declined with a reason: then its rows wait for the next, and it is kept which they were. */
export async function decideSettlementRow(
  tx: Tx, id: bigint, { at, by, declinedWhy }: { at: Date; by: bigint; declinedWhy: string | null },
): Promise<void> {
  const state = declinedWhy === null ? 'agreed' : 'declined'
  await sql`
    update post.settlement set state = ${state}, decided_at = ${at}, decided_by = ${by}, declined_why = ${declinedWhy}
    where id = ${id}`.execute(tx)
  if (state === 'agreed') return
  await sql`
    insert into post.declined_row (settlement_id, deed_id, shipment_id)
    select ${id}::bigint, d.id, null::bigint from post.delegated_deed d where d.settlement_id = ${id}
    union all
    select ${id}, null, s.id from post.shipment s where s.settlement_id = ${id}`.execute(tx)
  await sql`update post.delegated_deed set settlement_id = null where settlement_id = ${id}`.execute(tx)
  await sql`update post.shipment set settlement_id = null where settlement_id = ${id}`.execute(tx)
}

/** Settlements of agencies or of units of the post, the latest first (settlement_of_agency, settlement_of_post). */
export async function listSettlements(
  db: Db, unitIds: readonly bigint[], limit: number, before: bigint | undefined,
): Promise<Settlement[]> {
  const side = (column: 'agency_id' | 'post_unit_id') => sql`
    (select part.* from unnest(${unitIds}::bigint[]) as seat(id), lateral (
      select ${SETTLEMENT} from post.settlement s where s.${sql.ref(column)} = seat.id
        ${before === undefined ? sql`` : sql`and s.id < ${before}`}
      order by s.id desc limit ${limit}) part)`
  const { rows } = await sql<Row>`
    select * from (${side('agency_id')} union ${side('post_unit_id')}) both_sides
    order by id desc limit ${limit}`.execute(db)
  return rows.map(settlementOf)
}

/** What is in a settlement, in the order of its time: deeds with their dossier, parcels with their code. */
export interface SettledRow {
  readonly at: Date
  readonly what: DelegatedTask | 'cod'
  readonly dossierId: bigint | null
  /** Of a guidance: the visit by whose number it is checked. */
  readonly visitId: bigint | null
  readonly code: string | null
  readonly amount: Dong
}

/**
 * The rows of one, as many as a file takes; of one that was declined those that it held (delegated_deed_settled,
 * shipment_settled, declined_deed_once, declined_parcel_once).
 */
export async function listSettledRows(db: Db, settlementId: bigint, limit: number): Promise<SettledRow[]> {
  const { rows } = await sql<Omit<SettledRow, 'amount'> & { readonly amount: bigint }>`
    select at, task as what, dossier_id, visit_id, null as code, price as amount from post.delegated_deed
    where settlement_id = ${settlementId}
    union all
    select ended_at, 'cod', dossier_id, null, code, cod from post.shipment where settlement_id = ${settlementId}
    union all
    select d.at, d.task, d.dossier_id, d.visit_id, null, d.price from post.declined_row r join post.delegated_deed d on d.id = r.deed_id
    where r.settlement_id = ${settlementId}
    union all
    select s.ended_at, 'cod', s.dossier_id, null, s.code, s.cod from post.declined_row r join post.shipment s on s.id = r.shipment_id
    where r.settlement_id = ${settlementId}
    order by 1, 2, 3 limit ${limit}`.execute(db)
  return rows.map(({ amount, ...row }) => ({ ...row, amount: Number(amount) }))
}

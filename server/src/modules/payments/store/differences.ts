import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Dong } from '../../../kernel/money.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { holdReference } from './remittances.ts'

export type DifferenceKind =
  | 'amount' | 'not-owed' | 'missing-here' | 'missing-gateway' | 'missing-statement' | 'unmatched'
export type DifferenceSource = 'gateway' | 'bank' | 'statement' | 'ours'
export type DifferenceState = 'open' | 'settled' | 'gone'

/** What does not go together (chênh lệch). */
export interface Difference {
  readonly id: bigint
  readonly publicId: string
  readonly day: Day
  readonly unitId: bigint | null
  readonly kind: DifferenceKind
  readonly source: DifferenceSource
  readonly reference: string
  readonly ours: Dong | null
  readonly theirs: Dong | null
  readonly state: DifferenceState
  /** What whoever settled it said. */
  readonly why: string | null
}

export type NewDifference = Omit<Difference, 'id' | 'publicId' | 'state' | 'why'>

const COLUMNS = sql`id, public_id, day, unit_id, kind, source, reference, ours::float8 as ours,
  theirs::float8 as theirs, state, why`

/**
 * Lists a difference, unless it stands there already, whatever became of it: what was settled does not come back, what
 * had gone and is there again does. Another amount that is told meanwhile stands in what is open. Answers what was
 * listed or changed now.
 */
export async function listDifference(tx: Tx, one: NewDifference, at: Date): Promise<Difference | undefined> {
  const { rows } = await sql<Difference>`
    insert into payments.difference (day, unit_id, kind, source, reference, ours, theirs, state, found_at)
    values (${one.day}, ${one.unitId}, ${one.kind}, ${one.source}, ${one.reference}, ${one.ours}, ${one.theirs}, 'open',
      ${at})
    on conflict on constraint difference_listed_once do update
      set state = 'open', ended_at = null, theirs = excluded.theirs,
        ours = case when difference.state = 'gone' then excluded.ours else difference.ours end
      where difference.state = 'gone'
        or difference.state = 'open' and difference.kind = 'amount' and difference.theirs <> excluded.theirs
    returning ${COLUMNS}`.execute(tx)
  return rows[0]
}

/** Differences of a day within these units and those of nobody, after a place, at most so many. */
export async function listDifferences(
  db: Db | Tx,
  of: { readonly day: Day; readonly unitIds: readonly bigint[] | undefined; readonly after: bigint },
  limit: number,
): Promise<readonly Difference[]> {
  const within = of.unitIds === undefined ? sql`true` : sql`(unit_id is null or unit_id = any(${of.unitIds}::bigint[]))`
  const { rows } = await sql<Difference>`select ${COLUMNS} from payments.difference
    where day = ${of.day}::date and id > ${of.after} and ${within} order by id limit ${limit}`.execute(db)
  return rows
}

/**
 * A difference by its address, held until the end of the transaction, with all that is said of its money: first the
 * number, then the row, as `receiveMoney` does.
 */
export async function holdDifference(tx: Tx, publicId: string): Promise<Difference | undefined> {
  const { rows: [of] } = await sql<Pick<Difference, 'source' | 'reference'>>`
    select source, reference from payments.difference where public_id = ${publicId}::uuid`.execute(tx)
  if (of?.source === 'gateway' || of?.source === 'bank') await holdReference(tx, of.source, of.reference)
  const { rows } = await sql<Difference>`select ${COLUMNS} from payments.difference
    where public_id = ${publicId}::uuid for update`.execute(tx)
  return rows[0]
}

/** The same by its id. */
export async function lockDifferenceById(tx: Tx, id: bigint): Promise<Difference | undefined> {
  const { rows } = await sql<Difference>`select ${COLUMNS} from payments.difference where id = ${id} for update`
    .execute(tx)
  return rows[0]
}

/** Somebody says what it was, and what was done about it. */
export async function settle(
  tx: Tx, id: bigint, by: { readonly at: Date; readonly byId: bigint; readonly why: string },
): Promise<void> {
  await sql`update payments.difference set state = 'settled', ended_at = ${by.at}, ended_by = ${by.byId}, why = ${by.why}
    where id = ${id}`.execute(tx)
}

/** Of a day and these kinds, what is open and was not found again has gone. Answers what has. */
export async function letGo(
  tx: Tx,
  of: {
    readonly day: Day; readonly kinds: readonly DifferenceKind[]; readonly found: readonly string[]; readonly at: Date
  },
): Promise<readonly Difference[]> {
  const { rows } = await sql<Difference>`update payments.difference set state = 'gone', ended_at = ${of.at}
    where day = ${of.day}::date and state = 'open' and kind = any(${of.kinds}::text[])
      and not (kind || ' ' || source || ' ' || reference = any(${of.found}::text[]))
    returning ${COLUMNS}`.execute(tx)
  return rows
}

/** Whether an open entry of the same money tells another amount than this. */
export async function disagrees(
  tx: Tx, { source, reference }: Pick<Difference, 'source' | 'reference'>, amount: Dong,
): Promise<boolean> {
  const { rows } = await sql`select from payments.difference where kind = 'amount' and source = ${source}
    and reference = ${reference} and state = 'open' and theirs <> ${amount}`.execute(tx)
  return rows.length > 0
}

/** Open entries that say the same money is missing at the gateway or in the account, held. */
export async function lockMissing(
  tx: Tx, { source, reference }: Pick<Difference, 'source' | 'reference'>,
): Promise<readonly Difference[]> {
  const { rows } = await sql<Difference>`select ${COLUMNS} from payments.difference
    where kind in ('missing-gateway', 'missing-statement') and source = ${source} and reference = ${reference}
      and state = 'open' order by id for update`.execute(tx)
  return rows
}

/** How many are open on a day. */
export async function countOpen(db: Db | Tx, day: Day): Promise<number> {
  const { rows } = await sql<{ open: number }>`select count(*)::int as open from payments.difference
    where day = ${day}::date and state = 'open'`.execute(db)
  return rows[0]?.open ?? 0
}

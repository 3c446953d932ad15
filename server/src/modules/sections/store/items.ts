import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { ItemState } from '../domain/item-state.ts'

/** A thing that a section works with. */
export interface Item {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  readonly kind: string
  readonly label: string
  readonly state: ItemState
  readonly since: Day
  /** Of the last change. */
  readonly note: string
}

const ITEM = sql`
  i.id, i.public_id, i.unit_id, i.kind, i.label, i.state, i.since, coalesce((
    select c.note from sections.item_change c where c.item_id = i.id order by c.id desc limit 1), '') as note
  from sections.item i`
/** As many as a section ever has; of more the first are shown. */
const MOST = 2_000

/** Puts a thing on the list; undefined where its label stands there (item_labelled_once). */
export async function insertItem(tx: Tx, { unitId, kind, label, since, at, by }: {
  readonly unitId: bigint; readonly kind: string; readonly label: string; readonly since: Day; readonly at: Date
  readonly by: bigint
}): Promise<{ readonly id: bigint; readonly publicId: string } | undefined> {
  const { rows: [made] } = await sql<{ id: bigint; publicId: string }>`
    insert into sections.item (unit_id, kind, label, state, since, listed_at, listed_by)
    values (${unitId}, ${kind}, ${label}, 'works', ${since}, ${at}, ${by})
    on conflict do nothing returning id, public_id`.execute(tx)
  return made
}

/** One by its address, taken until `tx` ends. */
export async function lockItem(tx: Tx, publicId: string): Promise<Item | undefined> {
  const { rows: [row] } = await sql<Item>`select ${ITEM} where i.public_id = ${publicId} for update of i`.execute(tx)
  return row
}

/** It stands otherwise from a day on. */
export async function changeItem(
  tx: Tx, id: bigint, { state, since }: { readonly state: ItemState; readonly since: Day },
): Promise<void> {
  await sql`update sections.item set state = ${state}, since = ${since} where id = ${id}`.execute(tx)
}

/** Keeps how it came to stand so. */
export async function insertChange(tx: Tx, { itemId, state, since, note, at, by }: {
  readonly itemId: bigint; readonly state: ItemState; readonly since: Day; readonly note: string; readonly at: Date
  readonly by: bigint
}): Promise<void> {
  await sql`
    insert into sections.item_change (item_id, state, since, note, at, by_id)
    values (${itemId}, ${state}, ${since}, ${note}, ${at}, ${by})`.execute(tx)
}

/** Things of these units that are not written off, in the order in which they were listed (item_of_section). */
export async function listItems(db: Db | Tx, unitIds: readonly bigint[]): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select ${ITEM} where i.unit_id = any(${unitIds}::bigint[]) and i.state <> 'written-off'
    order by i.unit_id, i.id limit ${MOST}`.execute(db)
  return rows
}

/** How many things of a kind work at each of these units. */
export async function countWorking(
  db: Db | Tx, unitIds: readonly bigint[],
): Promise<{ readonly unitId: bigint; readonly kind: string; readonly count: number }[]> {
  const { rows } = await sql<{ unitId: bigint; kind: string; count: number }>`
    select unit_id, kind, count(*)::int as count from sections.item
    where unit_id = any(${unitIds}::bigint[]) and state = 'works' group by unit_id, kind`.execute(db)
  return rows
}

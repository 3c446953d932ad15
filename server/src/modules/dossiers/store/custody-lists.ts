import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

interface Placed { readonly dossierId: bigint; readonly at: Date }
type After = { readonly at: Date; readonly id: bigint } | undefined

/** Paper results that lie at these units and wait for somebody, longest first (custody_on_shelf). */
export async function listResultsHere(
  db: Db, unitIds: readonly bigint[], limit: number, after: After,
): Promise<Placed[]> {
  const { rows } = await sql<Placed>`
    select part.* from unnest(${unitIds}::bigint[]) as seat(id), lateral (
      select dossier_id, since as at from dossiers.custody c where c.unit_id = seat.id and returned_at is null
        and archived_at is null ${after ? sql`and (since, dossier_id) > (${after.at}, ${after.id})` : sql``}
      order by since, dossier_id limit ${limit}) part
    order by at, dossier_id limit ${limit}`.execute(db)
  return rows
}

/** Paper results on their way from or to these units, soonest due first (result_move_from, result_move_to). */
export async function listResultsOnWay(
  db: Db, unitIds: readonly bigint[], limit: number, after: After,
): Promise<Placed[]> {
  const side = (column: 'from_unit_id' | 'to_unit_id') => sql`
    (select part.* from unnest(${unitIds}::bigint[]) as seat(id), lateral (
      select dossier_id, due_at as at from dossiers.result_move m
      where m.${sql.ref(column)} = seat.id and received_at is null and ended_at is null
        ${after ? sql`and (due_at, dossier_id) > (${after.at}, ${after.id})` : sql``}
      order by due_at, dossier_id limit ${limit}) part)`
  const { rows } = await sql<Placed>`
    select * from (${side('from_unit_id')} union ${side('to_unit_id')}) both_sides
    order by at, dossier_id limit ${limit}`.execute(db)
  return rows
}

/** How many lie here, how many are on their way, each counted up to `most`. */
export async function countResults(
  db: Db, unitIds: readonly bigint[], most: number,
): Promise<{ readonly here: number; readonly onWay: number }> {
  const { rows: [row] } = await sql<{ here: bigint; onWay: bigint }>`
    select (select count(*) from (select from dossiers.custody where unit_id = any(${unitIds}::bigint[])
        and returned_at is null and archived_at is null limit ${most}) h) as here,
      (select count(*) from (select from (
        (select dossier_id from dossiers.result_move where from_unit_id = any(${unitIds}::bigint[])
          and received_at is null and ended_at is null limit ${most})
        union (select dossier_id from dossiers.result_move where to_unit_id = any(${unitIds}::bigint[])
          and received_at is null and ended_at is null limit ${most})) w limit ${most}) o) as on_way`.execute(db)
  return { here: Number(row?.here ?? 0), onWay: Number(row?.onWay ?? 0) }
}

/** Dossiers of whose paper result the applicant is to be told again by now, longest due first (custody_to_remind). */
export async function listToRemind(db: Db | Tx, now: Date, limit: number) {
  const { rows } = await sql<{ dossierId: bigint }>`
    select dossier_id from dossiers.custody where remind_at is not null and remind_at <= ${now}
    order by remind_at, dossier_id limit ${limit}`.execute(db)
  return rows.map(({ dossierId }) => dossierId)
}

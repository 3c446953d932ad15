import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** A paper result that waits for somebody at a section, or went from there to the archive. */
export interface ShelfRow {
  readonly dossierId: bigint
  readonly unitId: bigint
  /** Since when it lies there. */
  readonly since: Date
  readonly place: string | null
  readonly reminders: number
  readonly remindAt: Date | null
  readonly archivedAt: Date | null
}

type After = { readonly at: Date; readonly id: bigint } | undefined

const ROW = sql`c.dossier_id, c.unit_id, c.since, c.shelf as place, c.reminders, c.remind_at, c.archived_at`

/** What lies at these units and is to go nowhere else, the longest first (custody_on_shelf). */
export async function listOnShelf(
  db: Db, unitIds: readonly bigint[], limit: number, after: After,
): Promise<ShelfRow[]> {
  const { rows } = await sql<ShelfRow>`
    select part.* from unnest(${unitIds}::bigint[]) as seat(id), lateral (
      select ${ROW} from dossiers.custody c
      where c.unit_id = seat.id and c.returned_at is null and c.archived_at is null
        and not exists (select from dossiers.result_move m
          where m.dossier_id = c.dossier_id and m.received_at is null and m.ended_at is null)
        ${after ? sql`and (c.since, c.dossier_id) > (${after.at}, ${after.id})` : sql``}
      order by c.since, c.dossier_id limit ${limit}) part
    order by since, dossier_id limit ${limit}`.execute(db)
  return rows
}

/** What went from these units to the archive, the latest first (custody_in_archive). */
export async function listInArchive(
  db: Db, unitIds: readonly bigint[], limit: number, before: After,
): Promise<ShelfRow[]> {
  const { rows } = await sql<ShelfRow>`
    select part.* from unnest(${unitIds}::bigint[]) as seat(id), lateral (
      select ${ROW} from dossiers.custody c
      where c.unit_id = seat.id and c.archived_at is not null
        ${before ? sql`and (c.archived_at, c.dossier_id) < (${before.at}, ${before.id})` : sql``}
      order by c.archived_at desc, c.dossier_id desc limit ${limit}) part
    order by archived_at desc, dossier_id desc limit ${limit}`.execute(db)
  return rows
}

/** Where in the section it lies. */
export async function setShelf(tx: Tx, dossierId: bigint, place: string | null): Promise<void> {
  await sql`update dossiers.custody set shelf = ${place}::text where dossier_id = ${dossierId}`.execute(tx)
}

/** It went to the archive; nobody is told of it any more. */
export async function putInArchive(tx: Tx, dossierId: bigint, at: Date): Promise<void> {
  await sql`
    update dossiers.custody set archived_at = ${at}, remind_at = null, shelf = null
    where dossier_id = ${dossierId}`.execute(tx)
}

/** It is back at the counter; since when it lies there stays as it was. */
export async function fetchShelved(tx: Tx, dossierId: bigint): Promise<void> {
  await sql`update dossiers.custody set archived_at = null where dossier_id = ${dossierId}`.execute(tx)
}

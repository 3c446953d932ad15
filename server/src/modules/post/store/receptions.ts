import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** A dossier that the post received and has not handed on. */
export interface Reception {
  readonly dossierId: bigint
  readonly delegationId: bigint
  readonly receivedAt: Date
}

/** The post begins to have a dossier in hand. */
export async function insertReception(tx: Tx, row: Reception & { readonly receivedBy: bigint }): Promise<void> {
  await sql`
    insert into post.reception (dossier_id, delegation_id, received_at, received_by)
    values (${row.dossierId}, ${row.delegationId}, ${row.receivedAt}, ${row.receivedBy})`.execute(tx)
}

/** What is in hand under these delegations, the longest first, as many as `limit` of each (reception_open). */
export async function listReceptions(db: Db, delegationIds: readonly bigint[], limit: number): Promise<Reception[]> {
  const { rows } = await sql<Reception>`
    select part.* from unnest(${delegationIds}::bigint[]) as given(id), lateral (
      select dossier_id, delegation_id, received_at from post.reception r
      where r.delegation_id = given.id and r.handed_on_at is null
      order by r.received_at, r.dossier_id limit ${limit}) part
    order by received_at, dossier_id`.execute(db)
  return rows
}

/** The same as a list, page by page (reception_open). */
export async function pageReceptions(
  db: Db, delegationIds: readonly bigint[], limit: number,
  after: { readonly at: Date; readonly id: bigint } | undefined,
): Promise<Reception[]> {
  const { rows } = await sql<Reception>`
    select part.* from unnest(${delegationIds}::bigint[]) as given(id), lateral (
      select dossier_id, delegation_id, received_at from post.reception r
      where r.delegation_id = given.id and r.handed_on_at is null
        ${after ? sql`and (r.received_at, r.dossier_id) > (${after.at}, ${after.id})` : sql``}
      order by r.received_at, r.dossier_id limit ${limit}) part
    order by received_at, dossier_id limit ${limit}`.execute(db)
  return rows
}

/** Whether of one of these delegations more than `most` are in hand (reception_open). */
export async function isMoreInHand(db: Db, delegationIds: readonly bigint[], most: number): Promise<boolean> {
  const { rows: [row] } = await sql<{ isMore: boolean }>`
    select exists (select from unnest(${delegationIds}::bigint[]) as given(id) where (
      select count(*) from (select from post.reception r
        where r.delegation_id = given.id and r.handed_on_at is null limit ${most + 1}) held) > ${most}) as is_more`
    .execute(db)
  return row?.isMore ?? false
}

/** Held until `tx` ends; undefined if the post never received it. */
export async function lockReception(
  tx: Tx, dossierId: bigint,
): Promise<Reception & { readonly handedOnAt: Date | null } | undefined> {
  const { rows: [row] } = await sql<Reception & { readonly handedOnAt: Date | null }>`
    select dossier_id, delegation_id, received_at, handed_on_at from post.reception
    where dossier_id = ${dossierId} for update`.execute(tx)
  return row
}

/** It is the agency’s now. */
export async function endReception(tx: Tx, dossierId: bigint, at: Date, by: bigint): Promise<void> {
  await sql`
    update post.reception set handed_on_at = ${at}, handed_on_by = ${by} where dossier_id = ${dossierId}`.execute(tx)
}

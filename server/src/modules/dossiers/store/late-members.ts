import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** A member of a bundle that nobody moves on, by the dossier at which somebody looks for it. */
export interface LateMember {
  readonly dossierId: bigint
  readonly cause: 'result-not-passed' | 'result-not-acknowledged'
  readonly since: Date
}

/**
 * Members whose turn came and that are not begun within the minutes of their rules, or could not begin; and those
 * begun that nobody has acknowledged in time, as far as this room knows. Of `ids` alone, where they are given.
 */
export async function listLateMembers(
  db: Db | Tx, now: Date, limit: number, ids?: readonly bigint[],
): Promise<LateMember[]> {
  const { rows } = await sql<LateMember>`
    select * from (
      select dossier_id, 'result-not-acknowledged' as cause, begun_at as since
      from dossiers.member where acknowledge_by < ${now}
      union all
      select first.dossier_id, 'result-not-passed', late.ready_at
      from dossiers.member late
      join lateral (select dossier_id from dossiers.member begun
        where begun.request_id = late.request_id and begun.state = 'begun' order by begun.seq limit 1) first on true
      where late.state = 'ready' and late.push_by < ${now} or late.state = 'blocked' and late.ready_at is not null
    ) as late
    where ${ids === undefined} or dossier_id = any(${ids ?? []}::bigint[])
    order by since limit ${limit}`.execute(db)
  return rows
}

/** Nobody need acknowledge these any more. */
export async function forgetReceipts(tx: Tx, dossierIds: readonly bigint[]): Promise<void> {
  await sql`
    update dossiers.member set acknowledge_by = null
    where dossier_id = any(${dossierIds}::bigint[]) and acknowledge_by is not null`.execute(tx)
}

/** A member that was begun and is to be acknowledged, by the version of its bundle. */
export interface Receipt {
  readonly dossierId: bigint
  readonly begunAt: Date
  readonly acknowledgeBy: Date
  readonly versionId: bigint
}

/** Those of dossiers. */
export async function listReceipts(tx: Tx, dossierIds: readonly bigint[]): Promise<Receipt[]> {
  if (dossierIds.length === 0) return []
  const { rows } = await sql<Receipt>`
    select dossier_id, begun_at, acknowledge_by, version_id
    from dossiers.member join dossiers.bundle using (request_id)
    where dossier_id = any(${dossierIds}::bigint[]) and acknowledge_by is not null order by dossier_id`.execute(tx)
  return rows
}

/** Other moments of them, if nobody has acknowledged them meanwhile. */
export async function redateReceipts(
  tx: Tx, receipts: readonly Pick<Receipt, 'dossierId' | 'acknowledgeBy'>[],
): Promise<void> {
  if (receipts.length === 0) return
  await sql`
    update dossiers.member m set acknowledge_by = n.acknowledge_by
    from unnest(${receipts.map(({ dossierId }) => dossierId)}::bigint[],
      ${receipts.map(({ acknowledgeBy }) => acknowledgeBy.toISOString())}::timestamptz[]) as n(dossier_id, acknowledge_by)
    where m.dossier_id = n.dossier_id and m.acknowledge_by is not null`.execute(tx)
}

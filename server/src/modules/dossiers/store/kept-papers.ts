import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** The units at which papers of an open dossier lie, are collected, or are on their way; null where there is none. */
export interface KeptPapers {
  readonly dossierId: bigint
  readonly collectAt: bigint | null
  readonly liesAt: bigint | null
  readonly fromUnitId: bigint | null
  readonly toUnitId: bigint | null
}

/** Of these dossiers those that have any. */
export async function listKeptPapers(tx: Tx, dossierIds: readonly bigint[]): Promise<KeptPapers[]> {
  const { rows } = await sql<KeptPapers>`
    select d.id as dossier_id, c.unit_id as collect_at, k.unit_id as lies_at, m.from_unit_id, m.to_unit_id
    from unnest(${dossierIds}::bigint[]) as d(id)
      left join dossiers.collection c on c.dossier_id = d.id
      left join dossiers.custody k on k.dossier_id = d.id and k.returned_at is null
      left join dossiers.result_move m on m.dossier_id = d.id and m.received_at is null and m.ended_at is null
    where c.unit_id is not null or k.unit_id is not null or m.id is not null`.execute(tx)
  return rows
}

/**
 * Puts papers where they are kept from now on. A way under way ends as `succeeded` and goes on, handed over by whom it
 * was and due when it was; where both its ends are one unit now, the paper is there.
 */
export async function moveKeptPapers(
  tx: Tx, papers: readonly (KeptPapers & { readonly remindAt: Date | null })[], by: bigint, at: Date,
): Promise<void> {
  if (papers.length === 0) return
  await sql`
    with kept as (select * from unnest(${papers.map(({ dossierId }) => dossierId)}::bigint[],
        ${papers.map(({ collectAt }) => collectAt)}::bigint[], ${papers.map(({ liesAt }) => liesAt)}::bigint[],
        ${papers.map(({ fromUnitId }) => fromUnitId)}::bigint[], ${papers.map(({ toUnitId }) => toUnitId)}::bigint[],
        ${papers.map(({ remindAt }) => remindAt?.toISOString() ?? null)}::timestamptz[])
        as k(dossier_id, collect_at, lies_at, from_unit_id, to_unit_id, remind_at)),
      collected as (update dossiers.collection c set unit_id = k.collect_at from kept k
        where c.dossier_id = k.dossier_id and c.unit_id <> k.collect_at),
      lying as (update dossiers.custody c set
          unit_id = case when k.from_unit_id = k.to_unit_id then k.to_unit_id else k.lies_at end,
          remind_at = case when k.from_unit_id = k.to_unit_id then k.remind_at else c.remind_at end
        from kept k where c.dossier_id = k.dossier_id and c.returned_at is null
          and (c.unit_id <> k.lies_at or k.from_unit_id = k.to_unit_id)),
      ended as (update dossiers.result_move m set ended_at = ${at}, ended_by = ${by}, ended_why = 'succeeded'
        from kept k where m.dossier_id = k.dossier_id and m.received_at is null and m.ended_at is null
          and (m.from_unit_id, m.to_unit_id) is distinct from (k.from_unit_id, k.to_unit_id)
        returning m.dossier_id, k.from_unit_id, k.to_unit_id, m.due_at, m.handed_over_at, m.handed_over_by)
    insert into dossiers.result_move (dossier_id, from_unit_id, to_unit_id, due_at, handed_over_at, handed_over_by)
    select dossier_id, from_unit_id, to_unit_id, due_at, handed_over_at, handed_over_by from ended
    where from_unit_id <> to_unit_id`.execute(tx)
}

/** How many papers have to do with units: that lie there, are on their way from or to them, are collected there. */
export async function countKeptPapers(
  db: Db | Tx, unitIds: readonly bigint[],
): Promise<{ readonly lying: number; readonly onTheirWay: number; readonly collected: number }> {
  const those = sql`any(${unitIds}::bigint[])`
  const { rows: [row] } = await sql<Record<'lying' | 'onTheirWay' | 'collected', bigint>>`
    select (select count(*) from dossiers.custody where unit_id = ${those} and returned_at is null) as lying,
      (select count(*) from dossiers.result_move where (from_unit_id = ${those} or to_unit_id = ${those})
        and received_at is null and ended_at is null) as on_their_way,
      (select count(*) from dossiers.collection c join dossiers.dossier d on d.id = c.dossier_id
        where c.unit_id = ${those} and d.closed_at is null) as collected`.execute(db)
  const { lying = 0n, onTheirWay = 0n, collected = 0n } = row ?? {}
  return { lying: Number(lying), onTheirWay: Number(onTheirWay), collected: Number(collected) }
}

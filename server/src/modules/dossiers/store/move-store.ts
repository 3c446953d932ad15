import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import { heirRows } from '../../organisation/public.ts'
import type { MovedPlaces } from '../move-places.ts'
import type { Dossier } from './dossier-store.ts'
import type { DossierTables } from './tables.ts'

/** The next open dossiers after one, held until `tx` ends; those in somebody's hands are waited for (dossier_open). */
export async function lockNextOpen(tx: Tx, after: bigint, limit: number): Promise<Dossier[]> {
  return tx.withTables<DossierTables>().selectFrom('dossiers.dossier').selectAll()
    .where('closedAt', 'is', null).where('id', '>', after).orderBy('id').limit(limit).forUpdate().execute()
}

/** New places of locked dossiers, each a new version of it; paper originals that are on their way go there, too. */
export async function changePlaces(tx: Tx, moves: readonly ({ readonly id: bigint } & MovedPlaces)[]): Promise<void> {
  await sql`
    with move as (select * from unnest(${moves.map(({ id }) => id)}::bigint[],
        ${moves.map(({ territoryId }) => territoryId)}::bigint[],
        ${moves.map(({ receivesAtId }) => receivesAtId)}::bigint[],
        ${moves.map(({ competentUnitId }) => competentUnitId)}::bigint[])
        as m(id, territory_id, receives_at_id, competent_unit_id)),
      way as (update dossiers.originals o set to_unit_id = m.competent_unit_id,
          from_unit_id = case when o.handed_over_at is null then m.receives_at_id else o.from_unit_id end
        from move m where o.dossier_id = m.id and o.received_at is null
          and m.receives_at_id <> m.competent_unit_id returning o.dossier_id)
    update dossiers.dossier d set territory_id = m.territory_id, receives_at_id = m.receives_at_id,
      competent_unit_id = m.competent_unit_id, version = d.version + 1
    from move m where d.id = m.id`.execute(tx)
}

/** Other promised days of locked dossiers, each a new version of it. */
export async function changeDueDates(
  tx: Tx, dues: readonly { readonly id: bigint; readonly dueAt: Date }[],
): Promise<void> {
  if (dues.length === 0) return
  await sql`
    update dossiers.dossier d set due_at = m.due_at, version = d.version + 1
    from unnest(${dues.map(({ id }) => id)}::bigint[], ${dues.map(({ dueAt }) => dueAt.toISOString())}::timestamptz[])
      as m(id, due_at) where d.id = m.id`.execute(tx)
}

/** By which calendars locked dossiers are promised since: days that are left are counted by them. */
export async function changeCalendars(
  tx: Tx, dossiers: readonly { readonly id: bigint; readonly calendarVersionId: bigint }[],
): Promise<void> {
  if (dossiers.length === 0) return
  await sql`
    update dossiers.dossier d set calendar_version_id = m.calendar_version_id
    from unnest(${dossiers.map(({ id }) => id)}::bigint[],
      ${dossiers.map(({ calendarVersionId }) => calendarVersionId)}::bigint[]) as m(id, calendar_version_id)
    where d.id = m.id`.execute(tx)
}

/** Drafts of the portal name a territory or a section that is no more: the next of them, each with its heir. */
export async function changeDraftPlaces(
  tx: Tx, heirs: ReadonlyMap<bigint, bigint>, after: bigint, limit: number,
): Promise<{ readonly moved: number; readonly last: bigint | undefined }> {
  const { rows } = await sql<{ actorId: bigint }>`
    with next as (select actor_id, territory_id, section_id from dossiers.draft
        where dossier is null and actor_id > ${after}
          and (territory_id = any(${[...heirs.keys()]}::bigint[]) or section_id = any(${[...heirs.keys()]}::bigint[]))
        order by actor_id limit ${limit} for update),
      heir as (${heirRows(heirs)})
    update dossiers.draft d set territory_id = coalesce(t.to_id, d.territory_id),
      section_id = coalesce(s.to_id, d.section_id)
    from next n left join heir t on t.from_id = n.territory_id left join heir s on s.from_id = n.section_id
    where d.actor_id = n.actor_id returning d.actor_id`.execute(tx)
  const last = rows.map(({ actorId }) => actorId).sort((a, b) => (a < b ? -1 : 1)).at(-1)
  return { moved: rows.length, last }
}

/** Open dossiers that have to do with units, by state, and the numbers of some of them. */
export interface OpenAt {
  readonly total: number
  readonly byState: Readonly<Record<string, number>>
  readonly samples: readonly string[]
}

/** Counts them; all open ones are read once (dossier_open). */
export async function countOpenAt(db: Db | Tx, unitIds: readonly bigint[]): Promise<OpenAt> {
  const those = sql`any(${unitIds}::bigint[])`
  const { rows } = await sql<{ state: string; count: bigint; samples: string[] }>`
    select state, count(*) as count, (array_agg(number order by id))[1:3] as samples from dossiers.dossier
    where closed_at is null and (receives_at_id = ${those} or competent_unit_id = ${those} or territory_id = ${those})
    group by state order by state`.execute(db)
  return {
    total: rows.reduce((sum, { count }) => sum + Number(count), 0),
    byState: Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)])),
    samples: rows.flatMap(({ samples }) => samples),
  }
}

/** How many drafts of the portal are for these territories. */
export async function countDraftsOf(db: Db | Tx, unitIds: readonly bigint[]): Promise<number> {
  const { rows: [row] } = await sql<{ n: bigint }>`
    select count(*) as n from dossiers.draft where dossier is null and territory_id = any(${unitIds}::bigint[])`.execute(db)
  return Number(row?.n ?? 0n)
}

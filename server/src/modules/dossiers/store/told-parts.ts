import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { HeldSource, How } from './tables.ts'

/** What was handed in for a component of a dossier, and where it came from if it was held. */
export interface ToldComponent {
  readonly dossierId: bigint
  readonly component: string
  readonly how: How
  readonly paperIds: readonly bigint[]
  /** Null: nothing that is held was used. */
  readonly source: HeldSource | null
}

/** A request for more papers, with what it asks for; in the order in which they were made. */
export interface ToldSupplement {
  readonly dossierId: bigint
  readonly stage: 'completion' | 'supplement'
  readonly askedAt: Date
  readonly askedBy: bigint
  readonly answeredAt: Date | null
  readonly answeredBy: bigint | null
  readonly items: readonly { readonly component: string; readonly reason: string }[]
}

/** The result of a dossier; with code and paper where it is an electronic one. */
export interface ToldResult {
  readonly dossierId: bigint
  readonly number: string
  readonly title: string
  readonly code: string | null
  readonly paperId: bigint | null
}

export interface ToldParts {
  readonly components: readonly ToldComponent[]
  readonly supplements: readonly ToldSupplement[]
  readonly results: readonly ToldResult[]
  /** Questions of a dossier, by their keys, that a register of the nation answered. */
  readonly fromRegisters: ReadonlyMap<bigint, readonly string[]>
}

/** What others are told of these dossiers besides how they stand, by four questions for any number of them. */
export async function listToldParts(db: Db | Tx, ids: readonly bigint[]): Promise<ToldParts> {
  const { rows: components } = await sql<ToldComponent>`
    select c.dossier_id, c.component, c.how, c.paper_ids, case when c.how = 'reused' then h.source end as source
    from dossiers.component c left join dossiers.held_component h using (dossier_id, component)
    where c.dossier_id = any(${ids}::bigint[]) order by c.dossier_id, c.component`.execute(db)
  const { rows: supplements } = await sql<ToldSupplement>`
    select s.dossier_id, s.stage, s.asked_at, s.asked_by, s.answered_at, s.answered_by, (
      select coalesce(jsonb_agg(jsonb_build_object('component', i.component, 'reason', i.reason) order by i.component), '[]')
      from dossiers.supplement_item i where i.supplement_id = s.id) as items
    from dossiers.supplement s where s.dossier_id = any(${ids}::bigint[]) order by s.dossier_id, s.id`.execute(db)
  const { rows: results } = await sql<ToldResult>`
    select r.dossier_id, r.number, r.title, s.code, s.paper_id
    from dossiers.result r left join dossiers.signed_result s using (dossier_id)
    where r.dossier_id = any(${ids}::bigint[]) order by r.dossier_id`.execute(db)
  const { rows: read } = await sql<{ id: bigint; fields: readonly string[] }>`
    select dossier_id as id, array_agg(field order by field) as fields from dossiers.held_field
    where dossier_id = any(${ids}::bigint[]) and source = 'register' group by dossier_id`.execute(db)
  return { components, supplements, results, fromRegisters: new Map(read.map(({ id, fields }) => [id, fields])) }
}

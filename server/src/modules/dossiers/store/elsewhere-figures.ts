import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

interface Counts {
  readonly received: number
  readonly elsewhere: number
}

/** Of the same dossiers, once by procedure and once by the section that received them. */
export interface ElsewhereCounts {
  readonly procedures: readonly (Counts & { readonly procedureId: bigint })[]
  readonly sections: readonly (Counts & { readonly sectionId: bigint })[]
}

/**
 * What of a procedure it counts by: who is competent, and where it may be received, which is why a dossier counts as
 * received elsewhere (`reports-touched.ts`).
 */
export const ELSEWHERE_COUNTS = ['competent', 'competence-rule', 'territory', 'inspection'] as const

/**
 * Of dossiers that were received in a span, how many outside where the competent unit receives (II.4): by procedure,
 * and by the section that received them, most elsewhere first. What was stored before the reason was kept counts as
 * received where it belongs.
 */
export async function countElsewhere(
  db: Db, { from, before, unitIds }: { from: Date; before: Date; unitIds: readonly bigint[] | undefined },
): Promise<ElsewhereCounts> {
  const { rows } = await sql<{
    procedureId: bigint | null; sectionId: bigint | null; received: bigint; elsewhere: bigint
  }>`
    select d.procedure_id, d.receives_at_id as section_id, count(*) as received,
      count(*) filter (where r.is_elsewhere) as elsewhere
    from dossiers.dossier d left join dossiers.routing r on r.dossier_id = d.id
    where d.received_at >= ${from} and d.received_at < ${before}
      and (${unitIds === undefined} or d.competent_unit_id = any(${unitIds ?? []}::bigint[])
        or d.receives_at_id = any(${unitIds ?? []}::bigint[]))
    group by grouping sets ((d.procedure_id), (d.receives_at_id))
    order by elsewhere desc, received desc, d.procedure_id, d.receives_at_id`.execute(db)
  const counts = ({ received, elsewhere }: { received: bigint; elsewhere: bigint }): Counts =>
    ({ received: Number(received), elsewhere: Number(elsewhere) })
  return {
    procedures: rows.flatMap((row) =>
      row.procedureId === null ? [] : [{ procedureId: row.procedureId, ...counts(row) }]),
    sections: rows.flatMap((row) => row.sectionId === null ? [] : [{ sectionId: row.sectionId, ...counts(row) }]),
  }
}

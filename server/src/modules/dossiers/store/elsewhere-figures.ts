import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

export interface ElsewhereCount {
  readonly procedureId: bigint
  readonly received: number
  readonly elsewhere: number
}

/**
 * Of dossiers that were received in a span, by procedure, how many outside where the competent unit receives (II.4).
 * What was stored before the reason was kept counts as received where it belongs.
 */
export async function countElsewhere(
  db: Db, { from, before, unitIds }: { from: Date; before: Date; unitIds: readonly bigint[] | undefined },
): Promise<ElsewhereCount[]> {
  const { rows } = await sql<{ procedureId: bigint; received: bigint; elsewhere: bigint }>`
    select d.procedure_id, count(*) as received, count(*) filter (where r.is_elsewhere) as elsewhere
    from dossiers.dossier d left join dossiers.routing r on r.dossier_id = d.id
    where d.received_at >= ${from} and d.received_at < ${before}
      and (${unitIds === undefined} or d.competent_unit_id = any(${unitIds ?? []}::bigint[])
        or d.receives_at_id = any(${unitIds ?? []}::bigint[]))
    group by d.procedure_id order by elsewhere desc, received desc, d.procedure_id`.execute(db)
  return rows.map(({ procedureId, received, elsewhere }) =>
    ({ procedureId, received: Number(received), elsewhere: Number(elsewhere) }))
}

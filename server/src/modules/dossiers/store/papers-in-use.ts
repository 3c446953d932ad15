import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/**
 * Which of these papers stand in a dossier, handed in or used again, whatever became of it (component_of_paper,
 * held_of_paper).
 */
export async function papersInDossiers(db: Db | Tx, paperIds: readonly bigint[]): Promise<ReadonlySet<bigint>> {
  if (paperIds.length === 0) return new Set()
  const { rows } = await sql<{ id: bigint }>`
    select id from unnest(${[...paperIds]}::bigint[]) as asked (id)
    where exists (select from dossiers.component c where c.paper_ids @> array[asked.id] and c.paper_ids <> '{}')
      or exists (select from dossiers.held_component h where h.paper_id = asked.id and h.outcome = 'reused')`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

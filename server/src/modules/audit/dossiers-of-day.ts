import { sql } from 'kysely'
import { type Day, addDays, momentOn } from '../../kernel/civil-day.ts'
import type { Db } from '../../platform/db.ts'
import { type NextPage, withHeldList } from '../../platform/held-list.ts'

/**
 * Hands out, by pages and by their ids, the dossiers of which on a day a state was told by an event, or an event of one
 * of these types (event_happened). Each once; those of deeds that were undone, too.
 */
export async function withDossiersOfDay(
  db: Db, { day, types }: { readonly day: Day; readonly types: readonly string[] },
  work: (next: NextPage) => Promise<void>,
): Promise<void> {
  await withHeldList(db, sql<{ id: bigint }>`
    select distinct dossier_id as id from audit.event
    where happened_at >= ${momentOn(day, 0)} and happened_at < ${momentOn(addDays(day, 1), 0)} and dossier_id is not null
      and era > 0
      and (type = any(${types}::text[]) or type like 'dossier.%' and data ? 'state')
    order by dossier_id`, work)
}

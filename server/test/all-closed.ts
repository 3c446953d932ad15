import { sql } from 'kysely'
import type { Db } from '../src/platform/db.ts'

/**
 * Waits until no transaction of the whole cluster, of another test for instance, may still write before what is here.
 */
export async function allClosed(db: Db): Promise<void> {
  for (;;) {
    const { rows: [row] } = await sql<{ isClosed: boolean }>`
      select coalesce(max(xid::text::bigint) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint, true) as is_closed
      from audit.event`.execute(db)
    if (row?.isClosed) return
  }
}

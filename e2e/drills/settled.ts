import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'

/** Of waiting until nothing is left to do: looks that must find nothing, what is between, and how long at most. */
const [RESTING, BETWEEN, LONGEST] = [3, 200, 60_000]
/** Times a look finds nothing new before all is taken to be quiet. */
const QUIET = 5
const LONGEST_LOOKS = 600

/** Waits, when nobody writes, until the worker has done what followed, and everything is sealed. */
export async function settled(database: pg.Pool): Promise<void> {
  let [before, same] = ['', 0]
  for (let looks = 0; looks < LONGEST_LOOKS; looks += 1) {
    const { rows: [now] } = await database.query<{ end: string; isDone: boolean }>(`
      with last as (select era, xid, id from audit.event order by era desc, xid desc, id desc limit 1)
      select (select era || '/' || xid::text || '/' || id from last) as end,
        not exists (select from graphile_worker._private_jobs where run_at <= now())
        and (select (s.era, s.xid, s.id) >= (last.era, last.xid, last.id) from last,
          (select era, xid, id from audit.seal order by number desc limit 1) s) as "isDone"`)
    same = now?.isDone && now.end === before ? same + 1 : 0
    before = now?.end ?? ''
    if (same >= QUIET) return
    await pause(500)
  }
  throw new Error('the worker does not come to rest, or nobody seals')
}

/**
 * Waits until every event was dispatched, every digitised paper has its code (but for scans that are read, or of which
 * a person is still to say what they say), and no job and no message is left to be tried, but for messages that were
 * tried in vain; not longer than a minute, since whoever writes meanwhile may be part of the drill.
 */
export async function untilJobsRest(database: pg.Pool): Promise<void> {
  const late = performance.now() + LONGEST
  for (let resting = 0; resting < RESTING && performance.now() < late;) {
    const { rows: [row] } = await database.query<{ many: string }>(`
      select (select count(*) from audit.event e, audit.cursor c where c.consumer = 'dispatcher'
        and (e.era, e.xid, e.id) > (c.era, c.xid, c.id))
      + (select count(*) from graphile_worker._private_jobs where attempts < max_attempts)
      + (select count(*) from notifications.delivery where last_fault is null)
      + (select count(*) from documents.paper
        where code is null and (kept_at is not null or (source = 'scan' and not exists (
          select from documents.paper_review review where paper_id = paper.id and ended_at is null
            and fields is distinct from '[]')))) as many`)
    resting = row?.many === '0' ? resting + 1 : 0
    await pause(BETWEEN)
  }
}

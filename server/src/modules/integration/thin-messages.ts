import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/**
 * Thins out messages that were made, and taken or dropped, before a moment, at most `limit` of them: what they said
 * goes, since it is of people and nobody needs it; the row with its hashes and times stays and proves what was told
 * (ADR 0093). What waits or was refused stays whole. Answers how many. By the clock of the machine.
 */
export async function thinMessages(
  db: Db, { before, now, limit }: { readonly before: Date; readonly now: Date; readonly limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    with old as (
      select id from integration.message_out
      where thinned_at is null and state in ('acknowledged', 'dropped') and made_at < ${before}
        and coalesce(acknowledged_at, tried_at, made_at) < ${before}
      order by made_at limit ${limit} for update skip locked)
    update integration.message_out set body = '{}', thinned_at = ${now} from old where message_out.id = old.id`
    .execute(db)
  return Number(numAffectedRows ?? 0n)
}

import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/**
 * Thins out messages that came, and were done or refused before a moment, at most `limit` of them: what they said
 * goes, since what came of it stands where it belongs; the row with its number, hash and times stays and proves that
 * it came (ADR 0093). What waits or is held stays whole, as does the document of an inquiry that nobody has
 * answered, whose files its officials still read. The id of a supplement stays, since `refusedSupplements` asks by
 * it. Answers how many. By the clock of the machine.
 */
export async function thinCame(
  db: Db, { before, now, limit }: { readonly before: Date; readonly now: Date; readonly limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    with old as (
      select id from integration.message_in
      where thinned_at is null and state in ('done', 'refused') and done_at < ${before} and not exists (
        select from integration.inquiry
        where state in ('waiting', 'taken') and message_in.id in (inquiry.message_id, inquiry.said_by))
      order by done_at limit ${limit} for update skip locked)
    update integration.message_in set thinned_at = ${now},
      body = case when body #> '{row,HoSoBoSungId}' is null then '{}'
        else jsonb_build_object('row', jsonb_build_object('HoSoBoSungId', body #> '{row,HoSoBoSungId}')) end
    from old where message_in.id = old.id`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Tx } from '../../../platform/db.ts'

export interface ToldExpiry {
  readonly id: bigint
  readonly publicId: string
  readonly validTo: Day
  readonly daysBefore: number
}

/**
 * Notes for at most `limit` papers of the Kho that end soon how many days before their owner is told, and answers those
 * that were not noted before (expiry_told_once). Of several numbers of days the smallest that holds: of what came late
 * only that. Papers that were replaced, revoked, withdrawn or destroyed are none.
 */
export async function noteExpiries(
  tx: Tx, { today, days, at, limit }: {
    readonly today: Day; readonly days: readonly number[]; readonly at: Date; readonly limit: number
  },
): Promise<ToldExpiry[]> {
  const { rows } = await sql<ToldExpiry>`
    with due as (
      select p.id, p.public_id, p.valid_to, step.days_before
      from documents.paper p cross join lateral (
        select min(d)::smallint as days_before from unnest(${[...days]}::integer[]) as d
        where p.valid_to <= ${today}::date + d) as step
      where p.valid_to between ${today}::date and ${today}::date + ${Math.max(...days)}::integer
        and p.kept_at is not null and p.ended_at is null and p.destroyed_at is null
        and not exists (select from documents.expiry_told t
          where (t.paper_id, t.valid_to, t.days_before) = (p.id, p.valid_to, step.days_before))
      order by p.valid_to, p.id limit ${limit}
    ), told as (
      insert into documents.expiry_told (paper_id, valid_to, days_before, told_at)
      select id, valid_to, days_before, ${at} from due on conflict do nothing returning paper_id, valid_to, days_before
    )
    select due.id, due.public_id, due.valid_to, due.days_before
    from told join due on due.id = told.paper_id order by due.valid_to, due.id`.execute(tx)
  return rows
}

/** Whether a paper stands in the Kho and was neither replaced, revoked, withdrawn nor destroyed. */
export async function isPaperInForce(tx: Tx, paperId: bigint): Promise<boolean> {
  const { rows } = await sql`select from documents.paper
    where id = ${paperId} and kept_at is not null and ended_at is null and destroyed_at is null`.execute(tx)
  return rows.length > 0
}

import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'

/** Dossiers received and results returned at a section by somebody; account 1 is the program. */
export interface Tally {
  readonly unitId: bigint
  readonly accountId: bigint
  readonly received: number
  readonly returned: number
}

/** Adds what was done to the counts of its day. Whoever calls it sees to it that each deed comes once. */
export async function addTallies(tx: Tx, tallies: readonly (Tally & { readonly day: Day })[]): Promise<void> {
  if (tallies.length === 0) return
  const column = <K extends keyof Tally | 'day'>(key: K) => tallies.map((one) => one[key])
  await sql`
    insert into queue.tally (unit_id, day, account_id, received, returned)
    select unit_id, day, account_id, sum(received), sum(returned)
    from unnest(${column('unitId')}::bigint[], ${column('day')}::date[], ${column('accountId')}::bigint[],
      ${column('received')}::integer[], ${column('returned')}::integer[])
      one (unit_id, day, account_id, received, returned)
    group by unit_id, day, account_id order by unit_id, day, account_id
    on conflict (unit_id, day, account_id) do update
    set received = tally.received + excluded.received, returned = tally.returned + excluded.returned`.execute(tx)
}

/** What was received and returned at these sections in these days, by section and person (tally_pkey). */
export async function listTallies(db: Db | Tx, unitIds: readonly bigint[], from: Day, to: Day): Promise<Tally[]> {
  const { rows } = await sql<Tally>`
    select unit_id, account_id, sum(received)::int as received, sum(returned)::int as returned from queue.tally
    where unit_id = any(${unitIds}::bigint[]) and day between ${from}::date and ${to}::date
    group by unit_id, account_id order by unit_id, account_id`.execute(db)
  return rows
}

/** The same of one person, wherever (tally_of_account). */
export async function listOwnTallies(db: Db, accountId: bigint, from: Day, to: Day): Promise<Tally[]> {
  const { rows } = await sql<Tally>`
    select unit_id, account_id, sum(received)::int as received, sum(returned)::int as returned from queue.tally
    where account_id = ${accountId} and day between ${from}::date and ${to}::date
    group by unit_id, account_id order by unit_id`.execute(db)
  return rows
}

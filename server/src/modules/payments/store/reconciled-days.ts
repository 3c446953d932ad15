import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Dong } from '../../../kernel/money.ts'
import type { Db, Tx } from '../../../platform/db.ts'

/** How a day came out when it was last reconciled; whole đồng, of the gateway null where there is none. */
export interface DaySums {
  readonly day: Day
  readonly at: Date
  readonly ours: Dong
  readonly gateway: Dong | null
  readonly statement: Dong
}

/** Notes how a day came out, in place of how it did before. */
export async function noteReconciled(tx: Tx, { day, at, ours, gateway, statement }: DaySums): Promise<void> {
  await sql`insert into payments.reconciled_day (day, at, ours, gateway, statement)
    values (${day}, ${at}, ${ours}, ${gateway}, ${statement})
    on conflict (day) do update set at = excluded.at, ours = excluded.ours, gateway = excluded.gateway,
      statement = excluded.statement`.execute(tx)
}

/** How a day came out, where anybody has reconciled it. */
export async function findReconciled(db: Db | Tx, day: Day): Promise<DaySums | undefined> {
  const { rows } = await sql<DaySums>`select day, at, ours::float8 as ours, gateway::float8 as gateway,
    statement::float8 as statement from payments.reconciled_day where day = ${day}::date`.execute(db)
  return rows[0]
}

/**
 * Of these days those that nobody has reconciled since they were over, the oldest first. Of one on which no money came
 * there is nothing to reconcile, unless a gateway may know better (`hasGateway`).
 */
export async function listUnreconciled(
  db: Db | Tx, days: readonly { readonly day: Day; readonly overAt: Date }[], hasGateway: boolean,
): Promise<readonly Day[]> {
  const { rows } = await sql<{ day: Day }>`
    select asked.day from unnest(${days.map(({ day }) => day)}::date[], ${days.map(({ overAt }) => overAt)}::timestamptz[])
      as asked (day, over_at) left join payments.reconciled_day as done on done.day = asked.day
    where (done.at is null or done.at < asked.over_at) and (${hasGateway}
      or exists (select from payments.remittance as money where money.day = asked.day)
      or exists (select from payments.statement_line as line where line.day = asked.day))
    order by asked.day`.execute(db)
  return rows.map(({ day }) => day)
}

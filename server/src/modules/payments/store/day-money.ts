import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { OwnMoney } from '../domain/compare-day.ts'

/**
 * Money of a day that came online or by transfer, in the order in which it was told; and payments of such a way that
 * nobody told of, as somebody wrote them down by hand (`ours`). What went back through the gateway is no money of the
 * day any more. `from` and `until` are the moments of the day.
 */
export async function listDayMoney(
  db: Db | Tx, { day, from, until }: { readonly day: Day; readonly from: Date; readonly until: Date },
): Promise<readonly OwnMoney[]> {
  const { rows: [told, written] } = await Promise.all([
    sql<OwnMoney>`
      select source, reference, unit_id, amount::float8 as amount,
        exists (select from payments.statement_line as line where line.remittance_id = money.id) as is_in_statement
      from payments.remittance as money where day = ${day}::date
        and not exists (select from payments.reversal where remittance_id = money.id and state = 'done')
      order by id`.execute(db),
    sql<OwnMoney>`
      select 'ours' as source, reference, unit_id, amount::float8 as amount, false as is_in_statement
      from payments.payment as paid where way in ('online', 'transfer') and paid_at >= ${from} and paid_at < ${until}
        and not exists (select from payments.remittance as money where money.payment_id = paid.id)
      order by id`.execute(db),
  ]).then(([one, other]) => ({ rows: [one.rows, other.rows] as const }))
  return [...told, ...written]
}

/**
 * How much of a day is here, online and by transfer, in whole đồng, with what somebody wrote down by hand, and how much
 * lies in the account.
 */
export async function sumDay(
  db: Db | Tx, { day, from, until }: { readonly day: Day; readonly from: Date; readonly until: Date },
): Promise<{ readonly taken: number; readonly inStatement: number }> {
  const { rows: [row] } = await sql<{ taken: number; inStatement: number }>`select
    (coalesce((select sum(amount) from payments.remittance where day = ${day}::date and outcome = 'taken'), 0)
      + coalesce((select sum(amount) from payments.payment as paid
          where way in ('online', 'transfer') and paid_at >= ${from} and paid_at < ${until}
            and not exists (select from payments.remittance as money where money.payment_id = paid.id)), 0))::float8
      as taken,
    coalesce((select sum(amount) from payments.statement_line where day = ${day}::date), 0)::float8 as in_statement`
    .execute(db)
  return row ?? { taken: 0, inStatement: 0 }
}

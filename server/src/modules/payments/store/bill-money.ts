import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Dong } from '../../../kernel/money.ts'
import type { Db, Tx } from '../../../platform/db.ts'

/**
 * What has become of money that came: it paid (`taken`); it paid nothing and nobody has dealt with it yet (`kept`); it
 * goes back through the gateway, went back, or could not; a person dealt with it (`settled`).
 */
export type MoneyFate = 'taken' | 'kept' | 'going-back' | 'gone-back' | 'not-gone' | 'settled'

/** Money that came for a bill, as its payer may know of it. */
export interface BillMoney {
  readonly bill: string
  readonly billReference: string
  readonly amount: Dong
  readonly day: Day
  readonly fate: MoneyFate
  /** When it went back or was dealt with, and the gateway's number of what went back. */
  readonly endedAt: Date | null
  readonly reference: string | null
}

/**
 * All that came for a bill, or for bills that hold a charge of a dossier and, where it is named, are of an account, in
 * the order in which it came.
 */
export async function listBillMoney(
  db: Db | Tx,
  of: { readonly billId: bigint } | { readonly accountId?: bigint; readonly dossierId: bigint },
): Promise<readonly BillMoney[]> {
  const within = 'billId' in of ? sql`bill.id = ${of.billId}` : sql`
    bill.account_id = coalesce(${of.accountId ?? null}::bigint, bill.account_id) and bill.id in (
    select item.bill_id from payments.bill_item as item join payments.charge on charge.id = item.charge_id
    where charge.dossier_id = ${of.dossierId})`
  const { rows } = await sql<BillMoney>`
    select bill.public_id::text as bill, bill.reference as bill_reference, money.amount::float8 as amount, money.day,
      case when money.outcome = 'taken' then 'taken' when back.state = 'asked' then 'going-back'
        when back.state = 'done' then 'gone-back' when listed.state = 'settled' then 'settled'
        when back.state = 'failed' then 'not-gone' else 'kept' end as fate,
      case when back.state = 'done' then back.ended_at else listed.ended_at end as ended_at, back.reference
    from payments.remittance as money join payments.bill on bill.id = money.bill_id
    left join lateral (select state, ended_at, reference from payments.reversal where remittance_id = money.id
      order by id desc limit 1) as back on true
    left join payments.difference as listed on listed.source = money.source and listed.reference = money.reference
      and listed.kind = case money.outcome when 'amount-differs' then 'amount' else 'not-owed' end
    where ${within} order by money.came_at, money.id`.execute(db)
  return rows
}

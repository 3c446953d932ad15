import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { heirRows } from '../../organisation/public.ts'

export interface GrantToPass {
  readonly accountId: bigint
  readonly publicId: string
  readonly grantId: bigint | null
  readonly role: string | null
  readonly unitId: bigint | null
}

/**
 * What staff hold at these units on a day or later, and who sits there and holds nothing: a role may begin after the
 * day of a plan, because it was given beforehand, or because the plan is older than the accounts. The next
 * accounts after `after`, at most `limit` of them, each whole. Served by `staff_grant_of_unit` and `staff_of_unit`.
 */
export async function listGrantsToPass(
  tx: Tx, { units, day, after, limit }: { units: readonly bigint[]; day: Day; after: bigint; limit: number },
): Promise<GrantToPass[]> {
  const those = sql`any(${units}::bigint[])`
  const { rows } = await sql<GrantToPass>`
    with account as (
      select account_id from identity.staff_grant where unit_id = ${those} and valid && daterange(${day}::date, null)
          and account_id > ${after}
      union select account_id from identity.staff where unit_id = ${those} and account_id > ${after}
      order by 1 limit ${limit})
    select a.account_id, account.public_id, g.id as grant_id, g.role, g.unit_id
    from account a join identity.account on account.id = a.account_id
      left join identity.staff_grant g on g.account_id = a.account_id and g.unit_id = ${those}
        and g.valid && daterange(${day}::date, null)
    order by a.account_id, g.id`.execute(tx)
  return rows
}

/** How many accounts and roles that would be, for whoever looks before. */
export async function countGrantsToPass(
  db: Db | Tx, units: readonly bigint[], day: Day,
): Promise<readonly { readonly unitId: bigint; readonly roles: number; readonly accounts: number }[]> {
  const { rows } = await sql<{ unitId: bigint; roles: bigint; accounts: bigint }>`
    select unit_id, count(*) as roles, count(distinct account_id) as accounts from identity.staff_grant
    where unit_id = any(${units}::bigint[]) and valid && daterange(${day}::date, null) group by unit_id order by unit_id`.execute(db)
  return rows.map(({ unitId, roles, accounts }) => ({ unitId, roles: Number(roles), accounts: Number(accounts) }))
}

/**
 * Ends each where its unit ends, and begins it at the heir, on the day or when it was to begin; where somebody holds
 * the role already, nothing is added. What began at the old unit after its end, and was held until `today`, ends today:
 * that it was held is history. What was only to begin there is taken back.
 */
export async function passGrantRows(
  tx: Tx, moves: readonly { readonly grantId: bigint | null; readonly toId: bigint }[],
  { from, today, by, at }: { readonly from: Day; readonly today: Day; readonly by: bigint; readonly at: Date },
): Promise<void> {
  await sql`
    with move as (select * from unnest(${moves.map(({ grantId }) => grantId)}::bigint[],
        ${moves.map(({ toId }) => toId)}::bigint[]) as m(grant_id, to_id)),
      -- A role that ends with its unit was given without end; one that was to end later ends then.
      passing as (select g.account_id, g.role, m.to_id, greatest(lower(g.valid), ${from}::date) as begins,
          nullif(upper(g.valid), ${from}::date) as until
        from move m join identity.staff_grant g on g.id = m.grant_id),
      ended as (update identity.staff_grant g set valid = daterange(lower(g.valid), ${from}::date)
        from move m where g.id = m.grant_id and lower(g.valid) < ${from}::date returning g.id),
      late as (update identity.staff_grant g
        set valid = g.valid * daterange(null, ${today}::date)
        from move m where g.id = m.grant_id and lower(g.valid) >= ${from}::date and lower(g.valid) < ${today}::date
        returning g.id),
      never as (delete from identity.staff_grant g using move m
        where g.id = m.grant_id and lower(g.valid) >= greatest(${from}::date, ${today}::date) returning g.id)
    insert into identity.staff_grant (account_id, role, unit_id, valid, granted_by, granted_at)
    select distinct on (account_id, role, to_id, begins) account_id, role, to_id, daterange(begins, until), ${by}, ${at}
    from passing p
    where not exists (select from identity.staff_grant g where g.account_id = p.account_id and g.role = p.role
        and g.unit_id = p.to_id and g.valid && daterange(p.begins, p.until))
      -- Of two units that become one, the longer of two roles holds the shorter.
      and not exists (select from passing o where o.account_id = p.account_id and o.role = p.role and o.to_id = p.to_id
        and o.begins < p.begins and (o.until is null or o.until >= p.until))
    order by account_id, role, to_id, begins, until desc nulls first
    on conflict (account_id, role, unit_id, lower(valid)) do nothing`.execute(tx)
}

/** Lets those who sit in a unit that ended sit in its heir. */
export async function seatStaff(
  tx: Tx, accountIds: readonly bigint[], heirs: ReadonlyMap<bigint, bigint>,
): Promise<void> {
  await sql`
    update identity.staff s set unit_id = h.to_id
    from (${heirRows(heirs)}) as h
    where s.account_id = any(${accountIds}::bigint[]) and s.unit_id = h.from_id`.execute(tx)
}

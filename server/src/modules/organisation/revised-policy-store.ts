import { sql } from 'kysely'
import type { Day } from '../../kernel/civil-day.ts'
import type { Db, Tx } from '../../platform/db.ts'

interface PolicyOfUnit { readonly key: string; readonly scope: string; readonly from: Day }

/** The policy of a unit ends the day before; versions that would begin on it or later are taken back. */
export async function endPolicyFrom(tx: Tx, { key, scope, from }: PolicyOfUnit): Promise<void> {
  await sql`delete from organisation.policy
    where key = ${key} and scope = ${scope} and lower(valid) >= ${from}::date`.execute(tx)
  await sql`update organisation.policy set valid = daterange(lower(valid), ${from}::date)
    where key = ${key} and scope = ${scope} and valid @> ${from}::date`.execute(tx)
}

/** Notes that a unit has changed it at the desk. */
export async function insertRevisedPolicy(
  tx: Tx, { key, scope, from, by, at }: PolicyOfUnit & { readonly by: bigint; readonly at: Date },
): Promise<void> {
  await sql`insert into organisation.revised_policy (key, scope, from_day, revised_at, revised_by)
    values (${key}, ${scope}, ${from}::date, ${at}, ${by})`.execute(tx)
}

/** What of policies was changed at the desk, as `listVersions` spells it. */
export async function listRevisedKeys(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ of: string }>`
    select distinct jsonb_build_array(key, scope)::text as of from organisation.revised_policy`.execute(tx)
  return rows.map(({ of }) => JSON.stringify(JSON.parse(of)))
}

/**
 * A word for all that is written of a policy of these units, by unit: another after each change. Of a unit with no
 * policy of its own there is none.
 */
export async function readPolicyMarks(
  db: Db | Tx, key: string, scopes: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ scope: string; mark: string }>`
    select scope, md5(string_agg(valid::text || fingerprint, ' ' order by valid)) as mark from organisation.policy
    where key = ${key} and scope = any(${scopes}::text[]) group by scope`.execute(db)
  return new Map(rows.map(({ scope, mark }) => [scope, mark]))
}

/** A policy of a unit that is still to come. */
export interface ComingPolicy { readonly scope: string; readonly from: Day; readonly value: unknown }

/** Of these units, those that begin after a day, the next of each first (policy_once_a_day). */
export async function listComingPolicies(
  db: Db, key: string, scopes: readonly string[], after: Day,
): Promise<ComingPolicy[]> {
  const { rows } = await sql<ComingPolicy>`
    select scope, lower(valid) as "from", value from organisation.policy
    where key = ${key} and scope = any(${scopes}::text[]) and lower(valid) > ${after}::date
    order by scope, lower(valid)`.execute(db)
  return rows
}

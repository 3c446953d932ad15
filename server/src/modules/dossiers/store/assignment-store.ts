import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'

export interface AssignmentOfficer {
  readonly accountId: bigint
  /** Of a full load, in percent. */
  readonly share: number
  /** Null is all. */
  readonly procedureIds: readonly bigint[] | null
}

export interface AssignmentRule {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  readonly role: string
  readonly procedureId: bigint | null
  readonly prefersLast: boolean
  readonly goesBy: 'load' | 'turn'
  readonly from: Day
  /** The last day, null for ever. */
  readonly to: Day | null
  readonly endedAt: Date | null
  /** Nobody named: everybody with the role. */
  readonly officers: readonly AssignmentOfficer[]
}
type Found = Omit<AssignmentRule, 'officers'> & { readonly officers: readonly (readonly [string, number, string[] | null])[] }

const RULE = sql`r.id, r.public_id, r.unit_id, r.role, r.procedure_id, r.prefers_last, r.goes_by, lower(r.valid) as "from",
  upper(r.valid) - 1 as "to", r.ended_at, coalesce((
    select json_agg(json_build_array(o.account_id::text, o.share, o.procedure_ids::text[]) order by o.account_id)
    from dossiers.assignment_officer o where o.rule_id = r.id), '[]') as officers
  from dossiers.assignment_rule r`

function ruleOf({ officers, ...rule }: Found): AssignmentRule {
  return {
    ...rule,
    officers: officers.map(([id, share, procedures]) =>
      ({ accountId: BigInt(id), share, procedureIds: procedures?.map(BigInt) ?? null })),
  }
}

/** The rule of a role at a unit for a procedure on a day; its own before that of all (assignment_rule_of_unit). */
export async function findAssignmentRule(
  db: Db | Tx, of: { unitId: bigint; role: string; procedureId: bigint; day: Day },
): Promise<AssignmentRule | undefined> {
  const { rows: [rule] } = await sql<Found>`select ${RULE}
    where r.unit_id = ${of.unitId} and r.role = ${of.role} and r.ended_at is null and r.valid @> ${of.day}::date
      and (r.procedure_id is null or r.procedure_id = ${of.procedureId})
    order by r.procedure_id nulls last, r.id desc limit 1`.execute(db)
  return rule && ruleOf(rule)
}

/** Rules of these units that are not over on a day and that nobody ended. */
export async function assignmentRules(db: Db | Tx, unitIds: readonly bigint[], day: Day): Promise<AssignmentRule[]> {
  const { rows } = await sql<Found>`select ${RULE}
    where r.unit_id = any(${unitIds}::bigint[]) and r.ended_at is null
      and (upper(r.valid) is null or upper(r.valid) > ${day}::date)
    order by r.unit_id, r.role, r.procedure_id nulls first, r.id`.execute(db)
  return rows.map(ruleOf)
}

/** Holds the turn of a rule until `tx` ends: whoever gives by the same rule waits, and counts what this one gave. */
export async function lockTurn(tx: Tx, ruleId: bigint): Promise<bigint | null> {
  const { rows: [turn] } = await sql<{ lastId: bigint | null }>`
    select last_id from dossiers.assignment_turn where rule_id = ${ruleId} for update`.execute(tx)
  if (!turn) throw new Error(`rule ${String(ruleId)} has no turn`)
  return turn.lastId
}

/** Whose turn it was now. */
export async function moveTurn(tx: Tx, ruleId: bigint, lastId: bigint): Promise<void> {
  await sql`update dossiers.assignment_turn set last_id = ${lastId} where rule_id = ${ruleId}`.execute(tx)
}

export type NewRule = Pick<
  AssignmentRule, 'unitId' | 'role' | 'procedureId' | 'prefersLast' | 'goesBy' | 'from' | 'to' | 'officers'
>

/** Makes a rule in place of the one that holds on these days; nothing, if one of other days runs into them. */
export async function insertAssignmentRule(
  tx: Tx, rule: NewRule, by: bigint, at: Date,
): Promise<{ id: bigint; publicId: string } | undefined> {
  const { unitId, role, procedureId, prefersLast, goesBy, from, to, officers } = rule
  const valid = sql`daterange(${from}::date, ${to}::date, '[]')`
  await sql`select pg_advisory_xact_lock(hashtextextended(${`assignment ${String(unitId)} ${role}`}, 0))`.execute(tx)
  const { rows: [made] } = await sql<{ id: bigint; publicId: string }>`
    insert into dossiers.assignment_rule (unit_id, role, procedure_id, prefers_last, goes_by, valid, made_by, made_at)
    select ${unitId}, ${role}, ${procedureId}::bigint, ${prefersLast}, ${goesBy}, ${valid}, ${by}, ${at}
    where not exists (select from dossiers.assignment_rule where unit_id = ${unitId} and role = ${role}
      and procedure_id is not distinct from ${procedureId}::bigint and ended_at is null and valid && ${valid})
    returning id, public_id`.execute(tx)
  if (!made) return undefined
  await sql`insert into dossiers.assignment_turn (rule_id) values (${made.id})`.execute(tx)
  for (const { accountId, share, procedureIds } of officers) {
    await sql`insert into dossiers.assignment_officer (rule_id, account_id, share, procedure_ids)
      values (${made.id}, ${accountId}, ${share}, ${procedureIds}::bigint[])`.execute(tx)
  }
  return made
}

/** One by its public id, held until `tx` ends. */
export async function lockAssignmentRule(tx: Tx, publicId: string): Promise<AssignmentRule | undefined> {
  const { rows: [rule] } = await sql<Found>`select ${RULE} where r.public_id = ${publicId} for no key update of r`
    .execute(tx)
  return rule && ruleOf(rule)
}

/** Marks a rule as ended, once. */
export async function markRuleEnded(tx: Tx, id: bigint, by: bigint, at: Date): Promise<void> {
  await sql`update dossiers.assignment_rule set ended_at = ${at}, ended_by = ${by} where id = ${id} and ended_at is null`
    .execute(tx)
}

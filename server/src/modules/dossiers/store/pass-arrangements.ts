import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Passing } from '../../identity/public.ts'
import { heirRows } from '../../organisation/public.ts'

/**
 * Rules of assignment of units that ended go on at the heirs as rules of their own; those at the old end. Of several
 * for one role and procedure there is one at the heir: as the first says, among the officers of all of them. Where one
 * named nobody, which is everybody, everybody it is. Answers how many there are at heirs.
 */
export async function passAssignmentRules(tx: Tx, { from, heirs, by, at }: Passing): Promise<number> {
  const { rows } = await sql<{ id: bigint }>`
    with heir as (${heirRows(heirs)}),
      ended as (update dossiers.assignment_rule r set ended_at = ${at}, ended_by = ${by} from heir h
        where r.unit_id = h.from_id and r.ended_at is null and (upper(r.valid) is null or upper(r.valid) > ${from}::date)
        returning r.id, h.to_id, r.role, r.procedure_id, r.prefers_last, r.goes_by,
          r.valid * daterange(${from}::date, null) as valid),
      leader as (select * from ended e
        where not exists (select from ended f where f.id < e.id and f.to_id = e.to_id and f.role = e.role
            and f.procedure_id is not distinct from e.procedure_id and f.valid && e.valid)
          and not exists (select from dossiers.assignment_rule r where r.unit_id = e.to_id and r.role = e.role
            and r.procedure_id is not distinct from e.procedure_id and r.ended_at is null and r.valid && e.valid)),
      made as (insert into dossiers.assignment_rule
          (unit_id, role, procedure_id, prefers_last, goes_by, valid, made_by, made_at)
        select to_id, role, procedure_id, prefers_last, goes_by, valid, ${by}, ${at} from leader order by id
        returning id, unit_id, role, procedure_id, valid),
      follower as (select m.id as rule_id, e.id as old_id, l.id as leader_id
        from made m join leader l on l.to_id = m.unit_id and l.role = m.role
            and l.procedure_id is not distinct from m.procedure_id and l.valid = m.valid
          join ended e on e.to_id = l.to_id and e.role = l.role
            and e.procedure_id is not distinct from l.procedure_id and e.valid && l.valid),
      turned as (insert into dossiers.assignment_turn (rule_id, last_id)
        select f.rule_id, t.last_id from follower f left join dossiers.assignment_turn t on t.rule_id = f.old_id
        where f.old_id = f.leader_id),
      officers as (insert into dossiers.assignment_officer (rule_id, account_id, share, procedure_ids)
        select f.rule_id, o.account_id, max(o.share), case when bool_or(o.procedure_ids is null) then null else (
            select array_agg(distinct p.id) from follower g join dossiers.assignment_officer q on q.rule_id = g.old_id
                cross join unnest(q.procedure_ids) as p(id)
              where g.rule_id = f.rule_id and q.account_id = o.account_id) end
        from follower f join dossiers.assignment_officer o on o.rule_id = f.old_id
        where not exists (select from follower g where g.rule_id = f.rule_id
          and not exists (select from dossiers.assignment_officer q where q.rule_id = g.old_id))
        group by f.rule_id, o.account_id)
    select id from made`.execute(tx)
  return rows.length
}

/**
 * Templates of opinions of agencies that ended are the heirs' from then on, each once; where two of one name say
 * different things, the later ones get a number behind it.
 */
export async function passTemplates(tx: Tx, { heirs, by, at }: Passing): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with heir as (${heirRows(heirs)}),
      ended as (update dossiers.opinion_template t set ended_at = ${at} from heir h
        where t.agency_id = h.from_id and t.ended_at is null returning t.id, h.to_id, t.name, t.text),
      once as (select distinct on (to_id, name, text) id, to_id, name, text from ended
        where not exists (select from dossiers.opinion_template t where t.agency_id = ended.to_id and t.ended_at is null
          and t.name = ended.name and t.text = ended.text)
        order by to_id, name, text, id),
      numbered as (select *, row_number() over (partition by to_id, name order by id)
          + (select count(*) from dossiers.opinion_template t
            where t.agency_id = once.to_id and t.ended_at is null and t.name = once.name) as nth from once)
    insert into dossiers.opinion_template (agency_id, name, text, made_at, made_by)
    select to_id, case when nth = 1 then name else left(name, 90) || ' (' || nth || ')' end, text, ${at}, ${by}
    from numbered order by id
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows)
}

/** How many of each there are at units, for whoever looks before. */
export async function countRulesOf(
  db: Db | Tx, unitIds: readonly bigint[], day: Day,
): Promise<{ readonly assignmentRules: number; readonly templates: number }> {
  const those = sql`any(${unitIds}::bigint[])`
  const { rows: [row] } = await sql<Record<'assignmentRules' | 'templates', bigint>>`
    select (select count(*) from dossiers.assignment_rule where unit_id = ${those} and ended_at is null
        and (upper(valid) is null or upper(valid) > ${day}::date)) as assignment_rules,
      (select count(*) from dossiers.opinion_template where agency_id = ${those} and ended_at is null) as templates`
    .execute(db)
  const { assignmentRules = 0n, templates = 0n } = row ?? {}
  return { assignmentRules: Number(assignmentRules), templates: Number(templates) }
}

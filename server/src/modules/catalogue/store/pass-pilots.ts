import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { moveRevision } from './revision.ts'

/**
 * Pilots in units that ended (thí điểm tiếp nhận không phụ thuộc địa giới) go on in those that have their place, all
 * parts of what was split: the stage ends the day before, and another of the same kind begins. Answers how many.
 */
export async function passPilots(
  tx: Tx,
  { from, parts, by, at }: {
    /** The first day of the new units. */
    readonly from: Day
    /** Each unit that ended, with each that has its place. */
    readonly parts: readonly (readonly [fromId: bigint, toId: bigint])[]
    readonly by: bigint
    readonly at: Date
  },
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with part as (select * from unnest(${parts.map(([one]) => one)}::bigint[], ${parts.map(([, to]) => to)}::bigint[])
        as p(from_id, to_id)),
      ended as (update catalogue.clearance_stage s set valid = s.valid * daterange(null, ${from}::date)
        from catalogue.clearance_stage was
        where was.id = s.id and s.unit_ids && (select array_agg(from_id) from part) and not isempty(s.valid)
          and (upper(s.valid) is null or upper(s.valid) > ${from}::date)
        returning s.clearance_id, s.procedure_id, s.unit_ids, s.reason, s.stage,
          was.valid * daterange(${from}::date, null) as rest)
    insert into catalogue.clearance_stage
      (clearance_id, procedure_id, stage, unit_ids, valid, reason, opened_at, opened_by)
    select clearance_id, procedure_id, stage, array(
        select distinct coalesce(p.to_id, u.id) from unnest(unit_ids) as u(id) left join part p on p.from_id = u.id
        order by 1),
      rest, reason, ${at}, ${by} from ended`.execute(tx)
  if (numAffectedRows > 0n) await moveRevision(tx)
  return Number(numAffectedRows)
}

/** Pilots that name units, by the procedure's id in the data, for whoever looks before. */
export async function listPilotsIn(db: Db | Tx, unitIds: readonly bigint[], day: Day): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select distinct procedure.key from catalogue.clearance_stage s join catalogue.procedure on procedure.id = procedure_id
    where unit_ids && ${unitIds}::bigint[] and not isempty(s.valid)
      and (upper(s.valid) is null or upper(s.valid) > ${day}::date) order by 1`.execute(db)
  return rows.map(({ key }) => key)
}

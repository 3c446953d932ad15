import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/**
 * What one event says of a dossier as figures count it; what it does not speak of is null. A type that is not here
 * changes no figure. `dueAt` of an extension, a supplement, a corrected calendar is the whole new day; so is that of a
 * notice of return which ends a waiting.
 */
const SAID = sql`
  case when e.type in ('dossier.accepted', 'dossier.supplemented', 'dossier.paid', 'dossier.confirmed',
    'dossier.confirmation-over', 'dossier.extended', 'dossier.redated', 'dossier.return-noticed') then (e.data ->> 'dueAt')::timestamptz end as due_said,
  case when e.type in ('dossier.moved', 'dossier.place-corrected') then (e.data ->> 'unit')::uuid end as unit_said,
  case when e.type in ('dossier.moved', 'dossier.place-corrected') then (e.data ->> 'section')::uuid end as section_said,
  case when e.type in ('dossier.moved', 'dossier.place-corrected') then (e.data ->> 'fromUnit')::uuid end as unit_before,
  case when e.type in ('dossier.moved', 'dossier.place-corrected') then (e.data ->> 'fromSection')::uuid end as section_before,
  case when e.type = 'dossier.accepted' then false
    when e.data ->> 'state' is not null then (e.data ->> 'state') like 'awaiting-%' end as waiting_said,
  case when e.type = 'dossier.accepted' then false
    when e.type = 'dossier.supplement-asked' and (e.data ->> 'isLate')::boolean then true end as late_said,
  case e.type when 'dossier.issued' then 'result' when 'dossier.return-told' then 'unsettled'
    when 'dossier.stopped' then 'stopped' end as outcome_said,
  case when e.type in ('dossier.issued', 'dossier.return-told', 'dossier.stopped') then e.happened_at end as ended_said,
  case when e.type = 'dossier.issued' then e.data ->> 'punctuality' end as punctuality_said`

/** Some dossiers by their ids, or those after one until another. */
export type Which = readonly bigint[] | { readonly after: bigint; readonly until: bigint }

/**
 * Makes the facts of these dossiers anew, from the events that are settled by now: those that no running transaction
 * can precede and that can no longer be undone (`now`, the product's clock). Doing it twice changes nothing, and two
 * that do it at once wait for each other. Answers how many rows there are of them.
 *
 * One statement, for ten dossiers as for ten thousand: each event says something (`SAID`), what was said last holds on,
 * and a row begins where something changed: when it happened and when that was known, neither before the row that it
 * follows. Deeds on one dossier wait for each other, so that their ids are in order.
 * Of whoever had a dossier before it moved its first move tells; the dossier itself says only who has it today.
 */
export async function makeFacts(tx: Tx, now: Date, which: Which): Promise<number> {
  const isOfThese = 'until' in which
    ? sql`dossier_id > ${which.after} and dossier_id <= ${which.until}` : sql`dossier_id = any(${which}::bigint[])`
  await sql`select pg_advisory_xact_lock(hashtext('reporting.fact'))`.execute(tx)
  await sql`delete from reporting.fact where ${isOfThese}`.execute(tx)
  const { numAffectedRows = 0n } = await sql`
    with said as materialized (
      select e.dossier_id, e.era, e.id, e.recorded_at, e.happened_at, ${SAID}
      from audit.event as e
      where e.dossier_id is not null and ${isOfThese} and e.type like 'dossier.%'
        and (e.era < audit.current_era() or e.xid < pg_snapshot_xmin(pg_current_snapshot()))
        and e.voids is null and (e.publish_after is null or e.publish_after <= ${now} and not exists (
          select from audit.event as later
          where later.voids = e.id and later.recorded_at > e.recorded_at - interval '1 day'))
        and (e.data ? 'state' or e.data ? 'dueAt' or e.type in ('dossier.accepted', 'dossier.moved', 'dossier.place-corrected'))
    ), moved_first as (
      select distinct on (said.dossier_id) said.dossier_id, u.id as unit_id, s.id as section_id
      from said join organisation.unit as u on u.public_id = unit_before
        join organisation.unit as s on s.public_id = section_before
      order by said.dossier_id, said.era, said.id
    ), known as (
      select said.dossier_id, said.era, said.id, d.procedure_version_id, d.channel, d.received_at,
        max(said.recorded_at) over so_far as known_from,
        greatest(max(said.happened_at) over so_far, d.received_at) as held_from,
        reporting.latest(due_said) over so_far as due_at,
        reporting.latest(waiting_said) over so_far as is_waiting,
        reporting.latest(late_said) over so_far as is_late,
        coalesce(reporting.latest(u.id) over so_far, moved_first.unit_id, d.competent_unit_id) as unit_id,
        coalesce(reporting.latest(s.id) over so_far, moved_first.section_id, d.receives_at_id) as section_id,
        reporting.latest(outcome_said) over so_far as outcome,
        reporting.latest(ended_said) over so_far as settled_at,
        reporting.latest(punctuality_said) over so_far as punctuality
      from said join dossiers.dossier as d on d.id = said.dossier_id and d.received_at is not null
        left join moved_first on moved_first.dossier_id = said.dossier_id
        left join organisation.unit as u on u.public_id = unit_said
        left join organisation.unit as s on s.public_id = section_said
      window so_far as (partition by said.dossier_id order by said.era, said.id)
    ), changed as (
      select *, (due_at, is_waiting, is_late, unit_id, section_id, settled_at) is distinct from
        lag((due_at, is_waiting, is_late, unit_id, section_id, settled_at)) over (partition by dossier_id order by era, id)
        as is_new
      from known where due_at is not null -- nothing is counted before it is accepted
    ), begun as (
      select row_number() over in_order as nth, dossier_id, known_from,
        case when row_number() over in_order = 1 then received_at else held_from end as held_from, unit_id, section_id,
        procedure_version_id, channel, received_at, due_at, is_waiting, is_late, settled_at, outcome, punctuality
      from changed where is_new
      window in_order as (partition by dossier_id order by era, id)
    )
    insert into reporting.fact (dossier_id, nth, known_from, known_until, held_from, held_until, unit_id, section_id,
      procedure_version_id, channel, received_at, due_at, is_waiting, is_late_by_supplement, settled_at, outcome, punctuality)
    select dossier_id, nth, known_from, coalesce(lead(known_from) over in_order, 'infinity'),
      held_from, coalesce(lead(held_from) over in_order, 'infinity'), unit_id, section_id,
      procedure_version_id, channel, received_at, due_at, is_waiting and settled_at is null, is_late, settled_at, outcome,
      case when settled_at is not null then coalesce(punctuality,
        case when is_late or settled_at > due_at then 'late' else 'on-time' end) end
    from begun
    window in_order as (partition by dossier_id order by nth)`.execute(tx)
  return Number(numAffectedRows)
}

/** A dossier that figures count otherwise than it stands. */
export interface WrongFact { readonly dossierId: bigint; readonly number: string }

/**
 * Holds what figures count against the dossiers themselves, which the facts are not made from: when it was received,
 * its day, its unit and how it ended. Answers the first that differ, by id; also those that only one side has. Of
 * what is going on the facts are a moment behind: whoever asks waits until nothing is left to read.
 */
export async function listWrongFacts(db: Db | Tx, limit: number): Promise<WrongFact[]> {
  const { rows } = await sql<WrongFact>`
    select d.id as dossier_id, d.number
    from dossiers.dossier as d
      full join (select * from reporting.fact where known_until = 'infinity') as f on f.dossier_id = d.id
    where (d.received_at is not null or f.dossier_id is not null)
      and (d.received_at, d.due_at, d.competent_unit_id, d.receives_at_id, d.procedure_version_id, d.channel,
        coalesce(d.issued_at, d.closed_at), d.late_by_supplement_at is not null, d.state like 'awaiting-%')
      is distinct from (f.received_at, f.due_at, f.unit_id, f.section_id, f.procedure_version_id, f.channel,
        f.settled_at, f.is_late_by_supplement, f.is_waiting)
    order by d.id limit ${limit}`.execute(db)
  return rows
}

/** The greatest id of a dossier, 0 of none: until where facts are made. */
export async function lastDossier(db: Db | Tx): Promise<bigint> {
  const { rows: [row] } = await sql<{ id: bigint }>`
    select greatest((select max(id) from dossiers.dossier), (select max(dossier_id) from reporting.fact), 0) as id`.execute(db)
  return row?.id ?? 0n
}

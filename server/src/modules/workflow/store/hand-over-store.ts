import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { WorkflowTables } from './tables.ts'

/** Notes that whoever a stay was handed over to does not take it (từ chối nhận), and why. */
export async function refuseLeg(tx: Tx, id: bigint, why: { at: Date; by: bigint; reason: string }): Promise<void> {
  await sql`
    update workflow.leg set refused_at = ${why.at}, refused_by = ${why.by}, refused_why = ${why.reason}
    where id = ${id} and received_at is null and ended_at is null and refused_at is null`.execute(tx)
}

/** Ends one stay that nobody acknowledged: it is handed over again, or taken back. */
export async function endLeg(tx: Tx, id: bigint, at: Date): Promise<void> {
  await sql`update workflow.leg set ended_at = ${at} where id = ${id} and ended_at is null`.execute(tx)
}

/** Takes open steps out of everybody's hands while their agency refuses the case. */
export async function holdBackTasks(tx: Tx, ids: readonly bigint[], at: Date): Promise<void> {
  await sql`
    update workflow.task set held_back_at = ${at}, holder_id = null, given = null
    where id = any(${ids}::bigint[]) and done_at is null and held_back_at is null`.execute(tx)
}

/** Lets them be done again, due anew. */
export async function releaseTasks(
  tx: Tx, tasks: readonly { readonly id: bigint; readonly dueAt: Date }[],
): Promise<void> {
  await sql`
    update workflow.task t set held_back_at = null, due_at = m.due_at
    from unnest(${tasks.map(({ id }) => id)}::bigint[], ${tasks.map(({ dueAt }) => dueAt.toISOString())}::timestamptz[])
      as m(id, due_at)
    where t.id = m.id and t.done_at is null and t.held_back_at is not null`.execute(tx)
}

/** A hand-over that was refused, or that nobody acknowledged in time; since then somebody must see to it. */
export type StuckHandOver = Selectable<WorkflowTables['workflow.leg']> & { readonly since: Date }

/** Of whom, and where a page goes on. `unitIds` undefined is all. */
export interface AskStuck {
  readonly now: Date
  readonly unitIds: readonly bigint[] | undefined
  readonly accountId: bigint
  readonly limit: number
  readonly after?: { readonly at: Date; readonly id: bigint } | undefined
}

/**
 * Hand-overs that stand still, by or to these units or by that account, longest first: refused ones since the refusal,
 * silent ones since their limit (leg_handed_over, leg_not_received).
 */
export async function listStuckHandOvers(
  db: Db, { now, unitIds, accountId, limit, after }: AskStuck,
): Promise<StuckHandOver[]> {
  const ids = [...unitIds ?? []]
  const { rows } = await sql<StuckHandOver>`
    select * from (
      select *, ${SINCE} as since from workflow.leg
      where received_at is null and ended_at is null and (refused_at is not null or acknowledge_by < ${now})
        and (${unitIds === undefined} or handed_over_from = any(${ids}::bigint[]) or unit_id = any(${ids}::bigint[])
          or handed_over_by = ${accountId})) stuck
    where ${after === undefined} or (since, id) > (${after?.at ?? now}, ${after?.id ?? 0n})
    order by since, id limit ${limit}`.execute(db)
  return rows
}

/** Since when a hand-over on its way stands still, once its moment has come; the words of the indexes of `told_of`. */
const SINCE = sql`coalesce(refused_at, acknowledge_by)`

/**
 * Hand-overs that stand still and that nobody was told of so, longest first. What was told of is read no more, however
 * much of it stands still (leg_to_tell).
 */
export async function listToTell(db: Db, now: Date, limit: number): Promise<StuckHandOver[]> {
  const { rows } = await sql<StuckHandOver>`
    select *, ${SINCE} as since from workflow.leg
    where received_at is null and ended_at is null and told_of is distinct from ${SINCE}
      and ${SINCE} <= ${now} and (refused_at is not null or acknowledge_by < ${now})
    order by ${SINCE}, id limit ${limit}`.execute(db)
  return rows
}

/** What somebody was told of a hand-over that holds no more: it went on, or has another moment (leg_told_over). */
export async function listToldOver(db: Db, limit: number): Promise<Pick<StuckHandOver, 'id' | 'caseId'>[]> {
  const { rows } = await sql<Pick<StuckHandOver, 'id' | 'caseId'>>`
    select id, case_id from workflow.leg
    where told_of is not null
      and (received_at is not null or ended_at is not null or told_of is distinct from ${SINCE})
    order by id limit ${limit}`.execute(db)
  return rows
}

/**
 * Notes since when hand-overs stand still as somebody was told, or that nobody is told so any more. What a deed has in
 * hand is left for the next look: deeds lock several in an order of their own. Answers how many were noted.
 */
export async function markTold(
  tx: Tx, legs: readonly { readonly id: bigint; readonly toldOf: Date | null }[],
): Promise<number> {
  if (legs.length === 0) return 0
  const ids = legs.map(({ id }) => id)
  const { numAffectedRows = 0n } = await sql`
    with free as (select id from workflow.leg where id = any(${ids}::bigint[]) for no key update skip locked)
    update workflow.leg l set told_of = m.told_of
    from unnest(${ids}::bigint[], ${legs.map(({ toldOf }) => toldOf)}::timestamptz[]) as m(id, told_of) join free using (id)
    where l.id = m.id`.execute(tx)
  return Number(numAffectedRows)
}

/** No stay that goes on: what was on its way when its unit ended, and goes on so, is handed over when it arrives. */
const IS_HAND_OVER = sql`(continues is null
  or exists (select from workflow.leg had where had.id = leg.continues and had.received_at is null))`

/** Hand-overs of dossiers that ended or were made in a time, as the measure needs them. */
export interface HandOverCount {
  /** Dossiers with at least one hand-over; of them those whose every hand-over was electronic. */
  readonly dossiers: number
  readonly electronic: number
  /** Hand-overs themselves; of them the electronic ones. */
  readonly legs: number
  readonly electronicLegs: number
  readonly unitId: bigint
}

/**
 * What of a procedure they are counted by: the steps, whose units hand over to one another, and who settles it
 * (`reports-touched.ts`).
 */
export const HAND_OVERS_COUNT = ['competent', 'step'] as const

/**
 * By handing agency's unit: of the dossiers that it handed over to another agency in a time, how many wholly
 * electronically (KH 1107 II.2.8). What an agency has from the beginning was handed over by nobody (`opens` its case),
 * and what was taken back or refused did not move: only what was acknowledged counts. A dossier counts once at each
 * unit, and is electronic there when all of the unit's hand-overs of it in that time were.
 */
export async function countHandOvers(
  db: Db, { from, before, unitIds }: { from: Date; before: Date; unitIds: readonly bigint[] | undefined },
): Promise<HandOverCount[]> {
  const { rows } = await sql<HandOverCount>`
    select unit_id, count(*)::int as dossiers, (count(*) filter (where paper = 0))::int as electronic,
      sum(legs)::int as legs, sum(legs - paper)::int as electronic_legs
    from (select handed_over_from as unit_id, case_id, count(*) as legs, count(*) filter (where how = 'paper') as paper
      from workflow.leg
      where handed_over_at >= ${from} and handed_over_at < ${before} and received_at is not null
        and handed_over_from <> unit_id and ${IS_HAND_OVER}
        and (${unitIds === undefined} or handed_over_from = any(${[...unitIds ?? []]}::bigint[]))
      group by handed_over_from, case_id) of_case
    group by unit_id order by dossiers desc, unit_id`.execute(db)
  return rows
}

/** The same over all of these units: a dossier counts once, and is electronic when every hand-over of it was. */
export async function countHandOversTogether(
  db: Db, { from, before, unitIds }: { from: Date; before: Date; unitIds: readonly bigint[] | undefined },
): Promise<Omit<HandOverCount, 'unitId'>> {
  const { rows: [row] } = await sql<Omit<HandOverCount, 'unitId'>>`
    select count(*)::int as dossiers, (count(*) filter (where paper = 0))::int as electronic,
      coalesce(sum(legs), 0)::int as legs, coalesce(sum(legs - paper), 0)::int as electronic_legs
    from (select case_id, count(*) as legs, count(*) filter (where how = 'paper') as paper
      from workflow.leg
      where handed_over_at >= ${from} and handed_over_at < ${before} and received_at is not null
        and handed_over_from <> unit_id and ${IS_HAND_OVER}
        and (${unitIds === undefined} or handed_over_from = any(${[...unitIds ?? []]}::bigint[]))
      group by case_id) of_case`.execute(db)
  return row ?? { dossiers: 0, electronic: 0, legs: 0, electronicLegs: 0 }
}


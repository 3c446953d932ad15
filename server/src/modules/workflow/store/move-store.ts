import { sql } from 'kysely'
import type { Ctx, Db, Tx } from '../../../platform/db.ts'
import { insertRows } from '../../../platform/insert-rows.ts'
import type { Leg } from './task-store.ts'

export interface TaskMove {
  readonly id: bigint
  readonly fromUnitId: bigint
  readonly unitId: bigint
  readonly holderId: bigint | null
  readonly calendarVersionId: bigint
  readonly dueAt: Date
}

/** Steps go on at other units, by one statement; where they had been is kept. */
export async function moveTaskRows(tx: Tx, moves: readonly TaskMove[], at: Date): Promise<void> {
  if (moves.length === 0) return
  await sql`
    with move as (
      select * from unnest(${moves.map(({ id }) => id)}::bigint[], ${moves.map(({ fromUnitId }) => fromUnitId)}::bigint[],
        ${moves.map(({ unitId }) => unitId)}::bigint[], ${moves.map(({ holderId }) => holderId)}::bigint[],
        ${moves.map(({ calendarVersionId }) => calendarVersionId)}::bigint[],
        ${moves.map(({ dueAt }) => dueAt.toISOString())}::timestamptz[])
        as m(id, from_unit_id, unit_id, holder_id, calendar_version_id, due_at)),
      moved as (
        update workflow.task t set unit_id = m.unit_id, holder_id = m.holder_id,
          calendar_version_id = m.calendar_version_id, due_at = m.due_at
        from move m where t.id = m.id and t.done_at is null returning t.id, m.from_unit_id, m.unit_id)
    insert into workflow.task_move (task_id, from_unit_id, to_unit_id, at)
    select id, from_unit_id, unit_id, ${at} from moved where from_unit_id <> unit_id`.execute(tx)
}

export interface ClockMove {
  readonly id: bigint
  readonly unitId: bigint
  readonly calendarVersionId: bigint
  readonly dueAt: Date
  readonly warnAt: Date | null
}

/** Clocks go on at other units, or by another calendar. One whose end moves is warned of anew. */
export async function moveClockRows(tx: Tx, moves: readonly ClockMove[]): Promise<void> {
  if (moves.length === 0) return
  await sql`
    update workflow.clock c set unit_id = m.unit_id, calendar_version_id = m.calendar_version_id, due_at = m.due_at,
      warn_at = m.warn_at, warned_at = case when c.warn_at is not distinct from m.warn_at then c.warned_at end
    from unnest(${moves.map(({ id }) => id)}::bigint[], ${moves.map(({ unitId }) => unitId)}::bigint[],
      ${moves.map(({ calendarVersionId }) => calendarVersionId)}::bigint[],
      ${moves.map(({ dueAt }) => dueAt.toISOString())}::timestamptz[],
      ${moves.map(({ warnAt }) => warnAt?.toISOString() ?? null)}::timestamptz[])
      as m(id, unit_id, calendar_version_id, due_at, warn_at)
    where c.id = m.id and c.stopped_at is null`.execute(tx)
}

export interface LegMove {
  readonly leg: Leg
  readonly unitId: bigint
  readonly agencyId: bigint
  readonly isReceived: boolean
  /** Until when the new agency must acknowledge it. */
  readonly acknowledgeBy: Date | null
  /** Who hands it over now, of what nobody has acknowledged. */
  readonly givenBy: bigint
  readonly calendarVersionId: bigint
  readonly dueAt: Date
}

/** Stays end that go on at other units, or have become one with another of their case; nobody is said to have had
 * what they had not acknowledged. */
export async function endLegRows(tx: Tx, ids: readonly bigint[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await sql`update workflow.leg set ended_at = ${at} where id = any(${ids}::bigint[]) and ended_at is null`.execute(tx)
}

/** Stays that nobody has acknowledged are handed over by other units now: whoever did is no more. */
export async function changeGivers(
  tx: Tx, givers: readonly { readonly id: bigint; readonly unitId: bigint }[],
): Promise<void> {
  if (givers.length === 0) return
  await sql`
    update workflow.leg l set handed_over_from = m.unit_id
    from unnest(${givers.map(({ id }) => id)}::bigint[], ${givers.map(({ unitId }) => unitId)}::bigint[]) as m(id, unit_id)
    where l.id = m.id and l.received_at is null and l.ended_at is null`.execute(tx)
}

/**
 * Stays end, and go on at other units as stays of their own. What was on its way when its unit ended is on its way to
 * the successor: from whoever handed it over, since then, and refused if it was.
 */
export async function insertMovedLegs(
  tx: Tx, moves: readonly LegMove[], { now, actorId }: Pick<Ctx, 'now' | 'actorId'>,
): Promise<void> {
  await endLegRows(tx, moves.map(({ leg }) => leg.id), now)
  await insertRows(tx, 'workflow.leg', moves.map(({ leg, isReceived, ...to }) => ({
    caseId: leg.caseId, unitId: to.unitId, agencyId: to.agencyId,
    ...leg.receivedAt === null
      ? { handedOverAt: leg.handedOverAt, handedOverBy: leg.handedOverBy, handedOverFrom: to.givenBy }
      : { handedOverAt: now, handedOverBy: actorId, handedOverFrom: leg.unitId },
    how: leg.how, opensAt: leg.opensAt, hours: leg.hours, calendarVersionId: to.calendarVersionId, dueAt: to.dueAt,
    acknowledgeBy: to.acknowledgeBy, refusedAt: leg.refusedAt, refusedBy: leg.refusedBy, refusedWhy: leg.refusedWhy,
    receivedAt: isReceived ? now : null, receivedBy: isReceived ? actorId : null, endedAt: null, continues: leg.id,
  })))
}

/** How much open work there is at units: steps, clocks, stays, and stays that nobody has acknowledged. */
export async function countOpenWork(
  db: Db | Tx, unitIds: readonly bigint[],
): Promise<{ readonly tasks: number; readonly clocks: number; readonly legs: number; readonly onTheirWay: number }> {
  const those = sql`any(${unitIds}::bigint[])`
  const { rows: [row] } = await sql<Record<'tasks' | 'clocks' | 'legs' | 'onTheirWay', bigint>>`
    select (select count(*) from workflow.task where unit_id = ${those} and done_at is null) as tasks,
      (select count(*) from workflow.clock where unit_id = ${those} and stopped_at is null) as clocks,
      (select count(*) from workflow.leg where unit_id = ${those} and ended_at is null) as legs,
      (select count(*) from workflow.leg where unit_id = ${those} and ended_at is null and received_at is null)
        as on_their_way`.execute(db)
  const { tasks = 0n, clocks = 0n, legs = 0n, onTheirWay = 0n } = row ?? {}
  return { tasks: Number(tasks), clocks: Number(clocks), legs: Number(legs), onTheirWay: Number(onTheirWay) }
}

/** New ends of stays, and until when they are acknowledged, in one statement. */
export async function redateLegs(
  tx: Tx,
  legs: readonly {
    readonly id: bigint; readonly dueAt: Date; readonly calendarVersionId: bigint; readonly acknowledgeBy: Date | null
  }[],
): Promise<void> {
  if (legs.length === 0) return
  await sql`
    update workflow.leg l set due_at = m.due_at, calendar_version_id = m.calendar_version_id,
      acknowledge_by = m.acknowledge_by
    from unnest(${legs.map(({ id }) => id)}::bigint[], ${legs.map(({ dueAt }) => dueAt.toISOString())}::timestamptz[],
      ${legs.map(({ calendarVersionId }) => calendarVersionId)}::bigint[],
      ${legs.map(({ acknowledgeBy }) => acknowledgeBy?.toISOString() ?? null)}::timestamptz[])
      as m(id, due_at, calendar_version_id, acknowledge_by)
    where l.id = m.id and l.ended_at is null`.execute(tx)
}

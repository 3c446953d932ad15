import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { TurnState } from '../domain/turn-state.ts'

/** One service of a visit, with the number by which it is called. */
export interface Turn {
  readonly id: bigint
  readonly publicId: string
  readonly visitId: bigint
  readonly unitId: bigint
  readonly day: Day
  readonly number: number
  readonly priority: string | null
  readonly service: string
  readonly place: number
  readonly state: TurnState
  readonly rankedAt: Date
  readonly waitingSince: Date
  readonly counter: number | null
  readonly servedBy: bigint | null
  readonly firstCalledAt: Date | null
  readonly calledAt: Date | null
  /** The call from which its service first began; null: nobody has come yet. */
  readonly answeredAt: Date | null
  readonly calls: number
}

const TURN = sql`turn.id, turn.public_id, visit_id, turn.unit_id, turn.day, visit.number, visit.priority, service, place,
  state, ranked_at, waiting_since, counter, served_by, first_called_at, called_at,
  answered_at, calls from queue.turn join queue.visit on visit.id = visit_id`

/** What begins to wait, or will once the turn before it is over. */
export interface NewTurn {
  readonly visitId: bigint
  readonly unitId: bigint
  readonly day: Day
  readonly service: string
  readonly place: number
  readonly state: 'waiting' | 'later'
  readonly rankedAt: Date
  readonly waitingSince: Date
  readonly onlyCounter?: number | undefined
}

/** Writes turns; answers their public ids in the order given. */
export async function insertTurns(tx: Tx, turns: readonly NewTurn[]): Promise<{ id: bigint; publicId: string }[]> {
  const values = turns.map((turn) => sql`(${turn.visitId}::bigint, ${turn.unitId}::bigint, ${turn.day}::date,
    ${turn.service}, ${turn.place}::smallint, ${turn.state}, ${turn.rankedAt}::timestamptz,
    ${turn.waitingSince}::timestamptz, ${turn.onlyCounter ?? null}::smallint)`)
  const { rows } = await sql<{ id: bigint; publicId: string }>`
    insert into queue.turn (visit_id, unit_id, day, service, place, state, ranked_at, waiting_since, only_counter)
    values ${sql.join(values)} returning id, public_id`.execute(tx)
  return rows
}

/** Whom a counter may call. */
export interface Wanted {
  readonly unitId: bigint
  readonly day: Day
  readonly counter: number
  readonly services: readonly string[]
}

/**
 * Locks the turn that is next for a counter: sent to it, or of its services, the longest waiting by rank
 * (turn_waiting). `skip locked`: what a colleague is calling this moment is not waited for, and the next in the order
 * is taken, so that two who press at once get two people and neither waits for the other. Who was sent to a counter
 * that somebody has left meanwhile is called by any that has the service. Undefined if nobody waits.
 */
export async function lockNext(tx: Tx, { unitId, day, counter, services }: Wanted): Promise<Turn | undefined> {
  const { rows } = await sql<Turn>`select ${TURN}
    where turn.unit_id = ${unitId} and turn.day = ${day}::date and state = 'waiting'
      and (only_counter = ${counter}::smallint or service = any(${services}::text[]) and (only_counter is null
        or not exists (select from queue.seat where seat.unit_id = turn.unit_id and seat.counter = only_counter
          and seat.ended_at is null)))
    order by ranked_at, turn.id limit 1 for update of turn skip locked`.execute(tx)
  return rows[0]
}

/** Locks a turn of a section by its public id, waiting for whoever holds it. */
export async function lockTurn(tx: Tx, publicId: string, unitId: bigint): Promise<Turn | undefined> {
  const { rows } = await sql<Turn>`select ${TURN}
    where turn.public_id = ${publicId} and turn.unit_id = ${unitId} for update of turn`.execute(tx)
  return rows[0]
}

/** Locks who is at a counter or called to it (turn_at_counter_once). */
export async function lockAtCounter(
  tx: Tx, { unitId, day, counter }: Omit<Wanted, 'services'>,
): Promise<Turn | undefined> {
  const { rows } = await sql<Turn>`select ${TURN}
    where turn.unit_id = ${unitId} and turn.day = ${day}::date and counter = ${counter}::smallint
      and state in ('called', 'serving') for update of turn`.execute(tx)
  return rows[0]
}

/**
 * Who is at a counter or called to it; and whom the hall has put aside or missed today, that counter's first, then the
 * number called last: whoever comes back is served by whoever sits there now.
 */
export async function listAtCounter(
  db: Db | Tx, { unitId, day, counter }: Omit<Wanted, 'services'>,
): Promise<Turn[]> {
  const { rows } = await sql<Turn>`select ${TURN}
    where turn.unit_id = ${unitId} and turn.day = ${day}::date
      and (state in ('held', 'missed') or state in ('called', 'serving') and counter = ${counter}::smallint)
    order by counter = ${counter}::smallint desc, called_at desc, turn.id desc limit 50`.execute(db)
  return rows
}

/** The services that a visitor wants after the one at hand, in their order. */
export async function listLater(db: Db | Tx, visitId: bigint): Promise<string[]> {
  const { rows } = await sql<{ service: string }>`select service from queue.turn
    where visit_id = ${visitId} and state = 'later' order by place`.execute(db)
  return rows.map(({ service }) => service)
}

/** Locks the turn of a visit that comes after those that are over, if one does. */
export async function lockLater(tx: Tx, visitId: bigint): Promise<Turn | undefined> {
  const { rows } = await sql<Turn>`select ${TURN}
    where visit_id = ${visitId} and state = 'later' order by place limit 1 for update of turn`.execute(tx)
  return rows[0]
}

/** How many turns of a visit are neither over nor later, and the highest place among all. */
export async function readVisitTurns(tx: Tx, visitId: bigint): Promise<{ open: number; lastPlace: number }> {
  const { rows: [row] } = await sql<{ open: number; lastPlace: number }>`
    select count(*) filter (where ended_at is null and state <> 'later')::int as open, max(place)::int as last_place
    from queue.turn where visit_id = ${visitId}`.execute(tx)
  return row ?? { open: 0, lastPlace: 0 }
}

/**
 * Called to a counter: once more, or for the first time. What it took before it was put aside does not count as time at
 * the counter. The moment is that at which the press came; who began to wait while it waited for a lock waited no time.
 */
export async function noteCall(
  tx: Tx, turn: Turn, to: { readonly counter: number; readonly by: bigint; readonly at: Date },
): Promise<void> {
  await sql`with called as (
      update queue.turn set state = 'called', counter = ${to.counter}::smallint, served_by = ${to.by}::bigint,
        first_called_at = coalesce(first_called_at, greatest(${to.at}::timestamptz, waiting_since)),
        called_at = ${to.at}::timestamptz, calls = calls + 1, began_at = null
      where id = ${turn.id} returning id, unit_id)
    insert into queue.call (turn_id, unit_id, counter, by_id, at)
    select id, unit_id, ${to.counter}::smallint, ${to.by}::bigint, ${to.at}::timestamptz from called`.execute(tx)
}

/** Who was sent to a counter and still waits may go to any that has their service: nobody sits there any more. */
export async function freeCounter(tx: Tx, { unitId, day, counter }: Omit<Wanted, 'services'>): Promise<void> {
  await sql`update queue.turn set only_counter = null where unit_id = ${unitId} and day = ${day}::date
    and state = 'waiting' and only_counter = ${counter}::smallint`.execute(tx)
}

/**
 * The state of a turn, and when its service began, it was put aside or it ended; what began answered the last call.
 * Who is put aside, called in vain and put aside again has been so since the first time.
 */
export async function changeTurn(
  tx: Tx, id: bigint, change: {
    readonly state: TurnState; readonly beganAt?: Date; readonly asideAt?: Date; readonly endedAt?: Date;
    readonly waitingSince?: Date },
): Promise<void> {
  await sql`update queue.turn set state = ${change.state},
      began_at = coalesce(${change.beganAt ?? null}::timestamptz, began_at),
      answered_at = coalesce(answered_at,
        case when ${change.beganAt ?? null}::timestamptz is not null then greatest(called_at, first_called_at) end),
      aside_at = case when ${change.asideAt ?? null}::timestamptz is null then aside_at
        when began_at is null then coalesce(aside_at, ${change.asideAt ?? null}::timestamptz)
        else ${change.asideAt ?? null}::timestamptz end,
      ended_at = coalesce(${change.endedAt ?? null}::timestamptz, ended_at),
      waiting_since = coalesce(${change.waitingSince ?? null}::timestamptz, waiting_since)
    where id = ${id}`.execute(tx)
}

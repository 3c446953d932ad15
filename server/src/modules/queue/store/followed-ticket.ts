import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db } from '../../../platform/db.ts'
import type { Ahead } from '../domain/estimate.ts'
import type { TurnState } from '../domain/turn-state.ts'
import type { VisitWay } from './visits.ts'

/** A visit as its ticket shows it. */
export interface Ticket {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  readonly day: Day
  readonly number: number
  readonly language: 'vi' | 'en'
  readonly takenAt: Date
  readonly leftAt: Date | null
  readonly way: VisitWay
  /** Who took it, where that is known. */
  readonly personId: bigint | null
}

/** A turn of a ticket as its holder follows it. */
export interface FollowedTurn {
  readonly service: string
  readonly place: number
  readonly state: TurnState
  readonly counter: number | null
  readonly calledAt: Date | null
  /** How many wait at the section with an earlier rank, by service; none of what does not wait. */
  readonly ahead: Ahead
}

/** A ticket as its holder follows it. */
export interface FollowedTicket {
  readonly ticket: Ticket
  /** In their order, never empty. */
  readonly turns: readonly FollowedTurn[]
  /** Numbers of the counters of its section at which somebody sits. */
  readonly open: readonly number[]
}

type Row = Ticket & FollowedTurn & { readonly open: readonly number[] }

/**
 * The visit behind a ticket, by the address printed on it, with its turns, who stands before each, and the open
 * counters (visit_addressed_once, turn_placed_once, turn_waiting, seat_taken_once). One question to the database: every
 * phone in every hall asks it again and again.
 */
export async function followTicket(db: Db, publicId: string): Promise<FollowedTicket | undefined> {
  const { rows } = await sql<Row>`
    select visit.id, visit.public_id, visit.unit_id, visit.day, number, language, taken_at, left_at, way,
      person_id, turn.service, place, state, counter, called_at, coalesce(ahead.by_service, '{}') as ahead,
      array(select seat.counter from queue.seat where seat.unit_id = visit.unit_id and ended_at is null) as open
    from queue.visit join queue.turn on visit_id = visit.id
    cross join lateral (select jsonb_object_agg(service, count) as by_service from (
      select other.service, count(*)::int as count from queue.turn other
      where turn.state = 'waiting' and other.state = 'waiting' and other.unit_id = turn.unit_id
        and other.day = turn.day and (other.ranked_at, other.id) < (turn.ranked_at, turn.id)
      group by other.service) counted) ahead
    where visit.public_id = ${publicId} order by place`.execute(db)
  return rows[0] && { ticket: rows[0], turns: rows, open: rows[0].open }
}

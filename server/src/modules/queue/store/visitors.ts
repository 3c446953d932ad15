import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Visitor } from '../domain/visitor.ts'

/** Keeps what somebody gave at the kiosk for as long as the visit lasts. */
export async function insertVisitor(tx: Tx, visitId: bigint, visitor: Visitor): Promise<void> {
  const fullName = visitor.kind === 'card' ? visitor.fullName : null
  await sql`insert into queue.visitor (visit_id, kind, number, full_name)
    values (${visitId}, ${visitor.kind}, ${visitor.number}, ${fullName})`.execute(tx)
}

/**
 * The visit of a card at a section on a day that is not over (visitor_of_card); two at once with one card wait for each
 * other.
 */
export async function lockVisitOfCard(
  tx: Tx, { unitId, day, number }: { readonly unitId: bigint; readonly day: Day; readonly number: string },
): Promise<{ id: bigint; publicId: string } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended('queue.visitor ' || ${number}::text, 0))`.execute(tx)
  const { rows } = await sql<{ id: bigint; publicId: string }>`
    select visit.id, visit.public_id from queue.visitor join queue.visit on visit.id = visit_id
    where kind = 'card' and visitor.number = ${number} and unit_id = ${unitId} and day = ${day}::date and left_at is null
    order by visit.id limit 1`.execute(tx)
  return rows[0]
}

/** Forgets what these visitors gave: their visits are over (visitor_pkey). */
export async function forgetVisitors(tx: Tx, visitIds: readonly bigint[]): Promise<void> {
  if (visitIds.length === 0) return
  await sql`delete from queue.visitor where visit_id = any(${visitIds}::bigint[])`.execute(tx)
}

/** Who is at a counter: the person, where whoever took the number was signed in, or what was given at the kiosk. */
export interface AtCounter {
  /** Public id of the turn. */
  readonly turn: string
  readonly personId: bigint | null
  readonly given: Visitor | null
  /** For whom they come, by a mandate with which the appointment of the visit was booked. */
  readonly forPersonId: bigint | null
  /** For whom a clerk booked it, as they said when they called. */
  readonly caller: { readonly name: string; readonly phone: string } | null
}

/**
 * Who sits at a counter now, noted as come; nobody while a number is only called (turn_at_counter_once,
 * appointment_of_a_visit_once).
 */
export async function findAtCounter(
  db: Db, { unitId, counter, day }: { readonly unitId: bigint; readonly counter: number; readonly day: Day },
): Promise<AtCounter | undefined> {
  const { rows: [row] } = await sql<{
    turn: string; personId: bigint | null; kind: Visitor['kind'] | null; number: string | null; fullName: string | null
    forPersonId: bigint | null; name: string | null; phone: string | null
  }>`
    select turn.public_id as turn, visit.person_id, kind, visitor.number, full_name, for_person_id,
      caller_name as name, caller_phone as phone
    from queue.turn join queue.visit on visit.id = turn.visit_id
    left join queue.visitor on visitor.visit_id = visit.id
    left join queue.appointment on appointment.visit_id = visit.id and lead_id is null
    where turn.unit_id = ${unitId} and turn.day = ${day}::date and counter = ${counter}::smallint
      and turn.state = 'serving'`.execute(db)
  if (!row) return undefined
  const { turn, personId, kind, number, fullName, forPersonId, name, phone } = row
  const caller = name === null || phone === null ? null : { name, phone }
  if (kind === null || number === null) return { turn, personId, given: null, forPersonId, caller }
  return {
    turn, personId, given: kind === 'card' ? { kind, number, fullName: fullName ?? '' } : { kind, number }, forPersonId,
    caller,
  }
}

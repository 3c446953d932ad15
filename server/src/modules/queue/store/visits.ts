import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'

export type VisitWay = 'kiosk' | 'online' | 'counter'

export interface NewVisit {
  readonly unitId: bigint
  readonly day: Day
  readonly number: number
  readonly way: VisitWay
  readonly priority: string | null
  readonly language: 'vi' | 'en'
  readonly personId: bigint | null
  readonly takenAt: Date
}

/** Draws the next serial of a service on a day. Whoever draws after it waits until this transaction has ended. */
export async function drawSerial(tx: Tx, unitId: bigint, day: Day, service: string): Promise<number> {
  const { rows: [row] } = await sql<{ last: number }>`
    insert into queue.serial (unit_id, day, service, last) values (${unitId}, ${day}::date, ${service}, 1)
    on conflict (unit_id, day, service) do update set last = serial.last + 1 returning last`.execute(tx)
  if (!row) throw new Error('no serial was drawn')
  return row.last
}

/** Writes a visit; answers its ids. */
export async function insertVisit(tx: Tx, visit: NewVisit): Promise<{ id: bigint; publicId: string }> {
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    insert into queue.visit (unit_id, day, number, way, priority, language, person_id, taken_at)
    values (${visit.unitId}, ${visit.day}::date, ${visit.number}, ${visit.way}, ${visit.priority}, ${visit.language},
      ${visit.personId}, ${visit.takenAt}) returning id, public_id`.execute(tx)
  if (!row) throw new Error('no visit was written')
  return row
}

/**
 * The visit of a person at a section on a day that is not over; two at once of the same person wait for each other.
 */
export async function lockVisitOf(
  tx: Tx, { unitId, day, personId }: { readonly unitId: bigint; readonly day: Day; readonly personId: bigint },
): Promise<{ id: bigint; publicId: string } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended('queue.visit', ${personId}))`.execute(tx)
  const { rows } = await sql<{ id: bigint; publicId: string }>`select id, public_id from queue.visit
    where unit_id = ${unitId} and day = ${day}::date and person_id = ${personId} and left_at is null`.execute(tx)
  return rows[0]
}

/**
 * Closes the turns of a visit of which nothing is left but calls that nobody came to, and errands after them; whether
 * it was so. Then its holder may take a number anew.
 */
export async function closeMissed(tx: Tx, visitId: bigint, at: Date): Promise<boolean> {
  const { rows } = await sql<{ id: bigint }>`
    update queue.turn set state = 'closed', ended_at = ${at} where visit_id = ${visitId}
      and state in ('missed', 'later') and not exists (select from queue.turn other
        where other.visit_id = ${visitId} and other.ended_at is null and other.state not in ('missed', 'later'))
    returning id`.execute(tx)
  return rows.length > 0
}

/** The visitor has left. */
export async function endVisit(tx: Tx, id: bigint, at: Date): Promise<void> {
  await sql`update queue.visit set left_at = ${at} where id = ${id} and left_at is null`.execute(tx)
}

/** The address of the ticket of a visit. */
export async function findTicketOfVisit(tx: Tx, id: bigint): Promise<string> {
  const { rows: [row] } = await sql<{ publicId: string }>`select public_id from queue.visit where id = ${id}`.execute(tx)
  if (!row) throw new Error('a visit that there is not')
  return row.publicId
}

/** The visit behind a number of a hall. */
export interface NumberedVisit {
  readonly id: bigint
  readonly publicId: string
  /** A counter called and somebody came; what was given back or closed with the hall since does not count. */
  readonly isAnswered: boolean
}

/**
 * The visit of a number that a hall gave out on a day, held until `tx` ends. The hall is named by its unit and those
 * that this one has come from; each of them counts its numbers alone.
 */
export async function lockVisitOfNumber(
  tx: Tx, { unitIds, day, number }: { readonly unitIds: readonly bigint[]; readonly day: Day; readonly number: number },
): Promise<NumberedVisit | undefined> {
  const { rows } = await sql<NumberedVisit>`
    select id, public_id, exists (select from queue.turn
      where turn.visit_id = visit.id and answered_at is not null and state <> 'closed') as is_answered
    from queue.visit where unit_id = any(${unitIds}::bigint[]) and day = ${day}::date and number = ${number}
    order by is_answered desc, id limit 1 for update of visit`.execute(tx)
  return rows[0]
}

/** The numbers of visits, as they stood on the tickets. */
export async function numbersOfVisits(db: Db, ids: readonly bigint[]): Promise<ReadonlyMap<bigint, number>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: bigint; number: number }>`
    select id, number from queue.visit where id = any(${ids}::bigint[])`.execute(db)
  return new Map(rows.map(({ id, number }) => [id, number]))
}

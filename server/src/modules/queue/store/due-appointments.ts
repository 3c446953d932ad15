import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Appointment, CalledOff } from './appointments.ts'

/** A slot in which somebody is expected. */
export type BookedSlot = Pick<Appointment, 'unitId' | 'service' | 'day' | 'startsAt'>
type Told = Pick<Appointment, 'id' | 'publicId' | 'unitId'>
type Ended = Told & Pick<Appointment, 'leadId'>

/** Slots in which anybody is expected after a moment, in the order of time, after one of them (appointment_booked). */
export async function listBookedSlots(
  db: Db, now: Date, after: BookedSlot | undefined, limit: number,
): Promise<BookedSlot[]> {
  const { rows } = await sql<BookedSlot>`select distinct starts_at, unit_id, service, day from queue.appointment
    where state = 'booked' and starts_at > ${now} and (starts_at, unit_id, service)
      > (${after?.startsAt ?? now}::timestamptz, ${after?.unitId ?? 0n}::bigint, ${after?.service ?? ''}::text)
    order by starts_at, unit_id, service limit ${limit}`.execute(db)
  return rows
}

/** How many are expected in a slot, with those who have come for it already. */
export interface HeldSlot extends BookedSlot { readonly endsAt: Date; readonly booked: number }

/** Slots of a section to come that anybody holds after a moment, in the order of time (appointment_held). */
export async function listHeldSlots(db: Db, unitId: bigint, now: Date, limit: number): Promise<HeldSlot[]> {
  const { rows } = await sql<HeldSlot>`
    select starts_at, ends_at, unit_id, service, day, count(*)::int as booked from queue.appointment
    where state in ('booked', 'arrived') and starts_at > ${now} and unit_id = ${unitId}
    group by starts_at, ends_at, unit_id, service, day order by starts_at, service limit ${limit}`.execute(db)
  return rows
}

/**
 * How many booked appointments of a section, from a day on, have an errand that is not among `served`: with one errand
 * the whole of an appointment is called off, and counts once (appointment_booked).
 */
export async function countUnserved(
  tx: Tx, { unitId, from, served }: {
    readonly unitId: bigint; readonly from: Day; readonly served: readonly string[] },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct coalesce(lead_id, id))::int as count from queue.appointment
    where state = 'booked' and starts_at >= ${from}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'
      and unit_id = ${unitId} and service <> all(${served}::text[])`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Calls off whatever is booked in a slot, with all of its errands; answers the appointments. */
export async function callOffSlot(
  tx: Tx, { unitId, service, startsAt }: BookedSlot, why: CalledOff, at: Date,
): Promise<Told[]> {
  const { rows } = await sql<Told>`
    with ended as (
      update queue.appointment set state = 'called-off', called_off = ${why}, ended_at = ${at}
      where state = 'booked' and coalesce(lead_id, id) in (
        select coalesce(lead_id, id) from queue.appointment
        where unit_id = ${unitId} and service = ${service} and starts_at = ${startsAt} and state = 'booked')
      returning id, public_id, unit_id, lead_id)
    select id, public_id, unit_id from ended where lead_id is null order by id`.execute(tx)
  return rows
}

/** Of which it is time to remind, the oldest first (appointment_to_remind); it is noted that it was done. */
export async function noteReminded(tx: Tx, now: Date, limit: number): Promise<Told[]> {
  const { rows } = await sql<Told>`
    with due as (
      select id from queue.appointment where state = 'booked' and reminded_at is null and remind_at <= ${now}
        and starts_at > ${now} order by remind_at, id limit ${limit} for update skip locked)
    update queue.appointment set reminded_at = ${now} from due where appointment.id = due.id
    returning appointment.id, public_id, unit_id`.execute(tx)
  return rows
}

/** Those of days before `today` with which nobody came. */
export async function endMissed(tx: Tx, today: Day, at: Date, limit: number): Promise<Ended[]> {
  const { rows } = await sql<Ended>`
    with over as (
      select id from queue.appointment where state = 'booked'
        and starts_at < ${today}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'
      order by starts_at, unit_id, service limit ${limit} for update skip locked)
    update queue.appointment set state = 'missed', ended_at = ${at} from over where appointment.id = over.id
    returning appointment.id, public_id, unit_id, lead_id`.execute(tx)
  return rows
}

/** An appointment off which name and number were struck. */
export type StruckCaller = Pick<Appointment, 'id' | 'publicId'>

/** Strikes name and number off what was over before a moment, the first of it first (appointment_caller_over). */
export async function strikeEnded(tx: Tx, before: Date, at: Date, limit: number): Promise<StruckCaller[]> {
  const { rows } = await sql<StruckCaller>`
    with over as (
      select id from queue.appointment where caller_phone is not null and ended_at < ${before}
      order by ended_at, id limit ${limit} for update skip locked)
    update queue.appointment set caller_name = null, caller_phone = null, caller_struck_at = ${at}
    from over where appointment.id = over.id returning appointment.id, public_id`.execute(tx)
  return rows
}

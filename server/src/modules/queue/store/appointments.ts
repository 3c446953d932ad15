import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'

/** đã đặt, đã đổi giờ, đã hủy, Bộ phận báo hủy, đã đến, không đến. */
export type AppointmentState = 'booked' | 'changed' | 'cancelled' | 'called-off' | 'arrived' | 'missed'
export type CalledOff = 'day-closed' | 'section-closed'

/** A place of a slot that somebody holds, or held (lịch hẹn). */
export interface Appointment {
  readonly id: bigint
  readonly publicId: string
  /** As it is kept, without dash. */
  readonly code: string
  readonly unitId: bigint
  readonly service: string
  readonly procedureId: bigint
  /** Whose it is, and who comes; null of whoever has no account and called. */
  readonly accountId: bigint | null
  readonly personId: bigint | null
  /** As a clerk wrote down, and their number (E.164), where there is no account. */
  readonly callerName: string | null
  readonly callerPhone: string | null
  /** When both were struck, long after it was over; null before, and where there is an account. */
  readonly callerStruckAt: Date | null
  /** For whom they come, and by which mandate. */
  readonly forPersonId: bigint | null
  readonly proxyId: bigint | null
  /** Of a further errand: the appointment to which it belongs. */
  readonly leadId: bigint | null
  readonly day: Day
  readonly startsAt: Date
  readonly endsAt: Date
  readonly state: AppointmentState
  readonly calledOff: CalledOff | null
  readonly visitId: bigint | null
}

const APPOINTMENT = sql`id, public_id, code, unit_id, service, procedure_id, account_id, person_id, day, starts_at, ends_at,
  state, called_off, visit_id, caller_name, caller_phone, caller_struck_at, for_person_id, proxy_id,
  lead_id from queue.appointment`

/** What is booked. */
export interface NewAppointment
  extends Pick<Appointment, 'code' | 'unitId' | 'service' | 'procedureId' | 'accountId' | 'personId' | 'callerName'
    | 'callerPhone' | 'forPersonId' | 'proxyId' | 'leadId' | 'day' | 'startsAt' | 'endsAt'> {
  /** Of the slot. */
  readonly places: number
  readonly bookedAt: Date
  readonly remindAt: Date | null
  readonly replacesId: bigint | null
}

/**
 * Takes the first place of a slot that is free, and holds it by a row (appointment_place_once); undefined if none was
 * free, or if somebody else has taken that very place meanwhile, for whose end it has waited: then one looks again.
 */
export async function insertAppointment(
  tx: Tx, wanted: NewAppointment,
): Promise<Pick<Appointment, 'id' | 'publicId'> | undefined> {
  const { unitId, service, startsAt, places } = wanted
  const { rows } = await sql<Pick<Appointment, 'id' | 'publicId'>>`
    insert into queue.appointment (code, unit_id, service, procedure_id, account_id, person_id, day, starts_at, ends_at,
      place, state, booked_at, remind_at, replaces_id, caller_name, caller_phone, for_person_id, proxy_id,
      lead_id)
    select ${wanted.code}, ${unitId}::bigint, ${service}, ${wanted.procedureId}::bigint,
      ${wanted.accountId}::bigint, ${wanted.personId}::bigint, ${wanted.day}::date, ${startsAt}::timestamptz, ${wanted.endsAt}::timestamptz, place, 'booked',
      ${wanted.bookedAt}::timestamptz, ${wanted.remindAt}::timestamptz, ${wanted.replacesId}::bigint,
      ${wanted.callerName}::text, ${wanted.callerPhone}::text, ${wanted.forPersonId}::bigint, ${wanted.proxyId}::bigint,
      ${wanted.leadId}::bigint
    from generate_series(1, ${places}::int) place
    where not exists (select from queue.appointment held where held.unit_id = ${unitId} and held.service = ${service}
      and held.starts_at = ${startsAt} and held.place = place.place and held.state in ('booked', 'arrived'))
      -- Where there were more places when it was booked than there are now, others may be held than the first ones.
      and (select count(*) from queue.appointment held where held.unit_id = ${unitId} and held.service = ${service}
        and held.starts_at = ${startsAt} and held.state in ('booked', 'arrived')) < ${places}::int
    order by place limit 1 on conflict do nothing returning id, public_id`.execute(tx)
  return rows[0]
}

/** How many places are held, by slot of a service in which somebody holds one (appointment_place_once). */
export async function countHeld(
  db: Db | Tx, { unitId, service, from, until }: {
    readonly unitId: bigint; readonly service: string; readonly from: Date; readonly until: Date },
): Promise<{ startsAt: Date; held: number }[]> {
  const { rows } = await sql<{ startsAt: Date; held: number }>`
    select starts_at, count(*)::int as held from queue.appointment
    where unit_id = ${unitId} and service = ${service} and state in ('booked', 'arrived')
      and starts_at >= ${from} and starts_at < ${until} group by starts_at order by starts_at`.execute(db)
  return rows
}

/** By what whoever holds an appointment is known: the account, or the number from which they called. */
export type HolderKey = Pick<Appointment, 'accountId' | 'callerPhone'>

/** From now on whatever else books for whoever this is waits until this transaction has ended. */
export async function lockBookingsOf(tx: Tx, { accountId, callerPhone }: HolderKey): Promise<void> {
  const key = `queue.appointment ${callerPhone ?? String(accountId)}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
}

/**
 * From now on whoever else books several errands of that day waits, since two that take places in different orders
 * would wait for each other. Who books one waits for nobody while they hold it.
 */
export async function lockErrandsOf(tx: Tx, unitId: bigint, day: Day): Promise<void> {
  const key = `queue.errands ${String(unitId)} ${day}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
}

/** Spans that somebody has booked and that have not ended; at most so many as the rules of any section allow. */
export async function listOpenSpans(
  tx: Tx, { accountId, callerPhone }: HolderKey, now: Date,
): Promise<Pick<Appointment, 'startsAt' | 'endsAt' | 'leadId'>[]> {
  const { rows } = await sql<Pick<Appointment, 'startsAt' | 'endsAt' | 'leadId'>>`select starts_at, ends_at, lead_id
    from queue.appointment where (account_id = ${accountId} or caller_phone = ${callerPhone}) and state = 'booked'
      and ends_at > ${now} order by starts_at limit 100`.execute(tx)
  return rows
}

/** Locks an appointment by its public id. */
export async function lockAppointment(tx: Tx, publicId: string): Promise<Appointment | undefined> {
  const { rows } = await sql<Appointment>`select ${APPOINTMENT} where public_id = ${publicId} for update`.execute(tx)
  return rows[0]
}

/** Locks what stands under a code now. */
export async function lockByAppointmentCode(tx: Tx, code: string): Promise<Appointment | undefined> {
  const { rows } = await sql<Appointment>`select ${APPOINTMENT}
    where code = ${code} and state <> 'changed' and lead_id is null for update`.execute(tx)
  return rows[0]
}

/** Whose appointments are looked at: what the account booked, and what was booked for the person, if one is checked. */
export interface ConcernedBy { readonly accountId: bigint; readonly personId: bigint | null }

/** An appointment that somebody booked, or that was booked for them, by its public id. */
export async function findAppointment(
  db: Db | Tx, publicId: string, { accountId, personId }: ConcernedBy,
): Promise<Appointment | undefined> {
  const { rows } = await sql<Appointment>`select ${APPOINTMENT}
    where public_id = ${publicId} and (account_id = ${accountId} or for_person_id = ${personId})`.execute(db)
  return rows[0]
}

/** An appointment by its public id, whoever holds it: for what the program tells them. */
export async function findAnyAppointment(db: Db | Tx, publicId: string): Promise<Appointment | undefined> {
  const { rows } = await sql<Appointment>`select ${APPOINTMENT} where public_id = ${publicId}`.execute(db)
  return rows[0]
}

/** What has taken the place of an appointment whose time was changed, the last of several. */
export async function findChangedTo(db: Db | Tx, { code }: Pick<Appointment, 'code'>): Promise<Appointment | undefined> {
  const { rows } = await sql<Appointment>`select ${APPOINTMENT}
    where code = ${code} and state <> 'changed' and lead_id is null`.execute(db)
  return rows[0]
}

/** Where a list of appointments goes on. */
export interface AppointmentPlace { readonly startsAt: Date; readonly id: bigint }

/**
 * Appointments that somebody booked and that were booked for them, the latest time first, changed ones left out
 * (appointment_of_account, appointment_for_person).
 */
export async function listAppointmentsOf(
  db: Db, { accountId, personId }: ConcernedBy, before: AppointmentPlace | undefined, limit: number,
): Promise<Appointment[]> {
  const { rows } = await sql<Appointment>`select ${APPOINTMENT}
    where (account_id = ${accountId} or for_person_id = ${personId}) and state <> 'changed' and lead_id is null
      and (starts_at, id) < (${before?.startsAt ?? new Date('9999-12-31T00:00Z')}::timestamptz, ${before?.id ?? 0n}::bigint)
    order by starts_at desc, id desc limit ${limit}`.execute(db)
  return rows
}

/** Appointments of a section on a day in their order, changed ones left out (appointment_of_day). */
export async function listAppointmentsOn(
  db: Db, { unitId, day, after }: {
    readonly unitId: bigint; readonly day: Day; readonly after: AppointmentPlace | undefined }, limit: number,
): Promise<Appointment[]> {
  const { rows } = await sql<Appointment>`select ${APPOINTMENT}
    where unit_id = ${unitId} and day = ${day}::date and state <> 'changed' and lead_id is null
      and (starts_at, id) > (${after?.startsAt ?? new Date(0)}::timestamptz, ${after?.id ?? 0n}::bigint)
    order by starts_at, id limit ${limit}`.execute(db)
  return rows
}

/** The further errands of appointments, those of each in their order, whatever became of them (appointment_errands). */
export async function listErrands(db: Db | Tx, leadIds: readonly bigint[]): Promise<Appointment[]> {
  if (leadIds.length === 0) return []
  const { rows } = await sql<Appointment>`select ${APPOINTMENT}
    where lead_id = any(${leadIds}::bigint[]) order by lead_id, id`.execute(db)
  return rows
}

/** What becomes of an appointment that is booked, with all of its errands. */
export async function endAppointment(
  tx: Tx, id: bigint, end: { readonly state: Exclude<AppointmentState, 'booked' | 'called-off'>; readonly at: Date;
    readonly visitId?: bigint },
): Promise<void> {
  await sql`update queue.appointment set state = ${end.state}, ended_at = ${end.at}, visit_id = ${end.visitId ?? null}
    where (id = ${id} or lead_id = ${id}) and state = 'booked'`.execute(tx)
}

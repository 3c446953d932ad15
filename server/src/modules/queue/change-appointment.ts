import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type ProxyRefusal, findProxyById, holdProxy } from '../identity/public.ts'
import { type BookedAppointment, type SlotRefusal, type WantedSlot, holdPlaces } from './book-appointment.ts'
import {
  type Appointment, endAppointment, findAnyAppointment, listErrands, lockAppointment, lockBookingsOf,
} from './store/appointments.ts'
import { type AppointmentDoer, doneForHolder, isForThem, isTheirs } from './whose-appointment.ts'

export interface ChangeAppointment extends Pick<WantedSlot, 'startsAt'> {
  /** Public id. */
  readonly appointment: string
  readonly by: AppointmentDoer
  /** The section of the appointment on the day that is wanted. */
  readonly sectionOf: (unitId: bigint) => WantedSlot['section']
}

export type ChangeAppointmentRefusal =
  | SlotRefusal | ProxyRefusal | { readonly code: 'appointment-unknown' } | { readonly code: 'appointment-over' }

/**
 * Whoever holds an appointment comes at another time, for the same at the same section, as they or a clerk whom they
 * called say. The place that they held is free at once, with the same commit; the code stays, so that what was printed
 * still holds. Leaves `appointment.changed`. Refuses with `appointment-unknown` what is not theirs, and what another
 * booked for them: that they may only cancel; with `appointment-over` what is not booked any more; and as
 * `bookAppointment`, also where the mandate has ended since. Then they keep what they have.
 */
export async function changeAppointment(
  ctx: Ctx, { appointment, by, sectionOf, startsAt }: ChangeAppointment,
): Promise<Result<BookedAppointment, ChangeAppointmentRefusal>> {
  // As whoever books: first whose they are, then rows.
  const seen = await findAnyAppointment(ctx.tx, appointment)
  if (seen) await lockBookingsOf(ctx.tx, seen)
  const held = seen && await lockAppointment(ctx.tx, appointment)
  if (!held || held.leadId !== null || !isTheirs(held, by) || isForThem(held, by))
    return refuse({ code: 'appointment-unknown' })
  if (held.state !== 'booked') return refuse({ code: 'appointment-over' })
  const mandate = await checkMandate(ctx, held)
  if (!mandate.ok) return mandate
  const { service, procedureId, unitId } = held
  const section = sectionOf(unitId)
  if (section && section.unitId !== unitId) return refuse({ code: 'slot-closed' })
  const more = await listErrands(ctx.tx, [held.id])
  await endAppointment(ctx.tx, held.id, { state: 'changed', at: ctx.now })
  const kept = await holdPlaces(ctx, { section, service, startsAt, procedureId, more, holder: held, replaces: held })
  if (!kept.ok) return kept
  await recordEvent(doneForHolder(ctx, held, by), {
    type: 'appointment.changed', subjectKind: 'appointment', subjectId: kept.value.id,
    data: {
      appointment: kept.value.publicId, service, startsAt: startsAt.toISOString(), was: held.publicId,
      wasAt: held.startsAt.toISOString(),
    },
  })
  return ok(kept.value)
}

/** Whether the mandate by which it was booked still holds; of whoever comes for themselves there is none. */
async function checkMandate(
  ctx: Ctx, { proxyId, personId, procedureId }: Appointment,
): Promise<Result<unknown, ProxyRefusal>> {
  const mandate = proxyId === null ? undefined : await findProxyById(ctx.tx, proxyId)
  if (!mandate) return ok(undefined)
  return holdProxy(ctx.tx, { proxy: mandate.publicId, personId, procedureId, day: dayOf(ctx.now) })
}

import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type BookedAppointment, type SlotRefusal, type WantedSlot, holdPlace } from './book-appointment.ts'
import { endAppointment, lockAppointment, lockBookingsOf } from './store/appointments.ts'

export interface ChangeAppointment extends Omit<WantedSlot, 'service'> {
  /** Public id. */
  readonly appointment: string
  /** Whose it is. */
  readonly accountId: bigint
}

export type ChangeAppointmentRefusal =
  | SlotRefusal | { readonly code: 'appointment-unknown' } | { readonly code: 'appointment-over' }

/**
 * Whoever holds an appointment comes at another time, for the same at the same section. The place that they held is
 * free at once, with the same commit; the code stays, so that what was printed still holds. Leaves
 * `appointment.changed`. Refuses with `appointment-unknown` what is not theirs, with `appointment-over` what is not
 * booked any more, and as `bookAppointment`; then they keep what they have.
 */
export async function changeAppointment(
  ctx: Ctx, { appointment, accountId, section, startsAt }: ChangeAppointment,
): Promise<Result<BookedAppointment, ChangeAppointmentRefusal>> {
  // As whoever books: first the account, then rows.
  await lockBookingsOf(ctx.tx, accountId)
  const held = await lockAppointment(ctx.tx, appointment, accountId)
  if (!held) return refuse({ code: 'appointment-unknown' })
  if (held.state !== 'booked') return refuse({ code: 'appointment-over' })
  const { service, procedureId, personId, unitId } = held
  if (section && section.unitId !== unitId) return refuse({ code: 'slot-closed' })
  await endAppointment(ctx.tx, held.id, { state: 'changed', at: ctx.now })
  const kept = await holdPlace(ctx, { section, service, startsAt, procedureId, accountId, personId, replaces: held })
  if (!kept.ok) return kept
  await recordEvent({ ...ctx, unitId }, {
    type: 'appointment.changed', subjectKind: 'appointment', subjectId: kept.value.id,
    data: {
      appointment: kept.value.publicId, service, startsAt: startsAt.toISOString(), was: held.publicId,
      wasAt: held.startsAt.toISOString(),
    },
  })
  return ok(kept.value)
}

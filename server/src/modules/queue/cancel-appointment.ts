import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Appointment, endAppointment, lockAppointment } from './store/appointments.ts'
import { type AppointmentDoer, doneForHolder, isTheirs } from './whose-appointment.ts'

export interface CancelAppointment {
  /** Public id. */
  readonly appointment: string
  readonly by: AppointmentDoer
}

/**
 * Whoever holds an appointment does not come, as they or whom it was booked for say, or a clerk whom they called; the
 * place is free at once. A mandate that is over does not keep anybody from giving a place up. Leaves
 * `appointment.cancelled`. Refuses with `appointment-unknown` what is not theirs, and with `appointment-over` what is
 * not booked any more. Answers what it was.
 */
export async function cancelAppointment(
  ctx: Ctx, { appointment, by }: CancelAppointment,
): Promise<Result<Appointment, { readonly code: 'appointment-unknown' } | { readonly code: 'appointment-over' }>> {
  const held = await lockAppointment(ctx.tx, appointment)
  if (!held || held.leadId !== null || !isTheirs(held, by)) return refuse({ code: 'appointment-unknown' })
  if (held.state !== 'booked') return refuse({ code: 'appointment-over' })
  await endAppointment(ctx.tx, held.id, { state: 'cancelled', at: ctx.now })
  await recordEvent(doneForHolder(ctx, held, by), {
    type: 'appointment.cancelled', subjectKind: 'appointment', subjectId: held.id,
    data: { appointment, service: held.service, startsAt: held.startsAt.toISOString() },
  })
  return ok(held)
}

import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { endAppointment, lockAppointment } from './store/appointments.ts'

export interface CancelAppointment {
  /** Public id. */
  readonly appointment: string
  /** Whose it is. */
  readonly accountId: bigint
}

/**
 * Whoever holds an appointment does not come; the place is free at once. Leaves `appointment.cancelled`. Refuses with
 * `appointment-unknown` what is not theirs, and with `appointment-over` what is not booked any more.
 */
export async function cancelAppointment(
  ctx: Ctx, { appointment, accountId }: CancelAppointment,
): Promise<Result<undefined, { readonly code: 'appointment-unknown' } | { readonly code: 'appointment-over' }>> {
  const held = await lockAppointment(ctx.tx, appointment, accountId)
  if (!held) return refuse({ code: 'appointment-unknown' })
  if (held.state !== 'booked') return refuse({ code: 'appointment-over' })
  await endAppointment(ctx.tx, held.id, { state: 'cancelled', at: ctx.now })
  await recordEvent({ ...ctx, unitId: held.unitId }, {
    type: 'appointment.cancelled', subjectKind: 'appointment', subjectId: held.id,
    data: { appointment, service: held.service, startsAt: held.startsAt.toISOString() },
  })
  return ok(undefined)
}

import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvents } from '../audit/public.ts'
import { type SectionDay, isServedAt } from './domain/time-slots.ts'
import type { CalledOff } from './store/appointments.ts'
import { type BookedSlot, callOffSlot } from './store/due-appointments.ts'

/** Why nobody will be served in a slot, as the day is known now; undefined if somebody will. */
export function whyCalledOff(
  section: SectionDay | undefined, { service, startsAt }: BookedSlot,
): CalledOff | undefined {
  if (!section) return 'section-closed'
  return isServedAt(section, service, startsAt) ? undefined : 'day-closed'
}

/**
 * Calls off what is booked in a slot in which nobody will be served: the day has become one of rest, the section ends
 * before it, has other hours, or no counter for the service. Leaves `appointment.called-off` for each, of which whoever
 * holds it is told. Answers how many.
 */
export async function callOffAppointments(
  ctx: Ctx, slot: BookedSlot, why: CalledOff,
): Promise<Result<number, never>> {
  const ended = await callOffSlot(ctx.tx, slot, why, ctx.now)
  await recordEvents({ ...ctx, unitId: slot.unitId }, { type: 'appointment.called-off', subjectKind: 'appointment' },
    ended.map(({ id, publicId }) => ({ subjectId: id, data: { appointment: publicId, why } })))
  return ok(ended.length)
}

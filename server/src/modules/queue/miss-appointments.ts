import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvents } from '../audit/public.ts'
import { endMissed } from './store/due-appointments.ts'

/**
 * Appointments of days that are over with which nobody came are marked so, at most `limit` at once. Leaves
 * `appointment.missed` for each. Answers how many.
 */
export async function missAppointments(ctx: Ctx, limit: number): Promise<Result<number, never>> {
  const ended = await endMissed(ctx.tx, dayOf(ctx.now), ctx.now, limit)
  await recordEvents(ctx, { type: 'appointment.missed', subjectKind: 'appointment' },
    ended.filter(({ leadId }) => leadId === null)
      .map(({ id, publicId }) => ({ subjectId: id, data: { appointment: publicId } })))
  return ok(ended.length)
}

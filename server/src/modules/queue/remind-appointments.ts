import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvents } from '../audit/public.ts'
import { noteReminded } from './store/due-appointments.ts'

/**
 * Appointments of which it is time to remind; at most `limit`. Leaves `appointment.reminded` for each, once, of which
 * whoever holds it is told. Answers how many.
 */
export async function remindAppointments(ctx: Ctx, limit: number): Promise<Result<number, never>> {
  const due = await noteReminded(ctx.tx, ctx.now, limit)
  await recordEvents(ctx, { type: 'appointment.reminded', subjectKind: 'appointment' },
    due.map(({ id, publicId }) => ({ subjectId: id, data: { appointment: publicId } })))
  return ok(due.length)
}

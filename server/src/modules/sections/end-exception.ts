import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Day, addDays, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Exception, lockException, setLastDay } from './store/exceptions.ts'

export type EndExceptionRefusal =
  | { readonly code: 'exception-unknown' } | { readonly code: 'exception-over' } | { readonly code: 'days-reversed' }
  | { readonly code: 'exception-in-past' }

/**
 * A section receives a procedure again from the day after `until`. Refuses with `exception-unknown` what is not on
 * record, with `exception-over` what ends on that day or before it already, with `days-reversed` a day before its
 * first, with `exception-in-past` one before yesterday: what was not received then was not. Leaves
 * `section-exception.ended`.
 */
export async function endException(
  ctx: Ctx, { publicId, until }: { readonly publicId: string; readonly until: Day },
): Promise<Result<Exception, EndExceptionRefusal>> {
  const held = await lockException(ctx.tx, publicId)
  if (!held) return refuse({ code: 'exception-unknown' })
  if (until < held.from) return refuse({ code: 'days-reversed' })
  if (until < addDays(dayOf(ctx.now), -1)) return refuse({ code: 'exception-in-past' })
  if (held.until !== null && held.until <= until) return refuse({ code: 'exception-over' })
  await setLastDay(ctx.tx, held.id, { until, by: ctx.actorId, at: ctx.now })
  await recordEvent({ ...ctx, unitId: held.unitId }, {
    type: 'section-exception.ended', subjectKind: 'section-exception', subjectId: held.id,
    data: { exception: publicId, until },
  })
  return ok({ ...held, until })
}

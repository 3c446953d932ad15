import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Day } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type DeclareHolidayRefusal, whyNoHoliday } from '../organisation/public.ts'
import { type Correction, insertCorrection } from './store/correction-store.ts'

export interface ProposeCorrection {
  /** The day that is to become a holiday; none where calendars that were loaded say what is new. */
  readonly holiday: { readonly day: Day; readonly name: string } | null
  /** The decision that declares it. */
  readonly basis: string
}

export type ProposeCorrectionRefusal = DeclareHolidayRefusal | { readonly code: 'correction-open' }

/**
 * Proposes to count what was promised anew, since a holiday was declared late (đề nghị điều chỉnh lịch nghỉ): a job
 * lists whose day would move, and somebody else decides. Nothing is moved by this. Refuses with
 * `holiday-changes-nothing` where nobody works on that day anyway, with `holiday-beyond-calendars` where no calendar
 * reaches as far, and with `correction-open` while another is not ended. Leaves `calendar.correction-proposed`.
 */
export async function proposeCorrection(
  ctx: Ctx, { holiday, basis }: ProposeCorrection,
): Promise<Result<Correction, ProposeCorrectionRefusal>> {
  const why = holiday ? await whyNoHoliday(ctx.tx, holiday) : undefined
  if (why) return refuse(why)
  const correction = await insertCorrection(ctx.tx, {
    day: holiday?.day ?? null, name: holiday?.name ?? null, basis, proposedAt: ctx.now, proposedBy: ctx.actorId,
    proposedFor: ctx.onBehalfOfId ?? null,
  })
  if (!correction) return refuse({ code: 'correction-open' })
  await recordEvent(ctx, {
    type: 'calendar.correction-proposed', subjectKind: 'correction', subjectId: correction.id,
    data: { correction: correction.publicId, day: correction.day ?? '', basis },
  })
  return ok(correction)
}

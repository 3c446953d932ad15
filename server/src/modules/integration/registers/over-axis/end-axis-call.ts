import type { Ctx } from '../../../../platform/db.ts'
import { recordEvent } from '../../../audit/public.ts'
import { type CallOutcome, endCall } from '../store/register-calls.ts'
import type { AxisCall } from './axis-calls.ts'

/** The longest time that a call is said to have taken: about 24 days, which the column holds. */
const MOST_MILLISECONDS = 2_000_000_000

/** Writes down what came of a call over the axis that is locked and runs. */
export async function endAxisCall(
  ctx: Ctx, { id, publicId, register, begunAt }: AxisCall,
  { outcome, fault = null, machineNow }: {
    readonly outcome: CallOutcome; readonly fault?: string | null; readonly machineNow: Date
  },
): Promise<void> {
  const took = Math.min(MOST_MILLISECONDS, Math.max(0, machineNow.getTime() - begunAt.getTime()))
  await endCall(ctx.tx, id, { outcome, fault, milliseconds: took, now: ctx.now })
  await recordEvent(ctx, {
    type: 'register.answered', subjectKind: 'register-call', subjectId: id,
    data: { call: publicId, register, outcome, ...fault !== null && { fault } },
  })
}

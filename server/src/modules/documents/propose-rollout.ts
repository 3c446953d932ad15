import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Day, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Rollout, hasRollout, insertRollout } from './store/rollout-store.ts'

export interface ProposeRollout {
  /** A one-stop section that is in force; for the door to say. */
  readonly unitId: bigint
  /** The first day on which it holds. */
  readonly from: Day
  readonly decisionNumber: string
  readonly decidedOn: Day
}

export type ProposeRolloutRefusal =
  | { readonly code: 'rollout-open' } | { readonly code: 'rollout-in-force' } | { readonly code: 'decision-later' }

/**
 * Proposes that the digitisation procedure holds at a section from a day on, by a decision (triển khai quy trình số
 * hóa, KH 1107 II.2.4–6); somebody else approves. Refuses with `rollout-in-force` where it holds already or will, with
 * `rollout-open` while another proposal waits, with `decision-later` where the decision is said to be made after today.
 * Leaves `rollout.proposed`.
 */
export async function proposeRollout(ctx: Ctx, input: ProposeRollout): Promise<Result<Rollout, ProposeRolloutRefusal>> {
  const { unitId, from, decisionNumber, decidedOn } = input
  if (decidedOn > dayOf(ctx.now)) return refuse({ code: 'decision-later' })
  if (await hasRollout(ctx.tx, unitId, from)) return refuse({ code: 'rollout-in-force' })
  const rollout = await insertRollout(ctx.tx, {
    unitId, from, decisionNumber, decidedOn, proposedAt: ctx.now, proposedBy: ctx.actorId,
    proposedFor: ctx.onBehalfOfId ?? null,
  })
  if (!rollout) return refuse({ code: 'rollout-open' })
  await recordEvent(ctx, {
    type: 'rollout.proposed', subjectKind: 'rollout', subjectId: rollout.id,
    data: { rollout: rollout.publicId, from, decision: decisionNumber, decidedOn },
  })
  return ok(rollout)
}

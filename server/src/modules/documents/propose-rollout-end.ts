import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Day, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Rollout, insertRolloutEnd, lockRolloutForEver } from './store/rollout-store.ts'

export interface ProposeRolloutEnd {
  /** A one-stop section that is in force; for the door to say. */
  readonly unitId: bigint
  /** The first day without it. */
  readonly endsOn: Day
  readonly decisionNumber: string
  readonly decidedOn: Day
}

export type ProposeRolloutEndRefusal =
  | { readonly code: 'rollout-open' } | { readonly code: 'rollout-not-in-force' } | { readonly code: 'decision-later' }
  | { readonly code: 'rollout-end-too-early' }

/**
 * Proposes that the digitisation procedure ends at a section from a day on, by a decision; somebody else approves
 * (`decideRollout`). What was handed over by it until then stays so: the day is after today (`rollout-end-too-early`).
 * Refuses with `rollout-not-in-force` where none holds or will for ever, with `rollout-open` while another proposal
 * waits, with `decision-later` where the decision is said to be made after today. Leaves `rollout.proposed`.
 */
export async function proposeRolloutEnd(
  ctx: Ctx, { unitId, endsOn, decisionNumber, decidedOn }: ProposeRolloutEnd,
): Promise<Result<Rollout, ProposeRolloutEndRefusal>> {
  const today = dayOf(ctx.now)
  if (decidedOn > today) return refuse({ code: 'decision-later' })
  if (endsOn <= today) return refuse({ code: 'rollout-end-too-early' })
  const held = await lockRolloutForEver(ctx.tx, unitId)
  if (!held) return refuse({ code: 'rollout-not-in-force' })
  const rollout = await insertRolloutEnd(ctx.tx, {
    unitId, ends: held.id, endsOn, decisionNumber, decidedOn, proposedAt: ctx.now, proposedBy: ctx.actorId,
    proposedFor: ctx.onBehalfOfId ?? null,
  })
  if (!rollout) return refuse({ code: 'rollout-open' })
  await recordEvent(ctx, {
    type: 'rollout.proposed', subjectKind: 'rollout', subjectId: rollout.id,
    data: { rollout: rollout.publicId, from: endsOn, decision: decisionNumber, decidedOn, isEnd: true },
  })
  return ok(rollout)
}

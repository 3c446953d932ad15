import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type DutyDirectory, type DutySeparated, keepDutiesApart } from '../identity/public.ts'
import { type Rollout, closeRollout, endRollout, hasRollout, lockRollout, lockRolloutForEver } from './store/rollout-store.ts'

/** The policy `separate-duties` keeps these two apart. */
export const ROLLING_OUT = { subject: 'rollout', first: 'propose-rollout', second: 'approve-rollout' } as const

export interface DecideRollout {
  readonly publicId: string
  readonly isApproved: boolean
  readonly note: string
  readonly directory: DutyDirectory
  /** Units for which whoever decides has the right; an exception of one of them lets the proposer approve. */
  readonly unitIds: readonly bigint[]
}

export type DecideRolloutRefusal = DutySeparated
  | { readonly code: 'rollout-unknown' } | { readonly code: 'rollout-decided' } | { readonly code: 'rollout-in-force' }
  | { readonly code: 'rollout-not-in-force' } | { readonly code: 'rollout-end-too-early' }

/**
 * Approves that the digitisation procedure holds at a section, or that it ends there, or declines it; whoever proposed
 * it may withdraw it by that. Refuses with `rollout-decided` a second time, and with `duty-separated` whoever proposed
 * it and approves. Leaves `rollout.decided`.
 */
export async function decideRollout(
  ctx: Ctx, { publicId, isApproved, note, directory, unitIds }: DecideRollout,
): Promise<Result<Rollout, DecideRolloutRefusal>> {
  const rollout = await lockRollout(ctx.tx, publicId)
  if (!rollout) return refuse({ code: 'rollout-unknown' })
  if (rollout.closedAt) return refuse({ code: 'rollout-decided' })
  if (isApproved) {
    const asked = { subject: ROLLING_OUT.subject, deed: ROLLING_OUT.second, unitIds }
    const apart = await keepDutiesApart(ctx, directory, asked, () =>
      [{ deed: ROLLING_OUT.first, by: rollout.proposedBy, for: rollout.proposedFor }])
    if (!apart.ok) return apart
    const done = await holdOrEnd(ctx, rollout)
    if (!done.ok) return done
  }
  await closeRollout(ctx.tx, rollout.id, { at: ctx.now, by: ctx.actorId, isApproved, note })
  await recordEvent(ctx, {
    type: 'rollout.decided', subjectKind: 'rollout', subjectId: rollout.id, data: { rollout: publicId, approved: isApproved },
  })
  return ok(rollout)
}

/** What is approved must still be so on the day of the approval. */
async function holdOrEnd(
  ctx: Ctx, { unitId, from, ends, endsOn }: Rollout,
): Promise<Result<undefined, DecideRolloutRefusal>> {
  const today = dayOf(ctx.now)
  if (ends === null || endsOn === null)
    return await hasRollout(ctx.tx, unitId, from ?? today) ? refuse({ code: 'rollout-in-force' }) : ok(undefined)
  if (endsOn <= today) return refuse({ code: 'rollout-end-too-early' })
  const held = await lockRolloutForEver(ctx.tx, unitId)
  if (held?.id !== ends) return refuse({ code: 'rollout-not-in-force' })
  await endRollout(ctx.tx, ends, endsOn)
  return ok(undefined)
}

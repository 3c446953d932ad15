import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Criterion, type Decision, openCriteria } from './domain/clearance.ts'
import type { ClearanceDone } from './propose-clearance.ts'
import { listAnswers, lockClearance, markApproved, markDeclined } from './store/clearances.ts'

export type DecideRefusal = { readonly code: 'clearance-unknown' } | { readonly code: 'clearance-decided' }
  | { readonly code: 'clearance-own-proposal' } | { readonly code: 'decision-later' }
  | { readonly code: 'criteria-open'; readonly criteria: readonly Criterion[] }

/**
 * Approves by a decision, its number and day (phê duyệt). Whoever proposed it or answered a criterion does not approve
 * (`clearance-own-proposal`); each criterion must be met (`criteria-open`). It may be received nowhere yet: a stage
 * opens that. Leaves `clearance.approved`.
 */
export async function approveClearance(
  ctx: Ctx, { publicId, decision }: { publicId: string; decision: Decision },
): Promise<Result<ClearanceDone, DecideRefusal>> {
  const entry = await lockClearance(ctx.tx, publicId)
  if (!entry) return refuse({ code: 'clearance-unknown' })
  if (entry.approvedAt || entry.declinedAt || entry.revokedAt) return refuse({ code: 'clearance-decided' })
  const answers = await listAnswers(ctx.tx, [entry.id])
  if ([entry.proposedBy, ...answers.map(({ byId }) => byId)].includes(ctx.actorId))
    return refuse({ code: 'clearance-own-proposal' })
  const criteria = openCriteria(answers)
  if (criteria.length > 0) return refuse({ code: 'criteria-open', criteria })
  if (decision.day > dayOf(ctx.now)) return refuse({ code: 'decision-later' })
  await markApproved(ctx.tx, entry.id, decision, ctx.now, ctx.actorId)
  await recordEvent(ctx, {
    type: 'clearance.approved', subjectKind: 'clearance', subjectId: entry.id,
    data: { clearance: publicId, decision: decision.number, decidedOn: decision.day },
  })
  return ok({ publicId })
}

/** Turns a proposal down, with the reason (không phê duyệt). Leaves `clearance.declined`. */
export async function declineClearance(
  ctx: Ctx, { publicId, reason }: { publicId: string; reason: string },
): Promise<Result<ClearanceDone, DecideRefusal>> {
  const entry = await lockClearance(ctx.tx, publicId)
  if (!entry) return refuse({ code: 'clearance-unknown' })
  if (entry.approvedAt || entry.declinedAt || entry.revokedAt) return refuse({ code: 'clearance-decided' })
  await markDeclined(ctx.tx, entry.id, reason, ctx.now, ctx.actorId)
  await recordEvent(ctx, {
    type: 'clearance.declined', subjectKind: 'clearance', subjectId: entry.id, data: { clearance: publicId },
  })
  return ok({ publicId })
}

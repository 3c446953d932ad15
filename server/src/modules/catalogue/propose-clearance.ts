import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/civil-day.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Criterion, stateOfClearance } from './domain/clearance.ts'
import { insertAnswer, insertClearance, listStages, lockClearance } from './store/clearances.ts'

export interface ClearanceDone { readonly publicId: string }

/**
 * Proposes that a procedure may be handed in whatever the territory (đề xuất, KH 1107 II.4.2). Refuses with
 * `clearance-open` where it stands on the list, or is proposed, already. Leaves `clearance.proposed`.
 */
export async function proposeClearance(
  ctx: Ctx, { procedureId, procedure, reason }: { procedureId: bigint; procedure: string; reason: string },
): Promise<Result<ClearanceDone, { readonly code: 'clearance-open' }>> {
  const entry = await insertClearance(ctx.tx, { procedureId, source: 'desk', reason }, ctx.now, ctx.actorId)
  if (!entry) return refuse({ code: 'clearance-open' })
  await recordEvent(ctx, {
    type: 'clearance.proposed', subjectKind: 'clearance', subjectId: entry.id,
    data: { clearance: entry.publicId, procedure },
  })
  return ok({ publicId: entry.publicId })
}

export interface AnswerCriterion {
  readonly publicId: string
  readonly criterion: Criterion
  readonly isMet: boolean
  /** Which register, since when it is connected, what was looked at: a sentence others can check. */
  readonly evidence: string
  /** Whether the version in force says that somebody must look on site. */
  readonly isInspected: boolean
}

export type CriterionRefusal = { readonly code: 'clearance-unknown' } | { readonly code: 'clearance-decided' }
  | { readonly code: 'inspection-needed' }

/**
 * Answers a criterion with its evidence; an answer before stays, and the newest counts. Refuses with
 * `inspection-needed` who says that nothing is looked at on site where the procedure itself says so. Leaves
 * `clearance.assessed`.
 */
export async function answerCriterion(
  ctx: Ctx, { publicId, criterion, isMet, evidence, isInspected }: AnswerCriterion,
): Promise<Result<ClearanceDone, CriterionRefusal>> {
  const entry = await lockClearance(ctx.tx, publicId)
  if (!entry) return refuse({ code: 'clearance-unknown' })
  const stages = await listStages(ctx.tx, [entry.id])
  if (stateOfClearance({ ...entry, stages }, dayOf(ctx.now)) !== 'proposed') return refuse({ code: 'clearance-decided' })
  if (criterion === 'no-on-site-inspection' && isMet && isInspected) return refuse({ code: 'inspection-needed' })
  await insertAnswer(ctx.tx, entry.id, { criterion, isMet, evidence, at: ctx.now, byId: ctx.actorId })
  await recordEvent(ctx, {
    type: 'clearance.assessed', subjectKind: 'clearance', subjectId: entry.id,
    data: { clearance: publicId, criterion, isMet },
  })
  return ok({ publicId })
}

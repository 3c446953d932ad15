import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type CorrectFacts, insertFacts } from './store/facts-store.ts'

export type CorrectFactsRefusal = { readonly code: 'reason-missing' }

/**
 * Says what a paper says (dữ liệu của giấy tờ), or says it anew: a correction is a new version with its reason, and
 * what was said before stays. Refuses `reason-missing` for a correction without one. Leaves `paper.described` with the
 * version.
 */
export async function correctFacts(
  ctx: Ctx, { paperId, said, source, reason, confidence }: CorrectFacts,
): Promise<Result<number, CorrectFactsRefusal>> {
  const version = await insertFacts(ctx.tx, {
    paperId, said, source, reason, at: ctx.now, by: ctx.actorId, ...confidence && { confidence },
  })
  if (version === undefined) return refuse({ code: 'reason-missing' })
  await recordEvent(ctx, {
    type: 'paper.described', subjectKind: 'paper', subjectId: paperId, data: { version, source },
  })
  return ok(version)
}

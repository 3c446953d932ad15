import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type BacklogDeclaration, insertDeclaration } from './store/backlog-store.ts'

export type DeclareBacklogRefusal = { readonly code: 'counted-later' }

/**
 * Declares how many results of a type an agency has that are still in force (khai số kết quả còn hiệu lực, KH 1107
 * II.2.2): the denominator of what is digitised. What was declared before stays on record, and this holds from now on.
 * Refuses with `counted-later` a count as of a day to come. Leaves `backlog.declared`.
 */
export async function declareBacklog(
  ctx: Ctx, input: BacklogDeclaration,
): Promise<Result<BacklogDeclaration, DeclareBacklogRefusal>> {
  if (input.asOf > dayOf(ctx.now)) return refuse({ code: 'counted-later' })
  const id = await insertDeclaration(ctx.tx, input, ctx.actorId, ctx.now)
  await recordEvent(ctx, {
    type: 'backlog.declared', subjectKind: 'backlog', subjectId: id,
    data: { documentType: input.documentType, amount: input.amount, asOf: input.asOf },
  })
  return ok(input)
}

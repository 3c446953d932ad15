import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { deleteSavedView } from './store/saved-views.ts'

/** Deletes a list of one's own; that of somebody else does not exist (`view-unknown`). */
export async function deleteView(
  ctx: Ctx, publicId: string,
): Promise<Result<null, { readonly code: 'view-unknown' }>> {
  return await deleteSavedView(ctx.tx, ctx.actorId, publicId) ? ok(null) : refuse({ code: 'view-unknown' })
}

import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx, Json } from '../../platform/db.ts'
import { keepSavedView } from './store/saved-views.ts'

/** More than a person can tell apart. */
const MOST_VIEWS = 20

/**
 * Keeps a list with what is asked of it under a name of one's own (lưu danh sách); the same name replaces. Refuses
 * `too-many-views`. Leaves no event: how somebody looks at lists is no fact of a dossier.
 */
export async function saveView(
  ctx: Ctx, { name, asked }: { readonly name: string; readonly asked: Json },
): Promise<Result<{ publicId: string }, { readonly code: 'too-many-views' }>> {
  const publicId = await keepSavedView(ctx.tx, ctx.actorId, { name, asked, atMost: MOST_VIEWS })
  return publicId === undefined ? refuse({ code: 'too-many-views' }) : ok({ publicId })
}

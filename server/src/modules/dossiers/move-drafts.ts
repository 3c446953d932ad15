import type { Ctx } from '../../platform/db.ts'
import { changeDraftPlaces } from './store/move-store.ts'

/**
 * What citizens fill in for a territory that is no more, and have not sent, is for its heir from then on. The next of
 * them; a draft is nobody's business yet, and leaves no event.
 */
export async function moveDrafts(
  ctx: Ctx, heirs: ReadonlyMap<bigint, bigint>, { after, limit }: { readonly after: bigint; readonly limit: number },
): Promise<{ readonly moved: number; readonly last: bigint | undefined }> {
  return changeDraftPlaces(ctx.tx, heirs, after, limit)
}

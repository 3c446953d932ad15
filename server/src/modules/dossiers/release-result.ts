import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { keepPapers } from '../documents/public.ts'
import { khoOwnerOf } from './owner-of-papers.ts'
import { isHeldForMoney } from './return-result.ts'
import type { DossierRooms } from './rooms.ts'
import { findDossierById } from './store/dossier-store.ts'
import { findResultPaper } from './store/signed-result-store.ts'

/** Kết quả giải quyết goes into the Kho by itself. */
export const KHO_ARTICLE = 'NĐ 45/2020/NĐ-CP, Đ.16'

/**
 * Lets a result that was held for money into the Kho of whom it is for, once nothing holds it any more (R18); nothing
 * where it is still held, was never issued, or stands there already. Leaves `paper.kept`. Harmless when told twice.
 */
export async function releaseResult(
  ctx: Ctx, rooms: Pick<DossierRooms, 'directory'>, dossierId: bigint,
): Promise<void> {
  const dossier = await findDossierById(ctx.tx, dossierId)
  const ownerId = dossier && khoOwnerOf(dossier)
  if (!dossier || dossier.issuedAt === null || ownerId === undefined) return
  const paperId = await findResultPaper(ctx.tx, dossierId)
  if (paperId === undefined || await isHeldForMoney(ctx.tx, rooms.directory.on(dayOf(ctx.now)), dossier)) return
  await keepPapers(ctx, {
    ownerId, dossierId, singleTypes: [],
    papers: [{ paperId, basis: 'law', article: KHO_ARTICLE, agreedAt: null }],
  })
}

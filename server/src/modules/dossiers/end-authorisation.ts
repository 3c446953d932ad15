import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { endCase } from './advance.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, openDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { findAuthorisation, markEnded } from './store/authorisation-store.ts'

/**
 * The person who authorised it, or who knows nothing of it, ends the authorisation (chấm dứt ủy quyền; BLDS 2015
 * Đ.563, 569), as long as the dossier is not accepted: with that it is withdrawn, because nobody may go on with it. For
 * anybody else, whoever acts included, there is no such dossier. Leaves `dossier.authorisation-ended`.
 */
export async function endAuthorisation(
  ctx: Ctx, rooms: DossierRooms, input: OnDossier,
): Promise<Result<Acted, OpenRefusal>> {
  const opened = await openDossier(ctx, rooms, input, 'withdraw')
  if (!opened.ok) return opened
  const { dossier: { id, authoriserId } } = opened.value
  const found = await findAuthorisation(ctx.tx, id)
  if (!found || authoriserId === null || input.viewer.personId !== authoriserId)
    return refuse({ code: 'dossier-unknown' })
  await endCase(ctx, opened.value)
  await markEnded(ctx.tx, id, ctx.now, ctx.actorId)
  return ok(await closeDeed(ctx, opened.value, 'dossier.authorisation-ended', { closedAt: ctx.now }))
}

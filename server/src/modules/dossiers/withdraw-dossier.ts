import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { endCase } from './advance.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, openDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'

export interface WithdrawDossier extends OnDossier { readonly reason?: string | undefined }

/**
 * Withdraws a dossier before it is accepted (rút hồ sơ): as its applicant wishes; a reason is kept, none is demanded.
 * Leaves `dossier.withdrawn`.
 */
export async function withdrawDossier(
  ctx: Ctx, rooms: DossierRooms, input: WithdrawDossier,
): Promise<Result<Acted, OpenRefusal>> {
  const opened = await openDossier(ctx, rooms, input, 'withdraw')
  if (!opened.ok) return opened
  await endCase(ctx, opened.value)
  return ok(
    await closeDeed(ctx, opened.value, 'dossier.withdrawn', { closedAt: ctx.now }, { words: { reason: input.reason } }),
  )
}

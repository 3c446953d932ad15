import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { findDossier } from '../dossiers/public.ts'
import { findDelegation } from './store/delegations.ts'
import { endReception, lockReception } from './store/receptions.ts'

export interface HandOnReception {
  /** Public id. */
  readonly dossier: string
  /** Under which delegations somebody works, also such as are over. */
  readonly delegationIds: readonly bigint[]
}

export type HandOnRefusal = { readonly code: 'dossier-unknown' } | { readonly code: 'handed-on-already' }

/**
 * The post hands a dossier that it received on to the agency (chuyển hồ sơ): from now on it opens neither the dossier
 * nor its papers. Also once the delegation is over or revoked, since what was received has to reach the agency. Refuses
 * with `dossier-unknown` (none, or received elsewhere) and `handed-on-already`. Leaves `reception.handed-on`.
 */
export async function handOnReception(
  ctx: Ctx, { dossier: publicId, delegationIds }: HandOnReception,
): Promise<Result<string, HandOnRefusal>> {
  const dossier = await findDossier(ctx.tx, publicId)
  const reception = dossier && await lockReception(ctx.tx, dossier.id)
  const delegation = reception && await findDelegation(ctx.tx, reception.delegationId)
  if (!dossier || !reception || !delegation || !delegationIds.includes(delegation.id))
    return refuse({ code: 'dossier-unknown' })
  if (reception.handedOnAt) return refuse({ code: 'handed-on-already' })
  await endReception(ctx.tx, dossier.id, ctx.now, ctx.actorId)
  await recordEvent({ ...ctx, unitId: delegation.agencyId }, {
    type: 'reception.handed-on', subjectKind: 'dossier', subjectId: dossier.id, dossierId: dossier.id,
    data: { dossier: publicId, delegation: delegation.publicId },
  })
  return ok(publicId)
}

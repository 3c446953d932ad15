import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type DossierRooms, type Reach, isUnitWithin } from '../dossiers/public.ts'
import { lockDelegation, revokeDelegationRow } from './store/delegations.ts'

export interface RevokeDelegation {
  /** Public id. */
  readonly delegation: string
  readonly why: string
  readonly reaches: readonly Reach[]
}

export type RevokeDelegationRefusal = { readonly code: 'delegation-unknown' } | { readonly code: 'delegation-revoked' }

/**
 * The agency takes a delegation back (thu hồi ủy quyền): from this moment on nothing is done under it; whoever is at
 * it now is waited for. Refuses with `delegation-unknown` (none, or of another agency) and `delegation-revoked`. Leaves
 * `delegation.revoked`.
 */
export async function revokeDelegation(
  ctx: Ctx, rooms: DossierRooms, { delegation: publicId, why, reaches }: RevokeDelegation,
): Promise<Result<string, RevokeDelegationRefusal>> {
  const directory = rooms.directory.on(dayOf(ctx.now))
  const delegation = await lockDelegation(ctx.tx, publicId)
  if (!delegation || !reaches.some((scope) => isUnitWithin(directory, scope, delegation.agencyId)))
    return refuse({ code: 'delegation-unknown' })
  if (delegation.revokedAt) return refuse({ code: 'delegation-revoked' })
  await revokeDelegationRow(ctx.tx, delegation.id, { at: ctx.now, by: ctx.actorId, why })
  await recordEvent({ ...ctx, unitId: delegation.agencyId }, {
    type: 'delegation.revoked', subjectKind: 'delegation', subjectId: delegation.id, data: { delegation: publicId },
  })
  return ok(publicId)
}

import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { OnDossier } from './open-dossier.ts'
import { type FindResultRefusal, aboutEnd, findResultWithinReach } from './propose-result-end.ts'
import type { DossierRooms } from './rooms.ts'
import { type ResultEnd, keepResultEndDecision, lockResultEnd } from './store/result-end-store.ts'

export interface WithdrawResultEnd extends Pick<OnDossier, 'publicId' | 'viewer'> {
  /** Public id of the proposal. */
  readonly end: string
  readonly note: string
}

export type WithdrawResultEndRefusal = FindResultRefusal
  | { readonly code: 'result-end-unknown' } | { readonly code: 'result-end-decided' }
  | { readonly code: 'result-end-not-yours' }

/**
 * Takes back what one proposed about a result (rút đề nghị thu hồi, thay thế, đính chính): nothing has happened to it,
 * and another proposal may be made. Refuses with `result-end-not-yours` whoever did not propose it, in person or by a
 * stand-in: others decline it, if they may. Leaves `dossier.result-end-withdrawn`.
 */
export async function withdrawResultEnd(
  ctx: Ctx, rooms: DossierRooms, input: WithdrawResultEnd,
): Promise<Result<ResultEnd, WithdrawResultEndRefusal>> {
  const found = await findResultWithinReach(ctx, rooms, input)
  if (!found.ok) return found
  const { dossier, result } = found.value
  const end = await lockResultEnd(ctx.tx, dossier.id, input.end)
  if (!end) return refuse({ code: 'result-end-unknown' })
  if (end.decidedAt) return refuse({ code: 'result-end-decided' })
  if (!isOwnProposal(end, [ctx.actorId, ctx.onBehalfOfId])) return refuse({ code: 'result-end-not-yours' })
  await keepResultEndDecision(ctx.tx, end.id, { at: ctx.now, by: ctx.actorId, isConfirmed: false, note: input.note })
  await recordEvent(ctx, {
    type: 'dossier.result-end-withdrawn', subjectKind: 'dossier', subjectId: dossier.id, dossierId: dossier.id,
    data: aboutEnd(dossier, result, end),
  })
  return ok(end)
}

/** Whether one of these accounts proposed it, or had it proposed by a stand-in. Pure. */
export function isOwnProposal(
  { proposedBy, proposedFor }: Pick<ResultEnd, 'proposedBy' | 'proposedFor'>, people: readonly (bigint | undefined)[],
): boolean {
  return people.includes(proposedBy) || proposedFor !== null && people.includes(proposedFor)
}

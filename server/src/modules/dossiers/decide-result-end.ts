import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { endResultPaper } from '../documents/public.ts'
import type { OnDossier } from './open-dossier.ts'
import { type FindResultRefusal, aboutEnd, endsIt, findResultWithinReach } from './propose-result-end.ts'
import type { DossierRooms } from './rooms.ts'
import {
  type ResultEnd, findSignedResult, keepResultEndDecision, listResultEnds, lockResultEnd,
} from './store/result-end-store.ts'

export interface DecideResultEnd extends Pick<OnDossier, 'publicId' | 'viewer'> {
  /** Public id of the proposal. */
  readonly end: string
  readonly isConfirmed: boolean
  readonly note: string
}

export type DecideResultEndRefusal = FindResultRefusal
  | { readonly code: 'result-end-unknown' } | { readonly code: 'result-end-decided' }
  | { readonly code: 'result-end-own' } | { readonly code: 'result-ended' }

/**
 * Confirms that a result is revoked, replaced or corrected, or declines it (quyết định thu hồi, thay thế, đính chính).
 * Confirmed, whoever checks the result is told so from now on, and in the Kho its paper ends where it holds no more.
 * Refuses with `result-end-own` whoever proposed it and confirms, in person or by a stand-in: it takes two; declining
 * one’s own takes it back. Leaves `dossier.result-ended` or `dossier.result-end-declined`.
 */
export async function decideResultEnd(
  ctx: Ctx, rooms: DossierRooms, input: DecideResultEnd,
): Promise<Result<ResultEnd, DecideResultEndRefusal>> {
  const found = await findResultWithinReach(ctx, rooms, input)
  if (!found.ok) return found
  const { dossier, result } = found.value
  const { isConfirmed, note } = input
  const end = await lockResultEnd(ctx.tx, dossier.id, input.end)
  if (!end) return refuse({ code: 'result-end-unknown' })
  if (end.decidedAt) return refuse({ code: 'result-end-decided' })
  const people = [ctx.actorId, ctx.onBehalfOfId]
  if (isConfirmed && (people.includes(end.proposedBy) || end.proposedFor !== null && people.includes(end.proposedFor)))
    return refuse({ code: 'result-end-own' })
  if (isConfirmed && (await listResultEnds(ctx.tx, dossier.id)).some(endsIt)) return refuse({ code: 'result-ended' })
  await keepResultEndDecision(ctx.tx, end.id, { at: ctx.now, by: ctx.actorId, isConfirmed, note })
  const about = { subjectKind: 'dossier', subjectId: dossier.id, dossierId: dossier.id, data: aboutEnd(dossier, result, end) } as const
  if (!isConfirmed) {
    await recordEvent(ctx, { type: 'dossier.result-end-declined', ...about })
    return ok(end)
  }
  await recordEvent(ctx, { type: 'dossier.result-ended', ...about })
  if (end.kind !== 'corrected') {
    const other = end.byDossierId === null ? undefined : await findSignedResult(ctx.tx, end.byDossierId)
    await endResultPaper(ctx, {
      paperId: result.paperId, dossierId: dossier.id, replacedBy: other?.paperId ?? null,
    })
  }
  return ok(end)
}

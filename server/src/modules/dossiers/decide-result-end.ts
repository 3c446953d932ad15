import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { correctFacts, endResultPaper } from '../documents/public.ts'
import { answerByDecision } from './answer-correction.ts'
import type { OnDossier } from './open-dossier.ts'
import { type FindResultRefusal, aboutEnd, endsIt, findResultWithinReach } from './propose-result-end.ts'
import type { DossierRooms } from './rooms.ts'
import {
  type ResultEnd, type SignedResult, findSignedResult, keepResultEndDecision, listResultEnds, lockResultEnd,
} from './store/result-end-store.ts'
import { isOwnProposal } from './withdraw-result-end.ts'

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
  if (isConfirmed && isOwnProposal(end, [ctx.actorId, ctx.onBehalfOfId]))
    return refuse({ code: 'result-end-own' })
  if (isConfirmed && (await listResultEnds(ctx.tx, dossier.id)).some(endsIt)) return refuse({ code: 'result-ended' })
  await keepResultEndDecision(ctx.tx, end.id, { at: ctx.now, by: ctx.actorId, isConfirmed, note })
  const about = { subjectKind: 'dossier', subjectId: dossier.id, dossierId: dossier.id, data: aboutEnd(dossier, result, end) } as const
  if (!isConfirmed) {
    await recordEvent(ctx, { type: 'dossier.result-end-declined', ...about })
    return ok(end)
  }
  await recordEvent(ctx, { type: 'dossier.result-ended', ...about })
  if (end.correctedData) await correctData(ctx, result, end)
  if (end.kind !== 'revoked') await answerByDecision(ctx, result.paperId, byDecision(end))
  if (end.kind !== 'corrected') {
    const other = end.byDossierId === null ? undefined : await findSignedResult(ctx.tx, end.byDossierId)
    await endResultPaper(ctx, {
      paperId: result.paperId, dossierId: dossier.id, replacedBy: other?.paperId ?? null,
    })
  }
  return ok(end)
}

/** The data of its paper say it as corrected from now on; what they said before stays as the version before. */
async function correctData(
  ctx: Ctx, { paperId }: Pick<SignedResult, 'paperId'>, { correctedData, decisionNumber, decisionDay }: ResultEnd,
): Promise<void> {
  const reason = byDecision({ kind: 'corrected', decisionNumber, decisionDay })
  const done = await correctFacts(ctx, { paperId, said: { data: correctedData ?? {} }, source: 'result', reason })
  if (!done.ok) throw new Error(done.refusal.code)
}

/** `Đính chính theo quyết định số 12/QĐ ngày 25/06/2021`, as the owner of the paper reads it. */
function byDecision({ kind, decisionNumber, decisionDay }: Pick<ResultEnd, 'kind' | 'decisionNumber' | 'decisionDay'>) {
  const [year, month, day] = decisionDay.split('-')
  const what = kind === 'replaced' ? 'Thay thế' : 'Đính chính'
  return `${what} theo quyết định số ${decisionNumber} ngày ${day}/${month}/${year}`
}

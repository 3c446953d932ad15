import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { correctFacts, listPapers, saidData } from '../documents/public.ts'
import type { CorrectPaper } from './correct-paper.ts'
import type { DossierRooms } from './rooms.ts'
import {
  type CorrectionOutcome, type CorrectionRequest, keepCorrectionAnswer, lockCorrectionRequest, lockOpenRequest,
} from './store/correction-request-store.ts'
import { findDossierById } from './store/dossier-store.ts'
import { type Viewer, isUnitWithin } from './viewer.ts'

export interface AnswerCorrection {
  /** Public id of the request. */
  readonly request: string
  readonly viewer: Viewer
  /** What the paper says; none where the request is refused. */
  readonly said: CorrectPaper['said'] | undefined
  /** Read by the owner. */
  readonly reason: string
}

export type AnswerCorrectionRefusal =
  | { readonly code: 'correction-request-unknown' } | { readonly code: 'correction-request-answered' }
  | { readonly code: 'correction-by-decision' } | { readonly code: 'nothing-said' }

/**
 * The unit answers what an owner asked about a paper of their Kho (trả lời đề nghị đính chính): what was written down
 * of it is corrected, as a new version with the reason; or it stays, and the reason is said. Refuses
 * `correction-request-unknown` for what is another unit's, `correction-request-answered` the second of two who answer,
 * `correction-by-decision` where a result is to be corrected: that takes a decision and two people, which answers the
 * request, too (`decideResultEnd`). Leaves `paper.described` if it is corrected, and `paper.correction-answered`.
 */
export async function answerCorrection(
  ctx: Ctx, rooms: DossierRooms, { request: publicId, viewer, said, reason }: AnswerCorrection,
): Promise<Result<{ readonly outcome: CorrectionOutcome }, AnswerCorrectionRefusal>> {
  const request = await lockCorrectionRequest(ctx.tx, publicId)
  const directory = rooms.directory.on(dayOf(ctx.now))
  if (!request || !viewer.reaches.some((scope) => isUnitWithin(directory, scope, request.unitId)))
    return refuse({ code: 'correction-request-unknown' })
  if (request.answeredAt) return refuse({ code: 'correction-request-answered' })
  const why = cleanLines(reason)
  if (why.length < 3) return refuse({ code: 'nothing-said' })
  if (said) {
    const [paper] = await listPapers(ctx.tx, [request.paperId])
    if (!paper || paper.source === 'result') return refuse({ code: 'correction-by-decision' })
    const { fullName, issuePlace, ...columns } = said
    const written = await correctFacts(ctx, {
      paperId: request.paperId, source: 'typed', reason: why,
      said: { ...columns, data: saidData({ fullName, issuePlace }) },
    })
    if (!written.ok) throw new Error('a correction with a reason was refused for want of one')
  }
  const outcome = said ? 'corrected' : 'refused'
  await keepAnswer(ctx, request, outcome, why)
  return ok({ outcome })
}

/** A decision has corrected a result, or put another in its place: with that is answered what its owner had asked. */
export async function answerByDecision(ctx: Ctx, paperId: bigint, reason: string): Promise<void> {
  const request = await lockOpenRequest(ctx.tx, paperId)
  if (request) await keepAnswer(ctx, request, 'corrected', reason)
}

async function keepAnswer(
  ctx: Ctx, request: CorrectionRequest, outcome: CorrectionOutcome, reason: string,
): Promise<void> {
  await keepCorrectionAnswer(ctx.tx, request.id, { at: ctx.now, by: ctx.actorId, outcome, reason })
  const dossier = await findDossierById(ctx.tx, request.dossierId)
  await recordEvent(ctx, {
    type: 'paper.correction-answered', subjectKind: 'paper', subjectId: request.paperId, dossierId: request.dossierId,
    data: {
      correctionRequest: request.publicId, outcome, dossier: dossier?.publicId ?? '', number: dossier?.number ?? '',
    },
  })
}

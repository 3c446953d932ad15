import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { keepOfficeFile } from '../documents/public.ts'
import { findConsultation } from './store/consultation-store.ts'
import { type SaidBy, findSentQuestion, insertSentQuestion } from './store/sent-question-store.ts'

export interface KeepSentQuestion extends SaidBy {
  readonly consultation: string
  /** The package, whose bytes lie in the store. */
  readonly sha256: string
  readonly size: number
}

/**
 * Keeps the package by which a question goes to an agency outside, or by which it is taken back (văn bản đi), before it
 * goes: so that whatever is sent, however often, is what the record has (ADR 0125). The first that says this stays.
 * Refuses `consultation-unknown`. Leaves `dossier.consultation-written`. Answers the hash of what is to be sent.
 */
export async function keepSentQuestion(
  ctx: Ctx, { consultation: publicId, sha256, size, ...saidBy }: KeepSentQuestion,
): Promise<Result<string, { readonly code: 'consultation-unknown' }>> {
  const consultation = await findConsultation(ctx.tx, publicId)
  if (!consultation) return refuse({ code: 'consultation-unknown' })
  const there = await findSentQuestion(ctx.tx, saidBy)
  if (there) return ok(there.sha256)
  const { id: consultationId, dossierId } = consultation
  await keepOfficeFile(ctx, { sha256, size, kind: 'application/xml', pages: null, reports: [] })
  await insertSentQuestion(ctx.tx, { consultationId, dossierId, ...saidBy, sha256, size, writtenAt: ctx.now })
  await recordEvent(ctx, {
    type: 'dossier.consultation-written', subjectKind: 'dossier', subjectId: dossierId, dossierId,
    data: { consultation: publicId, sha256, size },
  })
  return ok(sha256)
}

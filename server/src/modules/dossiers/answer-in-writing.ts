import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type HeldConsultation, tellOfConsultation } from './consultations.ts'
import { isAnswerable } from './domain/consultation.ts'
import { answerConsultationRow } from './store/consultation-store.ts'
import {
  type NewLetterFile, endLetters, insertLetters, letterStanding, reopenConsultationRow,
} from './store/letter-store.ts'

export interface AnswerInWriting {
  /** The letter as its sender calls it, and what it is about. */
  readonly documentId: string
  readonly subject: string
  /** Its files, each kept as one of the office already (`keepOfficeFile`). */
  readonly files: readonly NewLetterFile[]
  /** The letter in whose place it comes; null of a first one. */
  readonly insteadOf: string | null
}

/**
 * An agency outside of this system answered by a letter (văn bản trả lời): its files are kept with the dossier, and it
 * stands as the answer. What it says nobody makes an opinion of: whoever asked reads it. Refuses
 * `consultation-answered` where there is an answer that it does not replace, `letter-unknown` where what it replaces
 * does not stand. Leaves `dossier.consultation-answered`.
 */
export async function answerInWriting(
  ctx: Ctx, held: HeldConsultation, { documentId, subject, files, insteadOf }: AnswerInWriting,
): Promise<Result<void, { readonly code: 'consultation-answered' | 'letter-unknown' }>> {
  const { consultation: { id, dueAt, ...consultation }, dossier } = held
  if (insteadOf !== null) {
    if (await letterStanding(ctx.tx, id) !== insteadOf) return refuse({ code: 'letter-unknown' })
    await endLetters(ctx.tx, id, ctx.now)
    await reopenConsultationRow(ctx.tx, id, null)
  } else if (!isAnswerable(consultation)) return refuse({ code: 'consultation-answered' })
  await insertLetters(ctx.tx, { consultationId: id, dossierId: dossier.id, documentId, at: ctx.now }, files)
  await answerConsultationRow(ctx, id, {
    opinion: 'in-writing', reasons: [documentId, subject].filter(Boolean).join(': ').slice(0, 4_000), competentName: null,
  })
  await tellOfConsultation(ctx, 'dossier.consultation-answered', held, {
    opinion: 'in-writing', isAfterTime: ctx.now > dueAt, files: files.length,
  })
  return ok(undefined)
}

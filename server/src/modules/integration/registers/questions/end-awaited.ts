import type { Ctx } from '../../../../platform/db.ts'
import { recordEvent } from '../../../audit/public.ts'
import { type QuestionState, type WaitingQuestion, endQuestion } from './question-store.ts'

const EVENTS = { answered: 'register.found', unknown: 'register.not-found', failed: 'register.gave-up' } as const

/**
 * Ends what a dossier waits for of a register, with the event that tells whoever works on it. False where it has ended
 * before: then nothing is told again.
 */
export async function endAwaited(
  ctx: Ctx, { id, dossierId, component, register, dueAt }: Pick<WaitingQuestion, 'id' | 'dossierId' | 'component' | 'register' | 'dueAt'>,
  { state, dossier }: { readonly state: Exclude<QuestionState, 'waiting'>; readonly dossier: string },
): Promise<boolean> {
  if (!await endQuestion(ctx.tx, id, { state, now: ctx.now })) return false
  await recordEvent(ctx, {
    type: EVENTS[state], subjectKind: 'dossier', subjectId: dossierId, dossierId,
    data: { dossier, component, register, ...state !== 'answered' && { dueAt: dueAt.toISOString() } },
  })
  return true
}

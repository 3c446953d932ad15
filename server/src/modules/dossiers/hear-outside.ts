import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { type AnswerInWriting, answerInWriting } from './answer-in-writing.ts'
import { type HeldConsultation, lockConsultation, tellOfConsultation } from './consultations.ts'
import { type OutsideState, saysMore } from './domain/consultation.ts'
import { isUnderWay } from './domain/lifecycle.ts'
import type { DossierRooms } from './rooms.ts'
import { findConsultation } from './store/consultation-store.ts'
import { noteOutsideRow } from './store/letter-store.ts'
import { takeBackLetter } from './take-back-letter.ts'

/** What an agency outside says of a question: how far it is, a letter, or that a letter counts no more. */
export type OutsideWord =
  | { readonly is: 'report'; readonly state: OutsideState; readonly at: Date; readonly words: string }
  | { readonly is: 'letter' } & AnswerInWriting
  | { readonly is: 'taken-back'; readonly documentId: string }

export interface OutsideRefusal {
  readonly code: 'consultation-unknown' | 'consultation-over' | 'consultation-answered' | 'letter-unknown'
}

/**
 * Takes the word of an agency that is asked over the exchange: by the program, for whoever proved whose word it is. A
 * letter may come late, while the dossier is under way; a report that says less than the last one changes nothing and
 * leaves nothing, since words may overtake each other. Refuses `consultation-unknown`, `consultation-over` where the
 * question was withdrawn or the dossier settled, and what `answerInWriting` and `takeBackLetter` do. Leaves their
 * events, or `dossier.consultation-reported`. Answers the dossier's id.
 */
export async function hearOutside(
  ctx: Ctx, { directory }: Pick<DossierRooms, 'directory'>,
  { consultation: publicId, word }: { readonly consultation: string; readonly word: OutsideWord },
): Promise<Result<bigint, OutsideRefusal>> {
  const found = await findConsultation(ctx.tx, publicId)
  if (!found) return refuse({ code: 'consultation-unknown' })
  const held = await lockConsultation(ctx, directory.on(dayOf(ctx.now)), found)
  const { consultation: { withdrawnAt, endedAt }, dossier } = held
  if (word.is === 'report') await report(ctx, held, word)
  else {
    if (withdrawnAt !== null || endedAt !== null || !isUnderWay(dossier.state)) return refuse({ code: 'consultation-over' })
    const done = word.is === 'letter'
      ? await answerInWriting(ctx, held, word) : await takeBackLetter(ctx, held, word.documentId)
    if (!done.ok) return done
  }
  return ok(dossier.id)
}

async function report(
  ctx: Ctx, held: HeldConsultation, said: OutsideWord & { readonly is: 'report' },
): Promise<void> {
  const { consultation } = held
  if (!saysMore(said.state, consultation.outsideState)) return
  await noteOutsideRow(ctx.tx, consultation.id, said)
  await tellOfConsultation(ctx, 'dossier.consultation-reported', held, { outsideState: said.state })
}

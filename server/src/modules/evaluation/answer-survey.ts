import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Day } from '../../kernel/civil-day.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Answers, isSilent } from './domain/survey.ts'
import { type Subject, insertSurvey, markAnswered } from './store/surveys.ts'

/** The program itself, in place of who answered. */
const NOBODY = 1n

export interface AnswerSurvey extends Answers {
  readonly subject: Subject
  /** Whether somebody was served, or the dossier has come to its end, not too long ago; for the door to say. */
  readonly isOver: boolean
  /** The one-stop section of it. */
  readonly section: { readonly id: bigint; readonly publicId: string }
  /** Of the visit, or of the end of the dossier. */
  readonly day: Day
}

export type AnswerSurveyRefusal =
  | { readonly code: 'survey-too-early' } | { readonly code: 'survey-empty' } | { readonly code: 'survey-answered' }

/**
 * Takes what somebody says of a visit or a dossier that is over, once. What is said is kept in no order and without
 * whose it was; the event names the section, neither who answered nor what. Refuses with `survey-too-early` what is
 * not over, with `survey-empty` an answer to no question, with `survey-answered` a second one.
 * Leaves `survey.answered`.
 */
export async function answerSurvey(ctx: Ctx, input: AnswerSurvey): Promise<Result<null, AnswerSurveyRefusal>> {
  const { subject, section, isOver, scores } = input
  if (!isOver) return refuse({ code: 'survey-too-early' })
  if (isSilent(scores)) return refuse({ code: 'survey-empty' })
  if (!await markAnswered(ctx.tx, subject)) return refuse({ code: 'survey-answered' })
  await insertSurvey(ctx.tx, { ...input, unitId: section.id, about: subject.about })
  await recordEvent({ ...ctx, actorId: NOBODY, unitId: section.id }, {
    type: 'survey.answered', subjectKind: 'unit', subjectId: section.id,
    data: { section: section.publicId, about: subject.about },
  })
  return ok(null)
}

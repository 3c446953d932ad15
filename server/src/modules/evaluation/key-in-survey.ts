import { type Day, addDays, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Answers, isSilent } from './domain/survey.ts'
import { insertSurvey } from './store/surveys.ts'
import type { SurveyRules } from './survey-rules.ts'

export interface KeyInSurvey extends Answers {
  /** The one-stop section whose box it lay in. */
  readonly section: { readonly id: bigint; readonly publicId: string }
  /** As it stands on the paper. */
  readonly day: Day
  /** What holds today; without it nobody is asked, on paper neither. */
  readonly rules: SurveyRules | undefined
}

export type KeyInSurveyRefusal = { readonly code: 'survey-day-wrong' } | { readonly code: 'survey-empty' }

/**
 * Takes a form of paper that somebody filled in and dropped into the box of a section. It counts as any other survey
 * does; nothing on it says whose it is, so that nothing stops a second one but the paper itself, and the event names
 * who keyed it in. Refuses with `survey-day-wrong` a day to come or one that is longer ago than people may answer,
 * with `survey-empty` a form on which no question is answered. Leaves `survey.answered`.
 */
export async function keyInSurvey(ctx: Ctx, input: KeyInSurvey): Promise<Result<null, KeyInSurveyRefusal>> {
  const { section, day, rules } = input
  const today = dayOf(ctx.now)
  if (!rules || day > today || addDays(day, rules.openDays) < today) return refuse({ code: 'survey-day-wrong' })
  if (isSilent(input.scores)) return refuse({ code: 'survey-empty' })
  await insertSurvey(ctx.tx, { ...input, unitId: section.id, about: 'paper' })
  await recordEvent({ ...ctx, unitId: section.id }, {
    type: 'survey.answered', subjectKind: 'unit', subjectId: section.id,
    data: { section: section.publicId, about: 'paper' },
  })
  return ok(null)
}

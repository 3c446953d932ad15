/** The door of `evaluation`: what people say of the service, and what officers and units did. All else is private. */
export { type AnswerSurvey, type AnswerSurveyRefusal, answerSurvey } from './answer-survey.ts'
export { type KeyInSurvey, type KeyInSurveyRefusal, keyInSurvey } from './key-in-survey.ts'
export { type SurveyRules, surveyRulesOf } from './survey-rules.ts'
export { QUESTIONS, type Question, type Score, type Scores, scoreOf } from './domain/survey.ts'
export { type Satisfaction, type Subject, countSatisfaction, isAnswered } from './store/surveys.ts'
export { type ClosePeriod, type ClosePeriodRefusal, type Closed, closePeriod } from './close-period.ts'
export { type ContestStep, type ContestStepRefusal, contestStep, mayContest } from './contest-step.ts'
export { countUsual } from './count-usual.ts'
export { type DecideContest, type DecideContestRefusal, decideContest } from './decide-contest.ts'
export { EVALUATION_CODE, type EvaluationRules } from './domain/evaluation-periods.ts'
export { type LateCorrection, lateCorrections } from './domain/late-corrections.ts'
export type { Share } from './domain/share.ts'
export { type Judged, type PublicSheet, type Sheet, publicSheetOf } from './domain/sheet.ts'
export { POINTS, type Point, type StepInput, cameBack, keptLimit } from './domain/step-input.ts'
export { type OfficerSheet, type UnitSheets } from './domain/unit-sheets.ts'
export { type Draft, draftSheets } from './draft-sheets.ts'
export { type RuledPeriod, periodByCode, periodOn } from './evaluation-rules.ts'
export { type EvaluationRooms, type GatheredStep, gatherSteps } from './gather-steps.ts'
export {
  type ClosedPeriod, type Figures, type KeptSheet, type KeptStep, findClosed, findSheet, listClosed, listKeptSteps,
  listSheets, listUnitSheets,
} from './store/closed-periods.ts'
export { type Contest, contestsOf, listContests } from './store/contests.ts'

/** What is asked of a visit or a dossier that is over; `feedback` is how what one complained of was dealt with. */
export const QUESTIONS = [
  'access', 'clarity', 'attitude', 'competence', 'timeliness', 'outcome', 'feedback',
] as const
export type Question = typeof QUESTIONS[number]

/** 1, very dissatisfied, to 5, very satisfied. */
export type Score = 1 | 2 | 3 | 4 | 5

/** Each question once, null where it was not answered. */
export type Scores = Readonly<Record<Question, Score | null>>

/** What stands on one form. */
export interface Answers {
  readonly scores: Scores
  /** How often somebody came for it, 0 to 99; null is not answered. */
  readonly visits: number | null
  readonly askedMore: boolean | null
  /** In their own words, at most 1,000 signs. */
  readonly remark: string
}

/** Whether no question is answered: own words alone are no survey. */
export function isSilent(scores: Scores): boolean {
  return QUESTIONS.every((question) => scores[question] === null)
}

/** The score that was sent, if it is one. */
export function scoreOf(text: string): Score | null {
  return /^[1-5]$/.test(text) ? Number(text) as Score : null
}

/** Refusals about opinions that agencies ask of each other; with those of problems.ts in one list. */
export const CONSULTATION_PROBLEMS = {
  'consultation-unknown': { status: 404, title: 'No such consultation, or not yours to answer' },
  'consultation-over': { status: 409, title: 'No opinion is awaited any more' },
  'consultation-open': { status: 409, title: 'A compulsory opinion is awaited' },
  'consultation-not-asked': { status: 409, title: 'A compulsory opinion was not asked for' },
  'consultation-not-taken': { status: 409, title: 'Not taken by whoever answers' },
  'consultation-words-missing': { status: 422, title: 'Words are missing' },
  'consultation-reasons-needed': { status: 422, title: 'Reasons are needed with this answer' },
  'consultation-competent-needed': { status: 422, title: 'Who is competent is not named' },
  'consultation-unit-unknown': { status: 422, title: 'No other agency that could be asked' },
  'consultation-not-of-dossier': { status: 422, title: 'Given along what the dossier does not have' },
  'consultation-asked-already': { status: 409, title: 'That agency is asked already' },
  'consultation-without-limit': { status: 422, title: 'No rule says until when' },
} as const

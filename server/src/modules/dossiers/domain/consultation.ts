export type Opinion = 'agrees' | 'agrees-with-conditions' | 'disagrees' | 'not-competent'

/** What stands as the answer: an opinion that was chosen, or a letter whose words a person reads. */
export type Answer = Opinion | 'in-writing'

/**
 * How far an agency outside says that it is with a question (StatusCode 01 to 06). Its words may overtake each other:
 * whoever said more before is not taken back.
 */
export type OutsideState = 'arrived' | 'received' | 'assigned' | 'in-process' | 'finished' | 'refused'
const FARTHER: readonly OutsideState[] = ['arrived', 'received', 'assigned', 'in-process', 'finished']

/** Whether a word of an agency outside says more than what it said last; that it refuses or takes it after all does. */
export function saysMore(said: OutsideState, before: OutsideState | null): boolean {
  if (before === null) return true
  if (said === 'refused') return before !== 'refused' && before !== 'finished'
  return before === 'refused' ? said !== 'arrived' : FARTHER.indexOf(said) > FARTHER.indexOf(before)
}

/**
 * Where a consultation stands (lấy ý kiến). `silent`: its time is over and silence means nothing; `deemed-agreed`: it
 * is over and silence counts as agreement (coi như đồng ý). What comes later is an answer, and what was deemed stays
 * beside it.
 */
export type Standing = 'waiting' | 'taken' | 'answered' | 'silent' | 'deemed-agreed' | 'withdrawn' | 'ended'

/** The facts by which it stands somewhere; `silence` says what silence means. */
export interface ConsultationFacts {
  readonly silence: 'agreed' | 'none'
  readonly isCompulsory: boolean
  readonly ruleId: string
  readonly answer: Answer | null
  readonly takenAt: Date | null
  readonly answeredAt: Date | null
  readonly silentAt: Date | null
  readonly withdrawnAt: Date | null
  readonly endedAt: Date | null
}

/** Where it stands. */
export function standingOf(
  { silence, takenAt, answeredAt, silentAt, withdrawnAt, endedAt }: Omit<ConsultationFacts, 'isCompulsory' | 'ruleId' | 'answer'>,
): Standing {
  if (withdrawnAt) return 'withdrawn'
  if (answeredAt) return 'answered'
  if (endedAt) return 'ended'
  if (silentAt) return silence === 'agreed' ? 'deemed-agreed' : 'silent'
  return takenAt ? 'taken' : 'waiting'
}

/** Whether somebody may still answer: in time, or late. */
export function isAnswerable({ answeredAt, withdrawnAt, endedAt }: Omit<ConsultationFacts, 'silence'>): boolean {
  return answeredAt === null && withdrawnAt === null && endedAt === null
}

/**
 * Whether what was given along is shown to one who is asked (`desk`): to all of them until one takes it, then to that
 * one only, and to nobody once it was withdrawn or the dossier was settled without it.
 */
export function isGivenTo(
  { withdrawnAt, endedAt, answeredAt, takenBy }: Pick<ConsultationFacts, 'withdrawnAt' | 'endedAt' | 'answeredAt'>
    & { readonly takenBy: bigint | null },
  { desk, isUnderWay }: { readonly desk: bigint; readonly isUnderWay: boolean },
): boolean {
  if (withdrawnAt !== null || endedAt !== null || answeredAt === null && !isUnderWay) return false
  return takenBy === null || takenBy === desk
}

/** Whether it ended by an answer or by silence of which whoever asked has not read. */
export function isUnheard(
  { answeredAt, silentAt, withdrawnAt, endedAt, heardAt }: Pick<ConsultationFacts,
    'answeredAt' | 'silentAt' | 'withdrawnAt' | 'endedAt'> & { readonly heardAt: Date | null },
): boolean {
  return heardAt === null && withdrawnAt === null && endedAt === null && (answeredAt !== null || silentAt !== null)
}

/** Whether its time still runs: neither answered nor over. */
export function isRunning(facts: ConsultationFacts): boolean {
  return isAnswerable(facts) && facts.silentAt === null
}

/**
 * Whether it counts as asked: not withdrawn, and not answered by an agency that is not competent, for then whoever is
 * was never heard. What was deemed agreed before such an answer stays agreed.
 */
export function isAskedFor({ withdrawnAt, answer, silentAt, silence }: ConsultationFacts): boolean {
  const isDeemed = silentAt !== null && silence === 'agreed'
  return withdrawnAt === null && (answer !== 'not-competent' || isDeemed)
}

/** What keeps a proposal or an approval back. */
export type Owed =
  | { readonly code: 'consultation-open' }
  | { readonly code: 'consultation-not-asked' }

/**
 * What a procedure's rules still ask before it may be proposed or approved: a compulsory consultation whose time runs,
 * or one that nobody has asked for (`isAskedFor`). Undefined where nothing is owed.
 */
export function owedBy(
  rules: readonly { readonly id: string; readonly compulsory: boolean }[], made: readonly ConsultationFacts[],
): Owed | undefined {
  if (made.some((one) => one.isCompulsory && isRunning(one))) return { code: 'consultation-open' }
  const asked = new Set(made.filter(isAskedFor).map(({ ruleId }) => ruleId))
  return rules.some(({ id, compulsory }) => compulsory && !asked.has(id)) ? { code: 'consultation-not-asked' } : undefined
}

/** When a consultation is looked at: at half of its time, at four fifths, and at its end. */
export interface Moments {
  readonly halfAt: Date
  readonly nearAt: Date
  readonly dueAt: Date
}

/** The part of its time that is over, in hundredths, as it is reminded of. */
export type Passed = 0 | 50 | 80 | 100

/**
 * What is to be said now, and when to look next (undefined: no more). A job that was away over two moments says the
 * later one only.
 */
export function lookAt(
  { halfAt, nearAt, dueAt }: Moments, now: Date,
): { readonly passed: Passed; readonly next: Date | undefined } {
  if (now >= dueAt) return { passed: 100, next: undefined }
  if (now >= nearAt) return { passed: 80, next: dueAt }
  if (now >= halfAt) return { passed: 50, next: nearAt }
  return { passed: 0, next: halfAt }
}

/** What an answer must say: reasons with all but a plain yes, and who is competent where one is not. */
export function faultOfAnswer(
  { opinion, reasons, competentName }: { opinion: Opinion; reasons: string; competentName: string },
): 'reasons-needed' | 'competent-needed' | undefined {
  if (opinion !== 'agrees' && reasons === '') return 'reasons-needed'
  return opinion === 'not-competent' && competentName === '' ? 'competent-needed' : undefined
}

import type { Problem } from '@motcua/contracts/problem.ts'
import { type Say, type Text, sayIn } from '@motcua/contracts/texts.ts'
import type { FastifyReply } from 'fastify'
import type { Refusal, Result } from '../kernel/result.ts'
import type { Answer } from '../platform/db.ts'
import { ACCOUNT_PROBLEM } from './account-problem-texts.ts'
import { ACCOUNT_PROBLEMS } from './account-problems.ts'
import { ARCHIVE_PROBLEM } from './archive-problem-texts.ts'
import { ARCHIVE_PROBLEMS } from './archive-problems.ts'
import { CASH_PROBLEM } from './cash-problem-texts.ts'
import { CASH_PROBLEMS } from './cash-problems.ts'
import { CONSULTATION_PROBLEM } from './consultation-problem-texts.ts'
import { CONSULTATION_PROBLEMS } from './consultation-problems.ts'
import { DIGITISE_PROBLEM } from './digitise-problem-texts.ts'
import { DIGITISE_PROBLEMS } from './digitise-problems.ts'
import { DIRECTION_PROBLEM } from './direction-problem-texts.ts'
import { DIRECTION_PROBLEMS } from './direction-problems.ts'
import { DOSSIER_PROBLEM } from './dossier-problem-texts.ts'
import { FEE_PROBLEM } from './fee-problem-texts.ts'
import { FEE_PROBLEMS } from './fee-problems.ts'
import { FILE_PROBLEM } from './file-problem-texts.ts'
import { FILE_PROBLEMS } from './file-problems.ts'
import { GUIDE_PROBLEM } from './guide-problem-texts.ts'
import { GUIDE_PROBLEMS } from './guide-problems.ts'
import { LIST_PROBLEM } from './list-problem-texts.ts'
import { LIST_PROBLEMS } from './list-problems.ts'
import { DEVELOPER_PROBLEM } from './developer-problem-texts.ts'
import { DEVELOPER_PROBLEMS } from './developer-problems.ts'
import { EXCHANGE_PROBLEM } from './exchange-problem-texts.ts'
import { EXCHANGE_PROBLEMS } from './exchange-problems.ts'
import { MAINTENANCE_PROBLEM } from './maintenance-problem-texts.ts'
import { MAINTENANCE_PROBLEMS } from './maintenance-problems.ts'
import { NOTICE_PROBLEM } from './notice-problem-texts.ts'
import { NOTICE_PROBLEMS } from './notice-problems.ts'
import { ONLINE_PROBLEM } from './online-problem-texts.ts'
import { ONLINE_PROBLEMS } from './online-problems.ts'
import { PROXY_PROBLEM } from './proxy-problem-texts.ts'
import { PROXY_PROBLEMS } from './proxy-problems.ts'
import { PACKAGE_PROBLEM } from './package-problem-texts.ts'
import { PACKAGE_PROBLEMS } from './package-problems.ts'
import { EVALUATION_PROBLEM } from './evaluation-problem-texts.ts'
import { EVALUATION_PROBLEMS } from './evaluation-problems.ts'
import { PLAN_PROBLEM } from './plan-problem-texts.ts'
import { PLAN_PROBLEMS } from './plan-problems.ts'
import { POST_PROBLEM } from './post-problem-texts.ts'
import { POST_PROBLEMS } from './post-problems.ts'
import { PROBLEM } from './problem-texts.ts'
import { OFFLINE_PROBLEM } from './offline-problem-texts.ts'
import { OFFLINE_PROBLEMS } from './offline-problems.ts'
import { QUEUE_PROBLEM } from './queue-problem-texts.ts'
import { QUEUE_PROBLEMS } from './queue-problems.ts'
import { REPORT_PROBLEM } from './report-problem-texts.ts'
import { REPORT_PROBLEMS } from './report-problems.ts'
import { languageFor } from './say-to.ts'
import { SECTION_PROBLEM } from './section-problem-texts.ts'
import { SECTION_PROBLEMS } from './section-problems.ts'
import { SCAN_PROBLEM } from './scan-problem-texts.ts'
import { SCAN_PROBLEMS } from './scan-problems.ts'
import { RESULT_PROBLEM } from './result-problem-texts.ts'
import { RESULT_PROBLEMS } from './result-problems.ts'
import { WORK_PROBLEM } from './work-problem-texts.ts'
import { WORK_PROBLEMS } from './work-problems.ts'
import { TERRITORY_PROBLEM } from './territory-problem-texts.ts'
import { TERRITORY_PROBLEMS } from './territory-problems.ts'

declare module 'fastify' {
  interface FastifyReply {
    /** Of the problem that it says, for whoever notes it. */
    problemCode?: string
  }
}

interface Registered { readonly status: number; readonly title: string }

/**
 * Every refusal that a program or a screen may meet, in one place: its HTTP status and a title for whoever reads the
 * log; the sentence that says what to do stands in the catalogues. docs/problems.md repeats this list, and a test
 * compares.
 *
 * There is no 403: what one may not see answers 404, like what does not exist.
 */
export const PROBLEMS = {
  'not-found': { status: 404, title: 'No such thing, or not for you' },
  'method-not-allowed': { status: 405, title: 'Not by this method' },
  'not-signed-in': { status: 401, title: 'Not signed in' },
  'password-change-needed': { status: 409, title: 'Password must be changed first' },
  'body-invalid': { status: 400, title: 'Request does not fit its schema' },
  'not-from-here': { status: 400, title: 'Cross-site request' },
  'request-reused': { status: 422, title: 'This key came with another body' },
  'too-many-attempts': { status: 429, title: 'Too many attempts' },
  'sign-in-wrong': { status: 401, title: 'Wrong name or password' },
  'current-password-wrong': { status: 422, title: 'Current password wrong' },
  'password-weak': { status: 422, title: 'Password against the rules' },
  'password-used-before': { status: 422, title: 'Password used before' },

  'stream-only': { status: 406, title: 'This address is a stream of events' },
  'too-many-screens': { status: 429, title: 'Too many open screens of one account' },

  'dossier-unknown': { status: 404, title: 'No such dossier within reach' },
  'changed-meanwhile': { status: 412, title: 'The dossier was changed meanwhile' },
  'action-not-allowed': { status: 409, title: 'Not possible in this state' },
  'not-your-step': { status: 409, title: 'The step is not yours' },
  'step-unclear': { status: 409, title: 'Several steps of one kind: say which' },
  'not-at-this-step': { status: 409, title: 'The process has another deed here' },
  'already-yours': { status: 409, title: 'The step is yours already' },
  'nothing-handed-over': { status: 409, title: 'Nothing is on its way to the unit' },
  'hand-over-waits': { status: 409, title: 'The other agency still has time to answer' },
  'no-step-before': { status: 409, title: 'There is no step before' },
  'undo-too-late': { status: 409, title: 'Too late to undo' },
  'undo-not-possible': { status: 409, title: 'Nothing of yours to undo' },
  'step-without-unit': { status: 422, title: 'The province has no unit for a step' },
  'assignee-unknown': { status: 422, title: 'No such officer at that step' },
  'settled-centrally': { status: 409, title: 'Settled centrally, at the national portal' },
  'decided-elsewhere': { status: 409, title: 'A ministry’s system decides it' },
  'not-in-sector-system': { status: 409, title: 'No ministry’s system has it' },
  'sector-has-decided': { status: 409, title: 'The ministry’s system has decided it' },
  'proposed-unsettled': { status: 409, title: 'Proposed to be returned unsettled' },
  'register-awaited': { status: 409, title: 'A register is still asked for this' },
  'already-decided': { status: 409, title: 'A decision exists' },
  'component-not-in-version': { status: 422, title: 'Component not in the version in force' },
  'head-reason-needed': { status: 409, title: 'A further supplement needs the head' },
  'already-extended': { status: 409, title: 'Extended as often as allowed' },
  'clock-not-running': { status: 409, title: 'No term runs' },
  'result-number-taken': { status: 422, title: 'Result number taken' },
  'paper-not-drawn': { status: 409, title: 'No pictures can be made of the paper' },
  'paper-being-drawn': { status: 409, title: 'The pictures of the paper are being drawn' },
  'paper-in-quarantine': { status: 409, title: 'The antivirus has not spoken of the paper yet' },
  'paper-removed': { status: 409, title: 'The paper was infected and is gone' },
  'no-originals': { status: 409, title: 'No paper originals' },
  'originals-moved': { status: 409, title: 'Originals moved already' },
  'originals-not-sent': { status: 409, title: 'Originals not sent yet' },

  'nothing-said': { status: 422, title: 'Nothing was said' },
  'signed-in-as-another': { status: 409, title: 'Somebody else is signed in here by now' },
  'intake-sheet-changed': { status: 409, title: 'Saved in another window meanwhile, or gone' },
  'intake-sheet-unknown': { status: 404, title: 'No such intake sheet' },
  'too-many-intake-sheets': { status: 409, title: 'As many intake sheets begun as one may have' },
  'opinion-changed': { status: 409, title: 'Saved in another window meanwhile' },
  'template-unknown': { status: 422, title: 'No such template of the agency' },
  'template-named-already': { status: 422, title: 'A template has this name' },
  'template-field-unknown': { status: 422, title: 'A template names a field that there is not' },

  'procedure-unknown': { status: 422, title: 'No such procedure' },
  'member-not-in-force': { status: 422, title: 'A procedure of the bundle is not in force' },
  'no-member-asked': { status: 422, title: 'The declaration asks for no procedure of the bundle' },
  'procedure-not-in-force': { status: 422, title: 'Procedure not in force' },
  'channel-closed': { status: 422, title: 'Channel not open for the procedure' },
  'decision-failed': { status: 409, title: 'A decision table has no answer' },
  'limit-case-unknown': { status: 422, title: 'No such time limit' },
  'territory-needed': { status: 422, title: 'A place decides competence' },
  'no-competent-unit': { status: 422, title: 'No unit is competent' },
  'no-one-stop': { status: 422, title: 'The competent unit receives nowhere' },
  'not-received-here': { status: 422, title: 'Not received at this section' },
  'components-missing': { status: 422, title: 'Components missing or wrong' },
  'held-unknown': { status: 409, title: 'What is to be used again is not there' },
  'ask-again-reason-needed': { status: 422, title: 'Asking again for what is held needs a reason' },
  'account-outcome-needed': { status: 422, title: 'What came of looking for an account is not said' },
  'account-reason-unknown': { status: 422, title: 'Not a reason of the list' },
  'answers-wrong': { status: 422, title: 'Answers of the form refused' },
  'upload-unknown': { status: 422, title: 'No such upload of yours' },
  'same-dossier-open': { status: 409, title: 'The same is open already' },
  'handed-in-later': { status: 422, title: 'Handed in later than now' },
  'person-unseen': { status: 409, title: 'Nobody has seen the card of that person' },
  'person-unknown': { status: 422, title: 'No such person' },
  'calendar-missing': { status: 422, title: 'Day outside the working calendars' },
  'no-section': { status: 409, title: 'The account sits at no section' },
  'section-needed': { status: 422, title: 'At which section is not said' },
  'register-too-long': { status: 422, title: 'Too much for one book' },
  'no-declaration': { status: 409, title: 'Nothing was declared online' },
  'message-not-awaited': { status: 422, title: 'No process awaits it of outside' },
  'message-data-wrong': { status: 422, title: 'Data that no process could take' },
  'incident-gone': { status: 409, title: 'The process does not stand there any more' },
  'outside-demonstration': { status: 404, title: 'Only in a demonstration' },
  'clock-out-of-range': { status: 422, title: 'The clock cannot go there' },
  ...ACCOUNT_PROBLEMS,
  ...ARCHIVE_PROBLEMS,
  ...LIST_PROBLEMS,
  ...FILE_PROBLEMS,
  ...GUIDE_PROBLEMS, ...MAINTENANCE_PROBLEMS, ...DEVELOPER_PROBLEMS, ...EXCHANGE_PROBLEMS,
  ...WORK_PROBLEMS,
  ...QUEUE_PROBLEMS,
  ...OFFLINE_PROBLEMS,
  ...FEE_PROBLEMS,
  ...ONLINE_PROBLEMS,
  ...POST_PROBLEMS,
  ...NOTICE_PROBLEMS,
  ...SECTION_PROBLEMS, ...DIRECTION_PROBLEMS, ...REPORT_PROBLEMS, ...PLAN_PROBLEMS, ...EVALUATION_PROBLEMS,
  ...CASH_PROBLEMS,
  ...PROXY_PROBLEMS,
  ...PACKAGE_PROBLEMS,
  ...TERRITORY_PROBLEMS,
  ...CONSULTATION_PROBLEMS,
  ...DIGITISE_PROBLEMS,
  ...SCAN_PROBLEMS,
  ...RESULT_PROBLEMS,
  'unexpected': { status: 500, title: 'Unexpected' },
  'too-busy': { status: 503, title: 'Too much at once' },
  'unavailable': { status: 503, title: 'Temporarily unavailable' },
} as const satisfies Readonly<Record<string, Registered>>

export type ProblemCode = keyof typeof PROBLEMS
export interface FieldProblem { readonly pointer: string; readonly code: string; readonly text: Text }

/** A problem of which it is not known yet who will read it. */
export interface UnsaidProblem extends Omit<Problem, 'detail' | 'errors'> {
  readonly detail: Text
  readonly errors: readonly FieldProblem[]
}

/** What to do about a refusal, by its code. One without a sentence does not compile. */
export const PROBLEM_TEXTS: Readonly<Record<ProblemCode, Text>> = {
  ...PROBLEM, ...DOSSIER_PROBLEM, ...ACCOUNT_PROBLEM, ...ARCHIVE_PROBLEM, ...LIST_PROBLEM, ...FILE_PROBLEM,
  ...GUIDE_PROBLEM,
  ...WORK_PROBLEM,
  ...QUEUE_PROBLEM,
  ...OFFLINE_PROBLEM,
  ...FEE_PROBLEM,
  ...ONLINE_PROBLEM, ...MAINTENANCE_PROBLEM, ...DEVELOPER_PROBLEM, ...EXCHANGE_PROBLEM,
  ...POST_PROBLEM,
  ...NOTICE_PROBLEM,
  ...SECTION_PROBLEM, ...DIRECTION_PROBLEM, ...REPORT_PROBLEM, ...PLAN_PROBLEM, ...EVALUATION_PROBLEM,
  ...CASH_PROBLEM,
  ...PROXY_PROBLEM,
  ...PACKAGE_PROBLEM,
  ...TERRITORY_PROBLEM, ...CONSULTATION_PROBLEM, ...DIGITISE_PROBLEM, ...SCAN_PROBLEM, ...RESULT_PROBLEM,
}

/** A problem (RFC 9457) by its stable code; `errors` say the same beside each field, all at once. */
export function problemOf(
  code: ProblemCode, errors: readonly FieldProblem[] = [], detail: Text = PROBLEM_TEXTS[code],
): UnsaidProblem {
  return { type: `/problems/${code}`, ...PROBLEMS[code], code, detail, errors }
}

/** A fault of one field, in the words of its code. */
export function faultAt(pointer: string, code: ProblemCode): FieldProblem {
  return { pointer, code, text: PROBLEM_TEXTS[code] }
}

/** A problem in the language of whoever reads it. */
export function saidProblem(problem: UnsaidProblem, say: Say): Problem {
  return {
    ...problem, detail: say(problem.detail), errors: problem.errors.map((one) => ({ ...one, text: say(one.text) })),
  }
}

/** Sends a problem with its own status and media type, in the language that was asked for. */
export function sendProblem(reply: FastifyReply, problem: UnsaidProblem): FastifyReply {
  const language = languageFor(reply.request)
  reply.problemCode = problem.code
  return reply.code(problem.status).type('application/problem+json').header('content-language', language)
    .send(saidProblem(problem, sayIn(language)))
}

/** The code of a refusal must be in the list above: a new one does not compile until somebody has said what to tell. */
export type Tellable = Refusal & { readonly code: ProblemCode }

/** Sends the answer of a deed, or its refusal as `explain` puts it: one mapping for all routes. */
export function sendOutcome<R extends Tellable>(
  reply: FastifyReply, outcome: Result<Answer, R>, explain: (refusal: R) => UnsaidProblem = explainPlainly,
): FastifyReply {
  if (!outcome.ok) return sendProblem(reply, explain(outcome.refusal))
  return reply.code(outcome.value.status).send(outcome.value.body)
}

/** A refusal told beside the field that its code is about, for codes of which `fields` names one. */
export function explainBeside(
  fields: Readonly<Partial<Record<ProblemCode, string>>>,
): (refusal: { readonly code: ProblemCode }) => UnsaidProblem {
  return ({ code }) => {
    const field = fields[code]
    return problemOf(code, field === undefined ? [] : [faultAt(field, code)])
  }
}

/** A refusal with no more to say than its code. */
export function explainPlainly({ code }: Tellable): UnsaidProblem {
  return problemOf(code)
}

import { type Result, ok, refuse } from '../../../kernel/result.ts'

export type State =
  | 'submitted' | 'awaiting-completion' | 'declined' | 'withdrawn'
  | 'received' | 'in-progress' | 'awaiting-supplement' | 'awaiting-payment' | 'awaiting-confirmation' | 'being-returned'
  | 'settled' | 'returned' | 'unsettled' | 'stopped'

export type Action =
  // before acceptance
  | 'acknowledge' | 'accept' | 'ask-completion' | 'complete' | 'refuse' | 'withdraw'
  // work, of which the law takes no notice
  | 'receive' | 'assign' | 'take' | 'check' | 'return-step' | 'propose' | 'approve' | 'hand-over'
  // between agencies, while nobody has acknowledged
  | 'refuse-hand-over' | 'hand-over-again' | 'recall-hand-over'
  // waiting for others
  | 'ask-supplement' | 'ask-payment' | 'ask-confirmation' | 'resume' | 'extend' | 'take-back'
  // the end
  | 'return-unsettled' | 'tell-unsettled' | 'stop' | 'sign-result' | 'issue' | 'return-result'

interface Stage {
  /** TrangThaiHoSo, the ten codes of the national exchange. Ours are finer: some share a code. */
  readonly nationalCode: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10
  /** `acknowledging`: the 8 working hours an online dossier may wait (NĐ 45/2020); `running`: the procedure's limit. */
  readonly clock: 'acknowledging' | 'running' | 'paused' | 'ended'
  readonly moves: { readonly [A in Action]?: State }
}

/** The first deed of the settling unit begins the settlement, whichever it is. */
const FIRST = { 'receive': 'in-progress', 'assign': 'in-progress', 'take': 'in-progress' } as const
const WORK = {
  'receive': 'in-progress', 'assign': 'in-progress', 'take': 'in-progress', 'check': 'in-progress',
  'return-step': 'in-progress', 'propose': 'in-progress', 'approve': 'in-progress', 'hand-over': 'in-progress',
} as const
/** Between agencies: nothing changes what the dossier is before the law. What has its result is not taken back. */
const given = <S extends State>(state: S) => ({ 'refuse-hand-over': state, 'hand-over-again': state }) as const
const onTheWay = <S extends State>(state: S) => ({ ...given(state), 'recall-hand-over': state }) as const
const PAUSES = {
  'ask-supplement': 'awaiting-supplement', 'ask-payment': 'awaiting-payment',
  'ask-confirmation': 'awaiting-confirmation',
} as const
const ENDS = { 'return-unsettled': 'being-returned', 'stop': 'stopped' } as const
/** From a ministry's system that decides it: how it stands before the law does not change by that. */
const back = <S extends State>(state: S) => ({ 'take-back': state }) as const
const waiting = <S extends State>(state: S) => ({ 'resume': 'in-progress', ...back(state), ...ENDS }) as const

/**
 * The life of a dossier (hồ sơ) before the law, from portal to result. This table is the rule; no other file asks
 * which state may follow which. Who does the work, after whom, is the process's; a step there names the action of this
 * table that it performs.
 *
 *   submitted ──accept──▶ received ──▶ in-progress ──issue──▶ settled ──return-result──▶ returned
 *       │ ▲                               │ ▲  └─return-unsettled─▶ being-returned ─tell-unsettled─▶ unsettled
 *       ▼ │ complete                      ▼ │ resume
 *   awaiting-completion           awaiting-supplement, -payment, -confirmation
 *
 * 1. A dossier has a number as long as it exists, declined or not; a due date from `received` on, and only then.
 * 2. The clock stands only while the office waits for the applicant, or for a confirmation from outside (R9).
 * 3. Nothing leaves an ended state but the hand-over of a result; lateness never blocks it (R13).
 * 4. Before acceptance an applicant may withdraw (7); after it, ask to stop, for as long as there is no decision or
 *    notice (8, form 05; NĐ 118/2025 Đ.21).
 * 5. What cannot be settled after all goes back with a written notice, and the section tells the applicant (R7).
 */
const LIFE: Readonly<Record<State, Stage>> = {
  'submitted': {
    nationalCode: 1, clock: 'acknowledging',
    moves: {
      'acknowledge': 'submitted', 'accept': 'received', 'ask-completion': 'awaiting-completion', 'refuse': 'declined',
      'withdraw': 'withdrawn',
    },
  },
  'awaiting-completion': {
    nationalCode: 5, clock: 'paused',
    moves: { 'complete': 'submitted', 'refuse': 'declined', 'withdraw': 'withdrawn' },
  },
  'declined': { nationalCode: 3, clock: 'ended', moves: {} },
  'withdrawn': { nationalCode: 7, clock: 'ended', moves: {} },
  'received': {
    nationalCode: 2, clock: 'running',
    moves: { ...FIRST, ...onTheWay('received'), 'extend': 'received', ...back('received'), ...PAUSES, ...ENDS },
  },
  'in-progress': {
    nationalCode: 4, clock: 'running',
    moves: { ...WORK, ...onTheWay('in-progress'), 'sign-result': 'in-progress', 'issue': 'settled',
      'extend': 'in-progress', ...back('in-progress'), ...PAUSES, ...ENDS },
  },
  'awaiting-supplement': { nationalCode: 5, clock: 'paused', moves: waiting('awaiting-supplement') },
  'awaiting-payment': { nationalCode: 6, clock: 'paused', moves: waiting('awaiting-payment') },
  'awaiting-confirmation': { nationalCode: 4, clock: 'paused', moves: waiting('awaiting-confirmation') },
  'being-returned': {
    nationalCode: 4, clock: 'running', moves: { ...given('being-returned'), 'tell-unsettled': 'unsettled' },
  },
  'settled': { nationalCode: 9, clock: 'ended', moves: { ...given('settled'), 'return-result': 'returned' } },
  'returned': { nationalCode: 10, clock: 'ended', moves: {} },
  'unsettled': { nationalCode: 8, clock: 'ended', moves: {} },
  'stopped': { nationalCode: 8, clock: 'ended', moves: {} },
}

export interface NotAllowed {
  readonly code: 'action-not-allowed'
  readonly state: State
  readonly action: Action
}

/** The state that follows, or the refusal `action-not-allowed`. Who may act is asked elsewhere; this is only when. */
export function move(state: State, action: Action): Result<State, NotAllowed> {
  const next = LIFE[state].moves[action]
  return next ? ok(next) : refuse({ code: 'action-not-allowed', state, action })
}

/**
 * Whether an action is work within the house, of which the law takes no notice: it gives no number and no paper, ends
 * no term and tells nobody outside, so that a mistake in it can be undone as if it had not been (docs/adr/0020).
 */
export function isWork(action: Action): boolean {
  return Object.hasOwn(WORK, action)
}

/** Which clock runs in a state, if one does. */
export function clockIn(state: State): Stage['clock'] {
  return LIFE[state].clock
}

/** Whether nothing more can be done to it: also its result, if there is one, is in somebody's hands. */
export function isClosed(state: State): boolean {
  return Object.keys(LIFE[state].moves).length === 0
}

/**
 * Whether it is being settled: received, with no result or notice yet, its clocks running or not. That long it may
 * still be stopped (4 above), and that long somebody else's opinion is of use.
 */
export function isUnderWay(state: State): boolean {
  return Object.hasOwn(LIFE[state].moves, 'stop')
}

/** The code of the national exchange (TrangThaiHoSo). */
export function nationalCodeOf(state: State): Stage['nationalCode'] {
  return LIFE[state].nationalCode
}

import type { Day } from '../../../kernel/civil-day.ts'

/** Where an instruction (ý kiến chỉ đạo) stands: what may follow is the table below. */
export const INSTRUCTION_STATES = ['given', 'acknowledged', 'answered', 'sent-back', 'closed'] as const
export type InstructionState = typeof INSTRUCTION_STATES[number]

/** The first two are of whoever was told; the others of whoever gave it. */
export const INSTRUCTION_STEPS = ['acknowledge', 'answer', 'send-back', 'close'] as const
export type InstructionStep = typeof INSTRUCTION_STEPS[number]

interface Row {
  readonly by: 'addressee' | 'giver'
  readonly from: readonly InstructionState[]
  readonly to: InstructionState
}

const TABLE: Readonly<Record<InstructionStep, Row>> = {
  'acknowledge': { by: 'addressee', from: ['given'], to: 'acknowledged' },
  'answer': { by: 'addressee', from: ['acknowledged', 'sent-back'], to: 'answered' },
  'send-back': { by: 'giver', from: ['answered'], to: 'sent-back' },
  // Accepts the answer; before there is one, takes the instruction back.
  'close': { by: 'giver', from: ['given', 'acknowledged', 'answered', 'sent-back'], to: 'closed' },
}

/** States in which it is for the addressee to do something. */
export const AWAITED_STATES = ['given', 'acknowledged', 'sent-back'] as const satisfies readonly InstructionState[]

/** The state after a step; undefined where the step may not be taken in that state. */
export function stateAfter(state: InstructionState, step: InstructionStep): InstructionState | undefined {
  return TABLE[step].from.includes(state) ? TABLE[step].to : undefined
}

/** Whose step it is. */
export function partyOf(step: InstructionStep): 'addressee' | 'giver' {
  return TABLE[step].by
}

/** The steps that somebody may take in a state, in the order of the table. */
export function stepsOpenTo(
  parties: { readonly isAddressee: boolean; readonly isGiver: boolean }, state: InstructionState,
): InstructionStep[] {
  return INSTRUCTION_STEPS.filter((step) =>
    (partyOf(step) === 'giver' ? parties.isGiver : parties.isAddressee) && stateAfter(state, step) !== undefined)
}

/**
 * Whether the addressee is late: the day by which it was wanted is over, and it is for them to do something. An answer
 * that waits for whoever gave the instruction is nobody's lateness.
 */
export function isOverdue({ state, dueOn }: { readonly state: InstructionState; readonly dueOn: Day }, today: Day) {
  return dueOn < today && AWAITED_STATES.some((one) => one === state)
}

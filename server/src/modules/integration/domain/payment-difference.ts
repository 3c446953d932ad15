import type { WordState } from './sector-difference.ts'

/** A payment into the budget as a message of ours has it, and as the treasury says it now. */
export interface PaymentSides {
  /** What became of the message. */
  readonly state: NonNullable<WordState>
  /** Whether the treasury says what is in the message, something else, or that it has no such payment. */
  readonly said: 'same' | 'other' | 'none'
  /** Whether another message here is what it says now: it put the payment right, and that is judged by itself. */
  readonly isElsewhere: boolean
}

/**
 * What is not the same; undefined where both sides agree, and where somebody decided that nothing comes of the message:
 * then it may be gone there, too.
 */
export function differenceOfPayment(
  { state, said, isElsewhere }: PaymentSides,
): 'held-here' | 'said-otherwise' | undefined {
  if (said === 'same') return state === 'held' ? 'held-here' : undefined
  return state === 'refused' || isElsewhere ? undefined : 'said-otherwise'
}

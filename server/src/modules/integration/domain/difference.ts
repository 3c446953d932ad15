import type { MessageState } from './message.ts'

/** A dossier seen from three sides; states in the partner's codes. */
export interface ThreeSides {
  readonly ours: string
  /** By the last message of it; undefined where there is none. */
  readonly told: { readonly state: string; readonly message: MessageState } | undefined
  /** Undefined where the partner has no such dossier. */
  readonly theirs: string | undefined
}

/** Each kind has one deed that mends it (`mendOf`). */
export type DifferenceKind = 'not-told' | 'waiting' | 'dead' | 'missing-there' | 'state-differs' | 'missing-here'

/** What is not the same, the first cause first: what was never told cannot be there. Undefined where all agree. */
export function differenceOf(
  { ours, told, theirs }: ThreeSides,
): Exclude<DifferenceKind, 'missing-here'> | undefined {
  if (!told || told.message === 'dropped' || told.state !== ours) return theirs === ours ? undefined : 'not-told'
  if (told.message === 'dead') return 'dead'
  if (told.message === 'waiting') return 'waiting'
  if (theirs === undefined) return 'missing-there'
  return theirs === ours ? undefined : 'state-differs'
}

/**
 * What mends a difference: wait for what is on its way, look at the dead message, tell of the dossier anew, or, of one
 * that nobody here knows, ask the partner where it comes from.
 */
export function mendOf(kind: DifferenceKind): 'wait' | 'mend-message' | 'tell-again' | 'ask-partner' {
  switch (kind) {
    case 'waiting': return 'wait'
    case 'dead': return 'mend-message'
    case 'missing-here': return 'ask-partner'
    case 'not-told': case 'missing-there': case 'state-differs': return 'tell-again'
  }
}

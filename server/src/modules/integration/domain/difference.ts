import type { MessageState } from './message.ts'
import type { CameDifference, SentDifference } from './package-difference.ts'
import type { SectorDifference } from './sector-difference.ts'

/** A dossier seen from three sides; states in the partner's codes. */
export interface ThreeSides {
  readonly ours: string
  /** By the last message of it; undefined where there is none. */
  readonly told: { readonly state: string; readonly message: MessageState } | undefined
  /** Undefined where the partner has no such dossier. */
  readonly theirs: string | undefined
}

/** Each kind has one deed that mends it (`mendOf`). */
export type DifferenceKind = DossierDifference | SectorDifference | SentDifference | CameDifference | 'missing-here'

type DossierDifference = 'not-told' | 'waiting' | 'dead' | 'missing-there' | 'state-differs'

/** What is not the same, the first cause first: what was never told cannot be there. Undefined where all agree. */
export function differenceOf(
  { ours, told, theirs }: ThreeSides,
): DossierDifference | undefined {
  if (!told || told.message === 'dropped' || told.state !== ours) return theirs === ours ? undefined : 'not-told'
  if (told.message === 'dead') return 'dead'
  if (told.message === 'waiting') return 'waiting'
  if (theirs === undefined) return 'missing-there'
  return theirs === ours ? undefined : 'state-differs'
}

/**
 * What mends a difference: wait for what is on its way, look at the dead message, tell of the dossier anew, or, of one
 * that nobody here knows, ask the partner where it comes from. Where it is a message of ours that differs and not a
 * dossier, that is sent again as it was; whoever could not read it is asked, and of what somebody else took with our
 * key its sender is asked to send it again. A word of a sector system that never came is asked for once more by itself,
 * one that is held waits for somebody; where it says otherwise than we heard it is asked.
 */
export function mendOf(
  kind: DifferenceKind, isOfMessage: boolean,
): 'wait' | 'mend-message' | 'tell-again' | 'send-again' | 'ask-partner' | 'ask-receiver' | 'ask-sender' | 'mend-held' {
  switch (kind) {
    case 'waiting': case 'not-taken': case 'not-confirmed': case 'not-heard': return 'wait'
    case 'held-here': return 'mend-held'
    case 'dead': return 'mend-message'
    case 'missing-here': case 'said-otherwise': return 'ask-partner'
    case 'unread-there': return 'ask-receiver'
    case 'taken-elsewhere': return 'ask-sender'
    case 'missing-there': return isOfMessage ? 'send-again' : 'tell-again'
    case 'not-told': case 'state-differs': return 'tell-again'
  }
}

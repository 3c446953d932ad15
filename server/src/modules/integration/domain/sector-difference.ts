import type { MessageState } from './message.ts'

/** How a dossier is otherwise in the sector system that has it. */
export type SectorDifference =
  | 'not-told' | 'waiting' | 'dead' | 'missing-there' | 'not-heard' | 'held-here' | 'said-otherwise'

/** What became of a word of a partner that lies in our inbox; undefined where it never came. */
export type WordState = 'waiting' | 'done' | 'held' | 'refused' | undefined

/** A dossier and the sector system that it goes to, from three sides; codes as that system has them. */
export interface SectorSides {
  /** Of the newest message of the dossier to it; undefined where there is none. */
  readonly message: MessageState | undefined
  /** Whether it would be told of the dossier, were it told anew now: of itself, or of its result alone. */
  readonly due: 'dossier' | 'result' | undefined
  /** What it last said, as we heard it; null: nothing. */
  readonly heard: string | null
  /** What it says now, and what became of that word here; null where it has no such dossier. */
  readonly said: { readonly code: string; readonly word: WordState } | null
}

/**
 * What is not the same, the first cause first. Undefined where both sides agree, and where nothing of it was to go
 * there. Of a dossier that is lost there nothing can be sent once it is over here: somebody asks.
 */
export function sectorDifferenceOf({ message, due, heard, said }: SectorSides): SectorDifference | undefined {
  if (message === undefined || message === 'dropped') return due === undefined ? undefined : 'not-told'
  if (message !== 'acknowledged') return message
  if (said === null) return due === 'dossier' ? 'missing-there' : 'said-otherwise'
  if (said.code === heard) return undefined
  switch (said.word) {
    case undefined: case 'waiting': return 'not-heard'
    case 'held': return 'held-here'
    case 'done': case 'refused': return 'said-otherwise'
  }
}

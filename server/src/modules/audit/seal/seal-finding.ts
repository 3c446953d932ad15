/** What does not fit, and the smallest place that can be told. */
export interface SealFinding {
  readonly code: SealFindingCode
  /** Line of the log outside. */
  readonly seal?: number
  /** `era/xid/id` after which and up to which the seal reaches. */
  readonly range?: string
  /** `era/xid/id`. */
  readonly event?: string
  /** Kind and id inside, `dossier/1 12`. */
  readonly record?: string
  /** Tables of the record whose rows are other, missing or more. */
  readonly rows?: readonly string[]
  /** Hash by which the file is named. */
  readonly file?: string
}

export type SealFindingCode =
  /** The log outside itself: gone, a line that is none, not after the one before, not signed, or by an unknown key. */
  | 'log-missing' | 'log-line-broken' | 'log-order-broken' | 'log-signature-wrong' | 'log-key-unknown'
  | 'log-key-retired' | 'log-behind'
  /** From this line on the holder of a key that was asked for does not stand for the log. */
  | 'log-key-unexpected'
  /** It goes on after the last line of the database, which was set back and nobody said so. */
  | 'log-ahead'
  /** The table of seals: a line that is outside and not here, here and not outside, or another. */
  | 'seal-missing' | 'seal-unknown' | 'seal-changed' | 'seal-list-changed'
  | 'event-missing' | 'event-inserted' | 'event-changed'
  | 'record-missing' | 'record-unsealed' | 'record-changed'
  /** Sealed otherwise later than before, where the program never writes a second time. */
  | 'record-rewritten'
  | 'file-missing' | 'file-changed'

/** What is to be told to a partner of one event. */
export interface NewMessage {
  readonly kind: string
  readonly dossierId: bigint | null
  readonly era: number
  readonly eventId: bigint
  readonly happenedAt: Date
  readonly body: object
  /** The state that it tells of its dossier, in the partner's codes; null where it tells of none. */
  readonly told: string | null
  /** By which the partner speaks of it, where it is answered. */
  readonly number?: string
  /** The message that came of which it speaks, where it is a word about one. */
  readonly answersId?: bigint
}

/** Kinds that tell nothing of how a dossier stands: they wait for none of its messages, and none waits for them. */
export const ALONE: readonly string[] = ['answer', 'register-question']

/** What may be known of a message; the first two still wait for something. */
export const MESSAGE_STATES = ['waiting', 'dead', 'acknowledged', 'dropped'] as const
export type MessageState = typeof MESSAGE_STATES[number]

/** A message that waits to be sent. */
export interface WaitingMessage {
  readonly id: bigint
  readonly publicId: string
  readonly kind: string
  readonly dossierId: bigint | null
  /** The message that came of which it speaks: it keeps the order of that, and not of its dossier. */
  readonly answersId?: bigint | null
  readonly body: Readonly<Record<string, unknown>>
  readonly tries: number
  readonly triedAt: Date | null
  /** How often it did not go through though the partner had answered others since the time before (`isStumble`). */
  readonly stumbles: number
}

/** Whose order a message keeps; undefined of one that keeps none. */
export function orderOf({ dossierId, answersId }: Pick<WaitingMessage, 'dossierId' | 'answersId'>): string | undefined {
  if (answersId) return `came-${answersId}`
  return dossierId === null ? undefined : `dossier-${dossierId}`
}

/**
 * What became of a message. `taken`: the partner has it. `refused`: it answered and will not have it as it is, whatever
 * else it takes. Of a message without an outcome nothing is known, and it is sent again.
 */
export type Outcome =
  | { readonly id: bigint; readonly is: 'taken'; readonly answer: string }
  | { readonly id: bigint; readonly is: 'refused'; readonly fault: string }

/** How messages go to one partner: the outgoing half of an adapter. */
export interface Outlet {
  readonly partner: string
  /** So many messages may go in one call. */
  readonly most: number
  /**
   * So long `send` may take with all the calls that it makes, each to the end of its time, where that is longer than
   * half a minute: no other process sends in the meantime.
   */
  readonly callSeconds?: number
  /**
   * Sends messages of one kind, at most one of a dossier, in one call. Answers what is known of each. Throws SendFault
   * where the call did not go through: then nothing is known of any.
   */
  send(messages: readonly WaitingMessage[]): Promise<readonly Outcome[]>
}

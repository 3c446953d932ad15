/** A call as a board shows and says it. `key` tells it from every other call, of the same number too. */
export interface BoardCall {
  readonly key: string
  readonly number: number
  readonly counter: number
}

/** How many wait for a service, and about how long whoever comes now would; null while no counter has it. */
export interface BoardWaiting {
  readonly name: string
  readonly count: number
  readonly minutes: number | null
}

/** What the board of a hall (bảng gọi số) shows: numbers and counters, no name. */
export interface HallBoard {
  /** The product's clock, ISO 8601. */
  readonly at: string
  /** Of the section. */
  readonly name: string
  /** The newest first. */
  readonly calls: readonly BoardCall[]
  readonly waiting: readonly BoardWaiting[]
}

/** Said from time to time, so that a board knows that it is still told. */
export interface BoardBeat { readonly at: string }

/** Names of the events in the stream of a board. */
export const BOARD_CHANGED = 'board'
export const BOARD_BEAT = 'beat'

/** The call at hand and five before it. */
export const BOARD_CALLS = 6
/** A digit each. */
export const BOARD_SERVICES = 9

/** What the phone of whoever holds a ticket is told. */
export interface TicketPlace {
  /** Nothing more will happen: no need to ask again. */
  readonly isOver: boolean
  /** After how many seconds to ask again: seldom while nobody can be called soon, since data and battery are dear. */
  readonly askAfterSeconds: number
  /** The call to which one should go now, in words; `key` tells it from the one before. */
  readonly call: { readonly key: string; readonly text: string } | null
  /** The turns in their order, in words. */
  readonly turns: readonly { readonly state: string; readonly text: string }[]
}

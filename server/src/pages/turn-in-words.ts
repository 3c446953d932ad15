import type { TicketPlace } from '@motcua/contracts/hall-board.ts'
import { type FollowedTurn, type Hall, countAhead, estimateWait, isTurnOver } from '../modules/queue/public.ts'
import { TURN } from './ticket-texts.ts'
import type { Visit } from './visit.ts'

/** Seconds until a phone asks again where a call may be near, and where it is more than so many minutes away. */
const [ASK_SOON, ASK_SELDOM, LONG_MINUTES] = [10, 30, 10]

/** What goes on in the hall of a ticket; no hall where none is described any more. */
export interface AroundTurn {
  readonly hall: Hall | undefined
  /** Numbers of the counters at which somebody sits. */
  readonly open: readonly number[]
}

/** How it stands with a turn, in a sentence for whoever waits. */
export function turnInWords({ say }: Pick<Visit, 'say'>, turn: FollowedTurn, { hall, open }: AroundTurn): string {
  const { state, counter } = turn
  switch (state) {
    case 'waiting': {
      const ahead = hall ? countAhead(hall, turn.service, turn.ahead, open) : 0
      const minutes = hall && estimateWait(hall, turn.service, turn.ahead, open)
      if (minutes === undefined) return ahead === 0 ? say(TURN.nextClosed) : say(TURN.waitingClosed, { ahead })
      return ahead === 0 ? say(TURN.next, { minutes }) : say(TURN.waiting, { ahead, minutes })
    }
    case 'called': case 'serving': case 'held': case 'missed': return say(TURN[state], { counter: counter ?? '' })
    case 'later': case 'served': case 'moved': case 'closed': return say(TURN[state])
  }
}

/** What the phone of whoever holds a ticket is told. On another day than its own a ticket is over. */
export function placeOf(
  visit: Pick<Visit, 'say'>, turns: readonly FollowedTurn[], around: AroundTurn & { readonly isPast: boolean },
): TicketPlace {
  const { isPast } = around
  const called = isPast ? undefined : turns.find(({ state }) => state === 'called')
  return {
    isOver: isPast || turns.every(({ state }) => isTurnOver(state)),
    askAfterSeconds: turns.some((turn) => mayBeSoon(turn, around)) ? ASK_SOON : ASK_SELDOM,
    call: called ? {
      key: `${called.place}-${String(called.calledAt?.getTime())}`, text: turnInWords(visit, called, around),
    } : null,
    turns: turns.map((turn) => ({ state: turn.state, text: turnInWords(visit, turn, around) })),
  }
}

/** Whether there may be news of a turn within a minute: it is near, at a counter or put aside, or nobody can say. */
function mayBeSoon({ state, service, ahead }: FollowedTurn, { hall, open }: AroundTurn): boolean {
  if (isTurnOver(state) || state === 'later') return false
  const minutes = state === 'waiting' && hall ? estimateWait(hall, service, ahead, open) : undefined
  return minutes === undefined || minutes <= LONG_MINUTES
}

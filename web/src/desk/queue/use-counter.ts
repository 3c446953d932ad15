import type { QueueDesk, QueueTurn } from '@motcua/contracts/queue.ts'
import { useEffect, useState } from 'react'
import { isUncertain } from '../../lib/call-error.ts'
import { now } from '../../lib/clock.ts'
import { say } from '../../lib/language.ts'
import { announce } from '../../ui/toast/toast-store.ts'
import { DoublePresses } from './double-presses.ts'
import { type QueueDeed, useQueueDeed } from './queue-data.ts'
import { QUEUE } from './queue-texts.ts'

/** What is pressed, and what follows once it is done. */
export type PressAtCounter = (deed: Omit<QueueDeed, 'seen'>, onDone?: () => void) => void

export interface AtCounter {
  readonly press: PressAtCounter
  /** Ends with whoever is there and calls the next; says so if nobody waits. */
  readonly callNext: () => void
  readonly isBusy: boolean
  /** Why the last press came to nothing. */
  readonly error: Error | null
  /** The line was cut, and the queue shows that it was done all the same. */
  readonly hasComeThrough: boolean
}

interface Kept {
  readonly said: Omit<QueueDeed, 'seen'>
  readonly onDone: ((turn: string | null) => void) | undefined
  /** What the screen showed when it was pressed. */
  readonly seen: string
}

/**
 * The deeds of whoever sits at a counter, on each screen that offers them. One at a time; the second half of a double
 * press is not sent, and what is sent names whom the screen shows. A press that answers what the deed before it has
 * brought to the screen is kept for the moment until that deed has ended, and dropped if it failed.
 */
export function useCounter(desk: QueueDesk | undefined): AtCounter {
  const deed = useQueueDeed()
  const [presses] = useState(() => new DoublePresses())
  const [kept, keep] = useState<Kept>()
  const seen = seenIn(desk)
  const send = ({ said, onDone }: Kept) => {
    deed.mutate({ ...said, seen }, { onSuccess: ({ turn }) => onDone?.(turn) })
  }
  const press = (said: Omit<QueueDeed, 'seen'>, onDone?: (turn: string | null) => void) => {
    if (presses.isSecond(said.path, now().getTime())) return
    if (deed.isPending) keep({ said, onDone, seen })
    else send({ said, onDone, seen })
  }
  useEffect(() => {
    if (deed.isPending || kept === undefined) return
    keep(undefined)
    if (kept.seen === seen && !deed.isError) send(kept)
  }, [deed.isPending, kept])
  const hasComeThrough = isUncertain(deed.error) && deed.variables !== undefined && deed.variables.seen !== seen
  return {
    press: (said, onDone) => press(said, () => onDone?.()),
    callNext: () => press({ path: 'next', body: { current: desk?.current?.id ?? null } }, (turn) => {
      if (turn === null) announce(say(QUEUE.nobodyWaits))
    }),
    isBusy: deed.isPending, error: hasComeThrough ? null : deed.error, hasComeThrough,
  }
}

/** All that a deed changes, and nothing that others change. */
function seenIn(desk: QueueDesk | undefined): string {
  const turnIn = (turn: QueueTurn | null | undefined) => turn && [turn.id, turn.state, turn.calls]
  return JSON.stringify([desk?.seat?.unitId, desk?.seat?.counter, turnIn(desk?.current), desk?.held.map(turnIn)])
}

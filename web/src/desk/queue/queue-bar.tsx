import { Button } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { useQueueDesk } from './queue-data.ts'
import { QUEUE, QUEUE_BAR } from './queue-texts.ts'
import { labelOfTurn, nextWord, waitingAt } from './queue-words.ts'
import { useCounter } from './use-counter.ts'

/** Milliseconds between two looks for whether one sits at a counter: sitting down is told at once. */
const SELDOM = 60_000

/**
 * While one sits at a counter, on every screen but that for calling: who is there, how many wait, and the next number.
 * Only for those who may serve, since it asks the server.
 */
export function QueueBar() {
  const isAtQueue = useLocation({ select: ({ pathname }) => pathname === '/goi-so' })
  return isAtQueue ? null : <Bar />
}

function Bar() {
  const { data: desk } = useQueueDesk({ everyUnseated: SELDOM })
  const { callNext, isBusy, error, hasComeThrough } = useCounter(desk)
  const seat = desk?.seat
  const current = desk?.current
  const name = say(QUEUE_BAR[nextWord(current)])
  useShortcuts(seat ? [{ keys: 'alt+s', name, run: callNext }] : [])
  if (!seat) return null
  return (
    <section className="mc-queue-bar mc-no-print" aria-label={say(QUEUE_BAR.label)} aria-busy={isBusy}>
      <span>{say(QUEUE_BAR.counter, { counter: seat.counter })}</span>
      <span role="status">
        {current
          ? <><b className="mc-number">{current.number}</b> {current.serviceName} · {labelOfTurn(current).text}</>
          : say(QUEUE_BAR.nobody)}
      </span>
      <span>{say(QUEUE_BAR.waiting, { count: waitingAt(seat) })}</span>
      <Button size="compact-sm" variant="default" onClick={callNext}>{name}&nbsp;<kbd>Alt S</kbd></Button>
      <Link to="/goi-so">{say(QUEUE_BAR.open)}</Link>
      {error && <span role="alert" className="mc-error">{error.message}</span>}
      {hasComeThrough && <span role="status">{say(QUEUE.cameThrough)}</span>}
    </section>
  )
}

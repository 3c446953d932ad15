import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { CounterWork } from './counter-work.tsx'
import { useQueueDesk } from './queue-data.ts'
import { QUEUE } from './queue-texts.ts'
import { SeatChoice } from './seat-choice.tsx'
import { useCounter } from './use-counter.ts'

/** Calls numbers to the counter at which one sits; before that, one sits down at one. */
export function QueueScreen() {
  useTitle(say(QUEUE.title))
  const found = useQueueDesk()
  const desk = found.data
  const counter = useCounter(desk)
  return (
    <main className="mc-stack">
      <h1>{say(QUEUE.title)}</h1>
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError && !desk
        && <ErrorState title={say(QUEUE.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.isError && desk && <p role="alert" className="mc-error">{say(QUEUE.stale)}</p>}
      {counter.error && <ErrorState title={say(QUEUE.notDone)} error={counter.error} />}
      {counter.hasComeThrough && <p role="status">{say(QUEUE.cameThrough)}</p>}
      {desk && (desk.seat
        ? <CounterWork desk={desk} seat={desk.seat} counter={counter} />
        : <SeatChoice places={desk.places} counter={counter} />)}
    </main>
  )
}

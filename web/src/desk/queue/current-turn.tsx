import type { QueueTurn } from '@motcua/contracts/queue.ts'
import { now } from '../../lib/clock.ts'
import { showTime } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { QUEUE } from './queue-texts.ts'
import { labelOfTurn, secondsBetween, spanText } from './queue-words.ts'

interface CurrentTurnProps {
  readonly turn: QueueTurn | null
  /** How many wait for this counter. */
  readonly waiting: number
  readonly isBusy: boolean
}

/** Who is at the counter or called to it, to be read from two steps away; said aloud when it is somebody else. */
export function CurrentTurn({ turn, waiting, isBusy }: CurrentTurnProps) {
  return (
    <section className="mc-turn" aria-label={say(QUEUE.here)} aria-busy={isBusy}>
      <p role="status" className="mc-hidden">{turn ? aloud(turn) : say(QUEUE.nobodyHere)}</p>
      {turn ? <Turn {...turn} /> : (
        <EmptyState title={say(QUEUE.nobodyHere)}>
          <p>{say(waiting > 0 ? QUEUE.nobodyHint : QUEUE.nobodyHintEmpty)}</p>
        </EmptyState>
      )}
    </section>
  )
}

function aloud(turn: QueueTurn): string {
  return say(QUEUE.aloud, { state: labelOfTurn(turn).text, number: turn.number, service: turn.serviceName })
}

function Turn(turn: QueueTurn) {
  const { number, serviceName, priorityName, waitingSince, calledAt, calls, later } = turn
  const waited = secondsBetween(waitingSince, calledAt === null ? now() : new Date(calledAt))
  return (
    <>
      <div className="mc-turn-head">
        <h2 className="mc-turn-number">{number}</h2>
        <div>
          <p className="mc-turn-service">{serviceName}</p>
          <StateChip {...labelOfTurn(turn)} />
        </div>
      </div>
      <dl className="mc-pairs">
        {priorityName !== null && <div><dt>{say(QUEUE.why)}</dt><dd><b>{priorityName}</b></dd></div>}
        <div>
          <dt>{say(QUEUE.waited)}</dt>
          <dd>{say(QUEUE.waitedFrom, { span: spanText(waited), time: showTime(waitingSince) })}</dd>
        </div>
        {calledAt !== null && (
          <div>
            <dt>{say(QUEUE.calls)}</dt>
            <dd>{say(QUEUE.callsAt, { count: calls, time: showTime(calledAt) })}</dd>
          </div>
        )}
        {later.length > 0 && <div><dt>{say(QUEUE.later)}</dt><dd>{later.join('; ')}</dd></div>}
      </dl>
    </>
  )
}

import type { QueueTurn } from '@motcua/contracts/queue.ts'
import { Button } from '@mantine/core'
import { showTime } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { OFF } from './off.ts'
import { HALL } from './queue-texts.ts'
import { labelOfTurn } from './queue-words.ts'

interface HeldTurnsProps {
  readonly turns: readonly QueueTurn[]
  /** Nobody is at the counter, so that one of these may be called to it. */
  readonly isFree: boolean
  readonly onCall: (turn: QueueTurn) => void
}

/** Who was put aside or not there when called, today, by this counter, and may be called now. */
export function HeldTurns({ turns, isFree, onCall }: HeldTurnsProps) {
  return (
    <section>
      <h2>{say(HALL.aside)}</h2>
      {turns.length === 0 && <p className="mc-quiet">{say(HALL.asideNone)}</p>}
      {turns.length > 0 && !isFree && <p className="mc-quiet">{say(HALL.asideBusy)}</p>}
      {turns.length > 0 && (
        <ul className="mc-held-turns">
          {turns.map((turn) => (
            <li key={turn.id}>
              <b className="mc-number">{turn.number}</b>
              <span>
                {turn.serviceName} <StateChip {...labelOfTurn(turn)} />
                {turn.calledAt !== null
                  && <span className="mc-quiet"> {say(HALL.asideAt, { time: showTime(turn.calledAt) })}</span>}
              </span>
              <Button
                size="compact-sm" variant="default" aria-label={say(HALL.callOne, { number: turn.number })}
                {...!isFree && OFF} onClick={() => { if (isFree) onCall(turn) }}
              >{say(HALL.call)}</Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

import type { QueueHalls } from '@motcua/contracts/queue.ts'
import { Button } from '@mantine/core'
import { now } from '../../lib/clock.ts'
import { say } from '../../lib/language.ts'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { HALL_NOW } from './hall-texts.ts'
import { secondsBetween, spanText } from './queue-words.ts'

type Now = QueueHalls['halls'][number]['now'] & Pick<QueueHalls, 'targetMinutes'> & {
  /** Asks whether a counter is to be closed. */
  readonly onClose: (counter: number, byName: string) => void
}

/** Who waits for what, with a word where the target will be missed; and who sits at which counter. */
export function HallNow({ services, counters, targetMinutes, onClose }: Now) {
  return (
    <>
      <h3>{say(HALL_NOW.waiting)}</h3>
      <table className="mc-table mc-hall">
        <thead><tr>
          <th scope="col">{say(HALL_NOW.service)}</th>
          <th scope="col" className="mc-right">{say(HALL_NOW.count)}</th>
          <th scope="col" className="mc-right">{say(HALL_NOW.longest)}</th>
          <th scope="col" className="mc-right">{say(HALL_NOW.expected)}</th>
          {targetMinutes !== null && <th scope="col">{say(HALL_NOW.state)}</th>}
        </tr></thead>
        <tbody>{services.map(({ service, name, count, aside, since, minutes, isLate }) => (
          <tr key={service}>
            <td>{name}</td>
            <td className="mc-right"><span className="mc-number">{count}</span>
              {aside > 0 && ` ${say(HALL_NOW.aside, { aside })}`}</td>
            <td className="mc-right">{since === null ? say(HALL_NOW.none) : spanText(secondsBetween(since, now()))}</td>
            <td className="mc-right">
              {minutes === null ? say(HALL_NOW.closed) : say(HALL_NOW.about, { minutes })}
            </td>
            {targetMinutes !== null && (
              <td>{isLate
                ? <StateChip text={say(HALL_NOW.late, { minutes: targetMinutes })} tone="late" icon="!" />
                : <StateChip text={say(HALL_NOW.good)} tone="done" icon="✓" />}</td>
            )}
          </tr>
        ))}</tbody>
      </table>
      <h3>{say(HALL_NOW.counters)}</h3>
      {counters.length === 0 ? <p className="mc-quiet">{say(HALL_NOW.noCounter)}</p> : (
        <table className="mc-table mc-hall">
          <thead><tr>
            <th scope="col">{say(HALL_NOW.counter)}</th><th scope="col">{say(HALL_NOW.who)}</th>
            <th scope="col" className="mc-right">{say(HALL_NOW.number)}</th>
            <th scope="col"><span className="mc-hidden">{say(HALL_NOW.deed)}</span></th>
          </tr></thead>
          <tbody>{counters.map(({ number, byName, current }) => (
            <tr key={number}>
              <td>{number}</td><td>{byName}</td>
              <td className="mc-number mc-right">{current ?? say(HALL_NOW.none)}</td>
              <td><Button
                size="compact-sm" variant="default" aria-label={say(HALL_NOW.closeOne, { counter: number })}
                onClick={() => onClose(number, byName)}
              >{say(HALL_NOW.close)}</Button></td>
            </tr>
          ))}</tbody>
        </table>
      )}
    </>
  )
}

import type { QueueHalls, QueueMeasure } from '@motcua/contracts/queue.ts'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { HALL_NOW } from './hall-texts.ts'
import { meanText, spanText } from './queue-words.ts'

type Day = Pick<QueueHalls['halls'][number], 'all' | 'byService' | 'byCounter' | 'byHour'>
  & Pick<QueueHalls, 'day' | 'targetMinutes'>

const span = (seconds: number | null) => seconds === null ? say(HALL_NOW.none) : meanText(seconds)
/** A bound, in whole minutes that are not exceeded. */
const bound = (seconds: number | null) =>
  seconds === null ? say(HALL_NOW.none) : spanText(Math.max(1, Math.ceil(seconds / 60)) * 60)

/** How long people waited on a day: in a sentence, then by service, counter and hour. */
export function HallDay({ day, targetMinutes, all, byService, byCounter, byHour }: Day) {
  return (
    <>
      <h3>{say(HALL_NOW.of, { day: showDay(day) })}</h3>
      {all.neverCalled > 0 && <p>{say(HALL_NOW.neverCalled, { count: all.neverCalled })}</p>}
      {all.neverServed > 0 && <p>{say(HALL_NOW.neverServed, { count: all.neverServed })}</p>}
      {all.served === 0 && all.measured === 0 ? <p className="mc-quiet">{say(HALL_NOW.nothing)}</p> : (
        <>
          <p>{say(HALL_NOW.all, { served: all.served, wait: span(all.wait), wait90: bound(all.wait90) })}{' '}
            {all.untilServed !== null && say(HALL_NOW.allServed, { wait: span(all.untilServed) })}{' '}
            {targetMinutes !== null && all.over !== null && say(HALL_NOW.over, {
              over: all.over, percent: Math.round(all.over / Math.max(1, all.measured) * 100), minutes: targetMinutes,
            })}</p>
          <Measures by={say(HALL_NOW.service)} rows={byService.map((row) => ({ key: row.service, ...row }))} />
          <Measures
            by={say(HALL_NOW.counter)}
            rows={byCounter.map((row) => ({ key: String(row.counter), name: String(row.counter), ...row }))}
          />
          <Measures
            by={say(HALL_NOW.hour)}
            rows={byHour.map((row) => (
              { key: String(row.hour), name: say(HALL_NOW.hourOf, { hour: row.hour }), ...row }))}
          />
        </>
      )}
    </>
  )
}

const HEADS = [
  HALL_NOW.served, HALL_NOW.wait, HALL_NOW.wait90, HALL_NOW.untilServed, HALL_NOW.atCounter, HALL_NOW.overTarget,
]

type Row = QueueMeasure & { readonly key: string; readonly name: string }

function Measures({ by, rows }: { readonly by: string; readonly rows: readonly Row[] }) {
  return (
    <table className="mc-table mc-hall">
      <thead><tr>
        <th scope="col">{by}</th>
        {HEADS.map((text) => (
          <th key={say(text)} scope="col" className="mc-right">{say(text)}</th>
        ))}
      </tr></thead>
      <tbody>{rows.map(({ key, name, served, wait, wait90, untilServed, atCounter, over }) => (
        <tr key={key}>
          <th scope="row">{name}</th>
          <td className="mc-number mc-right">{served}</td>
          <td className="mc-right">{span(wait)}</td><td className="mc-right">{bound(wait90)}</td>
          <td className="mc-right">{span(untilServed)}</td>
          <td className="mc-right">{span(atCounter)}</td>
          <td className="mc-number mc-right">{over ?? say(HALL_NOW.none)}</td>
        </tr>
      ))}</tbody>
    </table>
  )
}

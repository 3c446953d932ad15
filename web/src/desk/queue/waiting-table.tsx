import type { QueueDesk } from '@motcua/contracts/queue.ts'
import { now } from '../../lib/clock.ts'
import { say } from '../../lib/language.ts'
import { HALL } from './queue-texts.ts'
import { secondsBetween, spanText } from './queue-words.ts'

/** How many wait for each service of the counter, and how long whoever waits longest. */
export function WaitingTable({ services }: Pick<NonNullable<QueueDesk['seat']>, 'services'>) {
  return (
    <section>
      <h2>{say(HALL.waiting)}</h2>
      <table className="mc-table">
        <thead><tr>
          <th scope="col">{say(HALL.service)}</th><th scope="col" className="mc-right">{say(HALL.count)}</th>
          <th scope="col" className="mc-right">{say(HALL.longest)}</th>
        </tr></thead>
        <tbody>{services.map(({ service, name, count, since }) => (
          <tr key={service}>
            <td>{name}</td><td className="mc-number mc-right">{say(HALL.waitingCount, { count })}</td>
            <td className="mc-right">{since === null ? say(HALL.nobody) : spanText(secondsBetween(since, now()))}</td>
          </tr>
        ))}</tbody>
      </table>
    </section>
  )
}

import type { QueueDesk } from '@motcua/contracts/queue.ts'
import { say } from '../../lib/language.ts'
import { HALL } from './queue-texts.ts'
import { meanText } from './queue-words.ts'

/** What oneself has done today. */
export function DayFigures({ served, waitSeconds, serviceSeconds }: QueueDesk['today']) {
  const mean = (seconds: number | null) => seconds === null ? say(HALL.notYet) : meanText(seconds)
  return (
    <section>
      <h2>{say(HALL.today)}</h2>
      <dl className="mc-pairs">
        <div><dt>{say(HALL.served)}</dt><dd>{say(HALL.people, { count: served })}</dd></div>
        <div><dt>{say(HALL.meanWait)}</dt><dd>{mean(waitSeconds)}</dd></div>
        <div><dt>{say(HALL.meanService)}</dt><dd>{mean(serviceSeconds)}</dd></div>
      </dl>
    </section>
  )
}

import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { useOwnRoster } from './roster-data.ts'
import { ROSTER } from './roster-texts.ts'
import { spanOfDuty } from './roster-words.ts'

/** When and where one is on duty oneself in a week. */
export function OwnWeek({ monday }: { readonly monday: string }) {
  const found = useOwnRoster(monday, true)
  return (
    <section>
      <h2>{say(ROSTER.own)}</h2>
      {found.isError
        && <ErrorState title={say(ROSTER.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.duties.length === 0 && <p className="mc-quiet">{say(ROSTER.ownNone)}</p>}
      <ul>{found.data?.duties.map((one) => (
        <li key={one.id}><b>{showDay(one.day)}</b>: {spanOfDuty(one)} <span className="mc-quiet">· {one.unitName}</span></li>
      ))}</ul>
    </section>
  )
}

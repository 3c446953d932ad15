import type { OwnDay as Day } from '@motcua/contracts/own-day.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../lib/call.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { OWN_DAY } from './own-day-texts.ts'

/** It is asked so often; what one does oneself one knows. */
const EVERY = 10_000

/** What is shown, of which time, and the list of the desk in which it stands, where there is one. */
const TILES = [
  ['received', 'today', undefined], ['returned', 'today', undefined], ['done', 'today', 'done'],
  ['held', 'now', 'mine'], ['dueToday', 'now', 'mine'], ['late', 'now', 'mine'],
] as const

/** What one took, gave and has before oneself today. */
export function OwnDay() {
  const { data, isLoading, isError, error, refetch } = useQuery({
    queryKey: ['own-day'], refetchInterval: EVERY,
    queryFn: async ({ signal }) => (await call('GET', '/api/own-day', { signal })) as Day,
  })
  return (
    <section className="mc-stack" aria-labelledby="own-day">
      <h2 id="own-day">{say(OWN_DAY.title)}</h2>
      {isLoading && <SkeletonList rows={2} />}
      {isError && <ErrorState title={say(OWN_DAY.failed)} error={error} onRetry={() => void refetch()} />}
      {data && (
        <ul className="mc-tiles" aria-labelledby="own-day">
          {TILES.map(([name, time, list]) => (
            <li key={name} className="mc-tile" data-bad={name === 'late' && data.late > 0 || undefined}>
              <span className="mc-tile-name">{say(OWN_DAY[name])}</span>
              {list
                ? <Link className="mc-tile-value" to="/danh-sach" search={{ list }}>{data[name].toLocaleString(LANGUAGE)}</Link>
                : <span className="mc-tile-value">{data[name].toLocaleString(LANGUAGE)}</span>}
              <span className="mc-quiet">{say(OWN_DAY[time])}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

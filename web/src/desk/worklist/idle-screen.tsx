import type { IdleList } from '@motcua/contracts/dossier-lists.ts'
import type { Text } from '@motcua/contracts/texts.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { IDLE } from './idle-texts.ts'

const CAUSES: Readonly<Record<string, Text>> = {
  'event-waits': IDLE.eventWaits, 'message-waits': IDLE.messageWaits, 'message-failed': IDLE.messageFailed,
  'job-given-up': IDLE.jobGivenUp, 'result-not-passed': IDLE.resultNotPassed,
  'result-not-acknowledged': IDLE.resultNotAcknowledged,
}

/**
 * What stands still for a technical reason, for those who keep the program running: numbers and causes, nobody's name.
 */
export function IdleScreen() {
  useTitle(say(IDLE.title))
  const found = useQuery({
    queryKey: ['idle-dossiers'], refetchInterval: 60_000,
    queryFn: async ({ signal }) => ((await call('GET', '/api/idle-dossiers', { signal })) as IdleList).items,
  })
  return (
    <main className="mc-stack">
      <h1>{say(IDLE.title)}</h1>
      <p className="mc-quiet">{say(IDLE.intro)}</p>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(IDLE.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.length === 0 && <EmptyState title={say(IDLE.empty)}><p>{say(IDLE.emptyHint)}</p></EmptyState>}
      {found.data && found.data.length > 0 && (
        <table className="mc-table">
          <thead>
            <tr>
              <th scope="col">{say(IDLE.number)}</th><th scope="col">{say(IDLE.cause)}</th>
              <th scope="col">{say(IDLE.since)}</th>
            </tr>
          </thead>
          <tbody>
            {found.data.map(({ number, cause, raisedAt }) => (
              <tr key={`${number} ${cause}`}>
                <td className="mc-number">{number}</td>
                <td>{CAUSES[cause] ? say(CAUSES[cause]) : cause}</td>
                <td className="mc-number">{showShortMoment(raisedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  )
}

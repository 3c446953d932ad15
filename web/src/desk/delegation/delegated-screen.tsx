import { Link } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { DelegatedResultList } from './delegated-result-list.tsx'
import { useDelegatedDesk } from './delegation-data.ts'
import { DelegationTable } from './delegation-table.tsx'
import { DELEGATED } from './delegation-texts.ts'
import { GuidanceForm } from './guidance-form.tsx'
import { InHandList } from './in-hand-list.tsx'

/** What somebody of the post does for agencies: what they may, what they have in hand, what they give out. */
export function DelegatedScreen() {
  useTitle(say(DELEGATED.title))
  const desk = useDelegatedDesk()
  const permissions = useSession()?.permissions ?? []
  const { delegations = [] } = desk.data ?? {}
  const guiding = delegations.filter(({ state, tasks }) =>
    state === 'standing' && tasks.some(({ task }) => task === 'guide'))
  return (
    <main className="mc-stack">
      <h1>{say(DELEGATED.title)}</h1>
      <p className="mc-quiet">{say(DELEGATED.intro)}</p>
      {desk.isPending && <SkeletonList rows={4} />}
      {desk.isError
        && <ErrorState title={say(DELEGATED.failed)} error={desk.error} onRetry={() => void desk.refetch()} />}
      {desk.data && delegations.length === 0
        && <EmptyState title={say(DELEGATED.nothing)}>{say(DELEGATED.nothingHint)}</EmptyState>}
      {permissions.includes('dossier.intake') && <p><Link to="/tiep-nhan">{say(DELEGATED.intake)}</Link></p>}
      {desk.data && <InHandList />}
      {permissions.includes('dossier.return') && <DelegatedResultList />}
      {guiding.length > 0 && <GuidanceForm delegations={guiding} />}
      {delegations.length > 0 && (
        <section className="mc-stack" aria-labelledby="duoc-lam">
          <h2 id="duoc-lam">{say(DELEGATED.may)}</h2>
          <DelegationTable items={delegations} />
        </section>
      )}
    </main>
  )
}

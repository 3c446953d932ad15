import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { CarryingList } from './carrying-list.tsx'
import { LetterList } from './letter-list.tsx'
import { ManifestList } from './manifest-list.tsx'
import { ParcelList } from './parcel-list.tsx'
import { usePostDesk } from './post-data.ts'
import { POST } from './post-texts.ts'
import { WaitingList } from './waiting-list.tsx'

/** The post, for a section that sends and for whoever carries: each sees what is theirs. */
export function PostScreen() {
  useTitle(say(POST.title))
  const desk = usePostDesk()
  const maySend = useSession()?.permissions.includes('post.send') ?? false
  const { sections = [], carriers = [], operator } = desk.data ?? {}
  const isSection = maySend && sections.length > 0
  return (
    <main className="mc-stack">
      <h1>{say(POST.title)}</h1>
      <p className="mc-quiet">{say(POST.intro)}</p>
      {desk.isPending && <SkeletonList rows={4} />}
      {desk.isError
        && <ErrorState title={say(POST.failed)} error={desk.error} onRetry={() => void desk.refetch()} />}
      {desk.data && sections.length + carriers.length === 0 && <EmptyState title={say(POST.nowhere)} />}
      {operator === null && <EmptyState title={say(POST.noPost)} />}
      {operator && sections.length + carriers.length > 0
        && <ManifestList sections={sections} isCarrier={carriers.length > 0} />}
      {carriers.length > 0 && <CarryingList />}
      {isSection && <WaitingList />}
      {isSection && <ParcelList />}
      {isSection && <LetterList />}
    </main>
  )
}

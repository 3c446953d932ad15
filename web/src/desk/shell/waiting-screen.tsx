import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from './use-title.ts'

interface WaitingScreenProps {
  /** What kind of thing it is, until its own name is known. */
  title: string
  /** Said when it cannot be had. */
  failed: string
  found: { readonly error: Error | null; refetch(): unknown }
}

/**
 * The screen of one thing that is on its way, or cannot be had. It has its name and its landmark from the first moment:
 * on a slow line whoever listens would stand on a page of nothing, under the title of the one before.
 */
export function WaitingScreen({ title, failed, found: { error, refetch } }: WaitingScreenProps) {
  useTitle(title)
  return (
    <main className="mc-stack">
      <h1>{title}</h1>
      {error ? <ErrorState title={failed} error={error} onRetry={() => void refetch()} /> : <SkeletonList />}
    </main>
  )
}

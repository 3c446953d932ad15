import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useReviews } from './review-data.ts'
import { ReviewPaper } from './review-paper.tsx'
import { REVIEW } from './review-texts.ts'

/** Scanned papers that were read, one after the other: picture left, fields right, by keys alone. */
export function ReviewScreen() {
  useTitle(say(REVIEW.title))
  const found = useReviews()
  const [later, setLater] = useState<readonly string[]>([])
  // What was put off comes again behind all others, in turn.
  const items = found.data?.items ?? []
  const shown = items.find(({ id }) => !later.includes(id)) ?? items.find(({ id }) => id === later[0])
  return (
    <main className="mc-stack">
      <h1>{say(REVIEW.title)}</h1>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError && (
        <ErrorState title={say(REVIEW.failed)} error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.data && !shown && <EmptyState title={say(REVIEW.empty)}><p>{say(REVIEW.emptyHint)}</p></EmptyState>}
      {found.data && shown && (
        <>
          <p className="mc-quiet">{say(REVIEW.hint)}</p>
          <p role="status" className="mc-number">
            {say(REVIEW.waiting, { count: items.length, more: found.data.hasMore ? '+' : '' })}
          </p>
          <ReviewPaper
            key={shown.id} review={shown}
            onLater={() => setLater((before) => [...before.filter((id) => id !== shown.id), shown.id])}
          />
        </>
      )}
    </main>
  )
}

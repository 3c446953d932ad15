import { Link } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { BOOK, BOOKLET } from './book-texts.ts'
import { BookletTable } from './booklet-table.tsx'
import { useCashBook } from './cash-data.ts'
import { CASH } from './cash-texts.ts'
import { NewBooklet } from './new-booklet.tsx'
import { TillTable } from './till-table.tsx'
import { WaitingDeeds } from './waiting-deeds.tsx'

/** The cash of the sections that one runs: what waits to be approved, booklets of receipts, tills. */
export function BookScreen() {
  useTitle(say(BOOK.title))
  const found = useCashBook()
  const places = found.data?.places
  return (
    <main className="mc-stack">
      <h1>{say(BOOK.title)}</h1>
      <p><Link to="/bien-lai">{say(CASH.receipts)}</Link></p>
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(BOOK.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {places?.length === 0 && <EmptyState title={say(BOOK.none)} />}
      {places?.map((place) => (
        <section key={place.unitId} className="mc-stack" aria-label={place.unitName}>
          <h2><bdi>{place.unitName}</bdi></h2>
          <h3>{say(BOOK.waits)}</h3>
          <WaitingDeeds {...place} />
          <h3>{say(BOOKLET.title)}</h3>
          <BookletTable {...place} />
          <NewBooklet {...place} />
          <TillTable unitId={place.unitId} />
        </section>
      ))}
    </main>
  )
}

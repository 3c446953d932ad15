import type { ReactNode } from 'react'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import type { usePages } from './use-pages.ts'

/** What a table by pages shows one row of. */
export interface Line { readonly id: string }

/** A list of the API by pages, as `usePages` gives it. */
export type FoundLines<L extends Line> =
  ReturnType<typeof usePages<{ readonly items: L[]; readonly next: string | null }>>

interface PagedTableProps<L extends Line> {
  readonly found: FoundLines<L>
  readonly said: Readonly<Record<'failed' | 'empty' | 'more', string>>
  /** What to do where there is none. */
  readonly emptyHint?: ReactNode
  readonly heads: readonly string[]
  /** The cells of a row, one a head. */
  readonly cells: (line: L) => ReactNode
}

/** A list as a table, page after page: while it is fetched, where that failed, where there is none. */
export function PagedTable<L extends Line>({ found, said, emptyHint, heads, cells }: PagedTableProps<L>) {
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  return <>
    {found.isPending && <SkeletonList rows={3} />}
    {found.isError && (
      <ErrorState title={said.failed} error={found.error} onRetry={() => void found.refetch()} />
    )}
    {found.data && lines.length === 0 && <EmptyState title={said.empty}>{emptyHint}</EmptyState>}
    {lines.length > 0 && (
      <div className="mc-table-wrap"><table className="mc-table">
        <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>{lines.map((line) => <tr key={line.id}>{cells(line)}</tr>)}</tbody>
      </table></div>
    )}
    <MoreButton found={found} label={said.more} />
  </>
}

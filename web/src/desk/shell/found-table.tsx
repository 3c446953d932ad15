import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { Key, ReactNode } from 'react'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'

interface FoundTableProps<T> {
  readonly found: UseInfiniteQueryResult<{ readonly pages: readonly { readonly items: readonly T[] }[] }>
  readonly words: {
    readonly failed: string
    /** Where there is nothing. */
    readonly none: string
    /** On the button that brings the next page. */
    readonly more: string
    readonly heads: readonly string[]
  }
  readonly keyOf: (one: T) => Key
  /** The cells of a row. */
  readonly row: (one: T) => ReactNode
  /** What stands between a fault and the table, such as a question about one of the rows. */
  readonly children?: ReactNode
}

/**
 * A list of the API as a table, page after page: that it could not be read, that there is nothing, or its rows, and the
 * way to the next page. Pages may hold fewer than were asked for, so that nothing is only said at their end.
 */
export function FoundTable<T>({ found, words, keyOf, row, children }: FoundTableProps<T>) {
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      {found.isError && <ErrorState title={words.failed} error={found.error} onRetry={() => void found.refetch()} />}
      {children}
      {found.isSuccess && items.length === 0 && !found.hasNextPage && <p>{words.none}</p>}
      {items.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>{words.heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
          <tbody>{items.map((one) => <tr key={keyOf(one)}>{row(one)}</tr>)}</tbody>
        </table></div>
      )}
      <MoreButton found={found} label={words.more} />
    </>
  )
}

import { Button } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import type { usePages } from './use-pages.ts'
import { useTitle } from './use-title.ts'

interface Line { readonly id: string }

interface AnswerListOf<L extends Line> {
  /** A list of the API by pages, as `usePages` gives it. */
  readonly found: ReturnType<typeof usePages<{ readonly items: L[]; readonly next: string | null }>>
  readonly said: Readonly<Record<
    'title' | 'intro' | 'failed' | 'empty' | 'emptyHint' | 'more' | 'deed' | 'answer', string
  >>
  /** Of a line, the name of its button. */
  readonly answerOf: (line: L) => string
  /** Heads of the columns before that of the deed. */
  readonly heads: readonly string[]
  /** Its cells, one a head. */
  readonly cells: (line: L) => ReactNode
  /** The form of the one that is open, below the list. */
  readonly form: (line: L, onClose: () => void) => ReactNode
}

/** What people ask the own unit to answer: one after the other; closed, the focus goes back to the heading. */
export function AnswerList<L extends Line>({ found, said, answerOf, heads, cells, form }: AnswerListOf<L>) {
  useTitle(said.title)
  const [open, setOpen] = useState<string>()
  const heading = useRef<HTMLHeadingElement>(null)
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  const close = () => {
    setOpen(undefined)
    heading.current?.focus()
  }
  return (
    <main className="mc-stack">
      <h1 ref={heading} tabIndex={-1}>{said.title}</h1>
      <p className="mc-quiet">{said.intro}</p>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError && (
        <ErrorState title={said.failed} error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.data && lines.length === 0 && (
        <EmptyState title={said.empty}><p>{said.emptyHint}</p></EmptyState>
      )}
      {lines.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            {[...heads, said.deed].map((head) => <th key={head} scope="col">{head}</th>)}
          </tr></thead>
          <tbody>{lines.map((line) => (
            <tr key={line.id}>
              {cells(line)}
              <td>
                <Button
                  variant="default" aria-expanded={line.id === open}
                  aria-label={answerOf(line)} onClick={() => setOpen(line.id)}
                >{said.answer}</Button>
              </td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
      <MoreButton found={found} label={said.more} />
      {lines.filter(({ id }) => id === open).map((line) => form(line, close))}
    </main>
  )
}

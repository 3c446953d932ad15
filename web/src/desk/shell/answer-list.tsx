import { Button } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { type FoundLines, type Line, PagedTable } from './paged-table.tsx'
import { useTitle } from './use-title.ts'

interface AnswerListOf<L extends Line> {
  readonly found: FoundLines<L>
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
  const close = () => {
    setOpen(undefined)
    heading.current?.focus()
  }
  return (
    <main className="mc-stack">
      <h1 ref={heading} tabIndex={-1}>{said.title}</h1>
      <p className="mc-quiet">{said.intro}</p>
      <PagedTable
        found={found} said={said} emptyHint={<p>{said.emptyHint}</p>} heads={[...heads, said.deed]}
        cells={(line) => <>
          {cells(line)}
          <td>
            <Button
              variant="default" aria-expanded={line.id === open}
              aria-label={answerOf(line)} onClick={() => setOpen(line.id)}
            >{said.answer}</Button>
          </td>
        </>}
      />
      {found.data?.pages.flatMap(({ items }) => items).filter(({ id }) => id === open).map((line) => form(line, close))}
    </main>
  )
}

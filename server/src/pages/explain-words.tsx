import { Fragment, type ReactNode } from 'react'
import type { PublishedEntry } from '../modules/catalogue/public.ts'
import { GUIDE } from './guide-texts.ts'
import type { Visit } from './visit.ts'

/** Marks words of the law where they first stand on a page, and explains them at its end. */
export interface Explained {
  /** The text, with a link at the first place of each word. */
  readonly mark: (text: string) => ReactNode
  /** What was marked; stands after everything that is marked. */
  readonly Words: () => ReactNode
}

/** For one page: it remembers what it has marked. */
export function explainWords({ rooms, today, say }: Visit): Explained {
  const terms = rooms.catalogue.entriesOn(today).filter(({ kind }) => kind === 'term')
  const byWord = new Map(terms.flatMap((term) =>
    [term.content.title, ...term.content.words].map((word): [string, PublishedEntry] => [word.toLowerCase(), term])))
  const words = [...byWord.keys()].sort((a, b) => b.length - a.length).map(
    (word) => word.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`),
  )
  const pattern = words.length === 0
    ? undefined
    : new RegExp(`(?<![\\p{L}\\p{N}])(${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  const marked: PublishedEntry[] = []
  const mark = (text: string): ReactNode => {
    if (!pattern) return text
    return text.split(pattern).map((piece, nth) => {
      const term = nth % 2 === 1 ? byWord.get(piece.toLowerCase()) : undefined
      if (!term || marked.includes(term)) return <Fragment key={nth}>{piece}</Fragment>
      marked.push(term)
      return <a key={nth} className="term" href={`#tu-ngu-${String(marked.length)}`}>{piece}</a>
    })
  }
  const Words = (): ReactNode => marked.length > 0 && (
    <section aria-labelledby="tu-ngu">
      <h2 id="tu-ngu">{say(GUIDE.words)}</h2>
      <dl>{marked.map(({ publicId, content: { title, summary, source } }, nth) => <Fragment key={publicId}>
        <dt id={`tu-ngu-${String(nth + 1)}`} tabIndex={-1}>{title}</dt>
        <dd>{summary}{source !== '' && <span className="hint"> {say(GUIDE.bySource, { source })}</span>}</dd>
      </Fragment>)}</dl>
    </section>
  )
  return { mark, Words }
}

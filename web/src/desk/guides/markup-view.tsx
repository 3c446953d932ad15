import { type Inline, readMarkup } from '@motcua/contracts/markup.ts'
import type { ReactNode } from 'react'

/** A text with the marks of guides, read as the portal reads it. Links lead to the portal, in a page of its own. */
export function MarkupView({ text }: { text: string }) {
  return <>{readMarkup(text).map((block, nth): ReactNode => {
    if (block.kind === 'heading')
      return block.level === 2 ? <h3 key={nth}>{block.text}</h3> : <h4 key={nth}>{block.text}</h4>
    if (block.kind === 'picture')
      return <img key={nth} src={`/tep/${block.file}`} alt={block.alt} className="mc-guide-shot" />
    if (block.kind === 'paragraph') return <p key={nth}>{spoken(block.parts)}</p>
    const items = block.items.map((parts, n) => <li key={n}>{spoken(parts)}</li>)
    return block.isOrdered ? <ol key={nth}>{items}</ol> : <ul key={nth}>{items}</ul>
  })}</>
}

function spoken(parts: readonly Inline[]): ReactNode {
  return parts.map((part, nth) => {
    if (part.kind === 'link') return <a key={nth} href={part.href} target="_blank" rel="noreferrer">{part.text}</a>
    return part.kind === 'strong' ? <strong key={nth}>{part.text}</strong> : part.text
  })
}

import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { say } from '../../lib/language.ts'
import { announce } from '../../ui/toast/toast-store.ts'
import { useStuckHandOvers } from './hand-over-data.ts'
import { HAND_OVER } from './hand-over-texts.ts'

/**
 * The way to the hand-overs that stand still, with how many of them one's own side has to see to. What is refused or
 * not acknowledged in time while somebody works is said to them once, in words.
 */
export function HandOverLink() {
  const found = useStuckHandOvers()
  const pages = found.data?.pages
  const told = useRef<ReadonlySet<string> | undefined>(undefined)
  const ours = pages?.flatMap(({ items }) => items).filter(({ isOurs }) => isOurs) ?? []
  useEffect(() => {
    if (!pages) return
    const lines = pages.flatMap(({ items }) => items).filter(({ isOurs }) => isOurs)
    const before = told.current
    told.current = new Set(lines.map(keyOf))
    // What stood still when the page was opened stands in the count.
    const news = before && lines.find((line) => !before.has(keyOf(line)))
    if (news) announce(say(news.refusedBy === null ? HAND_OVER.newSilent : HAND_OVER.newRefused, {
      number: news.number, to: news.toName,
    }))
  }, [pages])
  return (
    <Link to="/ban-giao">
      {say(HAND_OVER.title)}
      {ours.length > 0 && <span className="mc-list-count" data-urgent="true"> {ours.length}</span>}
    </Link>
  )
}

const keyOf = ({ id, toName, refusedBy }: { id: string; toName: string; refusedBy: string | null }) =>
  `${id} ${toName} ${refusedBy === null ? 'silent' : 'refused'}`

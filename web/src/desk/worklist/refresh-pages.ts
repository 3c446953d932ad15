import type { DossierList } from '@motcua/contracts/dossier-lists.ts'
import type { InfiniteData } from '@tanstack/react-query'

export type Pages = InfiniteData<DossierList, string | undefined>
/** Which rows of a list are on the screen, counted from the first. */
export interface Sight { readonly first: number; readonly last: number }

/** The pages that are looked up again: the first, into which what is new and pressing comes, and those in sight. */
export function pagesInSight({ pages }: Pages, { first, last }: Sight): number[] {
  const found = [0]
  let start = 0
  for (const [nth, { items }] of pages.entries()) {
    if (nth > 0 && start <= last && start + items.length > first) found.push(nth)
    start += items.length
  }
  return found
}

/**
 * Puts a page as it is by now in place of the one that was loaded. The pages behind it begin where they began: what is
 * theirs stays theirs, what was pushed out of this one stays at its end, and no dossier comes twice.
 */
export function withPage(seen: Pages, nth: number, fresh: DossierList): Pages {
  const old = seen.pages[nth]
  if (!old) return seen
  const ownIds = new Set(old.items.map(({ id }) => id))
  const behind = new Set(seen.pages.slice(nth + 1).flatMap(({ items }) => items.map(({ id }) => id)))
  const lastOwn = fresh.items.findLastIndex(({ id }) => ownIds.has(id))
  const cut = fresh.items.findIndex(({ id }, at) => at > lastOwn && behind.has(id))
  const isLast = nth === seen.pages.length - 1
  const items = cut < 0 ? fresh.items : fresh.items.slice(0, cut)
  const now = new Set(items.map(({ id }) => id))
  // The page was full before it came to where the next one begins: what stood behind its last line stands there still.
  const isFull = cut < 0 && fresh.next !== null && !isLast
  const end = fresh.items[lastOwn]
  const after = end && old.items.findIndex(({ id }) => id === end.id)
  const rest = isFull && after !== undefined ? old.items.slice(after + 1).filter(({ id }) => !now.has(id)) : []
  const page = { items: [...items, ...rest], next: isLast ? fresh.next : old.next }
  return {
    ...seen,
    pages: seen.pages.map((one, at) =>
      at === nth ? page : { ...one, items: one.items.filter(({ id }) => !now.has(id)) }),
  }
}

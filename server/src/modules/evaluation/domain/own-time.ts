/** From when to when something went on. */
export interface Span { readonly from: Date; readonly until: Date }

/**
 * What is left of a span when others were waited for in some of it: the pieces in between, first to last. Waits may
 * overlap, reach beyond the span, and come in any order.
 */
export function withoutWaits({ from, until }: Span, waits: readonly Span[]): Span[] {
  const left: Span[] = []
  let start = from
  for (const wait of [...waits].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    if (wait.until <= start) continue
    if (wait.from >= until) break
    if (wait.from > start) left.push({ from: start, until: wait.from })
    start = wait.until
  }
  return start < until ? [...left, { from: start, until }] : left
}

/**
 * Hours worked in a span in which nobody else was waited for; null where no calendar reaches so far. `worked` answers
 * the accounting hours between two moments.
 */
export function ownHours(
  span: Span, waits: readonly Span[], worked: (from: Date, until: Date) => number | undefined,
): number | null {
  let sum = 0
  for (const { from, until } of withoutWaits(span, waits)) {
    const hours = worked(from, until)
    if (hours === undefined) return null
    sum += hours
  }
  return sum
}

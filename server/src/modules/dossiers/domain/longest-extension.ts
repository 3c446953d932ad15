/**
 * By how many working days the members of a bundle were extended, one after the other: those that run side by side
 * hold up the whole by the longest of them. `extended` says it of each member by its place.
 */
export function longestExtension(
  members: readonly { readonly seq: number; readonly after: readonly number[] }[],
  extended: ReadonlyMap<number, number>,
): number {
  const until = new Map<number, number>()
  const untilEndOf = (seq: number): number => {
    const known = until.get(seq)
    if (known !== undefined) return known
    until.set(seq, 0) // a ring was not published; it would end here
    const before = members.find((one) => one.seq === seq)?.after ?? []
    const days = (extended.get(seq) ?? 0) + Math.max(0, ...before.map(untilEndOf))
    until.set(seq, days)
    return days
  }
  return Math.max(0, ...members.map(({ seq }) => untilEndOf(seq)))
}

/** What is below it is hidden, and of what is hidden at least so many values stay possible. */
export const LEAST_SHOWN = 5

/** Counts by row and column, with their sums; null is hidden. */
export interface ShownTable {
  readonly cells: readonly (readonly (number | null)[])[]
  readonly rowTotals: readonly (number | null)[]
  readonly columnTotals: readonly (number | null)[]
  readonly total: number | null
}

/**
 * Hides small numbers of a table that is published with the sums of its rows and columns (che số nhỏ): what is
 * from 0 to 4, sums too, and as many others as it takes so that none of the hidden can be worked out.
 *
 * Promises of each hidden number that at least `LEAST_SHOWN` values of it go together with everything that is shown,
 * with all sums, and with no count being below zero. A zero is hidden as well: shown, it would leave only four values
 * to a hidden number, and it tells of people, too (nobody of those in the row was settled in time).
 *
 * How: rows and columns with the sums as one more of each. Four numbers at the corners of two rows and two columns can
 * be moved together, two of them up and two down, without anything else being changed; if two of them lie at a sum, all
 * of them the same way. Each hidden number is made a corner of four that are hidden and can be moved to five places,
 * where the others are as small as may be. What is hidden for another one only makes room, so that it stays true.
 *
 * It is the same for the same counts. It does not promise anything of other tables that share a number with this one
 * (ADR 0166: there are none), nor of guesses by who knows that small ones are hidden first.
 */
export function suppressCells(counts: readonly (readonly number[])[]): ShownTable {
  const table = withTotals(counts)
  const hidden = table.map((row) => row.map((count) => count < LEAST_SHOWN))
  const isHidden = (row: number, column: number) => hidden[row]?.[column] === true
  for (const [row, some] of table.entries()) for (const [column, count] of some.entries())
    if (count < LEAST_SHOWN)
      for (const [nth, other] of cheapestCorners(table, isHidden, [row, column]))
        hidden[nth]?.fill(true, other, other + 1)
  const shown = table.map((row, nth) => row.map((count, column) => isHidden(nth, column) ? null : count))
  const inner = shown.slice(0, -1)
  return {
    cells: inner.map((row) => row.slice(0, -1)), rowTotals: inner.map((row) => row.at(-1) ?? null),
    columnTotals: (shown.at(-1) ?? []).slice(0, -1), total: shown.at(-1)?.at(-1) ?? null,
  }
}

type Corner = readonly [row: number, column: number]

function withTotals(counts: readonly (readonly number[])[]): number[][] {
  const sumOf = (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0)
  const columns = Math.max(0, ...counts.map(({ length }) => length))
  const totals = Array.from({ length: columns }, (_, column) => sumOf(counts.map((row) => row[column] ?? 0)))
  return [...counts, totals].map((row) => [...row, sumOf(row)])
}

/** Of all fours with this corner that can be moved far enough, the one that hides least, by numbers, then by cells. */
function cheapestCorners(
  table: readonly (readonly number[])[], isHidden: (row: number, column: number) => boolean, [row, column]: Corner,
): readonly Corner[] {
  let best: { readonly corners: readonly Corner[]; readonly cost: number; readonly cells: number } | undefined
  for (const other of table.keys()) {
    if (other === row) continue
    for (const across of table[other]?.keys() ?? []) {
      if (across === column) continue
      const corners: readonly Corner[] = [[row, column], [row, across], [other, column], [other, across]]
      if (placesOf(table, corners) < LEAST_SHOWN) continue
      const fresh = corners.filter(([one, place]) => !isHidden(one, place))
      const cost = fresh.reduce((sum, [one, place]) => sum + (table[one]?.[place] ?? 0), 0)
      if (!best || cost < best.cost || cost === best.cost && fresh.length < best.cells)
        best = { corners, cost, cells: fresh.length }
    }
  }
  // Without rows or columns there are sums of nothing alone, which are hidden.
  return best?.corners ?? []
}

/** To how many places four corners can be moved together, where they are among them, without one going below zero. */
function placesOf(table: readonly (readonly number[])[], corners: readonly Corner[]): number {
  const [rows, columns] = [table.length, table[0]?.length ?? 0]
  const rooms = { up: Infinity, down: Infinity }
  for (const [nth, [row, column]] of corners.entries()) {
    const isMovedBack = nth === 1 || nth === 2
    // A sum goes along with its parts, where a neighbour goes against them.
    const isOneSum = (row === rows - 1) !== (column === columns - 1)
    const way = isMovedBack === isOneSum ? 'down' : 'up'
    rooms[way] = Math.min(rooms[way], table[row]?.[column] ?? 0)
  }
  return rooms.up + rooms.down + 1
}

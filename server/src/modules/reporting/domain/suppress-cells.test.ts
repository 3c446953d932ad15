/**
 * Need: open data are free for everybody and show nobody (NĐ 47/2020): a count of a few people is hidden, and nobody
 * finds it by subtracting what is shown from a sum.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ShownTable, suppressCells } from './suppress-cells.ts'

/** With its sums: row by row, each with its sum at the end, the sums of columns last. */
const whole = ({ cells, rowTotals, columnTotals, total }: ShownTable) =>
  [...cells.map((row, nth) => [...row, rowTotals[nth] ?? null]), [...columnTotals, total]]
const sumsOf = (counts: readonly (readonly number[])[]) => {
  const add = (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0)
  const columns = counts[0]?.map((_, nth) => add(counts.map((row) => row[nth] ?? 0))) ?? []
  return [...counts, columns].map((row) => [...row, add(row)])
}

test('where nothing is small, all is shown', () => {
  expect(whole(suppressCells([[10, 20], [30, 5]]))).toEqual([[10, 20, 30], [30, 5, 35], [40, 25, 65]])
})

test('one small number takes another in its row, in its column, and the fourth that ties them: sums stay', () => {
  // 3 alone would be 33 − 30, and 43 − 40. With 30, 40 and 50 hidden it may be 0 to 33.
  expect(whole(suppressCells([[3, 30], [40, 50], [200, 300]])))
    .toEqual([[null, null, 33], [null, null, 90], [200, 300, 500], [243, 380, 623]])
})

test('the smallest others are taken: the row of 7 and 9, not that of 40 and 50', () => {
  expect(whole(suppressCells([[3, 30], [40, 50], [7, 9]])))
    .toEqual([[null, null, 33], [40, 50, 90], [null, null, 16], [50, 89, 139]])
})

test('a sum that is small is hidden with whatever it is the sum of, and cannot be had from the other sums', () => {
  // 0 + 1 = 1: all small. 21 − 20 would say the 1, so that the 20 is hidden; and 20 − 20, and 41 − 40.
  expect(whole(suppressCells([[0, 1], [20, 20], [50, 60]])))
    .toEqual([[null, null, null], [null, null, null], [50, 60, 110], [70, 81, 151]])
})

test('a zero is hidden too, and a hidden number is not bound to four values', () => {
  expect(whole(suppressCells([[0, 12], [30, 40]]))[0]?.[0]).toBeNull()
  // 1 and 1 beside each other with 2 and 2 below: sums of 2 and 4 would leave each only 0 to 2. Sums are hidden, too.
  expect(whole(suppressCells([[1, 1], [2, 2]])).flat().every((one) => one === null)).toBe(true)
})

test('without rows there is nothing to tell', () => {
  expect(suppressCells([])).toEqual({ cells: [], rowTotals: [], columnTotals: [], total: null })
})

/** Small ones, often; and what an agency may have on a day. */
const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 }))
const tableOf = (rows: fc.Arbitrary<number>, columns: fc.Arbitrary<number>, cell = count) =>
  fc.tuple(rows, columns).chain(([height, width]) => fc.array(
    fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }))
const upTo = (max: number) => fc.integer({ min: 1, max })

/** How many of these equations do not follow from the others, by elimination. */
function rankOf(equations: readonly (readonly number[])[]): number {
  let left = equations.map((one) => [...one])
  let rank = 0
  for (let column = 0; column < (equations[0]?.length ?? 0); column += 1) {
    const pivot = left.find((one) => Math.abs(one[column] ?? 0) > 1e-9)
    if (!pivot) continue
    rank += 1
    left = left.filter((one) => one !== pivot).map((one) => {
      const share = (one[column] ?? 0) / (pivot[column] ?? 1)
      return one.map((value, nth) => value - share * (pivot[nth] ?? 0))
    })
  }
  return rank
}

/** Which hidden numbers follow from the sums: those that as an equation of their own would say nothing new. */
function determinedIn(table: readonly (readonly (number | null)[])[]): string[] {
  const hidden = table.flatMap((row, r) => row.flatMap((one, c) => one === null ? [`${r},${c}`] : []))
  const [height, width] = [table.length, table[0]?.length ?? 0]
  const equationOf = (places: readonly string[], sum: string) =>
    hidden.map((place) => place === sum ? -1 : places.includes(place) ? 1 : 0)
  const rows = Array.from({ length: height }, (_, r) =>
    equationOf(Array.from({ length: width - 1 }, (__, c) => `${r},${c}`), `${r},${width - 1}`))
  const columns = Array.from({ length: width }, (_, c) =>
    equationOf(Array.from({ length: height - 1 }, (__, r) => `${r},${c}`), `${height - 1},${c}`))
  const known = [...rows, ...columns]
  const rank = rankOf(known)
  return hidden.filter((place) => rankOf([...known, hidden.map((one) => one === place ? 1 : 0)]) === rank)
}

/** Every value of each hidden number, by trying all tables of counts up to `most` that show what is shown. */
function valuesIn(shown: readonly (readonly (number | null)[])[], most: number): Map<string, Set<number>> {
  const [height, width] = [shown.length - 1, (shown[0]?.length ?? 1) - 1]
  const values = new Map(shown.flatMap((row, r) => row.flatMap((one, c) =>
    one === null ? [[`${r},${c}`, new Set<number>()] as const] : [])))
  const fits = (row: readonly number[], against: readonly (number | null)[] | undefined) =>
    row.every((one, nth) => against?.[nth] === null || against?.[nth] === one)
  const tryRows = (rows: readonly (readonly number[])[]): void => {
    if (rows.length === height) {
      const all = sumsOf(rows)
      if (fits(all.at(-1) ?? [], shown.at(-1)))
        for (const [r, row] of all.entries()) for (const [c, one] of row.entries()) values.get(`${r},${c}`)?.add(one)
      return
    }
    const tryCells = (cells: readonly number[]): void => {
      const right = shown[rows.length]
      if (cells.length === width) {
        if (fits([...cells, cells.reduce((sum, one) => sum + one, 0)], right)) tryRows([...rows, cells])
        return
      }
      const said = right?.[cells.length]
      if (typeof said === 'number') tryCells([...cells, said])
      else for (let one = 0; one <= most; one += 1) tryCells([...cells, one])
    }
    tryCells([])
  }
  tryRows([])
  return values
}

test('both ways of looking find what can be worked out of a table where only the small one is hidden', () => {
  const careless = [[null, 30, 33], [40, 50, 90], [43, 80, 123]]
  expect(determinedIn(careless)).toEqual(['0,0'])
  expect(valuesIn(careless, 20)).toEqual(new Map([['0,0', new Set([3])]]))
  // Hidden in twos, nothing follows from equations alone; but 1 + 1 = 2 leaves three values.
  const tight = [[null, null, 2], [null, null, 40], [21, 21, 42]]
  expect(determinedIn(tight)).toEqual([])
  expect(valuesIn(tight, 25).get('0,0')).toEqual(new Set([0, 1, 2]))
})

test('no hidden number follows from the others, whatever the counts', () => {
  fc.assert(fc.property(tableOf(upTo(8), upTo(5)), (counts) => {
    expect(determinedIn(whole(suppressCells(counts)))).toEqual([])
  }), { numRuns: 500 })
})

test('at least five values of each hidden number go with what is shown', () => {
  const few = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 9 }))
  for (const [rows, columns] of [[2, 2], [1, 3], [3, 1]] as const)
    fc.assert(fc.property(tableOf(fc.constant(rows), fc.constant(columns), few), (counts) => {
      for (const [place, values] of valuesIn(whole(suppressCells(counts)), 13))
        expect([place, values.size >= 5]).toEqual([place, true])
    }), { numRuns: 60 })
})

test('what is shown is true and not small, and the same again for the same counts', () => {
  fc.assert(fc.property(tableOf(upTo(8), upTo(5)), (counts) => {
    const shown = whole(suppressCells(counts))
    const truth = sumsOf(counts)
    for (const [r, row] of shown.entries()) for (const [c, one] of row.entries())
      if (one !== null) expect([one, one >= 5]).toEqual([truth[r]?.[c], true])
      else expect(one).toBeNull()
    expect(shown.flat().filter((one) => one === null).length)
      .toBeGreaterThanOrEqual(truth.flat().filter((one) => one < 5).length)
    expect(whole(suppressCells(counts))).toEqual(shown)
  }))
})

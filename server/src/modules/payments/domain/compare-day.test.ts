/** Need (part C4): of a day nothing is left out and nothing is told twice, held against a count in three columns. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type OwnMoney, compareDay } from './compare-day.ts'

/** As an accountant would tick it off: three columns, a line for each number. */
function tickOff(own: readonly OwnMoney[], list: readonly { reference: string; amount: number }[] | null): string[] {
  const said: string[] = []
  for (const money of own) {
    const there = list?.find(({ reference }) => reference === money.reference)
    if (money.source === 'gateway' && list !== null) {
      if (!there) said.push(`${money.reference} gateway ${money.amount}/-`)
      else if (there.amount !== money.amount) said.push(`${money.reference} amount ${money.amount}/${there.amount}`)
    }
    if (!money.isInStatement) said.push(`${money.reference} statement ${money.amount}/-`)
  }
  return said
}

const reference = fc.nat(8).map((n) => `T${String(n)}`)
const own = fc.uniqueArray(fc.record({
  source: fc.constantFrom('gateway' as const, 'bank' as const, 'ours' as const), reference,
  unitId: fc.constant(1n), amount: fc.integer({ min: 1, max: 3 }), isInStatement: fc.boolean(),
}), { selector: (one) => one.reference })
const list = fc.option(fc.uniqueArray(fc.record({ reference, amount: fc.integer({ min: 1, max: 3 }) }), {
  selector: (one) => one.reference,
}))

test('three columns agree with what is found', () => {
  fc.assert(fc.property(own, list, (money, listed) => {
    const found = compareDay(money, listed).map(({ kind, reference: number, ours, theirs }) =>
      `${number} ${kind.replace('missing-', '')} ${ours}/${theirs ?? '-'}`)
    expect(found).toEqual(tickOff(money, listed))
  }), { numRuns: 500, seed: 1_107 })
})

test('a day on which all goes together has none', () => {
  const money = { source: 'gateway', reference: 'T1', unitId: 1n, amount: 5_000, isInStatement: true } as const
  expect(compareDay([money], [{ reference: 'T1', amount: 5_000 }])).toEqual([])
  expect(compareDay([money], null)).toEqual([])
})

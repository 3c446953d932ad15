/** Need: whoever reads of a procedure learns what it may cost before declaring, and no guess (ADR 0045). */
import { expect, test } from 'vitest'
import type { DecisionTable } from '../../platform/dmn/model.ts'
import { plainFees } from './fees-of-table.ts'

const fee = {
  state: 'amount', text: null,
  items: [{ name: 'Phí', kind: 'phi', amount: 200_000, onlineAmount: null, per: 'lần', condition: null }],
} as const
const table = (rules: readonly (readonly string[])[], otherwise: string | null = null): { logic: DecisionTable } => ({
  logic: {
    kind: 'table', policy: 'first', aggregation: null, inputs: [],
    outputs: ['name', 'amount', 'reason'].map((name) => ({ name, type: null, allowed: null, otherwise })),
    rules: rules.map((answers) => ({ tests: [], answers })),
  },
})
const line = (amount: number, reason: string | null) => ({ name: 'Phí', amount, per: 'lần', reason })

test('each rule is a line, once, with its reason', () => {
  expect(plainFees(table([['"Phí"', '0', '"Miễn."'], ['"Phí"', ' 200000 ', '""'], ['"Phí"', '0', '"Miễn."']]), fee))
    .toEqual({ isWhole: true, lines: [line(0, 'Miễn.'), line(200_000, null)] })
})

test.each([
  ['what a rule works out', table([['"Phí"', '0', '""'], ['"Phí"', 'answers.n * 8000', '""']])],
  ['a fee that the procedure does not have', table([['"Phí"', '0', '""'], ['"Khác"', '5', '""']])],
  ['what it answers otherwise', table([['"Phí"', '0', '""']], '5')],
])('%s is not guessed, and the list is not whole', (_what, decision) => {
  expect(plainFees(decision, fee)).toEqual({ isWhole: false, lines: [line(0, null)] })
})

test('a decision that is no table has no lines', () => {
  expect(plainFees({ logic: { kind: 'literal', text: '5', type: null } }, fee)).toEqual({ lines: [], isWhole: false })
})

/** Need: a file that an owner stored is kept no longer than the province says, and never shorter. */
import { expect, test } from 'vitest'
import { type OwnPaper, overOn } from './own-paper-term.ts'

const RULES = { notice: 30, withdrawn: 90, expired: 365, stored: 1_825, types: { 'hoc-ba': { stored: 3_650 } } }
const PAPER: OwnPaper = {
  documentType: 'gplx', standing: 'plain-copy', keptOn: '2021-06-25', validTo: null, endedOn: null,
}

test.each([
  // 2021-06-25 + 1825 days: five years of 365 days, one day short by the leap day of 2024.
  ['a picture', {}, '2026-06-24'],
  ['of a type that is kept longer', { documentType: 'hoc-ba' }, '2031-06-23'],
  ['with a last day', { validTo: '2022-01-31' }, '2023-01-31'],
  ['with a last day after its time', { validTo: '2030-01-31' }, '2026-06-24'],
  ['that its owner took out', { endedOn: '2021-07-01' }, '2021-09-29'],
  ['that somebody answers for, and that is in force for ever', { standing: 'agency-original' as const }, null],
])('%s', (_, more, day) => expect(overOn({ ...PAPER, ...more }, RULES)).toBe(day))

test('what no rule names is kept', () => {
  expect(overOn({ ...PAPER, validTo: '2022-01-31', endedOn: '2022-02-01' }, { notice: 30 })).toBe(null)
})

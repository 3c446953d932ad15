/** Need: national codes come as a table, and what is wrong with a row is told by its row (KH 1107 II.2.7). */
import { expect, test } from 'vitest'
import { codeMappingOf, readCodeRows } from './national-code-rows.ts'

const HEADINGS = ['STT', 'Mã loại giấy tờ', 'Mã quốc gia', 'Áp dụng từ ngày']
const TODAY = '2021-06-25'
const held = (type: string, text: string, validFrom: string, validTo: string | null = null) => ({
  publicId: '', type, kind: 'national-code' as const, text, validFrom, validTo, source: 'desk' as const, reason: null,
})
const KNOWN = {
  types: [{ idOfData: 'cccd', code: 'GT.01' }, { idOfData: 'giay-khai-sinh', code: 'GT.02' }, { idOfData: 'gplx', code: 'GT.03' }],
  aliases: [held('gplx', 'QG.9', '2021-01-01')], today: TODAY,
}
const read = (...rows: readonly (readonly string[])[]) => readCodeRows(rows, codeMappingOf(HEADINGS), KNOWN)
const row = (own: string, code: string, from: string) => ['1', own, code, from]

test('the columns are known by their headings', () => {
  expect(codeMappingOf(HEADINGS)).toEqual({ ownCode: 1, nationalCode: 2, from: 3 })
  expect(codeMappingOf(['x', 'y'])).toEqual({})
})

test('a type is named by its code or its id; what is said already is not new, blank rows are nothing', () => {
  expect(read(row('GT.01', ' QG.1 ', '1/7/2021'), ['', '', '', ''], row('giay-khai-sinh', 'QG.2', '2021-06-25'), row('GT.03', 'QG.9', '2021-01-01')))
    .toEqual({
      good: [{ type: 'cccd', text: 'QG.1', from: '2021-07-01' }, { type: 'giay-khai-sinh', text: 'QG.2', from: TODAY }],
      before: 1, faults: [],
    })
})

test.each([
  [row('', '', ''), [['ownCode', 'own-missing'], ['nationalCode', 'code-missing'], ['from', 'from-missing']]],
  [row('GT.99', 'QG.1', '31/6/2021'), [['ownCode', 'own-unknown'], ['from', 'day-wrong']]],
  [row('GT.01', 'x'.repeat(201), '1/7/2021'), [['nationalCode', 'too-long']]],
  [row('GT.01', '<b>', '1/7/2021'), [['nationalCode', 'too-long']]],
  [row('GT.01', 'QG.1', '24/6/2021'), [['from', 'day-over']]],
  [row('GT.03', 'QG.1', '1/7/2021'), [['nationalCode', 'other-held']]],
  [row('GT.01', 'QG.9', '1/7/2021'), [['nationalCode', 'of-another']]],
])('%s is told with all that is wrong', (cells, wrong) => {
  const { good, faults } = read(row('GT.02', 'QG.2', '1/7/2021'), cells)
  expect(good).toHaveLength(1)
  // The heading is row 1, so that the second row of the table is row 3.
  expect(faults).toEqual(wrong.map(([column, code]) => ({ row: 3, column, code })))
})

test.each([['GT.01', 'QG.2'], ['GT.02', 'QG.1']] as const)('%s as %s after another of it is told', (own, code) => {
  const again = row(own, code, '1/7/2021')
  expect(read(row('GT.01', 'QG.1', '1/7/2021'), again)).toMatchObject({
    good: [{ type: 'cccd' }], faults: [{ row: 3, code: 'twice-in-file' }],
  })
})

/**
 * Need: lists of results come as agencies keep them; what is wrong is told row by row, and nothing is taken twice
 * (D8).
 */
import { expect, test } from 'vitest'
import { readDay } from '../../../kernel/table-rows.ts'
import { mappingOf, readBacklogRows } from './backlog-rows.ts'

const TODAY = '2021-06-25'
const MAPPING = { number: 0, issuedOn: 1, ownerName: 2, ownerNumber: 3, validTo: 4 }
const GOOD = ['12/2019', '3/12/2019', 'Nguyễn Thị Mẫu', '000199990001', '']

test.each([
  [['Số', 'Ngày cấp', 'Họ và tên', 'Số CCCD', 'Có giá trị đến'], MAPPING],
  [['STT', 'Họ tên', 'Số ký hiệu', 'Ngày ban hành', 'Mã số thuế'], { ownerName: 1, number: 2, issuedOn: 3, ownerNumber: 4 }],
  [['a', 'b'], {}],
])('headings %j', (headings, mapping) => expect(mappingOf(headings)).toEqual(mapping))

test.each([
  ['3/12/2019', '2019-12-03'], ['03-12-2019', '2019-12-03'], ['2019-12-03', '2019-12-03'],
  ['2019-12-03T00:00:00.000Z', '2019-12-03'], ['30/2/2019', undefined], ['12/2019', undefined], ['hôm qua', undefined],
  ['1/1/0019', undefined],
])('the day %s', (text, day) => expect(readDay(text)).toBe(day))

test('a row that is right, and blank ones between', () => {
  expect(readBacklogRows([GOOD, ['', ' '], ['13/2019', '4/12/2019', 'Công ty Mẫu', '3100999999-001', '2030-01-01']], MAPPING, TODAY))
    .toMatchObject({
      faults: [], good: [
        { number: '12/2019', issuedOn: '2019-12-03', ownerKind: 'citizen', ownerNumber: '000199990001', validTo: null },
        { ownerKind: 'organisation', validTo: '2030-01-01' },
      ],
    })
})

test.each([
  [0, '', 'number', 'number-missing'], [0, 'x'.repeat(121), 'number', 'too-long'], [1, '', 'issuedOn', 'issued-missing'],
  [1, '31/6/2019', 'issuedOn', 'day-wrong'], [1, '26/6/2021', 'issuedOn', 'issued-later'], [2, ' ', 'ownerName', 'owner-missing'],
  [3, '12345', 'ownerNumber', 'owner-number-wrong'], [4, '1/1/2019', 'validTo', 'valid-before-issued'],
  [4, '24/6/2021', 'validTo', 'over'], [4, 'mãi mãi', 'validTo', 'day-wrong'],
] as const)('cell %i as “%s” is told at %s', (place, text, column, code) => {
  const row = GOOD.map((cell, nth) => nth === place ? text : cell)
  expect(readBacklogRows([GOOD.with(0, '1/2019'), row], MAPPING, TODAY).faults).toEqual([{ row: 3, column, code }])
})

test('one number of one day is taken once, however it is written', () => {
  const { good, faults } = readBacklogRows([GOOD, GOOD.with(0, '12 / 2019'), GOOD.with(1, '4/12/2019')], MAPPING, TODAY)
  expect([good.length, faults]).toEqual([2, [{ row: 3, column: 'number', code: 'twice-in-file' }]])
})

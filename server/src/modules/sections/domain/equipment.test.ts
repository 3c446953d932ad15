/** Need: every section has what its counters and its digitising need, and what it lacks is plain (KH 1107 II.1.4). */
import { expect, test } from 'vitest'
import { linesOfEquipment } from './equipment-need.ts'
import { ITEM_STATES, mayBecome } from './item-state.ts'

const KINDS = [
  { code: 'may-tinh', name: 'Máy tính', perSection: 0, perCounter: 1, digitising: false },
  { code: 'may-quet', name: 'Máy quét', perSection: 0, perCounter: 1, digitising: true },
  { code: 'duong-truyen', name: 'Đường truyền', perSection: 1, perCounter: 0, digitising: false },
]
const needOf = (counters: number, digitises: boolean, works = new Map<string, number>()) =>
  linesOfEquipment(KINDS, { counters, digitises }, works).map(({ need, missing }) => [need, missing])

test('so much a counter and so much a section; for digitising only where it is in force', () => {
  expect(needOf(3, true)).toEqual([[3, 3], [3, 3], [1, 1]])
  expect(needOf(3, false)).toEqual([[3, 3], [0, 0], [1, 1]])
})

test('what works is taken off, and more than is needed makes up for nothing', () => {
  expect(needOf(2, true, new Map([['may-tinh', 5], ['may-quet', 1]]))).toEqual([[2, 0], [2, 1], [1, 1]])
})

test('every pair of states: what is written off stays so and nothing becomes what it is', () => {
  const may = ITEM_STATES.flatMap((from) =>
    ITEM_STATES.filter((to) => mayBecome(from, to)).map((to) => `${from} ${to}`))
  expect(may).toEqual([
    'works broken', 'works on-loan', 'works written-off', 'broken works', 'broken written-off', 'on-loan works',
    'on-loan broken', 'on-loan written-off',
  ])
})

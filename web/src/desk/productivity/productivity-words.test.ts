import { expect, test } from 'vitest'
import { csvOf, waitCells, workCells } from './productivity-words.ts'

const WORK = { received: 30, returned: 4, fullTime: 1, expected: 32, share: 0.9375 }
const WAIT = {
  visits: 3, called: 2, mean: 900, served: 1, untilServed: 1_500, over: 1, overShare: 0.5, neverCalled: 1,
  neverServed: 1,
}

test('whoever has no roster is told so, and is no one person', () => {
  expect(workCells({ ...WORK, fullTime: null, expected: null, share: null }))
    .toEqual(['30', '4', 'chưa có lịch trực', '–', '–'])
  expect(workCells(WORK).slice(2, 4)).toEqual(['1,00', '32,0'])
})

test('waits have a share over the target, if there was one', () => {
  expect(waitCells(WAIT)[0]).toBe('3')
  expect(waitCells({ ...WAIT, over: null, overShare: null, mean: null, untilServed: null }))
    .toEqual(['3', '–', '–', '–', '1', '1'])
  expect(waitCells(WAIT).slice(1, 3)).toEqual(['15 phút', '25 phút'])
})

test('a file for a spreadsheet has sections and clerks, and computes no name', () => {
  const section = {
    unitId: 'u', unitName: 'Bộ phận "A", phường B', area: 'urban', areaName: 'Đô thị', ...WORK, wait: WAIT, services: [],
    unrostered: { people: 0, received: 0 }, clerks: [{ id: 'c', name: '=1+1', ...WORK, fullTime: null }],
  }
  const lines = csvOf({ sections: [section] }).split('\r\n')
  expect(lines[1]).toBe('"Bộ phận ""A"", phường B",Đô thị,,30,4,1,32,0.9375,3,900,1500,1,1,1')
  expect(lines[2]).toBe('"Bộ phận ""A"", phường B",Đô thị,\'=1+1,30,4,,32,0.9375,,,,,,')
  expect(lines).toHaveLength(4)
})

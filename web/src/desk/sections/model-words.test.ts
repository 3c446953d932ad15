/** Need: what was not measured is told so, never shown as nought (KH 1107 II.6.3). */
import { expect, test } from 'vitest'
import { figureCells, pilotText } from './model-words.ts'

const NOTHING = {
  wait: null, called: 0, received: 0, share: null, due: 0, late: 0, lateShare: null, surveys: 0,
  satisfaction: null,
}

test('figures that there are not are words', () => {
  expect(figureCells(NOTHING)).toEqual(['không có số', '0', 'không có số', 'không có số', 'không có số'])
  expect(figureCells({
    ...NOTHING, wait: 605, received: 40, share: 0.5, due: 8, late: 2, lateShare: 0.25, surveys: 3, satisfaction: 0.9,
  })
    .slice(1)).toEqual(['40', '50%', '25% (2/8)', '90% (3 phiếu)'])
})

test('a pilot ends when it ended, else when it is planned to', () => {
  expect([
    pilotText({ pilotFrom: null, pilotUntil: null, pilotEndedOn: null }),
    pilotText({ pilotFrom: '2021-09-01', pilotUntil: '2021-11-30', pilotEndedOn: null }),
    pilotText({ pilotFrom: '2021-09-01', pilotUntil: '2021-11-30', pilotEndedOn: '2021-09-05' }),
  ]).toEqual(['', '01/09/2021 đến 30/11/2021', '01/09/2021 đến 05/09/2021'])
})

/** Need: whoever corrects a message cannot make it tell of another dossier or state, whichever system it goes to. */
import { expect, test } from 'vitest'
import { subjectOf } from './subject.ts'

test.each<[string, Record<string, unknown>, unknown, unknown]>([
  ['a row of the portal', { MaHoSo: 'H01', TrangThaiHoSo: '2' }, 'H01', '2'],
  ['a step of the portal tells of no state of the dossier', { MaHoSo: 'H01', TrangThai: '2' }, 'H01', undefined],
  ['a CloudEvent', { specversion: '1.0', data: { number: 'H01', state: '2' } }, 'H01', '2'],
  ['figures', { data: { day: '2021-06-25' } }, undefined, undefined], ['nothing', { data: null }, undefined, undefined],
  ['what is no text stays what it is, and is not the state', { MaHoSo: 'H01', TrangThaiHoSo: 7 }, 'H01', 7],
])('%s', (_, body, dossier, state) => {
  expect(subjectOf(body)).toEqual({ dossier, state })
})

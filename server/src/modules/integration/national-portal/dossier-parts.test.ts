/** Need (R18): a result that is not given before it is paid is had at the national portal no earlier than here. */
import { expect, test } from 'vitest'
import type { Paper } from '../../documents/public.ts'
import { type PartsOfDossier, partsOf } from './dossier-parts.ts'

const paper = { publicId: 'p-1', name: 'ket-qua.pdf', source: 'result' } as unknown as Paper
const parts: PartsOfDossier = {
  number: 'H00-210625-0001', dueAt: null, components: [], supplements: [], refusals: [], charges: [], paidOnline: new Set(),
  result: { dossierId: 1n, number: '12', title: 'Trích lục', code: 'KQ-12', paperId: 5n }, isResultHeld: false,
  papers: new Map([[5n, paper]]), isPaidThere: false, fromRegisters: [], isProved: true,
  names: {
    component: (id) => ({ name: id, code: '' }), resultCode: 'KQ', staff: () => '', fileAt: (id) => `https://a.vn/${id}`,
  },
}
const given = (isResultHeld: boolean) => {
  const [row] = partsOf({ ...parts, isResultHeld }).DanhSachGiayToKetQua
  return [row?.TenGiayTo, row?.GiayToId, row?.DuongDanTepTinKetQua]
}

test('its file is told once it is given, and only its name before', () => {
  expect(given(false)).toEqual(['Trích lục', 'p-1', 'https://a.vn/p-1'])
  expect(given(true)).toEqual(['Trích lục', '', ''])
})

test('that the population was read is told; of other registers nobody has told us a code, and they are not called by its', () => {
  const read = (...fromRegisters: string[]) => partsOf({ ...parts, fromRegisters }).DSKetNoiCSDL
  expect(read('applicantOrg.address', 'requester.residence')).toEqual([{ MaCSDL: '1' }])
  expect([read('applicantOrg.address'), read('applicantOrg.name', 'applicantOrg.idNumber'), read()]).toEqual([[], [], []])
})

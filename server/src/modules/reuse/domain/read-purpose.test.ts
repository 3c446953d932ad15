/** Need: owners read which of their papers were looked at and by what right (NĐ 13/2023/NĐ-CP Đ.9). */
import { expect, test } from 'vitest'
import { purposeOfReuse, readPurpose } from './read-purpose.ts'

const LAW = 'NĐ 45/2020/NĐ-CP Đ.16'

test('which types, and by what right, each once', () => {
  const papers = ['gplx', 'gplx', 'gcn-ket-hon'].map((documentType) => ({ documentType, basis: LAW }))
  expect(purposeOfReuse(papers)).toBe(`kho [gplx, gcn-ket-hon]: ${LAW}`)
  expect(readPurpose(purposeOfReuse(papers))).toEqual({ types: ['gplx', 'gcn-ket-hon'], basis: LAW })
})

test('as much of it as is kept, and the right before the last of many types', () => {
  const papers = Array.from({ length: 40 }, (_, n) => ({ documentType: `giay-to-${String(n)}`, basis: LAW }))
  const said = purposeOfReuse(papers)
  expect([said.length <= 300, readPurpose(said)?.basis]).toEqual([true, LAW])
})

test('what was noted without types, and for another reason', () => {
  expect(readPurpose(`kho: ${LAW}`)).toEqual({ types: [], basis: LAW })
  expect(readPurpose('paper.read')).toBeUndefined()
})

/** Need: owners read which of their papers were looked at and by what right (NĐ 13/2023/NĐ-CP Đ.9). */
import { expect, test } from 'vitest'
import { purposeOfReuse, purposeOnPaper, readPurpose } from './read-purpose.ts'

const LAW = 'NĐ 45/2020/NĐ-CP Đ.16'

test('which types, and by what right, each once', () => {
  const papers = ['gplx', 'gplx', 'gcn-ket-hon'].map((documentType) => ({ documentType, basis: LAW }))
  expect(purposeOfReuse(papers)).toBe(`kho [gplx, gcn-ket-hon]: ${LAW}`)
  expect(readPurpose(purposeOfReuse(papers)))
    .toEqual({ types: ['gplx', 'gcn-ket-hon'], basis: LAW, paper: undefined, intake: undefined })
  const intake = '3f0c9c1e-0000-4000-8000-000000000001'
  expect(readPurpose(purposeOfReuse(papers, intake)))
    .toEqual({ types: ['gplx', 'gcn-ket-hon'], basis: LAW, paper: undefined, intake })
})

test('as much of it as is kept, and the right before the last of many types', () => {
  const papers = Array.from({ length: 40 }, (_, n) => ({ documentType: `giay-to-${String(n)}`, basis: LAW }))
  const said = purposeOfReuse(papers)
  expect([said.length <= 300, readPurpose(said).basis]).toEqual([true, LAW])
})

test('what was noted without types, and for another reason', () => {
  expect(readPurpose(`kho: ${LAW}`)).toEqual({ types: [], basis: LAW, paper: undefined })
  expect(readPurpose('paper.read')).toEqual({ types: [], basis: undefined, paper: undefined })
})

test('which paper it was, of the Kho and of a dossier', () => {
  const publicId = '9d8f8f5e-9d0b-4c54-8b4c-0d64a1b4f111'
  expect(readPurpose(purposeOnPaper('paper.read', { publicId })))
    .toEqual({ types: [], basis: undefined, paper: publicId })
  expect(readPurpose(purposeOnPaper(purposeOfReuse([{ documentType: 'gplx', basis: LAW }]), { publicId })))
    .toEqual({ types: ['gplx'], basis: LAW, paper: publicId })
})

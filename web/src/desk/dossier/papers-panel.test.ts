import { expect, test } from 'vitest'
import { firstPaperOf, papersOf } from './papers-panel.tsx'

const paper = (id: string, component: string, isSignature = false) => ({
  id, component, name: `${id}.png`, kind: 'image/png', size: 1, pages: 1, sha256: '', addedAt: '', isSignature,
  shownAs: 'file' as const, signatures: [], copy: null, mayBeSigned: false, mayBeConverted: false, earlier: [],
})
const form = {
  id: 'tk', name: 'Tờ khai', required: 'always', documentType: 'giay', how: 'data', register: null, mayScan: false, papers: [paper('ky', 'tk', true), paper('anh', 'tk')],
}
const birth = { id: 'gcs', name: 'Giấy chứng sinh', required: 'always', documentType: 'giay', how: 'filed', register: null, mayScan: false, papers: [paper('gcs', 'gcs')] }

test('a drawn signature stands behind every paper, and is not what opens first', () => {
  expect(papersOf([form, birth]).map(({ id }) => id)).toEqual(['anh', 'gcs', 'ky'])
  expect(firstPaperOf([form, birth])).toBe('anh')
  expect(firstPaperOf([{ ...form, papers: [paper('ky', 'tk', true)] }])).toBeUndefined()
})

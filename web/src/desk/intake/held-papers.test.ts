/** Need: what is held is filled in with its source, and stays as the clerk corrects it (KH 1107 II.3.3). */
import type { HeldPapers } from '@motcua/contracts/held-papers.ts'
import { expect, test } from 'vitest'
import { filledHere } from './held-papers.ts'

const found: HeldPapers = {
  items: [], reasons: [],
  fields: [{ key: 'a.idIssuer', value: 'Cục Mẫu', from: 'từ Giấy mẫu' }, { key: 'a.idIssueDate', value: '2019-03-01', from: 'từ Giấy mẫu' }],
}

test('a paper answers what nobody has typed; what was typed, or emptied again, is the clerk’s', () => {
  expect(filledHere(found, {}).map(({ key }) => key)).toEqual(['a.idIssuer', 'a.idIssueDate'])
  expect(filledHere(found, { 'a.idIssuer': 'Cục khác', 'a.idIssueDate': undefined })).toEqual([])
  expect(filledHere(undefined, {})).toEqual([])
})

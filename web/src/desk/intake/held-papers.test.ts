/** Need: what is held is filled in with its source, and stays as the clerk corrects it (KH 1107 II.3.3). */
import type { HeldPapers } from '@motcua/contracts/held-papers.ts'
import { expect, test } from 'vitest'
import { addressOfHeld, filledHere, heldKey, sourcesHere } from './held-papers.ts'

const found: HeldPapers = {
  items: [], away: [], reasons: [], split: [{ key: 'a.residence', from: 'từ Giấy mẫu', before: 'Xã Chia' }],
  fields: [
    { key: 'a.idIssuer', value: 'Cục Mẫu', from: 'từ Giấy mẫu', before: null },
    { key: 'a.idIssueDate', value: '2019-03-01', from: 'từ Giấy mẫu', before: null },
  ],
}

test('a paper answers what nobody has typed; what was typed, or emptied again, is the clerk’s', () => {
  expect(filledHere(found, {}).map(({ key }) => key)).toEqual(['a.idIssuer', 'a.idIssueDate'])
  expect(filledHere(found, { 'a.idIssuer': 'Cục khác', 'a.idIssueDate': undefined })).toEqual([])
  expect(filledHere(undefined, {})).toEqual([])
})

test('where an answer is from is said, and why none is filled in, until somebody types one', () => {
  expect(sourcesHere(found, { 'a.idIssueDate': '2019-03-02' })).toEqual({
    'a.idIssuer': 'Điền sẵn từ Giấy mẫu; sửa được nếu không đúng.',
    'a.residence': 'Chưa điền sẵn được từ Giấy mẫu: Xã Chia nay thuộc nhiều xã, phường. Hãy chọn nơi hiện nay.',
  })
  expect(sourcesHere(found, { 'a.residence': {} })['a.residence']).toBeUndefined()
})

test('two sheets of one person and procedure never share an answer; nor do a sheet and a dossier', () => {
  const who = { applicantId: 'p', procedureId: 't' }
  const keys = [{ ...who, sheetId: 'a' }, { ...who, sheetId: 'b' }, { dossierId: 'a' }].map((one) => JSON.stringify(heldKey(one)))
  expect(new Set(keys).size).toBe(3)
  expect(addressOfHeld({ intakeId: 'a' }, 'x')).toBe('/api/held-papers/x/file?intakeId=a')
  expect(addressOfHeld({ dossierId: 'a' }, 'x')).toBe('/api/held-papers/x/file?dossierId=a')
})

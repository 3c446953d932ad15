/** Need: what somebody saves opens with a double click, and bears its name with its marks (RFC 6266). */
import { expect, test } from 'vitest'
import { dispositionOf } from './disposition.ts'

test.each([
  ['giay.pdf', 'application/pdf', 'giay.pdf'], ['GIAY.PDF', 'application/pdf', 'giay.pdf'],
  ['anh.jpg', 'application/pdf', 'anh.pdf'], ['khong-duoi', 'application/pdf', 'khong-duoi.pdf'],
  ['anh.jpeg', 'image/jpeg', 'anh.jpeg'], ['png-as.pdf', 'image/png', 'png-as.png'],
  ['so 12.2019', 'application/pdf', 'so 12.2019.pdf'], ['bang.xlsx', 'application/x-other', 'bang.xlsx'],
])('%s of %s is saved as %s', (name, kind, saved) => {
  expect(dispositionOf(name, kind, 'attachment')).toMatch(new RegExp(`^attachment; filename="${saved.replaceAll('.', '\\.')}";`))
})

test('the whole name follows, with what could end a header as codes', () => {
  expect(dispositionOf('Giấy "(1)\'*.pdf', 'application/pdf', 'inline'))
    .toBe(`inline; filename="giay __1___.pdf"; filename*=UTF-8''Gi%E1%BA%A5y%20%22%281%29%27%2A.pdf`)
})

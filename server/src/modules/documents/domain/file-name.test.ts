/** Need: a name is shown and sent as a header, in ten years and to strangers; it is data and leads nowhere. */
import { expect, test } from 'vitest'
import { cleanFileName, nameInForm } from './file-name.ts'

test.each([
  ['Đơn xin cấp phép.pdf', 'Đơn xin cấp phép.pdf'],
  ['Giấy khai sinh.pdf'.normalize('NFD'), 'Giấy khai sinh.pdf'.normalize('NFC')],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\mau\\don.pdf', 'don.pdf'],
  ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie_ x=1.pdf'],
  ['don\u202efdp.exe', 'donfdp.exe'],
  ['<script>.pdf', '_script_.pdf'],
  ['don.pdf\0.exe', 'don.pdf.exe'],
  ['  nhiều   khoảng \t trắng .pdf ', 'nhiều khoảng trắng .pdf'],
  ['...', 'Giấy tờ'], ['', 'Giấy tờ'], ['/', 'Giấy tờ'], ['\ud800', 'Giấy tờ'],
])('%j is kept as %j', (raw, kept) => expect(cleanFileName(raw)).toBe(kept))

test('a quotation mark in a form of files is one mark, as in the name itself; a percent sign stays', () => {
  expect(cleanFileName(nameInForm('Giấy %22khai%22 100%.pdf'))).toBe(cleanFileName('Giấy "khai" 100%.pdf'))
  expect(cleanFileName(nameInForm('a%0D%0Ab.pdf'))).toBe('ab.pdf')
})

test('a long name loses its middle, and keeps its ending', () => {
  const name = cleanFileName(`${'đơn '.repeat(100)}.pdf`)
  expect(name).toMatch(/^đơn đơn .*đơn\.pdf$/)
  expect(name.length).toBeLessThanOrEqual(120)
  expect(cleanFileName(`${'😀'.repeat(200)}.pdf`)).toBe(`${'😀'.repeat(58)}.pdf`) // 58 pairs and four letters are 120
})

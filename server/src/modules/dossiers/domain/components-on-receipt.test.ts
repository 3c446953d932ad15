/** Need: the receipt (form 01) names what was handed in, as it was handed in, and nothing else (NĐ 45/2020 Đ.9, 10). */
import { expect, test } from 'vitest'
import { componentsOnReceipt } from './components-on-receipt.ts'

const asked = (id: string, isForm = false) => ({ id, name: id, isForm, originals: 1, copies: 2 })
const came = (how: string, originals = 0, copies = 0, files = 0) => [{ component: 'a', how, originals, copies, files }]
const line = (originals: number, copies: number, inWords: string | null) => [{ name: 'a', originals, copies, inWords }]

test.each([
  ['paper is counted, whatever was scanned of it', false, came('filed', 1, 1, 3), line(1, 1, null)],
  ['sent electronically, files are counted', false, came('filed', 0, 0, 2), line(0, 0, 'Bản điện tử: 02 tệp')],
  ['only shown', false, came('presented'), line(0, 0, 'Xuất trình')],
  ['looked up in a register: nobody handed it in', false, came('data'), []],
  ['not there', false, came('missing'), []],
  ['of no word at all', false, [], []],
  ['a declaration made online', true, came('data'), line(0, 0, 'Kê khai điện tử')],
  ['a declaration made online, with its files', true, came('data', 0, 0, 1), line(0, 0, 'Bản điện tử: 01 tệp')],
  ['a declaration typed in at the counter is printed and signed', true, [], line(1, 2, null)],
])('%s', (_, isForm, filed, shown) => {
  expect(componentsOnReceipt([asked('a', isForm)], filed)).toEqual(shown)
})

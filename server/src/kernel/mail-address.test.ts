/** Need: a mail goes to whoever gave the address, and to nobody else. */
import { expect, test } from 'vitest'
import { isMailAddress } from './mail-address.ts'

test.each([
  'mau@example.vn', 'nguyen.thi-mau+moi@mail.tinh.example', "o'mau@example.vn",
])('%s is an address', (text) => {
  expect(isMailAddress(text)).toBe(true)
})

test.each([
  '', 'mau', 'mau@', '@example.vn', 'mau@example', 'mau@@example.vn', 'mau @example.vn', 'other,mau@example.vn',
  '<other@example.vn', 'mau@example.vn;other@example.vn', 'mau(other)@example.vn', '"other"<mau@example.vn>',
  'mau@example.vn\r\nBcc: other@example.vn', '=?utf-8?q?other?=@example.vn', `${'m'.repeat(70)}@example.vn`,
])('“%s” is none', (text) => {
  expect(isMailAddress(text)).toBe(false)
})

/**
 * Need: a name stands on papers, in lists and in tables; it is made of letters, and no name of a real person is
 * refused.
 */
import { expect, test } from 'vitest'
import { isPersonName } from './person-name.ts'
import { cleanText } from './vietnamese-text.ts'

test.each([
  'Nguyễn Thị Minh Khai', 'H’Hen Niê', "Y Bliu Niê Kdăm", 'Ka Să Hà Thăng', 'Jean-Pierre O’Neill', 'J. R. R. Tolkien',
  'Martin Luther King Jr.', '李小龍', 'Đặng', 'Ê Ban', 'अमित', 'Ngô Đ. A', 'Gal·la',
  'Nguyễn Văn An'.normalize('NFD'), 'Nguyễn\u200b Văn An',
])('%s is a name', (name) => {
  expect(isPersonName(cleanText(name))).toBe(true)
})

test.each([
  '😀', '李小龍😀', '-Nguyễn An', '@SUM An', '=1+1', 'Nguyễn An-', 'An <b>', 'An 2', '.', '', '\u0301An', 'An\u{e000}',
  '+An', 'An, Bình',
  'A'.repeat(101),
])('%j is none', (name) => {
  expect(isPersonName(name)).toBe(false)
})

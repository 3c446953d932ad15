/** Need: whoever hears a page in English hears Vietnamese names in Vietnamese (WCAG 2.2, 3.1.2). */
import { expect, test } from 'vitest'
import { markVietnamese } from './mark-vietnamese.ts'

test.each([
  [
    '<li><a href="/thu-tuc/1">Đăng ký khai sinh</a></li>',
    '<li><a href="/thu-tuc/1"><span lang="vi">Đăng ký khai sinh</span></a></li>',
  ],
  [
    '<p> Giấy chứng sinh <b>or</b> Tờ khai</p>',
    '<p> <span lang="vi">Giấy chứng sinh</span> <b>or</b> <span lang="vi">Tờ khai</span></p>',
  ],
  [
    '<option value="1" selected="">Dân tộc Kinh</option>',
    '<option lang="vi" value="1" selected="">Dân tộc Kinh</option>',
  ],
  ['<dt>Số định danh</dt><dd>000196990001</dd>', '<dt><span lang="vi">Số định danh</span></dt><dd>000196990001</dd>'],
])('Vietnamese in an English page is marked: %s', (html, marked) => expect(markVietnamese(html)).toBe(marked))

test.each([
  '<p>Your dossier is submitted</p>', '<p>Đồng Hới looks at it and tells you what is missing</p>',
  '<title>Đăng ký khai sinh – Một cửa</title>', '<textarea name="tin">Tôi gửi lại rồi.</textarea>',
  '<a href="/ngon-ngu/vi" lang="vi">Tiếng Việt</a>', '<p>25/06/2021</p>', '<p>&nbsp;</p>',
  '<p title="Họ, tên">Name</p>',
])('and what is English, named in passing, no text or marked already stays: %s', (html) =>
  expect(markVietnamese(html)).toBe(html))

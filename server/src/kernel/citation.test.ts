import { expect, test } from 'vitest'
import { citedAs } from './citation.ts'

test.each([
  ['TT 244/2016/TT-BTC [K]', 'TT 244/2016/TT-BTC'],
  ['NĐ 69/2024/NĐ-CP Đ.9 [K]; mức của từng thủ tục [advice]', 'NĐ 69/2024/NĐ-CP Đ.9; mức của từng thủ tục'],
  ['Người thuộc hộ nghèo: miễn (TT 244/2016/TT-BTC [K])', 'Người thuộc hộ nghèo: miễn (TT 244/2016/TT-BTC)'],
  ['Luật Hộ tịch 2014 Đ.11', 'Luật Hộ tịch 2014 Đ.11'],
  ['Điều 3 [sửa đổi]', 'Điều 3 [sửa đổi]'],
])('%s is cited as %s', (article, cited) => {
  expect(citedAs(article)).toBe(cited)
})

/**
 * Need: a paper says in whose place it was signed (NĐ 30/2020/NĐ-CP Đ.13; Phụ lục I mục II.7): `KT.` of a deputy,
 * `TUQ.` of whoever was empowered.
 */
import { expect, test } from 'vitest'
import { signedAs } from './sign-in-place.ts'

test.each<[string, string | undefined, string | undefined]>([
  ['Chủ tịch UBND', undefined, undefined],
  ['Phó Chủ tịch UBND', undefined, 'KT. Chủ tịch UBND'],
  ['Phó Trưởng phòng', undefined, 'KT. Trưởng phòng'],
  ['phó giám đốc', undefined, 'KT. Giám đốc'],
  // The deputy stands in for the own chief: ký thay all the same.
  ['Phó Chủ tịch UBND', 'Chủ tịch UBND', 'KT. Chủ tịch UBND'],
  // Anybody else was empowered.
  ['Chánh Văn phòng', 'Giám đốc', 'TUQ. Giám đốc'],
  ['Phó Trưởng phòng', 'Giám đốc', 'TUQ. Giám đốc'],
  ['Trưởng phòng', 'Phó Giám đốc', 'TUQ. Phó Giám đốc'],
  // No deputy of nothing.
  ['Phó', undefined, undefined],
])('%s, for %s: %s', (post, absent, above) => {
  expect(signedAs(post, absent)).toEqual(above === undefined ? {} : { above, post })
})

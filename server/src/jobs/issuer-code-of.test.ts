/** Need: the code of a paper names who issued it where that is certain: it is never taken back (domain 4.4). */
import { expect, test } from 'vitest'
import { issuerCodeOf } from './issuer-code-of.ts'

const units = [
  { name: 'Ủy ban nhân dân xã Mỹ Hậu', agencyCode: 'H46.31.02' }, { name: 'Phòng Nội vụ', agencyCode: 'H46.31.05' },
  { name: 'Phòng Nội vụ', agencyCode: 'H46.32.05' }, { name: 'Tổ dân phố 1', agencyCode: null },
]

test.each([
  ['Ủy ban nhân dân xã Mỹ Hậu', 'H46.31.02'], ['UBND xã Mỹ Hậu', 'H46.31.02'],
  ['UỶ BAN NHÂN DÂN  XÃ MỸ HẬU', 'H46.31.02'],
  ['Ủy ban nhân dân xã Mỹ', null], ['Phòng Nội vụ', null], ['Tổ dân phố 1', null], ['', null],
])('%s: %s', (name, code) => { expect(issuerCodeOf(units, name)).toBe(code) })

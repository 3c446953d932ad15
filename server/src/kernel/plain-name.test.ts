/** Need: names that are imported bring no markup and no sign that nobody sees onto slips and into lists. */
import { expect, test } from 'vitest'
import { isPlainName } from './plain-name.ts'

test.each(['Ủy ban nhân dân xã Quảng Minh', 'Tết Nguyên đán (bù) – 2/2', 'Sở “A” & Ban \'B\''])('%s is plain', (name) => {
  expect(isPlainName(name)).toBe(true)
})

test.each(['<b>Xã</b>', 'Xã\u0007', 'Xã\nA', 'Xã \u202eA', 'Xã\u200b'])('%j is not', (name) => {
  expect(isPlainName(name)).toBe(false)
})

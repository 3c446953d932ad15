/**
 * Need: what is tried first opens nothing (ASVS 5.0: 6.1.2, 6.2.4, 6.2.11), though it has signs of all four classes.
 */
import { describe, expect, test } from 'vitest'
import type { Directory } from '../organisation/public.ts'
import { faultsOfPassword } from './domain/password-rules.ts'
import { poorWordsOf } from './poor-words.ts'

const AT_LEAST = { minLength: 8, classes: 4 }
/** As much of a province as has names. */
const poor = poorWordsOf({
  province: { name: 'Tỉnh Lam Giang' }, roles: [{ name: 'Tiếp nhận' }],
  units: [{ name: 'Phường Đồng Phú' }, { name: 'Sở Tư pháp' }, { name: 'Xã Ý' }],
} as unknown as Directory)
const faultsOf = (password: string) => faultsOfPassword(password, 'mau', AT_LEAST, poor)

describe('the commonest passwords', () => {
  test.each([
    'P@ssw0rd', 'Password@1', 'Password@2021', 'P@ssword!2026', 'Qwerty@123', '1234@Abcd', 'Dragon#2024', 'Iloveyou@1',
    'Matkhau@123',
    'M@tkhau2026', 'Anhyêuem@1', 'Welcome1!', '@Admin123', 'Sunshine!9',
  ])('%s is refused', (password) => {
    expect(faultsOf(password)).toContain('too-common')
  })

  test('are at least 3,000', () => { expect(poor.common.size).toBeGreaterThanOrEqual(3_000) })
})

describe('words of the setting', () => {
  test.each([
    'Lamgiang@2021', 'Lam Giang @1', 'L@mgi@ng2026', 'Đồng Phú 1!', 'Dongphu#99', 'PhuongDongPhu@1', 'Tưpháp@2026',
    'Tiếpnhận@1',
  ])(
    '%s is refused', (password) => { expect(faultsOf(password)).toContain('of-the-house') })
})

test.each([
  'Mèo-ngủ-mái-7', 'x7!Kq2#vRm', 'Bốn con mèo 4!', 'Đi-chợ-phiên-30', 'Ýkiến@2026',
])('%s will do', (password) => {
  expect(faultsOf(password)).toEqual([])
})

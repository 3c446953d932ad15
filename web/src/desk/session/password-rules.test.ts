import { expect, test } from 'vitest'
import { passwordFaults } from './password-rules.ts'

test('both new fields are judged at once', () => {
  expect(passwordFaults('cu', 'ngắn', 'khác')).toEqual({
    next: 'Mật khẩu mới có 4 ký tự; cần ít nhất 12.', again: 'Hai lần gõ chưa giống nhau.',
  })
})

test('stacked marks count as one character each', () => {
  const eleven = 'ấấấấấấấấấấấ'.normalize('NFD')
  expect(passwordFaults('', eleven, eleven).next).toContain('có 11 ký tự')
  expect(passwordFaults('', `${eleven}ấ`, `${eleven}ấ`)).toEqual({})
})

test('the old password is not a new one', () => {
  const same = 'mùa lúa chín vàng'
  expect(passwordFaults(same, same, same).next).toBe('Mật khẩu mới phải khác mật khẩu đang dùng.')
})

import { expect, test } from 'vitest'
import { passwordFaults, passwordRules } from './password-rules.ts'

const RULES = { minLength: 12, classes: 1, notLast: 10 }

test('both new fields are judged at once', () => {
  expect(passwordFaults('cu', 'ngắn', 'khác', RULES)).toEqual({
    next: 'Mật khẩu mới có 4 ký tự; cần ít nhất 12.', again: 'Hai lần gõ chưa giống nhau.',
  })
})

test('stacked marks count as one character each', () => {
  const eleven = 'ấấấấấấấấấấấ'.normalize('NFD')
  expect(passwordFaults('', eleven, eleven, RULES).next).toContain('có 11 ký tự')
  expect(passwordFaults('', `${eleven}ấ`, `${eleven}ấ`, RULES)).toEqual({})
})

test('the old password is not a new one', () => {
  const same = 'mùa lúa chín vàng'
  expect(passwordFaults(same, same, same, RULES).next).toBe('Mật khẩu mới phải khác mật khẩu đang dùng.')
})

test('the rules are those of the policy, and kinds of signs are spoken of only where they are asked for', () => {
  expect(passwordRules({ minLength: 9, classes: 3, notLast: 4 }).join(' ')).toMatch(
    /ít nhất 9 ký tự.* 3 trong bốn loại.* 4 mật khẩu/i,
  )
  expect(passwordRules(RULES).join(' ')).not.toContain('loại')
})

import { expect, test } from 'vitest'
import { accountWords } from './account-words.ts'

test('a clerk reads whether there is an account, of which level, and whether anybody can sign in to it', () => {
  expect(accountWords({ account: 'none', signInPhone: null })).toMatch(/Chưa có tài khoản/)
  expect(accountWords({ account: 'level-1', signInPhone: '•••• 01' })).toMatch(/tự mở.*mức 1.*•••• 01/)
  expect(accountWords({ account: 'level-2', signInPhone: null })).toMatch(/mức 2.*chưa đăng nhập được/)
  expect(accountWords({ account: 'level-2', signInPhone: '•••• 01' })).toMatch(/mức 2.*đăng nhập bằng •••• 01/)
})

/** Need: who administers changes the password every two months (QCVN 12:2026), and the data of the province say so. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInPolicyOf } from '../src/modules/identity/public.ts'
import { type Province, createProvince } from './province-database.ts'

let province: Province
beforeAll(async () => {
  province = await createProvince()
})
afterAll(async () => province.drop())

test('the passwords of administrators grow old, those of others do not; neither of the last ten comes again', () => {
  const policy = signInPolicyOf(province.directory.on('2021-06-25'), { memoryCost: 64, timeCost: 1, parallelism: 1 })
  expect(policy.administratorPasswordRules).toMatchObject({ maxAgeDays: 60, notLast: 10 })
  expect(policy.passwordRules).toMatchObject({ maxAgeDays: null, notLast: 10 })
})

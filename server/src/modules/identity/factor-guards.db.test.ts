/** Need: nothing that proves somebody is looked at before its try stands for good (ADR 0002, ADR 0090). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import type { Backing } from '../../platform/db.ts'
import { beginTotp } from './begin-totp.ts'
import { checkFactor } from './check-factor.ts'
import type { Attempt } from './count-attempt.ts'
import { createStaff } from './create-staff.ts'
import { POLICY, at, doorsOf } from './doors-for-tests.ts'
import type { FactorKeeper } from './factor-keeper.ts'

/** Of no account is one opened here: a try that was not counted must not come so far. */
const keeper: FactorKeeper = { seal: async () => Buffer.alloc(40), open: async () => undefined }
let database: TestDatabase
let backing: Backing
let doors: ReturnType<typeof doorsOf>
let one: { accountId: bigint; publicId: string; initialPassword: string }
let other: typeof one
beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing()
  doors = doorsOf(backing)
  const open = (username: string) => inOneGo(backing, (ctx) =>
    createStaff(ctx, { username, fullName: 'Lê Văn Mẫu', position: 'Công chức', unitId: 7n, policy: POLICY }))
  one = await open('mau1')
  other = await open('mau2')
})
afterAll(() => database.drop())

const check = (attempt: Attempt) => inOneGo(backing, (ctx) =>
  checkFactor(ctx, { ...one, code: '000000', attempt, machineNow: at(0), keeper }))
const begin = (attempt: Attempt) => inOneGo(backing, (ctx) =>
  beginTotp(ctx, { accountId: one.accountId, password: one.initialPassword, attempt, machineNow: at(0), keeper }))
const NOT_COUNTED = 'was not counted'

test('a factor whose try was counted is looked at', async () => {
  await expect(check(await doors.counted('factor', one.publicId))).rejects.toThrow('factor-wrong')
})

test('a factor is not looked at for the try of another kind, of another account, or of none', async () => {
  const counted = await doors.counted('factor', one.publicId)
  await expect(check(await doors.counted('password', one.publicId))).rejects.toThrow(NOT_COUNTED)
  await expect(check(await doors.counted('factor', other.publicId))).rejects.toThrow(NOT_COUNTED)
  await expect(check({ ...counted, id: counted.id + 1_000n })).rejects.toThrow(NOT_COUNTED)
})

test('nor is the password of whoever binds a phone', async () => {
  const counted = await doors.counted('password', one.publicId)
  await expect(begin(await doors.counted('factor', one.publicId))).rejects.toThrow(NOT_COUNTED)
  await expect(begin(await doors.counted('password', other.publicId))).rejects.toThrow(NOT_COUNTED)
  await expect(begin({ ...counted, id: counted.id + 1_000n })).rejects.toThrow(NOT_COUNTED)
  expect(await begin(counted)).toHaveProperty('secret')
})

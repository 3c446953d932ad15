/**
 * Need: a password is its holder's alone: chosen by the rules, compared whole, and changed without locking anybody out.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { ok, refuse } from '../../kernel/result.ts'
import type { Backing } from '../../platform/db.ts'
import { hashSecret } from '../../platform/secrets.ts'
import { changePassword } from './change-password.ts'
import { createStaff } from './create-staff.ts'
import { POLICY, at, doorsOf } from './doors-for-tests.ts'
import { openSession } from './open-session.ts'
import { resetPassword } from './reset-password.ts'
import { findSession } from './store/sessions.ts'

let database: TestDatabase
let backing: Backing
let doors: ReturnType<typeof doorsOf>
beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing()
  doors = doorsOf(backing)
})
afterAll(() => database.drop())

let last = 0
async function newOfficial() {
  const username = `canbo${String(last += 1)}`
  const staff = { username, fullName: 'Lê Văn Mẫu', position: 'Công chức', unitId: 7n, policy: POLICY }
  return { username, ...await inOneGo(backing, (ctx) => createStaff(ctx, staff)) }
}
async function sessionOf(accountId: bigint): Promise<string> {
  const session = { accountId, how: 'password', device: '', limits: POLICY.staffSession, machineNow: at(0) } as const
  return (await inOneGo(backing, (ctx) => openSession(ctx, session))).token
}
const isIn = async (token: string) => await findSession(backing.db, token, at(1)) !== undefined

describe('a password', () => {
  const change = async (account: { accountId: bigint; publicId: string }, current: string, next: string, keep = '') => {
    const attempt = await doors.count({ kind: 'password', on: account.publicId })
    if (!attempt.ok) return attempt
    const { accountId } = account
    return doors.write(undefined, (ctx) => changePassword(ctx,
      { accountId, current, next, attempt: attempt.value, keep, machineNow: at(0), policy: POLICY }))
  }

  test('is changed, and the other sessions end while the one in use goes on', async () => {
    const account = await newOfficial()
    const [here, there] = [await sessionOf(account.accountId), await sessionOf(account.accountId)]
    expect(await findSession(backing.db, here, at(1))).toMatchObject({ mustChangePassword: true })
    expect(await change(account, account.initialPassword, 'Mới-và-đủ-4-loại', here)).toMatchObject({ ok: true })
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
    expect(await findSession(backing.db, here, at(1))).toMatchObject({ mustChangePassword: false })
    expect(await doors.signIn(account.username, 'Mới-và-đủ-4-loại'.normalize('NFD'))).toMatchObject({ ok: true })
    expect(await doors.signIn(account.username, account.initialPassword)).toEqual(refuse({ code: 'sign-in-wrong' }))
  })

  test('is not changed without the present one, which may be guessed five times', async () => {
    const account = await newOfficial()
    const guesses = []
    for (let n = 1; n <= 6; n += 1) guesses.push(await change(account, 'Sai-1-mat-khau', 'Moi-1-mat-khau'))
    expect(guesses.map((one) => one.ok ? '' : one.refusal.code)).toEqual(
      [...Array<string>(5).fill('current-password-wrong'), 'too-many-attempts'])
  })

  test('against the rules is refused with all that is wrong', async () => {
    const account = await newOfficial()
    expect(await change(account, account.initialPassword, account.username)).toEqual(
      refuse({ code: 'password-weak', faults: ['too-short', 'too-few-classes', 'holds-username'] }))
    expect(await change(account, account.initialPassword, 'P@ssw0rd!2021')).toEqual(
      refuse({ code: 'password-weak', faults: ['too-common'] }))
  })

  test.each([
    ['with another sign at its 73rd place', `Câu dài ${'a'.repeat(64)}1`, `Câu dài ${'a'.repeat(64)}2`],
    ['in another case', 'Bốn con mèo 4!', 'bốn con mèo 4!'],
    ['with blanks around it', 'Bốn con mèo 4!', ' Bốn con mèo 4! '],
    ['with one sign more than there may be', `Aa1!${'ô'.repeat(124)}`, `Aa1!${'ô'.repeat(125)}`],
  ])('%s opens nothing; the right one does, though its marks come apart', async (_, right, wrong) => {
    const account = await newOfficial()
    expect(await change(account, account.initialPassword, right)).toEqual(ok(null))
    expect(await doors.signIn(account.username, wrong)).toEqual(refuse({ code: 'sign-in-wrong' }))
    expect((await doors.signIn(account.username, right.normalize('NFD'))).ok).toBe(true)
  })

  test('may come again only after ten others', async () => {
    const account = await newOfficial()
    const nth = (n: number) => `Mat-khau-so-${String(n)}`
    let current = account.initialPassword
    for (let n = 1; n <= 10; n += 1) {
      expect(await change(account, current, nth(n))).toMatchObject({ ok: true })
      current = nth(n)
    }
    for (const n of [10, 5, 1])
      expect(await change(account, current, nth(n))).toEqual(refuse({ code: 'password-used-before' }))
    expect(await change(account, current, nth(11))).toMatchObject({ ok: true })
    expect(await change(account, nth(11), nth(1))).toMatchObject({ ok: true })
  })

  test('changed twice at once is changed once', async () => {
    const account = await newOfficial()
    const both = await Promise.all(
      ['A', 'B'].map((letter) => change(account, account.initialPassword, `Moi-1-${letter}-khau`)),
    )
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  test('reset by an administrator is another, to be changed, and nobody stays in', async () => {
    const account = await newOfficial()
    const token = await sessionOf(account.accountId)
    const { publicId } = account
    const { initialPassword } = await inOneGo(backing, (ctx) =>
      resetPassword(ctx, { publicId, machineNow: at(0), policy: POLICY }),
    )
    expect(await isIn(token)).toBe(false)
    expect(await doors.signIn(account.username, account.initialPassword)).toEqual(refuse({ code: 'sign-in-wrong' }))
    expect(await doors.signIn(account.username, initialPassword)).toMatchObject({ value: { mustChangePassword: true } })
  })

  test('stands in no event and in no answer kept', async () => {
    const { rows } = await sql<{ all: string }>`select e.data::text as all from audit.event e
      union all select r::text from audit.request r union all select p::text from identity.password p`
      .execute(database.owner)
    expect(rows.filter(({ all }) => /Mat-khau-so|Moi-1-|canbo|Mẫu/.test(all))).toEqual([])
  })
})

test('a password hash is slow, salted and never the password', async () => {
  const [one, two] = [await hashSecret('Mat-khau-1', POLICY.hashCost), await hashSecret('Mat-khau-1', POLICY.hashCost)]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/)
  expect(one).not.toBe(two)
})

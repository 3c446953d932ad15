/** Need: an installation without any account needs a first one, and who is locked out at night has somebody to call. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../test/province-database.ts'
import { systemClock } from '../platform/clock.ts'
import { type UserRooms, readUserUse, runUser } from './user.ts'

let province: Province
let rooms: UserRooms
let unit: string

beforeAll(async () => {
  province = await createProvince()
  rooms = { ...province, machineClock: systemClock, hashCost: { memoryCost: 8, timeCost: 1, parallelism: 1 } }
  unit = province.directory.on('2021-06-25').units.find(({ kind }) => kind === 'agency')?.idOfData ?? ''
})
afterAll(() => province.drop())

async function user(...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const use = readUserUse(args)
  if (typeof use === 'string') throw new Error(use)
  const exit = await runUser(use, { stdout: (line) => out.push(line), stderr: (line) => err.push(line) }, rooms)
  return { exit, out: out.join('\n'), err: err.join('\n') }
}

async function accounts(username: string) {
  const { rows } = await sql<{ status: string; role: string; mustChange: boolean }>`
    select status, role, must_change from identity.account
      join identity.password on password.account_id = account.id
      left join identity.staff_grant on staff_grant.account_id = account.id
    where username = ${username}`.execute(province.database.owner)
  return rows
}

test('an account is opened with its role, and its password is told once and must be changed', async () => {
  const { exit, out } = await user(
    'create', 'Quan.Tri', '--name', 'Nguyễn Thị Thử', '--unit', unit, '--role', 'system_admin', '--json',
  )
  expect(exit).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    username: 'Quan.Tri', changed: true, password: expect.stringMatching(/^.{12,}$/) as unknown,
  })
  expect(await accounts('quan.tri')).toEqual([{ status: 'open', role: 'system_admin', mustChange: true }])
  const { rows } = await sql`select from audit.request where answer::text like '%password%'`
    .execute(province.database.owner)
  expect(rows).toEqual([])
})

test('what cannot be is refused, and leaves no account behind', async () => {
  expect(await user('create', 'nguoi.khac', '--name', 'Trần Văn Thử', '--unit', 'không-có')).toMatchObject({
    exit: 1, err: expect.stringContaining('đơn vị') as unknown,
  })
  expect(await user('create', 'nguoi.khac', '--name', 'Trần Văn Thử', '--unit', unit, '--role', 'king')).toMatchObject({
    exit: 1, err: expect.stringContaining('vai trò') as unknown,
  })
  expect(await accounts('nguoi.khac')).toEqual([])
  expect(await user('create', 'quan.tri', '--name', 'Lê Thị Thử', '--unit', unit)).toMatchObject({
    exit: 1, err: expect.stringContaining('đã có') as unknown,
  })
})

test('a new password is another one; who is not locked need not be unlocked; what is closed is unknown', async () => {
  const first = await user('password', 'quan.tri', '--json')
  const second = await user('password', 'quan.tri', '--json')
  expect(first.out).not.toBe(second.out)
  expect(await user('unlock', 'quan.tri')).toMatchObject({ exit: 0, out: 'Tài khoản không bị khóa.' })
  expect((await user('lock', 'quan.tri')).exit).toBe(0)
  expect(await accounts('quan.tri')).toMatchObject([{ status: 'disabled' }])
  expect(await user('password', 'quan.tri')).toMatchObject({
    exit: 1, err: expect.stringContaining('Không có') as unknown,
  })
})

test.each([
  [[], 'Cần một việc'], [['create', 'a.b'], 'cần cả --name và --unit'], [['drop', 'a.b'], 'Không có việc "drop"'],
  [['lock'], 'Thiếu tên đăng nhập'], [['lock', 'a.b', 'c.d'], 'Thừa từ "c.d"'],
  [['lock', 'a.b', '--now'], 'Không có lựa chọn --now.'],
])('%j is wrong use, and told so in Vietnamese', (args, told) => {
  expect(readUserUse(args)).toContain(told)
})

/**
 * Need: five wrong passwords lock, whoever guesses and from wherever, and nobody locks an official out for ever.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { refuse } from '../../kernel/result.ts'
import type { Backing, Db } from '../../platform/db.ts'
import * as secrets from '../../platform/secrets.ts'
import { countAttempt } from './count-attempt.ts'
import { createStaff } from './create-staff.ts'
import { disableStaff } from './disable-staff.ts'
import { POLICY, at, doorsOf } from './doors-for-tests.ts'
import { openSession } from './open-session.ts'
import { signInStaff } from './sign-in-staff.ts'
import { insertAttempt } from './store/attempts.ts'
import { unlockStaff } from './unlock-staff.ts'

// Passed through, and counted: equal work is shown by what is done, not by a stop-watch.
vi.mock('../../platform/secrets.ts', async (original) => {
  const real = await original<typeof secrets>()
  return { ...real, isSecret: vi.fn(real.isSecret) }
})

const WRONG = refuse({ code: 'sign-in-wrong' })
const LOCKED = refuse({ code: 'too-many-attempts' })
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
  const username = `mau${String(last += 1)}`
  const made = await inOneGo(backing, (ctx) =>
    createStaff(ctx, { username, fullName: 'Lê Văn Mẫu', position: 'Công chức', unitId: 7n, policy: POLICY }))
  return { username, ...made }
}
const wrongFrom = (username: string, from: string, machineNow = at(0)) =>
  doors.signIn(username, 'Sai-mat-khau-1', { from, machineNow })
const eventsOf = async (type: string, id: bigint) => (await sql<{ data: object }>`
  select data from audit.event where type = ${type} and subject_id = ${id}`.execute(database.owner)).rows

describe('an official', () => {
  test('signs in with name and password, in whatever case the name is typed, and must change a password not their own', async () => {
    const { username, initialPassword, accountId, publicId } = await newOfficial()
    const signedIn = { ok: true, value: { accountId, publicId, mustChangePassword: true } }
    expect(await doors.signIn(username, initialPassword)).toEqual(signedIn)
    expect(await doors.signIn(`  ${username.toUpperCase()} `, initialPassword)).toEqual(signedIn)
    expect(await doors.signIn(username, initialPassword.toLowerCase())).toEqual(WRONG)
  })

  test('who is unknown, disabled or mistaken gets one answer, after the same work', async () => {
    const [known, gone] = [await newOfficial(), await newOfficial()]
    await inOneGo(backing, (ctx) => disableStaff(ctx, { publicId: gone.publicId, machineNow: at(0) }))
    for (const [name, password] of [
      [known.username, 'x'], [gone.username, gone.initialPassword], ['nobody', 'x'], ["' or 1=1 --", 'x'], ['', ''],
      ['\u0000', '\u0000'], [known.username, 'x'.repeat(100_000)], ['n'.repeat(100_000), 'x'],
    ] as const) {
      vi.mocked(secrets.isSecret).mockClear()
      expect(await doors.signIn(name, password, { from: '192.0.2.9' })).toEqual(WRONG)
      expect(vi.mocked(secrets.isSecret)).toHaveBeenCalledOnce()
      // no cheaper hash for those who do not exist
      expect(vi.mocked(secrets.isSecret).mock.calls[0]?.[0]).toContain('$m=64,t=1,p=1$')
    }
  })

  test('whose password was hashed more cheaply gets the dearer hash at the next sign-in', async () => {
    const { username, initialPassword, accountId } = await newOfficial()
    const dearer = { ...POLICY, hashCost: { memoryCost: 128, timeCost: 2, parallelism: 1 } }
    expect(await doors.signIn(username, initialPassword, {}, dearer)).toMatchObject({ ok: true })
    const { rows } = await sql<{ hash: string }>`select hash from identity.password where account_id = ${accountId}`
      .execute(database.owner)
    expect(rows[0]?.hash).toContain('$m=128,t=2,p=1$')
    expect(await doors.signIn(username, initialPassword)).toMatchObject({ ok: true })
  })

  test('whose password has passed its age must change it', async () => {
    const { username, initialPassword, accountId } = await newOfficial()
    await sql`update identity.password set must_change = false, changed_at = '2021-04-25T09:00+07:00'
      where account_id = ${accountId}`.execute(database.owner)
    const signIn = async (maxAgeDays: number) =>
      doors.signIn(username, initialPassword, {}, { ...POLICY, passwordRules: { ...POLICY.passwordRules, maxAgeDays } })
    // 25 April to 25 June: 5 + 31 + 25 = 61 days.
    expect(await signIn(61)).toMatchObject({ value: { mustChangePassword: false } })
    expect(await signIn(60)).toMatchObject({ value: { mustChangePassword: true } })
  })

  // QCVN 12: administrators every two months; what they do not hold today does not count.
  test.each([
    ['system_admin', '2021-01-01', '2021-04-25', true], ['agency_admin', '2021-01-01', '2021-04-25', true],
    ['system_admin', '2021-01-01', '2021-04-27', false], ['officer', '2021-01-01', '2021-04-25', false],
    ['system_admin', '2021-06-26', '2021-04-25', false],
  ])('%s since %s with a password of %s must change it: %s', async (role, since, changedOn, mustChangePassword) => {
    const { username, initialPassword, accountId } = await newOfficial()
    await sql`insert into identity.staff_grant (account_id, role, unit_id, valid, granted_by, granted_at)
      values (${accountId}, ${role}, 1, daterange(${since}::date, null), 1, now())`.execute(database.owner)
    await sql`update identity.password set must_change = false,
      changed_at = ${`${changedOn}T08:00+07:00`}::timestamptz where account_id = ${accountId}`.execute(database.owner)
    expect(await doors.signIn(username, initialPassword)).toMatchObject({ value: { mustChangePassword } })
  })
})

describe('wrong passwords', () => {
  test('five from one address lock it out, the right one included, for 12 hours and no longer', async () => {
    const { username, initialPassword, accountId } = await newOfficial()
    for (let n = 1; n <= 5; n += 1) expect(await wrongFrom(username, '192.0.2.20')).toEqual(WRONG)
    const right = (minutes: number) =>
      doors.signIn(username, initialPassword, { from: '192.0.2.20', machineNow: at(minutes) })
    expect(await right(0)).toEqual(LOCKED)
    expect(await right(719)).toEqual(LOCKED)
    expect(await right(721)).toMatchObject({ ok: true })
    expect(await eventsOf('sign-in.locked', accountId)).toEqual([
      { data: { kind: 'password', scope: 'on-one-from-one' } },
    ])
  })

  test('lock at the time that the product shows, whatever the machine says', async () => {
    const { username, accountId } = await newOfficial()
    await sql`update audit.clock set ahead_by = ${-86_400_000}`.execute(database.owner)
    for (let n = 1; n <= 6; n += 1) await wrongFrom(username, '192.0.2.24')
    await sql`update audit.clock set ahead_by = 0`.execute(database.owner)
    const { rows } = await sql<{ at: Date }>`
      select happened_at as at from audit.event where type = 'sign-in.locked' and subject_id = ${accountId}`
      .execute(database.owner)
    expect(rows.map(({ at: moment }) => moment.getTime())).toEqual([at(0).getTime() - 86_400_000])
  })

  test('twenty at once from one address are five tries', async () => {
    const { username } = await newOfficial()
    const all = await Promise.all(Array.from({ length: 20 }, () => wrongFrom(username, '192.0.2.21')))
    expect(all.filter((one) => !one.ok && one.refusal.code === 'sign-in-wrong')).toHaveLength(5)
  })

  test('four and then the right one begin anew', async () => {
    const { username, initialPassword } = await newOfficial()
    for (let round = 1; round <= 2; round += 1) {
      for (let n = 1; n <= 4; n += 1) await wrongFrom(username, '192.0.2.22')
      expect(await doors.signIn(username, initialPassword, { from: '192.0.2.22' })).toMatchObject({ ok: true })
    }
  })

  test('from many addresses lock the account, but not for whoever works where they always work', async () => {
    const { username, initialPassword, accountId } = await newOfficial()
    const session = { accountId, how: 'password', device: '', limits: POLICY.staffSession, machineNow: at(0) } as const
    await inOneGo(backing, (ctx) => openSession(ctx, session), { fromAddr: '192.0.2.30' })
    for (let n = 1; n <= 25; n += 1) await wrongFrom(username, `198.51.100.${String(n)}`)
    const from = (addr: string) => doors.signIn(username, initialPassword, { from: addr })
    expect(await from('198.51.100.99')).toEqual(LOCKED)
    expect(await from('192.0.2.30')).toMatchObject({ ok: true })
    expect(await eventsOf('sign-in.locked', accountId)).toHaveLength(1)
  })

  test('tried after the lock do not make it longer', async () => {
    const { username, initialPassword } = await newOfficial()
    for (let n = 1; n <= 5; n += 1) await wrongFrom(username, '192.0.2.23')
    for (let hour = 1; hour < 12; hour += 1)
      expect(await wrongFrom(username, '192.0.2.23', at(hour * 60))).toEqual(LOCKED)
    expect(await doors.signIn(username, initialPassword, { from: '192.0.2.23', machineNow: at(721) })).toMatchObject({
      ok: true,
    })
  })

  test('on many names from one address stop that address', async () => {
    for (let n = 1; n <= 50; n += 1) await wrongFrom(`guess${String(n)}`, '203.0.113.5')
    const { username, initialPassword } = await newOfficial()
    expect(await doors.signIn(username, initialPassword, { from: '203.0.113.5' })).toEqual(LOCKED)
    expect(await doors.signIn(username, initialPassword, { from: '203.0.113.6' })).toMatchObject({ ok: true })
  })

  test.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', LOCKED], ['2001:db8:1:3::1', '2001:0db8:0001:0003::2', LOCKED],
    ['::ffff:192.0.2.40', '192.0.2.40', LOCKED], ['2001:db8:1:4::1', '2001:db8:1:5::1', WRONG],
    ['::ffff:192.0.2.41', '::ffff:192.0.2.42', WRONG],
  ])('from %s count for %s as they should', async (first, second, answer) => {
    const { username } = await newOfficial()
    for (let n = 1; n <= 5; n += 1) await wrongFrom(username, first)
    expect(await wrongFrom(username, second)).toEqual(answer)
  })

  test('an administrator unlocks; again, nothing changes', async () => {
    const { username, publicId, initialPassword, accountId } = await newOfficial()
    for (let n = 1; n <= 6; n += 1) await wrongFrom(username, '192.0.2.24')
    const unlock = () => inOneGo(backing, (ctx) => unlockStaff(ctx, { publicId, machineNow: at(1) }))
    expect([await unlock(), await unlock()]).toEqual([{ isUnlocked: true }, { isUnlocked: false }])
    expect(await doors.signIn(username, initialPassword, { from: '192.0.2.24', machineNow: at(1) })).toMatchObject({
      ok: true,
    })
    expect(await eventsOf('account.unlocked', accountId)).toHaveLength(1)
  })

  test('leave no name and no address in the table', async () => {
    const { rows } = await sql<{ all: string }>`select a::text as all from identity.attempt a`.execute(database.owner)
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.filter(({ all }) => /mau\d|guess|192\.0\.2|2001:/.test(all))).toEqual([])
  })
})

describe('a try', () => {
  test('counted in the transaction of its check is refused as a bug: a wrong guess would take its own mark back', async () => {
    const { username, initialPassword } = await newOfficial()
    const other = await doors.counted('password', username)
    const inside = inOneGo(backing, async (ctx) => {
      const id = await insertAttempt(ctx.tx, other, at(0), false)
      return signInStaff(ctx, {
        username, password: initialPassword, attempt: { ...other, id }, machineNow: at(0), policy: POLICY,
      })
    })
    await expect(inside).rejects.toThrow('not counted in a transaction of its own')
    // Nor does countAttempt take a transaction for a database.
    const nested = inOneGo(backing, async (ctx) =>
      countAttempt(ctx.tx as Db, ctx, { kind: 'password', on: username, limits: POLICY.password, machineNow: at(0) }),
    )
    await expect(nested).rejects.toThrow('transaction')
  })

  test('outlives the refusal that rolls back', async () => {
    const { username } = await newOfficial()
    const counts = async () =>
      (await sql<{ n: bigint }>`select count(*) as n from identity.attempt`.execute(database.owner)).rows[0]?.n
    const before = await counts() ?? 0n
    expect(await wrongFrom(username, '192.0.2.25')).toEqual(WRONG)
    expect(await counts()).toBe(before + 1n)
  })

  test.each(['another name', 'another kind'])('for %s opens nothing', async (what) => {
    const { username, initialPassword } = await newOfficial()
    const attempt =
      what === 'another name' ? await doors.counted('password', 'other') : await doors.counted('code', username)
    await expect(inOneGo(backing, (ctx) =>
      signInStaff(ctx, { username, password: initialPassword, attempt, machineNow: at(0), policy: POLICY })))
      .rejects.toThrow('not counted')
  })
})

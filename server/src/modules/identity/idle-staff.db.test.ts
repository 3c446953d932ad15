/**
 * Need: the account of somebody who left and was forgotten is no door: after 45 days without use it is off (QCVN
 * 12:2026).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { stoppedClock } from '../../platform/clock.ts'
import type { Backing } from '../../platform/db.ts'
import { createStaff } from './create-staff.ts'
import { POLICY, doorsOf } from './doors-for-tests.ts'
import { grantRole } from './grant-role.ts'
import { openSession } from './open-session.ts'
import { resetPassword } from './reset-password.ts'
import { staffInUnit } from './store/staff.ts'
import { switchOffIdleStaff } from './switch-off-idle-staff.ts'
import { unlockStaff } from './unlock-staff.ts'

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n, 2))
let database: TestDatabase
let made = 0
beforeAll(async () => { database = await createDatabase() })
afterAll(async () => database.drop())

/** Both clocks as on the nth day: a production has one time. */
const on = (n: number): Backing => database.backing(stoppedClock(day(n).toISOString()))
const doorsOn = (n: number) => doorsOf(on(n))
const newOfficial = async (n = 0) => {
  const username = `idle.${made += 1}`
  const created = await inOneGo(on(n), (ctx) =>
    createStaff(ctx, { username, fullName: 'Trần Văn Mẫu', position: 'Chuyên viên', unitId: 5n, policy: POLICY }),
  )
  return { ...created, username }
}
const signIn = async ({ username, initialPassword }: { username: string; initialPassword: string }, n: number) =>
  doorsOn(n).signIn(username, initialPassword, { machineNow: day(n) })
const switchOff = async (n: number) =>
  inOneGo(on(n), (ctx) => switchOffIdleStaff(ctx, { days: 45, machineNow: day(n) }))
/** Whether an official is off after a look on the nth day; those of other tests may be, too. */
const isOffOn = async (n: number, { accountId }: { accountId: bigint }) => {
  await switchOff(n)
  const { rows: [row] } = await sql<{ isOff: boolean }>`
    select off_since is not null as is_off from identity.staff where account_id = ${accountId}`.execute(database.owner)
  return row?.isOff
}
const IDLE = { ok: false, refusal: { code: 'account-idle' } }

test('after 45 days without use it is off, told to whoever knows the password and to nobody else; 45 days are not yet more', async () => {
  const official = await newOfficial()
  expect(await signIn(official, 10)).toMatchObject({ ok: true })
  expect(await switchOff(55)).toBe(0)
  expect(await switchOff(56)).toBe(1)
  expect(await switchOff(56)).toBe(0)
  expect(await signIn(official, 56)).toEqual(IDLE)
  expect(await signIn({ ...official, initialPassword: 'Sai-mat-khau-1' }, 56)).toEqual({
    ok: false, refusal: { code: 'sign-in-wrong' },
  })
  const { rows } = await sql<{ data: unknown }>`
    select data from audit.event where type = 'account.switched-off' and subject_id = ${official.accountId}`
    .execute(database.owner)
  expect(rows).toEqual([{ data: { account: official.publicId, days: 45 } }])
})

test('while it is off, nobody gives its holder work', async () => {
  const official = await newOfficial(500)
  const giver = [{ role: 'system_admin', unitId: 5n, validFrom: '2026-01-01', validTo: null }] as const
  const unit = { id: 5n, publicId: randomUUID() }
  await inOneGo(on(500), (ctx) =>
    grantRole(ctx, {
      publicId: official.publicId, role: 'officer', unit, validFrom: '2026-01-01', validTo: null, giver,
      machineNow: day(500),
    }),
  )
  const isGivenWork = async () =>
    (await staffInUnit(on(500).db, 5n, 'officer', '2027-07-01')).some(
      ({ accountId }) => accountId === official.accountId,
    )
  expect([await isGivenWork(), await isOffOn(546, official), await isGivenWork()]).toEqual([true, true, false])
})

test('one that was never used counts from the day it was made', async () => {
  const official = await newOfficial(100)
  expect([await isOffOn(145, official), await isOffOn(146, official)]).toEqual([false, true])
  expect(await signIn(official, 146)).toEqual(IDLE)
})

test('unlocked by an administrator it is on, and the next look does not switch it off again', async () => {
  const official = await newOfficial(200)
  expect(await isOffOn(250, official)).toBe(true)
  expect(
    await inOneGo(on(250), (ctx) => unlockStaff(ctx, { publicId: official.publicId, machineNow: day(250) })),
  ).toEqual({ isUnlocked: true })
  expect(await isOffOn(251, official)).toBe(false)
  expect(await signIn(official, 251)).toMatchObject({ ok: true })
  expect(
    await inOneGo(on(251), (ctx) => unlockStaff(ctx, { publicId: official.publicId, machineNow: day(251) })),
  ).toEqual({ isUnlocked: false })
})

test('with a new password it is on again', async () => {
  const official = await newOfficial(300)
  expect(await isOffOn(346, official)).toBe(true)
  const { initialPassword } = await inOneGo(on(346), (ctx) =>
    resetPassword(ctx, { publicId: official.publicId, machineNow: day(346), policy: POLICY }),
  )
  expect([await isOffOn(347, official), await signIn({ ...official, initialPassword }, 347)]).toMatchObject([
    false, { ok: true },
  ])
})

test('whoever signs in at this moment is passed over; a session that is in use keeps it on', async () => {
  const official = await newOfficial(400)
  const session = {
    accountId: official.accountId, how: 'password', device: 'test', limits: POLICY.staffSession, machineNow: day(446),
  } as const
  await inOneGo(on(446), async (ctx) => {
    const opened = await openSession(ctx, session)
    expect(await isOffOn(446, official)).toBe(false)
    return opened
  })
  expect(await isOffOn(446, official)).toBe(false)
})

/**
 * Need: who works here, with which rights, is kept by those who may, and what is taken away is gone at once.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { refuse } from '../../kernel/result.ts'
import type { Backing } from '../../platform/db.ts'
import { createStaff } from './create-staff.ts'
import { disableStaff } from './disable-staff.ts'
import { POLICY, at, doorsOf } from './doors-for-tests.ts'
import type { RoleGrant } from './domain/actor.ts'
import { endGrant } from './end-grant.ts'
import { grantRole } from './grant-role.ts'
import { openSession } from './open-session.ts'
import { findSession } from './store/sessions.ts'
import { listStaff, staffInUnit } from './store/staff.ts'

const [UNIT, OTHER_UNIT] = [{ id: 7n, publicId: 'unit-7' }, { id: 8n, publicId: 'unit-8' }]
const giver = (role: string): RoleGrant[] => [{ role, unitId: 1n, validFrom: '2021-01-01', validTo: null }]
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
async function newOfficial(fullName = 'Lê Văn Mẫu') {
  const username = `canbo${String(last += 1)}`
  const staff = { username, fullName, position: 'Công chức', unitId: UNIT.id, policy: POLICY }
  return { username, ...await inOneGo(backing, (ctx) => createStaff(ctx, staff)) }
}
async function sessionOf(accountId: bigint): Promise<string> {
  const session = { accountId, how: 'password', device: '', limits: POLICY.staffSession, machineNow: at(0) } as const
  return (await inOneGo(backing, (ctx) => openSession(ctx, session))).token
}
const isIn = async (token: string) => await findSession(backing.db, token, at(1)) !== undefined
const grant = (publicId: string, role = 'officer', by = 'agency_admin', days: Partial<RoleGrant> = {}) =>
  doors.write(undefined, (ctx) => grantRole(ctx, {
    publicId, role, unit: UNIT, validFrom: '2021-06-01', validTo: null, giver: giver(by), machineNow: at(0), ...days,
  }))
const take = (publicId: string, from = '2021-06-25', role = 'officer') => doors.write(undefined, (ctx) =>
  endGrant(ctx, { publicId, role, unit: UNIT, from, giver: giver('agency_admin'), machineNow: at(0) }))
const eventsOn = async (id: bigint) => (await sql<{ type: string; data: Record<string, unknown> }>`
  select type, data from audit.event where subject_kind = 'account' and subject_id = ${id} order by id`
  .execute(database.owner)).rows

describe('an account of staff', () => {
  test('is made once under a name, and never again, not even after it was disabled', async () => {
    const { username, publicId, accountId } = await newOfficial()
    const again = () =>
      inOneGo(backing, (ctx) =>
        createStaff(ctx, {
          username: username.toUpperCase(), fullName: 'Khác', position: '', unitId: 7n, policy: POLICY,
        }),
      )
    await expect(again()).rejects.toThrow('username-taken')
    await inOneGo(backing, (ctx) => disableStaff(ctx, { publicId, machineNow: at(0) }))
    await expect(again()).rejects.toThrow('username-taken')
    expect((await eventsOn(accountId)).map(({ type }) => type)).toEqual(['account.opened', 'account.disabled'])
  })

  test('made twice at once is made once', async () => {
    const staff = { username: 'cungluc', fullName: 'Lê Mẫu', position: '', unitId: 7n, policy: POLICY }
    const make = () => inOneGo(backing, (ctx) => createStaff(ctx, staff))
    const both = await Promise.allSettled([make(), make()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test.each(['', 'a', '.a', 'có dấu', 'a b', "a'--", 'a/b', 'x'.repeat(65), '\u0000ab'])(
    'cannot be named %j',
    async (username) => {
      const staff = { username, fullName: 'Lê Mẫu', position: '', unitId: 7n, policy: POLICY }
      await expect(inOneGo(backing, (ctx) => createStaff(ctx, staff))).rejects.toThrow('username-malformed')
    },
  )

  test('disabled is out at once, and cannot come back in', async () => {
    const { username, publicId, accountId, initialPassword } = await newOfficial()
    const tokens = [await sessionOf(accountId), await sessionOf(accountId)]
    expect(await Promise.all(tokens.map(isIn))).toEqual([true, true])
    await inOneGo(backing, (ctx) => disableStaff(ctx, { publicId, machineNow: at(0) }))
    expect(await Promise.all(tokens.map(isIn))).toEqual([false, false])
    expect(await doors.signIn(username, initialPassword)).toEqual(refuse({ code: 'sign-in-wrong' }))
    await expect(sessionOf(accountId)).rejects.toThrow('account-disabled')
    await expect(inOneGo(backing, (ctx) => disableStaff(ctx, { publicId, machineNow: at(0) }))).rejects.toThrow(
      'account-unknown',
    )
  })

  test('does not disable itself', async () => {
    const { publicId, accountId } = await newOfficial()
    const own = inOneGo(backing, (ctx) => disableStaff(ctx, { publicId, machineNow: at(0) }), { actorId: accountId })
    await expect(own).rejects.toThrow('own-account')
  })

  test('while it is disabled by one and entered by another, holds no session after both', async () => {
    const { publicId, accountId } = await newOfficial()
    const [, entered] = await Promise.allSettled([
      inOneGo(backing, (ctx) => disableStaff(ctx, { publicId, machineNow: at(0) })), sessionOf(accountId)])
    if (entered.status === 'fulfilled') expect(await isIn(entered.value)).toBe(false)
    const { rows } =
      await sql`select from identity.session where account_id = ${accountId} and ended_at is null`
        .execute(database.owner)
    expect(rows).toEqual([])
  })
})

describe('a role', () => {
  test('given is there from its day, and a new sign-in is asked for', async () => {
    const { publicId, accountId } = await newOfficial()
    const token = await sessionOf(accountId)
    expect(await grant(publicId)).toMatchObject({ ok: true })
    expect(await isIn(token)).toBe(false)
    const actor = await findSession(backing.db, await sessionOf(accountId), at(1))
    expect(actor?.grants).toEqual([{ role: 'officer', unitId: 7n, validFrom: '2021-06-01', validTo: null }])
    expect((await eventsOn(accountId))[2]).toMatchObject({
      type: 'role.granted', data: { role: 'officer', unit: 'unit-7' },
    })
  })

  test('given again on any of its days is refused, and given twice at once is given once', async () => {
    const { publicId } = await newOfficial()
    const both = await Promise.all([grant(publicId), grant(publicId)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await grant(publicId, 'officer', 'agency_admin', { validFrom: '2021-08-01' })).toEqual(
      refuse({ code: 'role-held-already' }),
    )
    expect(await grant(publicId, 'clerk')).toMatchObject({ ok: true })
  })

  test.each([
    ['agency_admin', 'agency_admin'], ['agency_admin', 'system_admin'], ['agency_admin', 'auditor'],
    ['system_admin', 'citizen'], ['system_admin', 'root'], ['officer', 'officer'], ['agency_head', 'officer'],
  ])('is not %s’s to give: %s', async (by, role) => {
    const { publicId } = await newOfficial()
    expect(await grant(publicId, role, by)).toEqual(refuse({ code: 'role-not-yours-to-give' }))
  })

  test('nobody gives to themselves', async () => {
    const { publicId, accountId } = await newOfficial()
    const own = inOneGo(backing, (ctx) => grantRole(ctx, {
      publicId, role: 'agency_head', unit: UNIT, validFrom: '2021-06-01', validTo: null, giver: giver('system_admin'),
      machineNow: at(0),
    }), { actorId: accountId })
    await expect(own).rejects.toThrow('own-account')
  })

  test('does not end before it begins', async () => {
    const { publicId } = await newOfficial()
    expect(await grant(publicId, 'officer', 'agency_admin', { validTo: '2021-05-31' })).toEqual(
      refuse({ code: 'days-reversed' }),
    )
  })

  test('taken away is gone today, with the sessions; again, nothing changes', async () => {
    const { publicId, accountId } = await newOfficial()
    await grant(publicId)
    await grant(publicId, 'officer', 'agency_admin', { validFrom: '2020-01-01', validTo: '2020-12-31' })
    const token = await sessionOf(accountId)
    expect([await take(publicId), await take(publicId)]).toEqual(
      [{ ok: true, value: { isEnded: true } }, { ok: true, value: { isEnded: false } }])
    expect(await isIn(token)).toBe(false)
    const actor = await findSession(backing.db, await sessionOf(accountId), at(1))
    expect(actor?.grants.map(({ validTo }) => validTo)).toEqual(['2021-06-24', '2020-12-31'])
  })

  test('taken away before it begins never comes to be', async () => {
    const { publicId, accountId } = await newOfficial()
    await grant(publicId, 'officer', 'agency_admin', { validFrom: '2021-09-01' })
    expect(await take(publicId)).toMatchObject({ value: { isEnded: true } })
    expect((await findSession(backing.db, await sessionOf(accountId), at(1)))?.grants).toEqual([])
  })

  test('is what work is given by: those who hold it there that day, by name', async () => {
    const [an, binh, gone] = [await newOfficial('Đỗ An'), await newOfficial('Cao Bình'), await newOfficial('Ân Đi')]
    for (const one of [an, binh, gone]) await grant(one.publicId, 'unit_head')
    await inOneGo(backing, (ctx) => disableStaff(ctx, { publicId: gone.publicId, machineNow: at(0) }))
    const names = async (unitId: bigint, day: string) =>
      (await staffInUnit(backing.db, unitId, 'unit_head', day)).map(({ fullName }) => fullName)
    expect(await names(UNIT.id, '2021-06-25')).toEqual(['Cao Bình', 'Đỗ An'])
    expect(await names(UNIT.id, '2021-05-31')).toEqual([])
    expect(await names(OTHER_UNIT.id, '2021-06-25')).toEqual([])
  })
})

test('the list of staff holds those of the units asked for, by username, page by page', async () => {
  const first = await listStaff(backing.db, { unitIds: [UNIT.id], limit: 3 })
  expect(first).toHaveLength(3)
  const next = await listStaff(backing.db, { unitIds: [UNIT.id], after: first[2]?.username ?? '', limit: 2 })
  const names = [...first, ...next].map(({ username }) => username)
  expect(names).toEqual([...names].sort())
  expect(new Set(names).size).toBe(5)
  expect(await listStaff(backing.db, { unitIds: [], limit: 9 })).toEqual([])
  expect(await listStaff(backing.db, { unitIds: [OTHER_UNIT.id], limit: 9 })).toEqual([])
  expect((await listStaff(backing.db, { limit: 1000 })).length).toBeGreaterThan(10)
})

/**
 * Need: whoever is signed in is who they are, for as long as the rules allow, and not a moment longer (QCVN 12:2026).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { ok } from '../../kernel/result.ts'
import type { Backing } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { endSession } from './end-session.ts'
import { openSession } from './open-session.ts'
import { insertAccount } from './store/accounts.ts'
import { endSessionsOf, findSession, touchSession } from './store/sessions.ts'

const limits = { idleMinutes: 15, totalMinutes: 720 }
/** The machine's time, whatever the product's clock says. */
const at = (minutes: number, seconds = 0) => new Date(Date.UTC(2026, 10, 24, 8, minutes, seconds))
let database: TestDatabase
let backing: Backing
let accountId: bigint
beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing()
  accountId = await inOneGo(backing, async (ctx) => {
    const staff = { kind: 'staff', username: 'mau.nv', openedAt: ctx.now, openedBy: 1n, openedHow: 'staff' } as const
    const { id = 0n } = await insertAccount(ctx.tx, staff) ?? {}
    await sql`insert into identity.staff values (${id}, 'Nguyễn Văn Mẫu', 'Công chức', 7)`.execute(ctx.tx)
    await sql`insert into identity.staff_grant (account_id, role, unit_id, valid, granted_by, granted_at)
      values (${id}, 'officer', 7, '[2021-01-01,2021-12-31]', 1, ${ctx.now})`.execute(ctx.tx)
    await recordEvent(ctx, { type: 'test.prepared', subjectKind: 'account', subjectId: id, data: {} })
    return ok(id)
  })
})
afterAll(() => database.drop())

const open = (machineNow = at(0), replaces?: string) => inOneGo(backing, (ctx) =>
  openSession(ctx, { accountId, how: 'password', device: 'Firefox\u0000', limits, machineNow, replaces }))
const end = (token: string) => inOneGo(backing, (ctx) => endSession(ctx, { token, machineNow: at(1) }))
const who = (token: string, moment: Date) => findSession(backing.db, token, moment)

describe('a session', () => {
  test('says who holds it, and what they may do where', async () => {
    const { token } = await open()
    expect(await who(token, at(0))).toMatchObject({
      accountId, kind: 'staff', fullName: 'Nguyễn Văn Mẫu', unitId: 7n, personId: null, level: null,
      mustChangePassword: false,
      grants: [{ role: 'officer', unitId: 7n, validFrom: '2021-01-01', validTo: '2021-12-31' }],
    })
  })

  test('is found by its token only, which the table does not hold', async () => {
    const { token } = await open()
    expect(token).toMatch(/^[\w-]{43}$/)
    const { rows } = await sql<{ all: string }>`select s::text as all from identity.session s`.execute(database.owner)
    expect(rows.some(({ all }) => all.includes(token))).toBe(false)
    for (const wrong of ['', 'x', token.slice(1), `${token}x`, token.toUpperCase(), "' or true --", '\u0000']) {
      expect(await who(wrong, at(0))).toBeUndefined()
    }
  })

  test('lying idle for 15 minutes is over, and no later use wakes it', async () => {
    const { token } = await open(at(0))
    expect(await who(token, at(14, 59))).toBeDefined()
    expect(await who(token, at(15))).toBeUndefined()
    const { sessionId = 0n } = await who(token, at(1)) ?? {}
    await touchSession(backing.db, sessionId, at(16))
    expect(await who(token, at(16))).toBeUndefined()
  })

  test('in use goes on, until 12 hours after it was opened', async () => {
    const { token } = await open(at(0))
    for (let minutes = 14; minutes < 720; minutes += 14) {
      const found = await who(token, at(minutes))
      expect(found).toBeDefined()
      await touchSession(backing.db, found?.sessionId ?? 0n, at(minutes))
    }
    expect(await who(token, at(719, 59))).toBeDefined()
    expect(await who(token, at(720))).toBeUndefined()
  })

  test('does not live longer when the machine’s clock is set back: it is over, and so it stays', async () => {
    const { token } = await open(at(60))
    expect(await who(token, at(58))).toBeDefined() // of a machine beside this one, whose clock is a little behind
    expect(await who(token, at(57, 59))).toBeUndefined()
    expect(await who(token, at(0))).toBeUndefined()
    const { sessionId = 0n } = await who(token, at(60)) ?? {}
    await touchSession(backing.db, sessionId, at(73))
    expect(await who(token, at(61))).toBeUndefined()
  })

  test('is a new one at each sign-in, and the one somebody planted before is dead', async () => {
    const planted = await open()
    const own = await open(at(0), planted.token)
    expect(own.token).not.toBe(planted.token)
    expect(await who(planted.token, at(0))).toBeUndefined()
    expect(await who(own.token, at(0))).toBeDefined()
  })

  test('signed out is over; signing out again changes nothing', async () => {
    const [gone, stays] = [await open(), await open()]
    expect([await end(gone.token), await end(gone.token), await end('nobody')]).toEqual(
      [{ isEnded: true }, { isEnded: false }, { isEnded: false }])
    expect(await who(gone.token, at(1))).toBeUndefined()
    expect(await who(stays.token, at(1))).toBeDefined()
  })

  test('signed out twice at once ends once', async () => {
    const { token } = await open()
    const ends = await Promise.all([end(token), end(token)])
    expect(ends.map(({ isEnded }) => isEnded).sort()).toEqual([false, true])
  })

  test('all of an account end together, except perhaps the one in use', async () => {
    const [here, there] = [await open(), await open()]
    await backing.db.transaction().execute((tx) => endSessionsOf(tx, accountId, at(1), 'password', here.token))
    expect(await who(here.token, at(1))).toBeDefined()
    expect(await who(there.token, at(1))).toBeUndefined()
  })

  test('is not opened for a disabled account, and dies with it', async () => {
    const { token } = await open()
    await sql`update identity.account set status = 'disabled' where id = ${accountId}`.execute(database.owner)
    expect(await who(token, at(0))).toBeUndefined()
    await expect(open()).rejects.toThrow('account-disabled')
  })
})

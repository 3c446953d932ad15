/** Need: a code of six digits opens one door, once, within ten minutes, and five guesses are all one has. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { refuse } from '../../kernel/result.ts'
import * as secrets from '../../platform/secrets.ts'
import { at, doorsOf } from './doors-for-tests.ts'
import { openAccount } from './open-account.ts'
import type { CodeSubject } from './request-code.ts'
import { deleteOldCodes } from './store/codes.ts'

vi.mock('../../platform/secrets.ts', async (original) => {
  const real = await original<typeof secrets>()
  return { ...real, isSecret: vi.fn(real.isSecret), hashSecret: vi.fn(real.hashSecret) }
})

const [WRONG, EXPIRED, LOCKED] = ['code-wrong', 'code-expired', 'too-many-attempts'].map((code) => refuse({ code }))
const PHONE = '+84500000021'
let database: TestDatabase
let doors: ReturnType<typeof doorsOf>
beforeAll(async () => {
  database = await createDatabase()
  doors = doorsOf(database.backing())
})
afterAll(() => database.drop())

let last = 0
const nextNumber = () => `00019099${String((last += 1)).padStart(4, '0')}`
const signIn = (value: string): CodeSubject => ({ purpose: 'sign-in', number: { kind: 'personal', value } })
const visit = (minutes = 0, seconds = 0) =>
  ({ from: `10.1.${String(Math.floor((last += 1) / 250))}.${String(last % 250)}`, machineNow: at(minutes, seconds) })
/** A number with an account, and the code that has just been sent to its phone. */
async function newCode(minutes = 0) {
  const personalNumber = nextNumber()
  const phone = await doors.atHand(PHONE, visit(minutes))
  const facts = { kind: 'citizen', fullName: 'Nguyễn Thị Mẫu', personalNumber } as const
  await inOneGo(database.backing(), (ctx) => openAccount(ctx, { facts, phone, machineNow: at(minutes) }))
  return { subject: signIn(personalNumber), code: await askedFor(signIn(personalNumber), minutes) }
}
async function askedFor(subject: CodeSubject, minutes = 0): Promise<string> {
  const asked = await doors.askCode(subject, visit(minutes))
  if (!asked.ok) throw new Error(asked.refusal.code)
  return asked.value.message?.code ?? ''
}
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

// The clock goes on from test to test, so that the shared phone is not asked for too many codes in an hour.
describe('a one-time code', () => {
  test('opens once', async () => {
    const { subject, code } = await newCode()
    expect(code).toMatch(/^\d{6}$/)
    expect(await doors.enterCode(subject, code, visit())).toMatchObject({ ok: true })
    expect(await doors.enterCode(subject, code, visit())).toEqual(WRONG)
  })

  test('entered twice at once opens once', async () => {
    const { subject, code } = await newCode()
    const both = await Promise.all([doors.enterCode(subject, code, visit()), doors.enterCode(subject, code, visit())])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  test('is good for ten minutes', async () => {
    const [in_time, late] = [await newCode(120), await newCode(120)]
    expect(await doors.enterCode(in_time.subject, in_time.code, visit(129, 59))).toMatchObject({ ok: true })
    expect(await doors.enterCode(late.subject, late.code, visit(130))).toEqual(EXPIRED)
  })

  test('does not live longer when the machine’s clock is set back', async () => {
    const [near, far] = [await newCode(210), await newCode(210)]
    expect(await doors.enterCode(far.subject, far.code, visit(207, 59))).toEqual(EXPIRED)
    expect(await doors.enterCode(near.subject, near.code, visit(208))).toMatchObject({ ok: true })
  })

  test('is dead after five wrong guesses, from however many addresses', async () => {
    const { subject, code } = await newCode(240)
    for (let n = 1; n <= 4; n += 1) expect(await doors.enterCode(subject, other(code), visit(241))).toEqual(WRONG)
    expect(await doors.enterCode(subject, other(code), visit(241))).toEqual(WRONG)
    expect(await doors.enterCode(subject, code, visit(241))).toEqual(EXPIRED)
  })

  test('guessed forty times at once is tried twenty times at most, and not opened', async () => {
    const { subject, code } = await newCode(360)
    const all = await Promise.all(Array.from({ length: 40 }, () => doors.enterCode(subject, other(code), visit(361))))
    expect(all.filter((one) => !one.ok && one.refusal.code === 'too-many-attempts')).toHaveLength(20)
    expect(await doors.enterCode(subject, code, visit(361))).toEqual(LOCKED)
  })

  test('asked for anew makes the one before worthless', async () => {
    const { subject, code } = await newCode(480)
    const fresh = await askedFor(subject, 481)
    if (fresh !== code) expect(await doors.enterCode(subject, code, visit(482))).toEqual(WRONG)
    expect(await doors.enterCode(subject, fresh, visit(482))).toMatchObject({ ok: true })
  })

  test('of one number or one phone is none of another', async () => {
    const [one, two] = [await newCode(600), await newCode(600)]
    if (one.code !== two.code) expect(await doors.enterCode(two.subject, one.code, visit(601))).toEqual(WRONG)
    const phoneCode = await askedFor({ purpose: 'phone', phone: PHONE }, 601)
    if (phoneCode !== one.code) expect(await doors.enterCode(one.subject, phoneCode, visit(601))).toEqual(WRONG)
  })

  test('is asked for ten times an hour at most: each message costs, and annoys', async () => {
    const subject = { purpose: 'phone', phone: '+84500000022' } as const
    for (let n = 1; n <= 10; n += 1) await askedFor(subject)
    expect(await doors.askCode(subject, visit(59))).toEqual(LOCKED)
    expect(await doors.askCode(subject, visit(60, 1))).toMatchObject({ ok: true })
  })

  test('stands in no table, neither itself nor the phone it went to', async () => {
    const { code } = await newCode(720)
    const { rows } = await sql<{ all: string }>`
      select c::text as all from identity.one_time_code c union all select r::text from audit.request r
      union all select e.data::text from audit.event e`.execute(database.owner)
    expect(rows.length).toBeGreaterThan(20)
    expect(
      rows.filter(({ all }) => all.includes(PHONE) || all.includes(`,${code},`) || all.includes(`"${code}"`)),
    ).toEqual([])
  })

  test('is taken away when it is long over', async () => {
    const removed = await database.app.transaction().execute((tx) => deleteOldCodes(tx, at(700), 3))
    expect(removed).toBe(3)
  })
})

describe('a number that nobody has', () => {
  test('is answered like any other, after the same work, and opens nothing', async () => {
    const known = (await newCode(840)).subject
    const shapes = await Promise.all([known, signIn(nextNumber())].map(async (subject) => {
      vi.mocked(secrets.hashSecret).mockClear()
      const asked = await doors.askCode(subject, visit(841))
      const entered = await doors.enterCode(subject, 'x', visit(842))
      const late = await doors.enterCode(subject, 'x', visit(851))
      return [asked.ok && asked.value.expiresAt, entered, late]
    }))
    expect(shapes[1]).toEqual(shapes[0])
    expect(shapes[0]).toEqual([at(851), WRONG, EXPIRED])
  })

  test.each(['known', 'unknown'])('and one that is %s: one hash is made, one is checked', async (which) => {
    const subject = which === 'known' ? (await newCode(960)).subject : signIn(nextNumber())
    vi.mocked(secrets.hashSecret).mockClear()
    vi.mocked(secrets.isSecret).mockClear()
    await doors.askCode(subject, visit(961))
    await doors.enterCode(subject, 'x', visit(961))
    expect(vi.mocked(secrets.hashSecret)).toHaveBeenCalledOnce()
    expect(vi.mocked(secrets.isSecret)).toHaveBeenCalledOnce()
  })

  test('and was never asked for is checked all the same', async () => {
    vi.mocked(secrets.isSecret).mockClear()
    expect(await doors.enterCode(signIn(nextNumber()), '000000', visit(1080))).toEqual(WRONG)
    expect(vi.mocked(secrets.isSecret)).toHaveBeenCalledOnce()
  })
})

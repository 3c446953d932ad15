/** Need: who signs in, changes a password or moves the clock twice does it once, and no secret stays (ADR 0021). */
import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyHashOf, newestEventAt } from '../../src/modules/audit/public.ts'
import { type Got, type HttpServer, PASSWORD, startHttp } from './as-user.ts'
import { officesOf, staffOffices } from './offices.ts'
import { storedRows } from './stored.ts'

let http: HttpServer
beforeAll(async () => {
  http = await startHttp()
  await staffOffices(http, officesOf(http))
})
afterAll(async () => http.stop())

describe('a sign-in', () => {
  const username = 'only.officer.other-commune'
  const signIn = async (body: object, key: string | null = randomUUID()) =>
    http.callerWith('').call('POST', '/api/session', { body, key })
  const cookieOf = ({ headers }: Got) =>
    /__Host-motcua=[^;]+/.exec(JSON.stringify(headers['set-cookie'] ?? ''))?.[0] ?? ''
  const isIn = async (cookie: string) => (await http.callerWith(cookie).call('GET', '/api/session')).status === 200
  const withoutNow = ({ text }: Got) => ({ ...JSON.parse(text) as object, now: '' })
  const openSessions = async () => Number((await storedRows<{ n: bigint }>(http, sql`
    select count(*) as n from identity.session join identity.account on account.id = account_id
    where username = ${username} and ended_at is null`))[0]?.n)

  test('is repeated with the password alone: a new session takes the place of the lost one', async () => {
    const [body, key, before] = [{ username, password: PASSWORD }, randomUUID(), await openSessions()]
    const [first, second, third] = [await signIn(body, key), await signIn(body, key), await signIn(body, key)]
    expect([first.status, second.status, third.status]).toEqual([200, 200, 200])
    expect([withoutNow(second), withoutNow(third)]).toEqual([withoutNow(first), withoutNow(first)])
    expect(new Set([first, second, third].map(cookieOf)).size).toBe(3)
    expect(await Promise.all([first, second, third].map(async (one) => isIn(cookieOf(one)))))
      .toEqual([false, false, true])
    expect(await openSessions()).toBe(before + 1)
  })

  test('twice at once leaves one session', async () => {
    const [body, key, before] = [{ username, password: PASSWORD }, randomUUID(), await openSessions()]
    const both = await Promise.all([signIn(body, key), signIn(body, key)])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(await openSessions()).toBe(before + 1)
  })

  test('of another name or with another password under the same key is refused, and opens nothing', async () => {
    const [body, key] = [{ username, password: PASSWORD }, randomUUID()]
    expect((await signIn(body, key)).status).toBe(200)
    const before = await openSessions()
    for (const other of [
      { username: 'only.clerk.other-commune', password: PASSWORD }, { username, password: 'Khac@1107' },
    ]) {
      const answer = await signIn(other, key)
      expect([answer.status, answer.body.code, cookieOf(answer)]).toEqual([422, 'request-reused', ''])
    }
    expect(await openSessions()).toBe(before)
  })

  test('that was refused keeps nothing: the same key may bring the right password', async () => {
    const key = randomUUID()
    expect(await signIn({ username, password: 'Khac@1107' }, key)).toMatchObject({
      status: 401, body: { code: 'sign-in-wrong' },
    })
    expect((await signIn({ username, password: PASSWORD }, key)).status).toBe(200)
  })

  test('takes a key if there is one', async () => {
    expect((await signIn({ username, password: PASSWORD }, null)).status).toBe(200)
    expect(await signIn({ username, password: PASSWORD }, 'no-uuid')).toMatchObject({
      status: 400, body: { errors: [{ pointer: '/idempotency-key' }] },
    })
  })

  test('leaves neither password nor token, nor a hash that anybody could try passwords on; and takes no id of a job', async () => {
    const [body, key] = [{ username, password: PASSWORD }, randomUUID()]
    const token = cookieOf(await signIn(body, key)).split('=')[1] ?? ''
    const kept = await storedRows<{ id: string; hash: Buffer; answer: unknown }>(
      http, sql`select id, body_hash as hash, answer from audit.request where actor_id = 1`,
    )
    expect(kept.map(({ id }) => id)).not.toContain(key)
    const deed = 'POST /api/session'
    const secrets = [PASSWORD, token, JSON.stringify(body), `${username}${PASSWORD}`].map(
      (text) => createHash('sha256').update(text).digest('hex'),
    )
    const hashes = kept.map(({ hash }) => hash.toString('hex'))
    expect(hashes).toContain(bodyHashOf(deed, { username }).toString('hex'))
    for (const hash of [...secrets, bodyHashOf(deed, body).toString('hex'), bodyHashOf(deed, PASSWORD).toString('hex')])
      expect(hashes).not.toContain(hash)
    expect(JSON.stringify(kept.map(({ answer }) => answer))).not.toMatch(new RegExp(`${token}|${PASSWORD}`))
  })
})

describe('a change of password', () => {
  const [username, next] = ['only.clerk.other-commune', 'Moi-Hon@2021']
  const asked = { current: PASSWORD, next }
  const events = async () => (await storedRows<object>(http, sql`
    select 1 from audit.event join identity.account on subject_kind = 'account' and subject_id = account.id
    where username = ${username} and type = 'account.password-changed'`)).length

  test('is repeated by what the account has: the same is done once, anything else is refused', async () => {
    const [caller, key] = [await http.asUser(username), randomUUID()]
    const change = async (body: object) => caller.call('POST', '/api/session/password', { body, key })
    expect([(await change(asked)).status, (await change(asked)).status]).toEqual([204, 204])
    expect(await events()).toBe(1)
    for (const other of [
      { current: PASSWORD, next: 'Lai-Khac@2021' }, { current: 'Khong-Phai@1', next },
      { current: next, next: PASSWORD },
    ]) {
      expect(await change(other)).toMatchObject({ status: 422, body: { code: 'request-reused' } })
    }
    expect(await events()).toBe(1)
    await http.asUser(username, next)
    await expect(http.asUser(username, 'Lai-Khac@2021')).rejects.toThrow('sign-in-wrong')
  })

  test('leaves no hash of a password with its request', async () => {
    const kept = await storedRows<{ hash: Buffer; answer: unknown }>(http, sql`
      select body_hash as hash, answer from audit.request join identity.account on actor_id = account.id
      where username = ${username}`)
    const own = bodyHashOf('POST /api/session/password')
    expect(kept.map(({ hash }) => hash.equals(own))).toContain(true)
    expect(kept.filter(({ hash }) => hash.equals(bodyHashOf('POST /api/session/password', asked)))).toEqual([])
    expect(JSON.stringify(kept.map(({ answer }) => answer))).not.toMatch(/argon2|@2021/)
  })
})

describe('the clock of a demonstration', () => {
  const move = async (at: string, key: string | null = randomUUID()) =>
    http.callerWith('').call('POST', '/demo/clock', { body: { at }, key })
  const nowOf = ({ text }: Got) => new Date((JSON.parse(text) as { now: string }).now)

  test('is moved once a key: a repeat tells what the first was told, and does not turn it back', async () => {
    const key = randomUUID()
    const first = await move('2021-06-28T01:00:00Z', key)
    expect([first.status, nowOf(first).toISOString().slice(0, 16)]).toEqual([200, '2021-06-28T01:00'])
    expect((await move('2021-06-29T01:00:00Z')).status).toBe(200)
    const again = await move('2021-06-28T01:00:00Z', key)
    expect([again.status, again.text]).toEqual([200, first.text])
    expect(http.province.clock.now().toISOString().slice(0, 10)).toBe('2021-06-29')
    expect(await move('2021-06-30T01:00:00Z', key)).toMatchObject({ status: 422, body: { code: 'request-reused' } })
    expect((await move('2021-06-29T02:00:00Z', null)).status).toBe(200)
  })

  test('goes neither before what is written down nor to days without a calendar', async () => {
    const now = http.province.clock.now()
    const newest = await newestEventAt(http.province.db)
    const tooEarly = new Date((newest?.getTime() ?? 0) - 1_000).toISOString()
    for (const [at, words] of [
      [tooEarly, /^Đã có việc ghi lúc .*25\/6\/21|^Đã có việc ghi lúc/],
      ['2040-06-25T01:00:00Z', /^Lịch làm việc chưa có cho ngày này/], ['9999-12-31T23:59:59Z', /^Lịch/],
    ] as const) {
      const answer = await move(at)
      expect(answer).toMatchObject({
        status: 422, headers: { 'content-type': expect.stringContaining('problem+json') as string },
        body: { code: 'clock-out-of-range', errors: [] },
      })
      expect(answer.body.detail).toMatch(words)
    }
    expect(await move('2021-06-30T23:59:60Z')).toMatchObject({ status: 400, body: { code: 'body-invalid' } })
    expect(http.province.clock.now()).toEqual(now)
  })
})

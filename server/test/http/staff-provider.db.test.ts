/**
 * Need (E2): an official comes in through the provider of the installation, by the identifier that an administrator has
 * set and by nothing else; a password stays for the day on which the provider does not answer (ADR 0095).
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { openProviderOfStaff, walkProvider } from '../identity-walk.ts'
import { ok } from '../../src/kernel/result.ts'
import { nameStaffSubject } from '../../src/modules/identity/public.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { STEP_COOKIE } from '../../src/api/second-step.ts'
import type { Got } from './as-user.ts'
import { softwareKey } from './software-key.ts'
import { codeOf, openStaffDesk, read } from './staff-desk.ts'

const provider = await openProviderOfStaff()
const { http, admin, other, post, detail, open, eventsOn } = await openStaffDesk({
  staffProvider: provider.identityProvider,
})
afterAll(async () => {
  await http.stop()
  await provider.stop()
})

const OWN = 'Lúa chín vàng 2021!'
const COOKIE = '__Host-motcua-can-bo'
const cookieIn = ({ headers }: Got, name: string) =>
  ([headers['set-cookie']].flat() as (string | undefined)[]).find((one) => one?.startsWith(`${name}=`))?.split(';')[0]

/** Somebody of staff with a password of their own. */
async function newOfficial() {
  const { id, username, initialPassword } = await open()
  const self = await http.asUser(username, initialPassword ?? '')
  await self.call('POST', '/api/session/password', { body: { current: initialPassword, next: OWN } })
  return { id, username }
}
/** A subject that nobody has yet: whoever chooses an official at the provider comes back as this one. */
async function linked(techId: string) {
  const official = await newOfficial()
  await sql`delete from identity.staff_subject where subject = ${techId}`.execute(http.province.database.owner)
  expect((await post(admin, official.id, 'subject', { subject: techId })).status).toBe(200)
  return official
}
async function begin() {
  const begun = await http.callerWith('').call('POST', '/api/session/provider/begin', { body: {} })
  expect(begun.status).toBe(200)
  return { address: (read(begun) as { address: string }).address, cookie: cookieIn(begun, COOKIE) ?? '' }
}
async function chosen(techId: string, deed: 'sign-in' | 'refuse' = 'sign-in') {
  const { address, cookie } = await begin()
  const back = await walkProvider(address, { techId, level: '2', deed })
  const [path, query = ''] = back.split('?')
  expect(path).toBe('/ban-lam-viec/dang-nhap/ve')
  return { query, cookie }
}
const finish = ({ query, cookie }: { query: string; cookie: string }) =>
  http.callerWith(cookie).call('POST', '/api/session/provider', { body: { query } })

describe('whom an administrator has linked', () => {
  test('comes in, as the account and with its roles; whoever is linked to nobody does not', async () => {
    const { id } = await linked('cb-0001')
    expect((await detail(id)).subject).toBe('cb-0001')
    const done = await finish(await chosen('cb-0001'))
    expect([done.status, done.body.id]).toEqual([200, id])
    const self = http.callerWith(cookieIn(done, '__Host-motcua') ?? '')
    expect((await self.call('GET', '/api/session')).status).toBe(200)
    expect((await eventsOn(id)).slice(-2)).toEqual(['account.subject-named', 'account.signed-in'])
    await post(admin, id, 'subject', { subject: '' })
    expect((await self.call('GET', '/api/session')).status).toBe(401)
    expect(codeOf(await finish(await chosen('cb-0001')))).toEqual([422, 'subject-unknown'])
    expect((await eventsOn(id)).at(-1)).toBe('account.subject-ended')
  })

  test('is not found by a username that reads like the identifier', async () => {
    await open(admin, { username: 'cb-0002' })
    expect(codeOf(await finish(await chosen('cb-0002')))).toEqual([422, 'subject-unknown'])
  })

  test('of another provider by the same identifier is somebody else', async () => {
    await linked('cb-0001')
    await sql`update identity.staff_subject set issuer = 'https://elsewhere.example/'`
      .execute(http.province.database.owner)
    expect(codeOf(await finish(await chosen('cb-0001')))).toEqual([422, 'subject-unknown'])
  })

  test('still takes the second step where there is one, and is let in by the password, too', async () => {
    const { id, username } = await linked('cb-0001')
    const self = await http.asUser(username, OWN)
    const begun = read(await self.call('POST', '/api/session/passkeys/options', { body: { password: OWN } }))
    const answer = softwareKey().create((begun as { options: string }).options)
    const { recoveryCodes } = read(await self.call('POST', '/api/session/passkeys', { body: { name: 'x', answer } })) as {
      recoveryCodes: string[]
    }
    const first = await finish(await chosen('cb-0001'))
    expect(codeOf(first)).toEqual([401, 'second-step-needed'])
    expect(cookieIn(first, '__Host-motcua')).toBeUndefined()
    const second = await http.callerWith(cookieIn(first, STEP_COOKIE) ?? '')
      .call('POST', '/api/session/second-step', { body: { code: recoveryCodes[0] } })
    expect([second.status, second.body.id]).toEqual([200, id])
  })

  test('is not let in once the account is closed', async () => {
    const { id, username } = await linked('cb-0001')
    expect((await post(admin, id, 'closing', { username })).status).toBe(200)
    expect(codeOf(await finish(await chosen('cb-0001')))).toEqual([422, 'subject-unknown'])
  })
})

describe('what comes back', () => {
  test('is good once, in the browser that began it, and for ten minutes', async () => {
    await linked('cb-0001')
    const back = await chosen('cb-0001')
    expect(codeOf(await finish({ ...back, cookie: '' }))).toEqual([422, 'provider-sign-in-over'])
    expect(codeOf(await finish({ ...back, cookie: (await begin()).cookie }))).toEqual([422, 'provider-not-trusted'])
    const [name = '', text = ''] = back.cookie.split('=')
    const [kept = '', signature = ''] = text.split('.')
    const moved = { ...JSON.parse(Buffer.from(kept, 'base64url').toString()) as object, at: Date.now() - 1 }
    const forged = `${name}=${Buffer.from(JSON.stringify(moved)).toString('base64url')}.${signature}`
    expect(codeOf(await finish({ ...back, cookie: forged }))).toEqual([422, 'provider-sign-in-over'])
    expect((await finish(back)).status).toBe(200)
    expect(codeOf(await finish(back))).toEqual([422, 'provider-not-trusted'])
    for (const minutes of [11, -1]) {
      const late = await chosen('cb-0001')
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 })
      expect(codeOf(await finish(late)), String(minutes)).toEqual([422, 'provider-sign-in-over'])
      vi.useRealTimers()
    }
  })

  test.each(['alg-none', 'issuer', 'audience', 'nonce', 'key', 'expired'])('opens nothing with another %s', async (kind) => {
    await linked('cb-0001')
    await provider.act('forge', { kind })
    const got = await finish(await chosen('cb-0001'))
    expect(codeOf(got)).toEqual([422, 'provider-not-trusted'])
    expect(cookieIn(got, '__Host-motcua')).toBeUndefined()
  })

  test('is told where somebody declined, and hostile words open nothing', async () => {
    expect(codeOf(await finish(await chosen('cb-0001', 'refuse')))).toEqual([422, 'provider-declined'])
    const { cookie } = await begin()
    for (const query of ['code=', '%', 'code=x&state=\u0000', `code=${'x'.repeat(3_000)}`, 'code=x&code=y&state=z'])
      expect([400, 422], query.slice(0, 30)).toContain((await finish({ query, cookie })).status)
  })
})

describe('an identifier', () => {
  test('is one account’s, also of two administrators at once', async () => {
    await sql`delete from identity.staff_subject`.execute(http.province.database.owner)
    const both = [await newOfficial(), await newOfficial()]
    const got = await Promise.all(both.map(({ id }) => post(admin, id, 'subject', { subject: 'cb-0002' })))
    expect(got.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(got.map(({ body }) => body.code).filter(Boolean)).toEqual(['subject-taken'])
  })

  test('said again, or by the same press, changes nothing', async () => {
    const { id } = await newOfficial()
    const key = randomUUID()
    const say = (subject: string, once = randomUUID()) => post(admin, id, 'subject', { subject }, once)
    expect((await say('cb-7', key)).status).toBe(200)
    expect((await say('cb-7', key)).status).toBe(200)
    expect((await say('cb-7')).status).toBe(200)
    expect((await eventsOn(id)).filter((type) => type === 'account.subject-named')).toHaveLength(1)
  })

  test.each(['có dấu', 'a b', 'a\nb', 'a\u200bb'])('%j is none', async (subject) => {
    const { id } = await newOfficial()
    expect(codeOf(await post(admin, id, 'subject', { subject }))).toEqual([422, 'subject-malformed'])
  })

  test('with a sign that no text has is refused; blanks alone are nobody', async () => {
    const { id } = await newOfficial()
    expect((await post(admin, id, 'subject', { subject: 'x\u0000' })).status).toBe(400)
    for (const subject of [' ', '\u200b']) expect((await post(admin, id, 'subject', { subject })).status).toBe(200)
    expect((await detail(id)).subject).toBe(null)
  })

  test('is set by whoever manages the account, and shown to nobody else', async () => {
    const { id } = await linked('cb-0001')
    const stranger = await http.asUser(`only.agency-admin.${other.name}`)
    expect(codeOf(await post(stranger, id, 'subject', { subject: 'cb-9' }))).toEqual([404, 'not-found'])
    expect((await stranger.call('GET', `/api/staff/${id}`)).status).toBe(404)
  })
})

test('whoever is named anew while they sign in is not left with a session of before', async () => {
  const { id } = await linked('cb-0001')
  const { database } = http.province
  const back = await chosen('cb-0001')
  const isWaiting = async () => (await sql`select from pg_stat_activity where datname = current_database()
    and wait_event_type = 'Lock'`.execute(database.owner)).rows.length > 0
  const seen = { isOver: false }
  // An administrator who has begun, and has not committed when the official comes back.
  const { under } = await http.province.inOneGo(async (ctx) => {
    const { rows: [account] } = await sql<{ id: bigint }>`
      select id from identity.account where public_id = ${id} for update`.execute(ctx.tx)
    await nameStaffSubject(ctx, {
      staff: { accountId: account?.id ?? 0n, publicId: id }, issuer: 'https://elsewhere.example/', subject: 'cb-7',
      machineNow: systemClock.now(),
    })
    const under = finish(back).finally(() => { seen.isOver = true })
    while (!seen.isOver && !await isWaiting()) await sleep(5)
    return ok({ under }) // not waited for here: it waits for this to commit
  })
  expect(codeOf(await under)).toEqual([422, 'subject-unknown'])
})

test('answers that the provider does not know are taken to it so often, and no more for a minute', async () => {
  const back = await chosen('cb-0001')
  const caller = http.callerWith(back.cookie)
  const codes: string[] = []
  for (let nth = 0; nth < 32; nth += 1)
    codes.push((await caller.call('POST', '/api/session/provider', { body: { query: 'code=x&state=y' } })).body.code)
  expect([codes[29], codes[30]]).toEqual(['provider-not-trusted', 'too-many-attempts'])
})

test('a provider that is down is told, then at once, and the password opens', async () => {
  const { username } = await linked('cb-0001')
  const back = await chosen('cb-0001')
  await provider.fail({ down: true })
  expect(codeOf(await finish(back))).toEqual([409, 'provider-down'])
  expect(codeOf(await http.callerWith('').call('POST', '/api/session/provider/begin', { body: {} })))
    .toEqual([409, 'provider-down'])
  expect((await http.callerWith('').call('POST', '/api/session', { body: { username, password: OWN } })).status).toBe(200)
})

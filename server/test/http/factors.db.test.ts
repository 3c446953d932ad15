/**
 * Need: a password that was given away opens nothing by itself, and a lost phone shuts nobody out for good (ADR 0090).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { generate } from 'otplib'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { STEP_COOKIE } from '../../src/api/second-step.ts'
import type { Caller, Got } from './as-user.ts'
import { asRole } from './offices.ts'
import { storedRows } from './stored.ts'
import { codeOf, openStaffDesk, read } from './staff-desk.ts'

const { http, office, other: neighbour, admin, post, detail, give, open, eventsOn } = await openStaffDesk()
// The moment stands still: a code that is shown is of one step until the test says otherwise.
vi.useFakeTimers({ toFake: ['Date'] })
afterAll(async () => {
  vi.useRealTimers()
  await http.stop()
})

const OWN = 'Lúa chín vàng 2021!'

/** What a phone shows, so many steps from now. */
const shown = async (secret: string, steps = 0) =>
  generate({ secret, epoch: Math.floor(Date.now() / 1_000) + 30 * steps })
const other = (code: string) => String((Number(code) + 500_000) % 1_000_000).padStart(6, '0')

/** Somebody of staff, signed in with a password of their own. */
async function newOfficial() {
  const { id, username, initialPassword } = await open()
  const first = await http.asUser(username, initialPassword ?? '')
  const changed = await first.call('POST', '/api/session/password', { body: { current: initialPassword, next: OWN } })
  expect(changed.status).toBe(204)
  return { id, username, self: first }
}
const begin = async (self: Caller) =>
  (read(await self.call('POST', '/api/session/totp', { body: { password: OWN } })) as { secret: string }).secret
const confirm = (self: Caller, code: string) =>
  self.call('POST', '/api/session/totp/confirmation', { body: { code } })

/** The same with a phone bound to the account, by a code of a step ago, so that this step's is still good. */
async function withPhone() {
  const official = await newOfficial()
  const secret = await begin(official.self)
  const { recoveryCodes } = read(await confirm(official.self, await shown(secret, -1))) as { recoveryCodes: string[] }
  return { ...official, secret, recoveryCodes }
}
const cookieIn = ({ headers }: Got, name: string) =>
  ([headers['set-cookie']].flat() as (string | undefined)[]).find((one) => one?.startsWith(`${name}=`))?.split(';')[0]
const firstStep = (username: string, password = OWN) =>
  http.callerWith('').call('POST', '/api/session', { body: { username, password } })
async function stepOf(username: string): Promise<Caller> {
  return http.callerWith(cookieIn(await firstStep(username), STEP_COOKIE) ?? '')
}
const second = (step: Caller, code: string) => step.call('POST', '/api/session/second-step', { body: { code } })

describe('whoever has bound a phone to the account', () => {
  test('is not signed in by the password, and is by the code after it', async () => {
    const { username, secret, id } = await withPhone()
    const answer = await firstStep(username)
    expect(codeOf(answer)).toEqual([401, 'second-step-needed'])
    expect(cookieIn(answer, '__Host-motcua')).toBeUndefined()
    const step = http.callerWith(cookieIn(answer, STEP_COOKIE) ?? '')
    expect(codeOf(await step.call('GET', '/api/session'))).toEqual([401, 'not-signed-in'])
    const done = await second(step, await shown(secret))
    expect([done.status, done.body.id]).toEqual([200, id])
    const self = http.callerWith(cookieIn(done, '__Host-motcua') ?? '')
    expect((await self.call('GET', '/api/session')).status).toBe(200)
    expect((await eventsOn(id)).slice(-2)).toEqual(['account.factor-added', 'account.signed-in'])
  })

  test('is told the same as everybody else while the password is wrong', async () => {
    const [with2, without] = [await withPhone(), await newOfficial()]
    const answers = await Promise.all([with2, without].map(({ username }) => firstStep(username, 'Sai-mat-khau-1')))
    expect(answers.map(({ text }) => text)).toEqual([answers[0]?.text, answers[0]?.text])
    expect(answers.map((one) => cookieIn(one, STEP_COOKIE))).toEqual([undefined, undefined])
  })

  test('cannot use a code twice, nor one of before it, nor a first step twice', async () => {
    const { username, secret } = await withPhone()
    const code = await shown(secret)
    const step = await stepOf(username)
    expect((await second(step, code)).status).toBe(200)
    expect(codeOf(await second(step, await shown(secret, 1)))).toEqual([401, 'sign-in-step-over'])
    const again = await stepOf(username)
    expect(codeOf(await second(again, code))).toEqual([422, 'factor-used-already'])
    expect(codeOf(await second(again, await shown(secret, -1)))).toEqual([422, 'factor-used-already'])
    expect((await second(again, await shown(secret, 1))).status).toBe(200)
  })

  test('gets in once with one code that comes twice at the same moment', async () => {
    const { username, secret } = await withPhone()
    const steps = [await stepOf(username), await stepOf(username)]
    const code = await shown(secret)
    const got = await Promise.all(steps.map((step) => second(step, code)))
    expect(got.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  test('gets in once by one first step, with two codes at the same moment', async () => {
    const { username, secret, recoveryCodes } = await withPhone()
    const step = await stepOf(username)
    const got = await Promise.all([second(step, await shown(secret)), second(step, recoveryCodes[0] ?? '')])
    expect(got.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  test('is locked after five wrong codes, right ones too, until an administrator unlocks', async () => {
    const { id, username, secret } = await withPhone()
    const step = await stepOf(username)
    const wrong = other(await shown(secret))
    for (let tries = 0; tries < 5; tries += 1) expect(codeOf(await second(step, wrong))).toEqual([422, 'factor-wrong'])
    expect(codeOf(await second(step, await shown(secret)))).toEqual([429, 'too-many-attempts'])
    expect((await eventsOn(id)).at(-1)).toBe('sign-in.locked')
    expect((await post(admin, id, 'unlocking')).status).toBe(200)
    expect((await second(step, await shown(secret))).status).toBe(200)
  })

  test('is let in by a code to recover with, once, however it is typed', async () => {
    const { username, recoveryCodes } = await withPhone()
    expect(recoveryCodes).toHaveLength(10)
    expect(new Set(recoveryCodes).size).toBe(10)
    const [code = ''] = recoveryCodes
    const typed = code.toLowerCase().replaceAll('-', ' ')
    expect((await second(await stepOf(username), typed)).status).toBe(200)
    expect(codeOf(await second(await stepOf(username), code))).toEqual([422, 'factor-wrong'])
    const elsewhere = await withPhone()
    expect(codeOf(await second(await stepOf(elsewhere.username), recoveryCodes[1] ?? ''))).toEqual([422, 'factor-wrong'])
  })

  test('loses the first step when the password is set anew, and after its minutes', async () => {
    const { id, username, secret } = await withPhone()
    const step = await stepOf(username)
    expect((await post(admin, id, 'new-password')).status).toBe(200)
    expect(codeOf(await second(step, await shown(secret)))).toEqual([401, 'sign-in-step-over'])
    const late = await withPhone()
    const lateStep = await stepOf(late.username)
    await sql`update identity.sign_in_step set made_at = made_at - interval '1 hour',
      expires_at = expires_at - interval '1 hour' where used_at is null`.execute(http.province.database.owner)
    expect(codeOf(await second(lateStep, await shown(late.secret)))).toEqual([401, 'sign-in-step-over'])
  })

  test('has its other sessions ended, and goes on with the one in use', async () => {
    const official = await newOfficial()
    const elsewhere = await http.asUser(official.username, OWN)
    const secret = await begin(official.self)
    expect((await elsewhere.call('GET', '/api/session')).status).toBe(200)
    expect((await confirm(official.self, await shown(secret))).status).toBe(200)
    expect((await elsewhere.call('GET', '/api/session')).status).toBe(401)
    expect((await official.self.call('GET', '/api/session')).status).toBe(200)
  })
})

describe('binding a phone', () => {
  test('needs the password, asks nothing until a code came back, and is done once', async () => {
    const { username, self } = await newOfficial()
    expect(codeOf(await self.call('POST', '/api/session/totp', { body: { password: 'sai' } })))
      .toEqual([422, 'current-password-wrong'])
    const forgotten = await begin(self)
    const secret = await begin(self)
    expect((await firstStep(username)).status).toBe(200)
    expect(codeOf(await confirm(self, other(await shown(secret))))).toEqual([422, 'factor-wrong'])
    expect(codeOf(await confirm(self, await shown(forgotten)))).toEqual([422, 'factor-wrong'])
    expect((await confirm(self, await shown(secret))).status).toBe(200)
    expect(codeOf(await self.call('POST', '/api/session/totp', { body: { password: OWN } })))
      .toEqual([409, 'factor-there-already'])
    expect(codeOf(await confirm(self, await shown(secret, 1)))).toEqual([409, 'factor-not-begun'])
  })

  test('is over after half an hour', async () => {
    const { self, id } = await newOfficial()
    const secret = await begin(self)
    await sql`update identity.totp set begun_at = begun_at - interval '31 minutes' where account_id =
      (select id from identity.account where public_id = ${id})`.execute(http.province.database.owner)
    expect(codeOf(await confirm(self, await shown(secret)))).toEqual([409, 'factor-not-begun'])
  })

  test('leaves neither secret nor code in tables, events or the log', async () => {
    const { secret, recoveryCodes } = await withPhone()
    const [code = ''] = recoveryCodes
    const kept = await storedRows<{ text: string }>(http, sql`
      select t::text as text from identity.totp t union all select r::text from identity.recovery_code r
      union all select r::text from audit.request r union all select e::text from audit.event e`)
    const everything = `${kept.map(({ text }) => text).join('\n')}\n${http.log.join('\n')}`
    for (const hidden of [secret, Buffer.from(secret).toString('hex'), code, code.replaceAll('-', '')])
      expect(everything.includes(hidden)).toBe(false)
  })
})

describe('a factor goes', () => {
  test('by whoever proves it, and by nobody with a session alone', async () => {
    const { id, username, secret, self } = await withPhone()
    const remove = (code: string) => self.call('POST', '/api/session/totp/removal', { body: { code } })
    expect(codeOf(await remove(other(await shown(secret))))).toEqual([422, 'factor-wrong'])
    expect((await remove(await shown(secret))).status).toBe(204)
    expect((await firstStep(username)).status).toBe(200)
    expect(await eventsOn(id)).toContain('account.factor-removed')
  })

  test('by an administrator with a reason, on record; then the password alone signs in, and codes open nothing', async () => {
    const { id, username, self, recoveryCodes } = await withPhone()
    const step = await stepOf(username)
    expect((await detail(id)).hasSecondFactor).toBe(true)
    expect((await post(admin, id, 'factor-reset', { reason: '  ' })).status).toBe(400)
    const key = randomUUID() // a press that is sent again is one deed
    const reset = async () => (await post(admin, id, 'factor-reset', { reason: 'Mất điện thoại' }, key)).status
    expect([await reset(), await reset()]).toEqual([200, 200])
    expect((await detail(id)).hasSecondFactor).toBe(false)
    expect((await self.call('GET', '/api/session')).status).toBe(401)
    expect(codeOf(await second(step, recoveryCodes[0] ?? ''))).toEqual([401, 'sign-in-step-over'])
    expect((await firstStep(username)).status).toBe(200)
    const rows = await storedRows<{ reason: string }>(http, sql`select reason from identity.factor_reset
      where account_id = (select id from identity.account where public_id = ${id})`)
    expect(rows).toEqual([{ reason: 'Mất điện thoại' }])
    expect(await eventsOn(id)).toContain('account.factors-reset')
    expect(codeOf(await post(admin, id, 'factor-reset', { reason: 'Mất điện thoại' }))).toEqual([409, 'no-factor'])
  })

  test('and codes to recover with are made anew by whoever proves it; those before are over', async () => {
    const { username, secret, self, recoveryCodes } = await withPhone()
    const made = read(await self.call('POST', '/api/session/recovery-codes', { body: { code: await shown(secret) } }))
    const [fresh = ''] = (made as { recoveryCodes: string[] }).recoveryCodes
    expect(codeOf(await second(await stepOf(username), recoveryCodes[0] ?? ''))).toEqual([422, 'factor-wrong'])
    expect((await second(await stepOf(username), fresh)).status).toBe(200)
    expect(read(await self.call('GET', '/api/session/factors'))).toMatchObject({ recoveryCodesLeft: 9 })
  })
})

test('where the key of the secrets is gone, codes to recover with still let in', async () => {
  const { username, secret, recoveryCodes } = await withPhone()
  await sql`update identity.totp set sealed = decode('0000000000000000', 'hex') || substring(sealed from 9)
    where account_id = (select id from identity.account where username = ${username})`
    .execute(http.province.database.owner)
  const step = await stepOf(username)
  expect(codeOf(await second(step, await shown(secret)))).toEqual([409, 'factor-unreadable'])
  expect((await second(step, recoveryCodes[0] ?? '')).status).toBe(200)
})

describe('a role that signs in by two steps from a day on', () => {
  const { database, directory, clock } = http.province
  test('works until then, and from then on does nothing before a phone is bound; other roles and units go on', async () => {
    const [reception, elsewhere] = [await newOfficial(), await newOfficial()]
    expect((await give(reception.id)).status).toBe(201)
    expect((await give(elsewhere.id, { role: 'officer' })).status).toBe(201)
    const there = await asRole(http, 'reception', neighbour.name)
    await sql`insert into organisation.policy (key, scope, valid, fingerprint, value, article) values
      ('second-factor', ${office.seats.reception.idOfData}, '[2021-06-26,)', 'x', '{"roles": ["reception"]}', 'x')`
      .execute(database.owner)
    await sql`update organisation.revision set number = number + 1`.execute(database.owner)
    await directory.refresh()
    const [must, free] = [await http.asUser(reception.username, OWN), await http.asUser(elsewhere.username, OWN)]
    const told = async (self: Caller) => read(await self.call('GET', '/api/session')) as { mustSetUpFactor: boolean }
    expect([(await must.call('GET', '/api/dossiers')).status, (await told(must)).mustSetUpFactor]).toEqual([200, false])

    clock.set('2021-06-26T08:00+07:00')
    expect(codeOf(await must.call('GET', '/api/dossiers'))).toEqual([409, 'factor-setup-needed'])
    expect(codeOf(await must.call('POST', '/api/dossiers/search', { body: { text: 'x' } })))
      .toEqual([409, 'factor-setup-needed'])
    expect((await told(must)).mustSetUpFactor).toBe(true)
    for (const other of [free, there]) {
      expect((await other.call('GET', '/api/dossiers')).status).toBe(200)
      expect((await told(other)).mustSetUpFactor).toBe(false)
    }
    const secret = await begin(must)
    expect((await must.call('GET', '/api/dossiers')).status).toBe(409)
    expect((await confirm(must, await shown(secret))).status).toBe(200)
    expect((await must.call('GET', '/api/dossiers')).status).toBe(200)
    expect((await told(must)).mustSetUpFactor).toBe(false)
    clock.set('2021-06-25T08:00+07:00')
  })
})

/** Need: a key that a machine holds signs in by itself, and nothing that looks like its answer (WebAuthn 7.1, 7.2). */
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { type Caller, startHttp } from './as-user.ts'
import { type Said, softwareKey } from './software-key.ts'
import { codeOf, openStaffDesk, read } from './staff-desk.ts'

const { http, office, admin, post, detail, give, open, eventsOn } = await openStaffDesk()
afterAll(async () => http.stop())

const OWN = 'Lúa chín vàng 2021!'

async function newOfficial() {
  const { id, username, initialPassword } = await open()
  const self = await http.asUser(username, initialPassword ?? '')
  await self.call('POST', '/api/session/password', { body: { current: initialPassword, next: OWN } })
  return { id, username, self }
}
const optionsOf = (got: Awaited<ReturnType<Caller['call']>>) => {
  if (got.status !== 200) throw new Error(got.text)
  return (read(got) as { options: string }).options
}
/** Proven by the password and, of an account that has a factor, by a code to recover with. */
const asks = (self: Caller, proof: object) =>
  self.call('POST', '/api/session/passkeys/options', { body: { password: OWN, ...proof } })
const begin = async (self: Caller, code?: string) => optionsOf(await asks(self, { code }))
const add = (self: Caller, answer: string, name = 'Khóa USB') =>
  self.call('POST', '/api/session/passkeys', { body: { name, answer } })
const ask = async () => optionsOf(await http.callerWith('').call('POST', '/api/session/passkey-options', { body: {} }))
const prove = (answer: string) => http.callerWith('').call('POST', '/api/session/passkey', { body: { answer } })

async function withKey() {
  const official = await newOfficial()
  const key = softwareKey()
  const added = await add(official.self, key.create(await begin(official.self)))
  expect(added.status).toBe(200)
  return { ...official, key, recoveryCodes: (read(added) as { recoveryCodes: string[] }).recoveryCodes }
}

test('asking for what a key is to sign is no try: whoever asks often still signs in by a code', async () => {
  const { username, recoveryCodes: [code = ''] } = await withKey()
  const { database } = http.province
  const { rows: [before] } = await sql<{ count: number }>`select count(*)::int from identity.attempt where kind = 'factor'`.execute(database.owner)
  for (let nth = 0; nth < 3; nth += 1) await ask()
  const { rows: [after] } = await sql<{ count: number }>`select count(*)::int from identity.attempt where kind = 'factor'`.execute(database.owner)
  expect(after).toEqual(before)
  const first = await http.callerWith('').call('POST', '/api/session', { body: { username, password: OWN } })
  const step = ([first.headers['set-cookie']].flat() as string[]).find((one) => one.startsWith('__Host-motcua-buoc='))?.split(';')[0]
  expect((await http.callerWith(step ?? '').call('POST', '/api/session/second-step', { body: { code } })).status).toBe(200)
})

test('with a key that is taken away all sessions end but the one in which that is done', async () => {
  const { self, key, recoveryCodes: [code] } = await withKey()
  const done = await prove(key.prove(await ask()))
  const cookie = ([done.headers['set-cookie']].flat() as string[]).find((one) => one.startsWith('__Host-motcua='))?.split(';')[0]
  const byKey = http.callerWith(cookie ?? '')
  expect((await byKey.call('GET', '/api/session')).status).toBe(200)
  const [own] = (read(await self.call('GET', '/api/session/factors')) as { passkeys: { id: string }[] }).passkeys
  const gone = await self.call('POST', `/api/session/passkeys/${own?.id ?? ''}/removal`, { body: { password: OWN, code } })
  expect([gone.status, (await byKey.call('GET', '/api/session')).status, (await self.call('GET', '/api/session')).status]).toEqual([204, 401, 200])
})

test('of several that were begun before, no more are added than one may have', async () => {
  const { id, self, recoveryCodes } = await withKey()
  const { database } = http.province
  const begun = [await begin(self, recoveryCodes[0]), await begin(self, recoveryCodes[1])]
  await sql`insert into identity.passkey (account_id, credential_id, public_key, counter, transports, name, made_at)
    select passkey.account_id, sha256(nth::text::bytea || credential_id), public_key, 0, '{}', 'Khóa', made_at from identity.passkey
      join identity.account on account.id = account_id, generate_series(1, 18) nth where account.public_id = ${id}`.execute(database.owner)
  const added = await Promise.all(begun.map((options) => add(self, softwareKey().create(options))))
  expect(added.map((got) => [got.status, got.body.code]).sort()).toEqual([[200, undefined], [409, 'too-many-passkeys']])
})

describe('a key that was added', () => {
  test('signs in by itself, and the password alone does no more', async () => {
    const { id, username, key, recoveryCodes } = await withKey()
    expect(recoveryCodes).toHaveLength(10)
    const done = await prove(key.prove(await ask()))
    expect([done.status, done.body.id]).toEqual([200, id])
    expect((await eventsOn(id)).at(-1)).toBe('account.signed-in')
    expect((await detail(id)).hasSecondFactor).toBe(true)
    const first = await http.callerWith('').call('POST', '/api/session', { body: { username, password: OWN } })
    expect(codeOf(first)).toEqual([401, 'second-step-needed'])
  })

  test.each<[string, Said]>([
    ['of another address', { origin: 'http://localhost.example' }], ['for another host', { rpId: 'example' }],
    ['without PIN or finger', { flags: 1 }], ['without anybody there', { flags: 4 }],
  ])('is refused %s, at adding and at signing in', async (_, wrong) => {
    const { self, key, recoveryCodes: [code] } = await withKey()
    expect(codeOf(await add(self, softwareKey().create(await begin(self, code), wrong)))).toEqual([422, 'passkey-wrong'])
    expect(codeOf(await prove(key.prove(await ask(), wrong)))).toEqual([422, 'passkey-wrong'])
    expect((await prove(key.prove(await ask()))).status).toBe(200)
  })

  test('signs a challenge once, its own, and within minutes', async () => {
    const { self, key, recoveryCodes: [code] } = await withKey()
    const answer = key.prove(await ask())
    expect((await prove(answer)).status).toBe(200)
    expect(codeOf(await prove(answer))).toEqual([422, 'passkey-wrong'])
    expect(codeOf(await prove(key.prove(JSON.stringify({ challenge: 'A'.repeat(43) }), { counter: 2 }))))
      .toEqual([422, 'passkey-wrong'])
    // One that was made for somebody who adds a key is none to sign in by.
    expect(codeOf(await prove(key.prove(await begin(self, code), { counter: 2 })))).toEqual([422, 'passkey-wrong'])
    const late = await ask()
    await sql`update identity.passkey_challenge set expires_at = made_at + interval '1 millisecond' where used_at is null`
      .execute(http.province.database.owner)
    expect(codeOf(await prove(key.prove(late, { counter: 2 })))).toEqual([422, 'passkey-wrong'])
    // Spent by what was wrong, too.
    const spent = await ask()
    expect(codeOf(await prove(key.prove(spent, { counter: 2, flags: 1 })))).toEqual([422, 'passkey-wrong'])
    expect(codeOf(await prove(key.prove(spent, { counter: 2 })))).toEqual([422, 'passkey-wrong'])
  })

  test('whose count of uses goes back is refused, and told of', async () => {
    const { id, key } = await withKey()
    expect((await prove(key.prove(await ask(), { counter: 7 }))).status).toBe(200)
    for (const counter of [7, 3, 0])
      expect(codeOf(await prove(key.prove(await ask(), { counter })))).toEqual([401, 'passkey-suspected'])
    expect((await eventsOn(id)).filter((type) => type === 'account.passkey-suspected')).toHaveLength(3)
    expect((await prove(key.prove(await ask(), { counter: 8 }))).status).toBe(200)
  })

  test('which never counts is taken all the same', async () => {
    const { key } = await withKey()
    for (const counter of [0, 0]) expect((await prove(key.prove(await ask(), { counter }))).status).toBe(200)
  })

  test('signed by another key is refused', async () => {
    const { key } = await withKey()
    const other = JSON.parse(softwareKey().prove(await ask())) as { id: string; rawId: string }
    const id = key.credentialId.toString('base64url')
    expect(codeOf(await prove(JSON.stringify({ ...other, id, rawId: id })))).toEqual([422, 'passkey-wrong'])
  })

  test.each(['', '{', 'null', '[]', '{"id":1}', '{"id":"AA","response":{"clientDataJSON":"e30"}}', '\u0000'])(
    'answered with %j is refused', async (answer) => {
      expect((await prove(answer)).status).toBeGreaterThanOrEqual(400)
      expect((await prove(answer)).status).toBeLessThan(500)
    })
})

test('a role that signs in by two steps is content with a key', async () => {
  const { database, directory } = http.province
  const official = await newOfficial()
  expect((await give(official.id)).status).toBe(201)
  await sql`insert into organisation.policy (key, scope, valid, fingerprint, value, article) values
    ('second-factor', ${office.seats.reception.idOfData}, '[2021-01-01,)', 'x', '{"roles": ["reception"]}', 'x')`
    .execute(database.owner)
  await sql`update organisation.revision set number = number + 1`.execute(database.owner)
  await directory.refresh()
  const self = await http.asUser(official.username, OWN)
  expect(codeOf(await self.call('GET', '/api/dossiers'))).toEqual([409, 'factor-setup-needed'])
  const key = softwareKey()
  expect((await add(self, key.create(await begin(self)))).status).toBe(200)
  expect((await self.call('GET', '/api/dossiers')).status).toBe(200)
  expect((await prove(key.prove(await ask()))).status).toBe(200)
})

describe('adding and taking away', () => {
  test('needs the password, and a key is one account’s', async () => {
    const { self, key, recoveryCodes: [code] } = await withKey()
    expect(codeOf(await asks(self, { password: 'sai', code }))).toEqual([422, 'current-password-wrong'])
    const stranger = await newOfficial()
    expect(codeOf(await add(stranger.self, key.create(await begin(stranger.self))))).toEqual([409, 'passkey-known'])
    // What was begun by one is not finished by another.
    expect(codeOf(await add(stranger.self, softwareKey().create(await begin(self, code))))).toEqual([422, 'passkey-wrong'])
  })

  test('is done by its holder, and a key that is gone signs nobody in', async () => {
    const { self, key, username, recoveryCodes: [code] } = await withKey()
    const { passkeys: [mine] } = read(await self.call('GET', '/api/session/factors')) as {
      passkeys: { id: string; name: string; lastUsedAt: string | null }[]
    }
    expect([mine?.name, mine?.lastUsedAt]).toEqual(['Khóa USB', null])
    const stranger = await newOfficial()
    const remove = (who: Caller, proof: object) =>
      who.call('POST', `/api/session/passkeys/${mine?.id ?? ''}/removal`, { body: { password: OWN, ...proof } })
    expect(codeOf(await remove(stranger.self, {}))).toEqual([409, 'no-factor'])
    expect(codeOf(await remove(self, { password: 'sai', code }))).toEqual([422, 'current-password-wrong'])
    expect(codeOf(await remove(self, {}))).toEqual([422, 'factor-wrong'])
    expect((await remove(self, { code })).status).toBe(204)
    expect(codeOf(await prove(key.prove(await ask())))).toEqual([422, 'passkey-wrong'])
    expect((await http.callerWith('').call('POST', '/api/session', { body: { username, password: OWN } })).status)
      .toBe(200)
  })

  test('is proven by the factor that is there: a session that was left open and the password add no way in', async () => {
    const { id, self, key } = await withKey()
    const stranger = await withKey()
    expect(codeOf(await asks(self, {}))).toEqual([422, 'factor-wrong'])
    expect(codeOf(await asks(self, { code: '000000' }))).toEqual([422, 'factor-wrong'])
    expect(codeOf(await asks(self, { answer: stranger.key.prove(await ask()) }))).toEqual([422, 'passkey-wrong'])
    expect(codeOf(await asks(self, { answer: key.prove(await ask(), { flags: 1 }) }))).toEqual([422, 'passkey-wrong'])
    expect((await post(admin, id, 'unlocking')).status).toBe(200) // each of these was a try
    const phone = (proof: object) => self.call('POST', '/api/session/totp', { body: { password: OWN, ...proof } })
    expect(codeOf(await phone({}))).toEqual([422, 'factor-wrong'])
    expect((await phone({ answer: key.prove(await ask(), { counter: 5 }) })).status).toBe(200)
    expect((await asks(self, { answer: key.prove(await ask(), { counter: 6 }) })).status).toBe(200)
    // The count of uses tells of a copy here, too.
    expect(codeOf(await asks(self, { answer: key.prove(await ask(), { counter: 6 }) }))).toEqual([422, 'passkey-wrong'])
  })

  test('an administrator’s reset takes keys, too', async () => {
    const { id, key } = await withKey()
    expect((await post(admin, id, 'factor-reset', { reason: 'Mất khóa USB' })).status).toBe(200)
    expect(codeOf(await prove(key.prove(await ask())))).toEqual([422, 'passkey-wrong'])
  })
})

test('at an address of numbers there are none, and that is said', async () => {
  const plain = await startHttp({ publicUrl: 'http://127.0.0.1:8080' })
  const got = await plain.callerWith('').call('POST', '/api/session/passkey-options', { body: {} })
  expect(codeOf(got)).toEqual([409, 'passkeys-not-here'])
  await plain.stop()
})

/** Need (E9): a program of an agency follows its dossiers and nobody else's, by what and so often as it may. */
import { randomUUID } from 'node:crypto'
import type { Changes, Clients, Progress } from '@motcua/contracts/open-api.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAccessTokens } from '../../src/platform/access-token.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { openOutward } from '../../src/platform/outward/outward.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

let http: HttpServer
let [commune, other] = [] as unknown as [Office, Office]
let [admin, elsewhere] = [] as unknown as [Caller, Caller]
let number = ''
beforeAll(async () => {
  http = await startHttp({ outward: openOutward({ allowsLoopback: false, lookup: async () => [{ address: '8.8.8.8', family: 4 }] }) })
  const offices = officesOf(http)
  await staffOffices(http, offices)
  ;[commune, other] = offices as [Office, Office]
  admin = await asRole(http, 'agency_admin', 'commune')
  elsewhere = await asRole(http, 'agency_admin', 'other-commune')
  number = (await handIn(http, commune, 1)).number
})
afterAll(() => http.stop())

const inDays = (days: number) => new Date(systemClock.now().getTime() + days * 86_400_000).toISOString()
const ALL = ['dossier.follow', 'dossier.read', 'webhook.manage']
const bodyOf = (office: Office, more: object = {}) => ({
  name: 'Phần mềm tổng hợp', unitId: office.seats.agency_admin.publicId, kind: 'oauth', scopes: ALL, perMinute: 6_000,
  validUntil: inDays(30), ...more,
})
interface Client { readonly id: string; readonly secret: string }
const letIn = async (more: object = {}, [office, caller] = [commune, admin]): Promise<Client> => {
  const { status, body } = await caller.call('POST', '/api/clients', { body: bodyOf(office, more) })
  expect(status).toBe(201)
  return body as unknown as Client
}
const nobody = () => http.callerWith('')
const FORM = 'application/x-www-form-urlencoded'
const basic = ({ id, secret }: Client) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
const askToken = async (authorization: string, payload = 'grant_type=client_credentials', caller = nobody()) =>
  caller.call('POST', '/api/open/v1/token', { payload, key: null, headers: { 'content-type': FORM, authorization } })
const tokenOf = async (client: Client, scope = '') => {
  const { body } = await askToken(basic(client), `grant_type=client_credentials&scope=${encodeURIComponent(scope)}`)
  return (body as unknown as { readonly access_token: string }).access_token
}
const ask = async (token: string, path: string): Promise<Got> =>
  nobody().call('GET', `/api/open/v1/${path}`, { headers: { authorization: `Bearer ${token}` } })
const changesOf = async (token: string, query = '') => (await ask(token, `dossiers?${query}`)).body as unknown as Changes

test('a secret is shown once, kept as a hash, and buys a token of ten minutes', async () => {
  const key = randomUUID()
  const body = bodyOf(commune)
  const [first, again] = [await admin.call('POST', '/api/clients', { body, key }), await admin.call('POST', '/api/clients', { body, key })]
  const client = first.body as unknown as Client
  expect([first.status, again.body]).toEqual([201, { id: client.id, secret: null }])
  const { rows } = await sql<{ all: string }>`select api_client::text as all from identity.api_client
    union all select request::text from audit.request union all select data::text from audit.event`.execute(http.province.database.owner)
  expect(rows.filter(({ all }) => all.includes(client.secret))).toEqual([])
  const token = await askToken(basic(client))
  expect(token).toMatchObject({
    status: 200, body: { token_type: 'Bearer', expires_in: 600, scope: ALL.join(' ') }, headers: { 'cache-control': 'no-store' },
  })
  expect(http.log.filter((line) => line.includes(client.secret) || line.includes(String(Reflect.get(token.body, 'access_token'))))).toEqual([])
})

test('a dossier of the unit is shown by its number, with nothing of whose it is; another’s does not exist', async () => {
  const mine = await ask(await tokenOf(await letIn()), `dossiers/${number}`)
  expect(mine).toMatchObject({
    status: 200,
    body: { number, state: 'received', nationalState: '2', unit: { id: commune.seats.agency_admin.publicId, name: commune.seats.agency_admin.name }, issuedAt: null } satisfies Partial<Progress>,
  })
  for (const personal of ['Nguyễn Thị Mẫu', '00019699', '0500000001']) expect(mine.text).not.toContain(personal)
  const theirs = await tokenOf(await letIn({}, [other, elsewhere]))
  const [hidden, none] = [await ask(theirs, `dossiers/${number}`), await ask(theirs, 'dossiers/H46.31-210625-9999')]
  expect([hidden.status, hidden.text]).toEqual([404, none.text])
})

test('changes are followed from a cursor on, each dossier once a page; what is not the unit’s is not told', async () => {
  const token = await tokenOf(await letIn())
  // What happened is told once nothing older is under way, in no database of this server.
  const numbers = async (query: string) => (await changesOf(token, query)).items.map((one) => one.number)
  await expect.poll(async () => numbers('from=beginning')).toContain(number)
  const before = await changesOf(token)
  expect(before).toMatchObject({ items: [], hasMore: false })
  const made = (await handIn(http, commune, 2)).number
  await handIn(http, other, 3)
  http.province.clock.set('2021-06-25T12:00:00+07:00')
  await expect.poll(async () => numbers(`cursor=${before.next}`)).toContain(made)
  const after = await changesOf(token, `cursor=${before.next}`)
  expect(after.items.map((one) => [one.number, one.state])).toEqual([[made, 'received']])
  expect((await changesOf(token, `cursor=${after.next}`)).items).toEqual([])
  const pages: string[] = []
  for (let page = await changesOf(token, 'from=beginning&limit=1'); ; page = await changesOf(token, `cursor=${page.next}&limit=1`)) {
    pages.push(...page.items.map((one) => one.number))
    expect(page.items.length).toBeLessThanOrEqual(1)
    if (!page.hasMore) break
  }
  expect([...new Set(pages)].sort()).toEqual([number, made].sort())
  expect((await ask(token, 'dossiers?cursor=eHl6')).body.code).toBe('cursor-wrong')
})

test('a key is a token itself, an OAuth secret is none, and a key buys none', async () => {
  const [key, oauth] = [await letIn({ kind: 'key' }), await letIn()]
  expect((await ask(key.secret, `dossiers/${number}`)).status).toBe(200)
  expect((await ask(oauth.secret, `dossiers/${number}`)).body.code).toBe('token-wrong')
  expect((await askToken(basic(key))).body.code).toBe('client-wrong')
})

test('each route asks for its scope: of the token, and of the client still', async () => {
  const client = await letIn({ scopes: ['dossier.read', 'dossier.follow'] })
  const narrow = await tokenOf(client, 'dossier.read')
  expect((await ask(narrow, `dossiers/${number}`)).status).toBe(200)
  const refused = await ask(narrow, 'dossiers')
  expect([refused.status, refused.body.code, refused.headers['www-authenticate']])
    .toEqual([401, 'scope-missing', 'Bearer realm="motcua", error="insufficient_scope"'])
  expect((await ask(await tokenOf(client), 'webhooks')).body.code).toBe('scope-missing')
  expect(await askToken(basic(client), 'grant_type=client_credentials&scope=webhook.manage'))
    .toMatchObject({ status: 400, body: { code: 'scope-unknown', error: 'invalid_scope' } })
  // What a client has lost, its tokens have, too.
  const wide = await tokenOf(client)
  await sql`update identity.api_client set scopes = '{dossier.read}' where public_id = ${client.id}`.execute(http.province.database.owner)
  expect((await ask(wide, 'dossiers')).body.code).toBe('scope-missing')
})

test('who was revoked, or whose time is over, is out at once, with the tokens that they had', async () => {
  const [client, brief] = [await letIn(), await letIn()]
  const [token, old] = [await tokenOf(client), await tokenOf(brief)]
  expect((await elsewhere.call('POST', `/api/clients/${client.id}/revocation`, { body: { reason: 'Hết hợp đồng' } })).body.code).toBe('client-unknown')
  expect((await admin.call('POST', `/api/clients/${client.id}/revocation`, { body: { reason: 'Hết hợp đồng' } })).status).toBe(200)
  await sql`update identity.api_client set made_at = made_at - interval '2 days', valid_until = made_at - interval '1 day'
    where public_id = ${brief.id}`.execute(http.province.database.owner)
  expect([(await ask(token, 'dossiers')).body.code, (await ask(old, 'dossiers')).body.code]).toEqual(['token-wrong', 'token-wrong'])
  expect([(await askToken(basic(client))).body.code, (await askToken(basic(brief))).body.code]).toEqual(['client-wrong', 'client-wrong'])
  expect((await admin.call('POST', `/api/clients/${client.id}/revocation`, { body: { reason: 'Hết hợp đồng' } })).body.code).toBe('client-unknown')
})

test('a token of another installation, of an unknown client or without a signature opens nothing', async () => {
  const client = await letIn()
  const now = systemClock.now()
  const claims = { client: client.id, scopes: ALL }
  const [secret, publicUrl] = ['only-for-demonstrations-and-development', 'http://localhost']
  // The program's own secret, so that what is refused below is refused for what is changed.
  expect((await ask(await openAccessTokens({ secret, publicUrl }).issue(claims, now), 'dossiers')).status).toBe(200)
  const [, payload = ''] = (await tokenOf(client)).split('.')
  const bad = [
    await openAccessTokens({ secret: 'x'.repeat(32), publicUrl }).issue(claims, now),
    await openAccessTokens({ secret, publicUrl: 'https://other.example' }).issue(claims, now),
    await openAccessTokens({ secret, publicUrl }).issue({ ...claims, client: randomUUID() }, now),
    await openAccessTokens({ secret, publicUrl }).issue(claims, new Date(now.getTime() - 700_000)),
    `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`,
  ]
  for (const token of bad) expect([token, (await ask(token, 'dossiers')).body.code]).toEqual([token, 'token-wrong'])
  for (const authorization of ['', 'Bearer', 'Bearer a b', 'Basic eDp5', `Bearer ${'a'.repeat(5_000)}`])
    expect((await nobody().call('GET', '/api/open/v1/dossiers', { headers: { authorization } })).body.code).toBe('token-missing')
  expect((await admin.call('GET', '/api/open/v1/dossiers')).body.code).toBe('token-missing')
})

test('at the door of tokens a wrong secret, a wrong grant and a wrong form each have their word', async () => {
  const client = await letIn()
  const wrong = await askToken(basic({ ...client, secret: `${client.secret}x` }))
  expect([wrong.status, wrong.headers['www-authenticate'], wrong.body]).toMatchObject(
    [401, 'Basic realm="motcua"', { code: 'client-wrong', error: 'invalid_client' }])
  for (const authorization of ['', 'Basic', 'Basic !!!', `Basic ${Buffer.from('no colon').toString('base64')}`, `Basic ${Buffer.from('%:%').toString('base64')}`])
    expect((await askToken(authorization)).body.code).toBe('client-wrong')
  expect((await askToken(basic({ ...client, id: randomUUID() }))).body.code).toBe('client-wrong')
  // As libraries write both, each as in a form (RFC 6749 2.3.1).
  const written = Object.entries(client).map(([name, value]: [string, string]) => [name, value.replaceAll('-', '%2D').replaceAll('_', '%5F')])
  expect((await askToken(basic(Object.fromEntries(written) as Client))).status).toBe(200)
  expect((await askToken(basic(client), 'grant_type=password')).body).toMatchObject({ code: 'grant-unknown', error: 'unsupported_grant_type' })
  expect((await askToken(basic(client), 'scope=dossier.read')).status).toBe(400)
  const guesser = nobody()
  const codes: string[] = []
  for (let nth = 0; nth < 32; nth += 1) codes.push((await askToken('Basic eDp5', undefined, guesser)).body.code)
  expect([codes[29], codes[30]]).toEqual(['client-wrong', 'too-many-requests'])
  expect((await askToken('Basic eDp5', undefined, guesser)).headers['retry-after']).toBe('60')
})

test('so many in a minute and no more; each answer says how many are left', async () => {
  const token = await tokenOf(await letIn({ perMinute: 2 }))
  const answers = [await ask(token, 'dossiers'), await ask(token, 'dossiers/none'), await ask(token, 'dossiers')]
  expect(answers.map(({ status, headers }) => [status, headers['ratelimit-limit'], headers['ratelimit-remaining']]))
    .toEqual([[200, '2', '1'], [404, '2', '0'], [429, '2', '0']])
  expect(Number(answers[2]?.headers['retry-after'])).toBeGreaterThan(0)
  expect(answers[2]?.body.code).toBe('too-many-requests')
})

test('endpoints are the unit’s, whoever of it keeps them', async () => {
  const token = await tokenOf(await letIn())
  const headers = { authorization: `Bearer ${token}` }
  const body = { unitId: commune.seats.agency_admin.publicId, address: `https://hook.example/${randomUUID()}`, kinds: ['dossier.issued'] }
  const key = randomUUID()
  const made = await nobody().call('POST', '/api/open/v1/webhooks', { body, headers, key })
  expect([made.status, String(Reflect.get(made.body, 'secret')).slice(0, 6)]).toEqual([201, 'whsec_'])
  expect((await nobody().call('POST', '/api/open/v1/webhooks', { body, headers, key })).body).toEqual({ id: made.body.id, secret: null })
  expect((await nobody().call('POST', '/api/open/v1/webhooks', { body: { ...body, kinds: ['dossier.paid'] }, headers, key })).body.code)
    .toBe('request-reused')
  expect((await nobody().call('POST', '/api/open/v1/webhooks', { body, headers, key: null })).body.code).toBe('body-invalid')
  const foreign = { ...body, unitId: other.seats.agency_admin.publicId }
  expect((await nobody().call('POST', '/api/open/v1/webhooks', { body: foreign, headers })).body.code).toBe('webhook-unit-unknown')
  const listed = async (by: string) => ((await ask(by, 'webhooks')).body.items as readonly { id: string }[]).map(({ id }) => id)
  const theirs = await tokenOf(await letIn({}, [other, elsewhere]))
  expect([await listed(token), await listed(theirs)]).toEqual([[made.body.id], []])
  expect((await ask(theirs, `webhooks/${made.body.id}/messages`)).body.code).toBe('webhook-unknown')
  const end = async (by: string) => nobody().call('POST', `/api/open/v1/webhooks/${made.body.id}/ending`, { body: {}, headers: { authorization: `Bearer ${by}` } })
  expect([(await end(theirs)).body.code, (await end(token)).status]).toEqual(['webhook-unknown', 200])
})

test.each([
  ['client-name-missing', { name: ' \u00a0 ' }, 422, '/name'], ['client-time-wrong', { validUntil: inDays(-1) }, 422, '/validUntil'],
  ['client-time-wrong', { validUntil: inDays(370) }, 422, '/validUntil'], ['body-invalid', { scopes: ['dossier.write'] }, 400, '/scopes/0'],
  ['body-invalid', { perMinute: 0 }, 400, '/perMinute'], ['body-invalid', { scopes: [] }, 400, '/scopes'],
])('%s: %j', async (code, more, status, pointer) => {
  const { status: got, body } = await admin.call('POST', '/api/clients', { body: bodyOf(commune, more) })
  expect([got, body.code, body.errors[0]?.pointer]).toEqual([status, code, pointer])
})

test('each administrator lets in for the own agency', async () => {
  const { id } = await letIn()
  const listed = async (caller: Caller) => ((await caller.call('GET', '/api/clients?limit=100')).body as unknown as Clients).items
  expect((await listed(admin)).find((one) => one.id === id)).toMatchObject({ name: 'Phần mềm tổng hợp', kind: 'oauth', scopes: ALL })
  expect((await listed(elsewhere)).some((one) => one.id === id)).toBe(false)
  expect((await elsewhere.call('POST', '/api/clients', { body: bodyOf(commune) })).body.code).toBe('webhook-unit-unknown')
})

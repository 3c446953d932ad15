/** Need (E9): whoever administers an agency has a program told of its dossiers, and sees what came of each message. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { WebhookMessages, Webhooks } from '@motcua/contracts/webhooks.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openOutward } from '../../src/platform/outward/outward.ts'
import { webhookKeyOf } from '../../src/platform/webhook-signature.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

const PATH = '/api/webhooks'
let http: HttpServer
let commune: Office
let other: Office
let [admin, elsewhere, top] = [] as unknown as [Caller, Caller, Caller]
/** What a name is at the moment. */
let resolved = ['8.8.8.8']
beforeAll(async () => {
  http = await startHttp({
    outward: openOutward({
      allowsLoopback: false, lookup: async () => resolved.map((address) => ({ address, family: 4 })),
    }),
  })
  const offices = officesOf(http)
  await staffOffices(http, offices)
  ;[commune, other] = offices as [Office, Office]
  admin = await asRole(http, 'agency_admin', 'commune')
  elsewhere = await asRole(http, 'agency_admin', 'other-commune')
  top = await asRole(http, 'system_admin', 'commune')
})
afterAll(() => http.stop())
beforeEach(() => { resolved = ['8.8.8.8'] })

const body = (more: object = {}) => ({
  unitId: commune.seats.agency_admin.publicId, address: `https://hook.example/${randomUUID()}`, kinds: ['dossier.accepted'], ...more,
})
const register = async (given: object, caller = admin, key = randomUUID()) => caller.call('POST', PATH, { body: given, key })
const listed = async (caller: Caller) => ((await caller.call('GET', `${PATH}?limit=100`)).body as unknown as Webhooks).items
const secretOf = ({ body: answer }: { readonly body: unknown }) => (answer as { readonly secret: string | null }).secret

test('its secret is shown once, and stands nowhere', async () => {
  const [given, key] = [body({ kinds: ['dossier.issued', 'dossier.accepted', 'dossier.issued'] }), randomUUID()]
  const [first, again] = [await register(given, admin, key), await register(given, admin, key)]
  expect(first.status).toBe(201)
  const secret = secretOf(first) ?? ''
  expect(webhookKeyOf(secret)).toHaveLength(32)
  expect([again.status, again.body.id, secretOf(again)]).toEqual([201, first.body.id, null])
  const { rows } = await sql<{ all: string }>`select webhook::text as all from integration.webhook
    union all select request::text from audit.request union all select data::text from audit.event`.execute(http.province.database.owner)
  expect(rows.filter(({ all }) => all.includes(secret) || all.includes(webhookKeyOf(secret)?.toString('hex') ?? '-'))).toEqual([])
  expect(http.log.filter((line) => line.includes(secret))).toEqual([])
  expect((await listed(admin)).find(({ id }) => id === first.body.id)).toMatchObject({
    address: given.address, kinds: ['dossier.accepted', 'dossier.issued'], unitName: commune.seats.agency_admin.name, waiting: 0, fault: null,
  })
})

test('each administrator keeps those of the own agency, that of the province all', async () => {
  const { body: { id } } = await register(body())
  const seen = [await listed(elsewhere), await listed(top)].map((all) => all.some((one) => one.id === id))
  expect(seen).toEqual([false, true])
  expect(await register(body(), elsewhere)).toMatchObject({ status: 422, body: { code: 'webhook-unit-unknown', errors: [{ pointer: '/unitId' }] } })
  expect((await elsewhere.call('GET', `${PATH}/${id}/messages`)).body.code).toBe('webhook-unknown')
  expect((await elsewhere.call('POST', `${PATH}/${id}/ending`, { body: {} })).body.code).toBe('webhook-unknown')
  expect((await admin.call('POST', `${PATH}/${id}/ending`, { body: {} })).status).toBe(200)
  expect((await listed(admin)).some((one) => one.id === id)).toBe(false)
  expect((await register({ ...body(), unitId: other.seats.agency_admin.publicId }, top)).status).toBe(201)
})

test.each([
  ['address-wrong', { address: 'http://hook.example/' }, '/address'], ['address-wrong', { address: ' ' }, '/address'],
  ['address-inward', { address: 'https://169.254.169.254/latest' }, '/address'],
  ['address-inward', { address: 'https://[::ffff:127.0.0.1]/' }, '/address'],
  ['webhook-kind-unknown', { kinds: ['dossier.accepted', 'dossier.taken'] }, '/kinds/1'],
])('%s: %j', async (code, more, pointer) => {
  expect(await register(body(more))).toMatchObject({ status: 422, body: { code, errors: [{ pointer }] } })
})

test('a name that points inward, or nowhere, is refused', async () => {
  resolved = ['8.8.8.8', '192.168.1.1']
  expect((await register(body())).body.code).toBe('address-inward')
  resolved = []
  expect((await register(body())).body.code).toBe('address-unknown')
})

test('what is not of the shape is refused', async () => {
  for (const more of [{ kinds: [] }, { kinds: ['a\u0000.b'] }, { address: 'x'.repeat(501) }, { unitId: '1' }, { more: 1 }])
    expect((await register(body(more))).status).toBe(400)
})

test('what it was told is listed newest first, page by page, and sent again on demand', async () => {
  const { body: { id } } = await register(body())
  const partner = `webhook-${id.replaceAll('-', '')}`
  await sql`insert into integration.message_out (partner, kind, era, event_id, body, digest, happened_at, made_at, state, acknowledged_at)
    select ${partner}, 'dossier-accepted', 0, nth, '{"type": "motcua.dossier.accepted"}', sha256(''), ${http.province.clock.now()},
      ${http.province.clock.now()}, 'acknowledged', ${http.province.clock.now()} from generate_series(1, 3) nth`.execute(http.province.database.owner)
  const messages = async (query: string) => (await admin.call('GET', `${PATH}/${id}/messages?${query}`)).body as unknown as WebhookMessages
  const first = await messages('limit=2')
  const rest = await messages(`limit=2&cursor=${first.next ?? ''}`)
  expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null])
  expect(first.items[0]).toMatchObject({ type: 'motcua.dossier.accepted', state: 'acknowledged', number: null, tries: 0 })
  const message = rest.items[0]?.id
  const resend = async (caller: Caller) => caller.call('POST', `${PATH}/${id}/resending`, { body: { message } })
  expect((await resend(elsewhere)).body.code).toBe('webhook-unknown')
  expect([(await resend(admin)).status, (await resend(admin)).body.code]).toEqual([200, 'message-waits'])
  expect((await messages('limit=100')).items.map(({ state }) => state)).toEqual(['acknowledged', 'acknowledged', 'waiting'])
  expect((await listed(admin)).find((one) => one.id === id)).toMatchObject({ waiting: 1 })
})

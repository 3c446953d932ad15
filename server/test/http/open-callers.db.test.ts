/** Need (E9): what a program registered ends with it; one that errs keeps no other out; none sees what is undone. */
import { randomUUID } from 'node:crypto'
import type { Clients, Progress } from '@motcua/contracts/open-api.ts'
import type { KeptWebhooks, Webhooks } from '@motcua/contracts/webhooks.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../src/platform/clock.ts'
import { openOutward } from '../../src/platform/outward/outward.ts'
import { openDesk } from '../dossier-desk.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

const [SECTION, BRANCH] = ['cq:ubnd-dong-hoi:bpmc', 'cq:ubnd-dong-hoi:cn-vpdkdd']
const MINUTE = 60_000
let http: HttpServer
let top: Caller
beforeAll(async () => {
  http = await startHttp({ outward: openOutward({ allowsLoopback: false, lookup: async () => [{ address: '8.8.8.8', family: 4 }] }) })
  await staffOffices(http, officesOf(http))
  top = await asRole(http, 'system_admin', 'commune')
})
afterAll(() => http.stop())

interface Client { readonly id: string; readonly secret: string }
const unitId = () => http.province.unit(BRANCH).publicId
const letIn = async (more: object = {}): Promise<Client> => (await top.call('POST', '/api/clients', {
  body: {
    name: 'Phần mềm tổng hợp', unitId: unitId(), kind: 'key', scopes: ['dossier.follow', 'dossier.read', 'webhook.manage'],
    perMinute: 6_000, validUntil: new Date(systemClock.now().getTime() + 30 * 1_440 * MINUTE).toISOString(), ...more,
  },
})).body as unknown as Client
const nobody = () => http.callerWith('')
const by = ({ secret }: Client) => ({ authorization: `Bearer ${secret}` })
const endpoint = () => ({ unitId: unitId(), address: `https://hook.example/${randomUUID()}`, kinds: ['dossier.issued'] })
const register = async (client: Client) =>
  (await nobody().call('POST', '/api/open/v1/webhooks', { body: endpoint(), headers: by(client) })).body.id
const kept = async () => ((await top.call('GET', '/api/webhooks?limit=100')).body as unknown as KeptWebhooks).items
const revoke = async ({ id }: Client, reason: string) => top.call('POST', `/api/clients/${id}/revocation`, { body: { reason } })

test('each endpoint says who registered it; that of a program ends with it, with a reason, and no other does', async () => {
  const [client, other] = [await letIn(), await letIn({ name: 'Phần mềm khác' })]
  const [theirs, others] = [await register(client), await register(other)]
  const officers = (await top.call('POST', '/api/webhooks', { body: endpoint() })).body.id
  const shown = new Map((await kept()).map((one) => [one.id, [one.clientId, one.clientName, one.officerName === null]]))
  expect([shown.get(theirs), shown.get(officers)]).toEqual([[client.id, 'Phần mềm tổng hợp', true], [null, null, false]])
  const seen = ((await nobody().call('GET', '/api/open/v1/webhooks', { headers: by(other) })).body as unknown as Webhooks).items
  expect(seen.map((one) => [one.id, one.clientId, Object.keys(one).includes('officerName')]).sort())
    .toEqual([[theirs, client.id, false], [others, other.id, false], [officers, null, false]].sort())
  expect(await revoke(client, ' \u00a0\u200b ')).toMatchObject({ status: 422, body: { code: 'client-reason-missing', errors: [{ pointer: '/reason' }] } })
  expect((await kept()).map(({ id }) => id)).toContain(theirs)
  expect((await revoke(client, 'Hết hợp đồng')).status).toBe(200)
  const left = (await kept()).map(({ id }) => id).filter((id) => [theirs, others, officers].includes(id))
  expect(left.sort()).toEqual([others, officers].sort())
})

test('what an officer registers for a program reaches no further than that, is listed with it, and ends with it', async () => {
  const client = await letIn({ name: 'Phần mềm theo dõi' })
  const make = async (more: object) => top.call('POST', '/api/webhooks', { body: { ...endpoint(), clientId: client.id, ...more } })
  expect(await make({ unitId: http.province.unit('cq:ubnd-dong-hoi').publicId }))
    .toMatchObject({ status: 422, body: { code: 'webhook-unit-unknown', errors: [{ pointer: '/unitId' }] } })
  expect((await make({ clientId: randomUUID() })).body.code).toBe('client-unknown')
  const { body: { id } } = await make({})
  const of = async (query: string) => ((await top.call('GET', `/api/webhooks?limit=100&${query}`)).body as unknown as KeptWebhooks).items
  expect((await of(`client=${client.id}`)).map((one) => [one.id, one.clientName, one.officerName === null, one.state, one.endedAt]))
    .toEqual([[id, 'Phần mềm theo dõi', false, 'running', null]])
  expect(await of(`client=${randomUUID()}`)).toEqual([])
  await sql`update integration.partner set fault = 'http-500' where code = ${`webhook-${id.replaceAll('-', '')}`}`.execute(http.province.database.owner)
  expect((await of(`client=${client.id}`)).map(({ state }) => state)).toEqual(['stumbling'])
  await revoke(client, 'Hết hợp đồng')
  expect(await of(`client=${client.id}`)).toEqual([])
  expect((await of(`client=${client.id}&ended=too`)).map(({ state, endedAt }) => [state, endedAt === null])).toEqual([['ended', false]])
  expect((await make({ address: 'https://hook.example/khac' })).body.code).toBe('client-unknown')
})

test('of a program it is known when it was last there, to within ten minutes and not of each request', async () => {
  const client = await letIn({ name: 'Phần mềm vào rồi' })
  const seen = async () => ((await top.call('GET', '/api/clients?limit=100')).body as unknown as Clients).items
    .find(({ id }) => id === client.id)?.seenAt
  const ask = async () => (await nobody().call('GET', '/api/open/v1/webhooks', { headers: by(client) })).status
  const set = async (minutes: number) => sql`update identity.api_client
    set seen_at = ${new Date(systemClock.now().getTime() - minutes * MINUTE)} where public_id = ${client.id}`.execute(http.province.database.owner)
  expect(await seen()).toBeNull()
  expect(await ask()).toBe(200)
  const first = await seen()
  expect(Date.parse(first ?? '')).toBeGreaterThan(systemClock.now().getTime() - MINUTE)
  await set(9)
  const nine = await seen()
  expect([await ask(), await seen()]).toEqual([200, nine])
  await set(11)
  const eleven = await seen()
  expect([await ask(), await seen() === eleven]).toEqual([200, false])
})

test('a program whose address others have filled with wrong tokens is let in, and the others are told to wait', async () => {
  const [key, oauth] = [await letIn(), await letIn({ kind: 'oauth' })]
  const shared = nobody()
  const ask = async (secret: string) => (await shared.call('GET', '/api/open/v1/dossiers', { headers: by({ id: '', secret }) })).status
  const buy = async (given: string) => (await shared.call('POST', '/api/open/v1/token', {
    payload: 'grant_type=client_credentials', key: null,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'authorization': `Basic ${Buffer.from(given).toString('base64')}` },
  })).status
  const [asked, bought] = [[] as number[], [] as number[]]
  for (let nth = 0; nth < 62; nth += 1) asked.push(await ask('mck_wrong'))
  for (let nth = 0; nth < 32; nth += 1) bought.push(await buy('x:y'))
  expect([asked.slice(58), bought.slice(28)]).toEqual([[401, 401, 429, 429], [401, 401, 429, 429]])
  expect([await ask(key.secret), await buy(`${oauth.id}:${oauth.secret}`)]).toEqual([200, 200])
})

test('what may still be undone is not shown before the time for that is over; what is final at once is', async () => {
  const client = await letIn()
  const { province } = http
  const desk = openDesk(province)
  const later = (seconds: number) =>
    province.clock.set(new Date(province.clock.now().getTime() + seconds * 1_000).toISOString())
  const made = await desk.receive('bien-dong-chuyen-nhuong', ['reception', SECTION], { person: await province.aPerson(1), territory: 'xa:18856' })
  const stateOf = async () => {
    const { body } = await nobody().call('GET', `/api/open/v1/dossiers/${made.number}`, { headers: by(client) })
    return (body as unknown as Progress).state
  }
  const changed = async () => {
    const { body } = await nobody().call('GET', '/api/open/v1/dossiers?from=beginning', { headers: by(client) })
    const { items } = body as unknown as { readonly items: readonly Progress[] }
    return items.find(({ number }) => number === made.number)?.state
  }
  later(60)
  await desk.act('take', made.publicId, ['officer', BRANCH])
  // The list of what changed waits for every transaction on the server that began before.
  expect(await stateOf()).toBe('received')
  await expect.poll(changed).toBe('received')
  later(9)
  expect(await stateOf()).toBe('received')
  later(1)
  expect(await stateOf()).toBe('in-progress')
  await expect.poll(changed).toBe('in-progress')
})

test('what is final at once is shown at once, also where it follows what could be undone', async () => {
  const client = await letIn()
  const { province } = http
  const desk = openDesk(province)
  const made = await desk.receive('bien-dong-chuyen-nhuong', ['reception', SECTION], { person: await province.aPerson(2), territory: 'xa:18856' })
  await desk.act('take', made.publicId, ['officer', BRANCH])
  await desk.act('ask-payment', made.publicId, ['officer', BRANCH])
  const { body } = await nobody().call('GET', `/api/open/v1/dossiers/${made.number}`, { headers: by(client) })
  expect((body as unknown as Progress).state).toBe('awaiting-payment')
})

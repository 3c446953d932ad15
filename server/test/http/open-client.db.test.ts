/** Need (E9): who writes a program against the outward API copies one file, and it does what the document says. */
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { MotcuaClient, MotcuaError } from '@motcua/contracts/open-client.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../src/platform/clock.ts'
import { openOutward } from '../../src/platform/outward/outward.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

let http: HttpServer
let commune: Office
let admin: Caller
let baseUrl = ''
let number = ''
beforeAll(async () => {
  const lookup = async () => [{ address: '8.8.8.8', family: 4 }]
  http = await startHttp({ outward: openOutward({ allowsLoopback: false, lookup }) })
  const offices = officesOf(http)
  await staffOffices(http, offices)
  ;[commune] = offices as [Office]
  admin = await asRole(http, 'agency_admin', 'commune')
  number = (await handIn(http, commune, 1)).number
  await http.app.listen({ port: 0, host: '127.0.0.1' })
  baseUrl = `http://127.0.0.1:${String((http.app.server.address() as AddressInfo).port)}`
})
afterAll(() => http.stop())

const letIn = async (kind: 'oauth' | 'key', perMinute = 100) => {
  const { body } = await admin.call('POST', '/api/clients', {
    body: {
      name: 'Chương trình mẫu', unitId: commune.seats.agency_admin.publicId, kind, perMinute,
      scopes: ['dossier.follow', 'dossier.read', 'webhook.manage'],
      validUntil: new Date(systemClock.now().getTime() + 86_400_000).toISOString(),
    },
  })
  return body as unknown as { readonly id: string; readonly secret: string }
}
const now = () => systemClock.now().getTime()

test('it follows dossiers and reads one, with one token for all calls', async () => {
  const asked: string[] = []
  const counting: typeof fetch = async (address, init) => {
    asked.push(`${init?.method ?? ''} ${(address as URL).pathname}`)
    return fetch(address, init)
  }
  const client = new MotcuaClient({ baseUrl, access: await letIn('oauth'), fetch: counting, now })
  const { items, next, hasMore } = await client.getDossiers({ from: 'beginning', limit: 10 })
  expect([items.map((one) => one.number), hasMore]).toEqual([[number], false])
  expect((await client.getDossiers({ cursor: next })).items).toEqual([])
  expect(await client.getDossiersByNumber(number)).toMatchObject({ number, state: 'received', issuedAt: null })
  expect(asked.filter((one) => one.endsWith('/token'))).toHaveLength(1)
})

test('it keeps endpoints by a key; the same request again is done once', async () => {
  const { secret } = await letIn('key')
  const client = new MotcuaClient({ baseUrl, access: { key: secret }, now })
  const body = {
    unitId: commune.seats.agency_admin.publicId, address: 'https://hook.example/nhan', kinds: ['dossier.issued'],
  }
  const key = randomUUID()
  const [made, again] = [await client.postWebhooks(body, key), await client.postWebhooks(body, key)]
  expect([made.secret?.slice(0, 6), again]).toEqual(['whsec_', { id: made.id, secret: null }])
  expect((await client.getWebhooks()).items.map(({ id }) => id)).toEqual([made.id])
  expect(await client.getWebhooksByIdMessages(made.id)).toEqual({ items: [], next: null })
  expect(await client.postWebhooksByIdEnding(made.id, {}, randomUUID())).toEqual({ id: made.id })
})

test('a refusal has its code, and says when to ask again', async () => {
  const client = new MotcuaClient({ baseUrl, access: await letIn('oauth', 1), now })
  await expect(client.getDossiersByNumber('H46.31-210625-9999')).rejects.toMatchObject({ status: 404, code: 'not-found' })
  const refused = await client.getDossiers().catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(MotcuaError)
  expect(refused).toMatchObject({ status: 429, code: 'too-many-requests' })
  expect((refused as MotcuaError).retryAfter).toBeGreaterThan(0)
  const stranger = new MotcuaClient({ baseUrl, access: { id: randomUUID(), secret: 'none' }, now })
  await expect(stranger.getDossiers()).rejects.toMatchObject({ status: 401, code: 'client-wrong' })
})

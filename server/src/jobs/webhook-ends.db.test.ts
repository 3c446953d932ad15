/** Need (E9): an endpoint that ends is told of nothing more, whenever that is; it ends with its program. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { type WebhookReceiver, openReceiver } from '../../test/webhook-receiver.ts'
import { ok } from '../kernel/result.ts'
import { FIRST, listEventsAfter } from '../modules/audit/public.ts'
import type { Person } from '../modules/identity/public.ts'
import {
  type EndpointLimits, WEBHOOK_KINDS, endWebhook, endWebhooksOfClient, findWebhook, listWebhookMessages, moveWebhooks,
  registerWebhook,
} from '../modules/integration/public.ts'
import { openOutward } from '../platform/outward/outward.ts'
import { type WebhookJobs, drainWebhooks, moveToWebhooks } from './webhooks.ts'

const LAND = 'bien-dong-chuyen-nhuong'
const [SECTION, BRANCH] = ['cq:ubnd-dong-hoi:bpmc', 'cq:ubnd-dong-hoi:cn-vpdkdd']
const OFFICER = ['officer', BRANCH] as const
const SECRET = 'a secret of the program, of some length'

let province: Province
let desk: Desk
let person: Person
let rooms: WebhookJobs
let receiver: WebhookReceiver
const machine = movableClock('2026-11-30T08:00+07:00')

beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
  rooms = {
    ...province, machineClock: machine, publicUrl: 'https://motcua.example', secret: SECRET,
    outward: openOutward({ allowsLoopback: true }),
  }
})
afterAll(() => province.drop())
beforeEach(async () => {
  await sql`truncate integration.webhook, integration.message_out, integration.partner cascade`.execute(province.database.owner)
  receiver = await openReceiver()
  receiver.now = () => machine.now()
})
afterEach(() => receiver.close())

const later = (seconds: number) => {
  province.clock.set(new Date(province.clock.now().getTime() + seconds * 1_000).toISOString())
}
const rest = (seconds: number) => { machine.set(new Date(machine.now().getTime() + seconds * 1_000).toISOString()) }
const register = async (
  unit: string,
  { address = receiver.url, limits = { ofUnit: 50, ofClient: 10 }, client }: {
    address?: string; limits?: EndpointLimits; client?: { id: bigint; validUntil: Date } } = {},
) => {
  const made = await province.inOneGo((ctx) => registerWebhook(ctx, {
    unitId: province.unit(unit).id, address, kinds: WEBHOOK_KINDS, limits, client, secret: SECRET,
  }))
  receiver.secret = made.secret
  return made.publicId
}
const isBehind = async () => (await sql<{ is: boolean }>`select exists (select from audit.event
  left join audit.cursor on consumer = 'to-webhooks'
  where consumer is null or (event.era, event.xid, event.id) > (cursor.era, cursor.xid, cursor.id)) as is`
  .execute(province.database.owner)).rows[0]?.is
/** Moves every event that there is, also where transactions of others still run. */
async function move(): Promise<void> {
  later(11) // what may still be undone is told of to nobody
  while (await isBehind()) if (await moveToWebhooks(rooms) === 0) await sleep(10)
}
async function tell(): Promise<void> {
  await move()
  while (await drainWebhooks(rooms, randomUUID()));
}
async function settleSome(): Promise<{ number: string; publicId: string }> {
  const made = await desk.receive(LAND, ['reception', SECTION], { person, territory: 'xa:18856' })
  for (const deed of ['take', 'ask-payment', 'pay'] as const) {
    later(60)
    await desk.act(deed, made.publicId, OFFICER)
  }
  return made
}
const messagesOf = async (webhook: string) => {
  const endpoint = await findWebhook(province.db, webhook)
  return (await listWebhookMessages(province.db, endpoint?.partner ?? '', { limit: 100 })).reverse()
}

const end = async (webhook: string) => province.inOneGo((ctx) => endWebhook(ctx, { webhook, isReached: () => true }))

test('of one that ends while its messages are sent, nothing more goes out', async () => {
  const webhook = await register(BRANCH)
  await settleSome()
  await move()
  const outward = {
    ...rooms.outward,
    async post(...call: Parameters<typeof rooms.outward.post>) {
      const posted = await rooms.outward.post(...call)
      await end(webhook)
      return posted
    },
  }
  await drainWebhooks({ ...rooms, outward }, randomUUID())
  expect(receiver.received.map(({ event: { type } }) => type)).toEqual(['motcua.dossier.accepted'])
  expect((await messagesOf(webhook)).map(({ state }) => state)).toEqual(['dropped', 'dropped', 'dropped'])
})

test('one that ends while messages are made for it waits for that, so that none of them is left waiting', async () => {
  const webhook = await register(BRANCH)
  await settleSome()
  const isWaiting = async () => (await sql`select from pg_stat_activity where datname = current_database()
    and wait_event_type = 'Lock'`.execute(province.database.owner)).rows.length > 0
  // Other tests write in this cluster, and hold back what may be read.
  await expect.poll(async () => (await listEventsAfter(province.db, FIRST, 1_000)).map(({ type }) => type))
    .toContain('dossier.paid')
  const { first, ended } = await province.db.transaction().execute(async (tx) => {
    const now = province.clock.now()
    const times = { now, machineNow: machine.now() }
    expect(await moveWebhooks(tx, rooms, await listEventsAfter(tx, FIRST, 1_000), times)).toBeGreaterThan(0)
    const ended = end(webhook)
    const seen = { isOver: false }
    void ended.then(() => { seen.isOver = true })
    while (!seen.isOver && !await isWaiting()) await sleep(5)
    return { first: seen.isOver ? 'ended' : 'made', ended }
  })
  await ended
  expect([first, ...new Set((await messagesOf(webhook)).map(({ state }) => state))]).toEqual(['made', 'dropped'])
})

test('more endpoints than are looked at at a time are all told', async () => {
  const unitId = province.unit(BRANCH).id
  await register(BRANCH)
  await sql`with more as (insert into integration.partner (code) select 'webhook-' || nth from generate_series(1, 501) nth returning code)
    insert into integration.webhook (public_id, partner, unit_id, address, kinds, secret_digest, made_at, made_by)
    select gen_random_uuid(), code, ${unitId}, 'https://hook.example/' || code, '{dossier.paid}', sha256(''), ${province.clock.now()}, 1
    from more`.execute(province.database.owner)
  await settleSome()
  await move()
  const { rows } = await sql<{ told: number }>`select count(distinct partner)::int as told from integration.message_out`
    .execute(province.database.owner)
  expect(rows[0]?.told).toBe(502)
})

const aClient = async () => (await sql<{ id: bigint }>`insert into identity.api_client (name, unit_id, kind, scopes, per_minute, secret_hash,
    valid_until, made_at, made_by)
  values ('Phần mềm thử', ${province.unit(BRANCH).id}, 'key', '{webhook.manage}', 60, sha256(${randomUUID()}::bytea),
    ${new Date(machine.now().getTime() + 100_000)}, ${machine.now()}, 1) returning id`.execute(province.database.owner)).rows[0]?.id ?? 0n

test('what a program registered ends with it, and what others did goes on', async () => {
  const client = { id: await aClient(), validUntil: new Date(machine.now().getTime() + 100_000) }
  const [theirs, officers] = [await register(BRANCH, { client, address: `${receiver.url}/2` }), await register(BRANCH)]
  await settleSome()
  await move()
  expect(await province.inOneGo(async (ctx) => ok(await endWebhooksOfClient(ctx, client.id)))).toBe(1)
  await tell()
  const statesOf = async (webhook: string) => [...new Set((await messagesOf(webhook)).map(({ state }) => state))]
  expect([await statesOf(theirs), await statesOf(officers)]).toEqual([['dropped'], ['acknowledged']])
})

test('when the time of its program is over, an endpoint is told of nothing', async () => {
  const client = { id: await aClient(), validUntil: new Date(machine.now().getTime() + 100_000) }
  const webhook = await register(BRANCH, { client })
  await settleSome()
  await move()
  rest(100)
  await drainWebhooks(rooms, randomUUID())
  await settleSome()
  await move()
  expect([receiver.received.length, (await messagesOf(webhook)).map(({ state }) => state)]).toEqual([0, ['waiting', 'waiting', 'waiting']])
})

test('a unit has so many endpoints at most, and a program; of two at once for the last place one is there', async () => {
  const limits = { ofUnit: 3, ofClient: 1 }
  const client = { id: await aClient(), validUntil: new Date(machine.now().getTime() + 100_000) }
  const at = (path: string, more: object = {}) => register(BRANCH, { address: `${receiver.url}/${path}`, limits, ...more })
  await at('a', { client })
  await expect(at('b', { client })).rejects.toThrow('webhook-too-many')
  const first = await at('c')
  const both = await Promise.allSettled([at('d'), at('e')])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await end(first)
  expect(await at('f')).not.toBe(first)
})

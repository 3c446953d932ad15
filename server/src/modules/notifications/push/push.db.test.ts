/**
 * Need: who switched it on is told on their devices, a heading and no more; where that fails, by the next way. The push
 * service and the browsers behind it are the sandbox's, which read what arrives by code of their own.
 */
import { type Nation, openNation } from '@motcua/sandbox/nation.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../../test/database.ts'
import { inOneGo } from '../../../../test/in-one-go.ts'
import { ok } from '../../../kernel/result.ts'
import { stoppedClock, systemClock } from '../../../platform/clock.ts'
import type { Backing } from '../../../platform/db.ts'
import { openOutward } from '../../../platform/outward/outward.ts'
import type { PushAddress } from '../../../platform/push/encrypt-push.ts'
import { openPush } from '../../../platform/push/push-port.ts'
import { recordEvent } from '../../audit/public.ts'
import { recordPerson } from '../../identity/public.ts'
import { loadRows } from '../load-rows.ts'
import { queueMessage } from '../queue-message.ts'
import { type Ports, type SendRules, sendNext } from '../send-next.ts'
import { findWay } from '../way-store.ts'
import { endPush } from './end-push.ts'
import { listPushSubscriptions } from './push-store.ts'
import { subscribePush } from './subscribe-push.ts'

const RULE = { devices: 3, keptHours: 72 }
const SETTINGS = { key: 'khoa-cua-tinh', contact: 'mailto:motcua@example.vn' }
const clock = stoppedClock('2021-06-25T09:00+07:00')
let database: TestDatabase
let backing: Backing
let nation: Nation
let url = ''
let nth = 0
const sms: string[] = []

const portTo = (allowsLoopback: boolean) =>
  openPush(SETTINGS, { outward: openOutward({ allowsLoopback }), machineClock: systemClock })
const portsWith = (push: Ports['push']): Ports => ({
  sms: { send: async ({ text }) => { sms.push(text) } },
  mail: { send: () => Promise.resolve(), close: () => Promise.resolve() }, push,
})
const ports = portsWith({ port: portTo(true), page: '/thong-bao-cua-toi' })

beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing(clock)
  nation = await openNation({ ports: {}, only: ['web-push'], home: 'http://127.0.0.1:9', keys: {}, isKept: true })
  url = nation.urls['web-push'] ?? ''
  await inOneGo(backing, async (ctx) => ok(await loadRows(ctx, [{
    key: 'told', language: 'vi', sms: 'SMS {number}', subject: 'Về {number}', text: 'Hồ sơ {number} của bạn.',
    validFrom: '2021-01-01', validTo: null,
  }])))
})
afterAll(async () => {
  await nation.stop()
  await database.drop()
})
beforeEach(() => { sms.length = 0 })

const act = async (deed: string, given: object) =>
  (await fetch(`${url}/_sandbox/act/${deed}`, { method: 'POST', body: JSON.stringify(given) })).json() as Promise<unknown>
const arrived = async () => {
  const seen = await (await fetch(`${url}/_sandbox/state`)).json() as { messages: { text: string; ttl: number }[] }
  return seen.messages.map(({ text, ttl }) => ({ ...JSON.parse(text) as object, ttl }))
}

async function browser(): Promise<PushAddress> {
  const { endpoint, keys } = await act('subscribe', { applicationServerKey: ports.push?.port.publicKey }) as
    { endpoint: string; keys: { p256dh: string; auth: string } }
  return { endpoint, p256dh: Buffer.from(keys.p256dh, 'base64url'), auth: Buffer.from(keys.auth, 'base64url') }
}
async function person(): Promise<bigint> {
  nth += 1
  return (await inOneGo(backing, (ctx) => recordPerson(ctx, {
    kind: 'citizen', personalNumber: `0001999902${String(10 + nth)}`, fullName: 'Nguyễn Thị Mẫu', proof: 'seen',
    phone: `+845000003${String(10 + nth)}`,
  }))).id
}
const subscribe = async (personId: bigint, address: PushAddress) => inOneGo(backing, (ctx) =>
  subscribePush(ctx, { ...address, personId, device: 'Firefox trên Android', most: RULE.devices }))
/** Somebody who switched it on in so many browsers. */
async function told(many = 1): Promise<{ self: bigint; browsers: PushAddress[] }> {
  const self = await person()
  const browsers = await Promise.all(Array.from({ length: many }, browser))
  for (const one of browsers) await subscribe(self, one)
  return { self, browsers }
}
const queue = async (toPerson: bigint) => inOneGo(backing, async (ctx) => {
  await recordEvent(ctx, { type: 'thing.told', subjectKind: 'thing', subjectId: 1n, data: {} })
  nth += 1
  return ok(await queueMessage(ctx, {
    toPerson, template: 'told', words: { number: 'Z99-1' }, dossierId: null, event: { era: 1, id: BigInt(nth) },
  }))
})
const send = async (rules: SendRules = { push: RULE }, by = ports) => sendNext(backing, by, rules)
const sendAll = async (rules?: SendRules, by?: Ports) => { while (await send(rules, by)) continue }
const states = async (toPerson: bigint) => (await sql<{ one: string }>`
  select channel || ' ' || state as one from notifications.message where to_person = ${toPerson} order by id`
  .execute(backing.db)).rows.map(({ one }) => one)
const spoken = async (type: string) => (await sql<{ data: { why?: string } }>`
  select data from audit.event where type = ${type} order by id`.execute(backing.db)).rows.map(({ data }) => data)

test('a device that was switched on reads the heading, and where to go on; nothing else leaves the house', async () => {
  const { self } = await told()
  expect([await findWay(backing.db, self), (await spoken('push-subscription.made')).length]).toEqual(['push', 1])
  expect(await queue(self)).toEqual(['portal', 'push'])
  await sendAll()
  expect(await states(self)).toEqual(['portal sent', 'push sent'])
  const [first, ...more] = await arrived()
  expect([first, more, sms]).toEqual([{
    id: expect.stringMatching(/^[\da-f-]{36}$/) as unknown, text: 'Về Z99-1', lang: 'vi', page: '/thong-bao-cua-toi',
    ttl: 72 * 3_600,
  }, [], []])
})

test('a device that is gone is forgotten, and its owner told by the next way and not by it again', async () => {
  const { self, browsers: [one] } = await told()
  await act('answer', { endpoint: one?.endpoint, status: 410 })
  await queue(self)
  await sendAll()
  expect([await states(self), sms]).toEqual([['portal sent', 'push failed', 'sms sent'], ['SMS Z99-1']])
  expect(await listPushSubscriptions(backing.db, self)).toEqual([])
  expect((await spoken('push-subscription.ended')).at(-1)).toMatchObject({ why: 'gone' })
  expect(await queue(self)).toEqual(['portal', 'sms'])
})

test('one device that has it is enough; of two the one that is gone is forgotten alone', async () => {
  const { self, browsers: [one, two] } = await told(2)
  await act('answer', { endpoint: one?.endpoint, status: 404 })
  await queue(self)
  await sendAll()
  expect(await states(self)).toEqual(['portal sent', 'push sent'])
  expect(await listPushSubscriptions(backing.db, self)).toHaveLength(1)
  // A bad hour of the other is no end of it.
  await act('answer', { endpoint: two?.endpoint, status: 503 })
  const before = (await arrived()).length
  await queue(self)
  await send()
  expect(await states(self)).toContain('push waiting')
  await act('answer', { endpoint: two?.endpoint, status: null })
  clock.forward(1)
  await sendAll()
  expect([(await states(self)).at(-1), (await arrived()).length - before]).toEqual(['push sent', 1])
})

test.each([429, 500])('while the service answers %d it is tried again, and then goes by the next way', async (status) => {
  const { self, browsers: [one] } = await told()
  await act('answer', { endpoint: one?.endpoint, status })
  await queue(self)
  for (const minutes of [0, 1, 2, 4]) {
    clock.forward(minutes)
    expect(await send()).toBe(true)
    expect([await send(), await states(self)]).toEqual([false, ['portal sent', 'push waiting']])
  }
  clock.forward(8)
  await sendAll()
  expect([await states(self), sms]).toEqual([['portal sent', 'push failed', 'sms sent'], ['SMS Z99-1']])
  expect(await listPushSubscriptions(backing.db, self)).toHaveLength(1)
})

test('an address that points inward is never called; without a rule or a pair of ours nobody is told so', async () => {
  const before = (await arrived()).length
  const closed = portsWith({ port: portTo(false), page: '/' })
  const { self } = await told()
  await queue(self)
  await send({ push: RULE }, closed)
  const { rows } = await sql`select last_fault from notifications.delivery`.execute(backing.db)
  expect(rows).toEqual([{ lastFault: 'address-inward' }])
  clock.forward(1)
  await sendAll({}, ports)
  expect(sms).toEqual(['SMS Z99-1'])
  await queue(self)
  await sendAll({ push: RULE }, portsWith(undefined))
  expect([sms.length, (await arrived()).length]).toEqual([2, before])
})

test('the same again changes nothing, one more than may be is refused, also of two at once', async () => {
  const { self, browsers: [one, two] } = await told(2)
  const made = (await spoken('push-subscription.made')).length
  if (!one || !two) throw new Error('two browsers')
  await subscribe(self, one)
  expect(await listPushSubscriptions(backing.db, self)).toHaveLength(2)
  expect(await spoken('push-subscription.made')).toHaveLength(made)
  const [three, four] = [await browser(), await browser()]
  const isWaiting = async () => (await sql`select from pg_stat_activity where datname = current_database()
    and wait_event_type = 'Lock'`.execute(database.owner)).rows.length > 0
  const seen = { isOver: false }
  const late = await inOneGo(backing, async (ctx) => {
    const kept = await subscribePush(ctx, { ...three, personId: self, device: 'Web', most: RULE.devices })
    const late = subscribe(self, four).then(() => 'kept', String).finally(() => { seen.isOver = true })
    await expect.poll(async () => seen.isOver || isWaiting()).toBe(true)
    return kept.ok ? ok([late]) : kept
  })
  expect(await late[0]).toContain('push-too-many')
  expect(await listPushSubscriptions(backing.db, self)).toHaveLength(3)
})

test('a browser is one person’s: whoever sits at it takes it over, whoever only knows its address does not', async () => {
  const { self, browsers: [one] } = await told()
  if (!one) throw new Error('one browser')
  const next = await person()
  const { p256dh } = await browser()
  for (const wrong of [{ auth: Buffer.alloc(16, 1) }, { p256dh }, { p256dh: Buffer.alloc(65, 4) }])
    await expect(subscribe(next, { ...one, ...wrong })).rejects.toThrow('push-wrong')
  expect(await findWay(backing.db, next)).toBeUndefined()
  await subscribe(next, one)
  expect(await listPushSubscriptions(backing.db, self)).toEqual([])
  expect(await listPushSubscriptions(backing.db, next)).toHaveLength(1)
  expect((await spoken('push-subscription.ended')).at(-1)).toMatchObject({ why: 'other-person' })
})

test('it is taken away by its owner alone, once', async () => {
  const { self } = await told()
  const stranger = await person()
  const [one] = await listPushSubscriptions(backing.db, self)
  const end = async (personId: bigint) =>
    inOneGo(backing, (ctx) => endPush(ctx, { personId, publicId: one?.publicId ?? '' }))
  await expect(end(stranger)).rejects.toThrow('push-unknown')
  await end(self)
  await expect(end(self)).rejects.toThrow('push-unknown')
  expect(await listPushSubscriptions(backing.db, self)).toEqual([])
  expect((await spoken('push-subscription.ended')).at(-1)).toMatchObject({ why: 'taken-away' })
})

/**
 * Need (E9): whoever registers an endpoint sees whether messages arrive there before a dossier tells (ADR 0120), what
 * came of each call, and nothing waits for an endpoint whose program's time is over (ADR 0136). Whoever wants to is
 * told of planned maintenance, of no dossier (R23).
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { dayOf } from '../kernel/civil-day.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { type WebhookReceiver, openReceiver } from '../../test/webhook-receiver.ts'
import {
  type WebhookKind, endWebhook, findWebhook, listTries, listWebhookMessages, registerWebhook, resendWebhook, tryWebhook,
} from '../modules/integration/public.ts'
import { calendarOfProvince } from '../modules/organisation/public.ts'
import { announceMaintenance, endMaintenance } from '../modules/notifications/public.ts'
import { openOutward } from '../platform/outward/outward.ts'
import { endOutlived, forgetOldTries } from './keep-webhooks.ts'
import { type WebhookJobs, drainWebhooks, moveToWebhooks } from './webhooks.ts'

const BRANCH = 'cq:ubnd-dong-hoi:cn-vpdkdd'
const SECRET = 'a secret of the program, of some length'

let province: Province
let rooms: WebhookJobs
let receiver: WebhookReceiver
const machine = movableClock('2026-11-30T08:00+07:00')

beforeAll(async () => {
  province = await createProvince()
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

const rest = (seconds: number) => { machine.set(new Date(machine.now().getTime() + seconds * 1_000).toISOString()) }
const register = async (
  address = receiver.url, client?: { readonly id: bigint; readonly validUntil: Date },
  kinds: readonly WebhookKind[] = ['dossier.paid'],
) => {
  const made = await province.inOneGo((ctx) => registerWebhook(ctx, {
    unitId: province.unit(BRANCH).id, address, kinds, limits: { ofUnit: 50, ofClient: 10 }, secret: SECRET, client,
  }))
  receiver.secret = made.secret
  return made.publicId
}
const tryOut = async (webhook: string, isReached = true) => province.inOneGo((ctx) =>
  tryWebhook(ctx, { webhook, isReached: () => isReached, machineNow: machine.now() }))
const isBehind = async () => (await sql<{ is: boolean }>`select exists (select from audit.event
  left join audit.cursor on consumer = 'to-webhooks'
  where consumer is null or (event.era, event.xid, event.id) > (cursor.era, cursor.xid, cursor.id)) as is`
  .execute(province.database.owner)).rows[0]?.is
async function tell(): Promise<void> {
  while (await isBehind()) if (await moveToWebhooks(rooms) === 0) await sleep(10)
  while (await drainWebhooks(rooms, randomUUID()));
}
const messagesOf = async (webhook: string) => {
  const endpoint = await findWebhook(province.db, webhook)
  return listWebhookMessages(province.db, endpoint?.partner ?? '', { limit: 100 })
}

test('a trial arrives signed, says that it is one and nothing of a dossier, at that endpoint alone, also where other kinds were chosen', async () => {
  const other = await register(`${receiver.url}/2`)
  const webhook = await register()
  await tryOut(webhook)
  await tell()
  expect(receiver.received.map(({ judgement, event }) => [judgement, event])).toEqual([['valid', {
    specversion: '1.0', id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, source: 'https://motcua.example',
    type: 'motcua.webhook.test', time: expect.stringMatching(/Z$/) as string, datacontenttype: 'application/json',
    data: { test: true },
  }]])
  expect((await messagesOf(webhook)).map(({ kind, state, dossierId }) => [kind, state, dossierId]))
    .toEqual([['webhook-test', 'acknowledged', null]])
  expect(await messagesOf(other)).toEqual([])
})

test('planned maintenance is told to whoever chose it, when it is announced, called off, or ends early', async () => {
  await register(`${receiver.url}/2`)
  const kinds = ['maintenance.announced', 'maintenance.called-off', 'maintenance.ended'] as const
  const webhook = await register(receiver.url, undefined, kinds)
  const [now, hour] = [province.clock.now().getTime(), 3_600_000]
  const calendar = calendarOfProvince(province.directory.on(dayOf(province.clock.now())))
  if (!calendar) throw new Error('no calendar')
  const { rows: [{ actorId } = { actorId: 1n }] } = await sql<{ actorId: bigint }>`
    select max(id) as actor_id from identity.account`.execute(province.database.owner)
  const announce = async (startsAt: Date, endsAt: Date) => province.inOneGo((ctx) => announceMaintenance(ctx, {
    startsAt, endsAt, effect: 'Không nộp được', urgentReason: 'Vá lỗi', rule: { workingDays: 5, mostHours: 72 }, calendar,
  }), { actorId })
  const end = async (publicId: string) =>
    province.inOneGo((ctx) => endMaintenance(ctx, { publicId, note: 'Xong' }), { actorId })
  const [from, to] = [new Date(now + hour), new Date(now + 2 * hour)]
  const { publicId: coming } = await announce(from, to)
  await end(coming)
  const { publicId: lasting } = await announce(new Date(now), to)
  await end(lasting)
  await tell()
  // What concerns no dossier keeps no order among itself: each says which maintenance it is about.
  const told = (type: string, maintenance: string) => receiver.received
    .map(({ event }) => event)
    .filter((event) => event.type === type && event.data.maintenance === maintenance)
  expect(receiver.received).toHaveLength(4)
  expect(told('motcua.maintenance.announced', coming)).toMatchObject([
    { data: { startsAt: from.toISOString(), endsAt: to.toISOString(), urgent: true } },
  ])
  expect(told('motcua.maintenance.called-off', coming)).toHaveLength(1)
  expect(told('motcua.maintenance.announced', lasting)).toHaveLength(1)
  expect(told('motcua.maintenance.ended', lasting)).toHaveLength(1)
  expect(receiver.received.map(({ event }) => Object.hasOwn(Object(event) as object, 'subject')))
    .toEqual(Array(4).fill(false))
  expect((await messagesOf(webhook)).map(({ dossierId }) => dossierId)).toEqual([null, null, null, null])
})

test('each is on record, and is sent again with its id as any message is', async () => {
  const webhook = await register()
  await tryOut(webhook)
  await tell()
  const [{ publicId: message } = { publicId: '' }] = await messagesOf(webhook)
  await province.inOneGo((ctx) => resendWebhook(ctx, { webhook, message, isReached: () => true }))
  await tell()
  expect(receiver.received.map(({ id }) => id)).toEqual([message, message])
  const { rows } = await sql<{ data: unknown }>`select data from audit.event where type = 'webhook.tried'
    order by id desc limit 1`.execute(province.database.owner)
  expect(rows).toEqual([{ data: { webhook } }])
})

test('while the receiver is down it waits and says why, and arrives when that is back', async () => {
  const webhook = await register()
  receiver.answer = () => 503
  await tryOut(webhook)
  await tell()
  expect((await messagesOf(webhook)).map(({ state, fault }) => [state, fault])).toEqual([['waiting', 'http-503']])
  receiver.answer = () => 204
  rest(400)
  await tell()
  expect((await messagesOf(webhook)).map(({ state }) => state)).toEqual(['acknowledged'])
})

test('ten are let through within an hour, also of twelve at once; then it begins anew', async () => {
  const webhook = await register()
  const twelve = await Promise.allSettled(Array.from({ length: 12 }, async () => tryOut(webhook)))
  expect(twelve.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  await expect(tryOut(webhook)).rejects.toThrow('webhook-tried-too-often')
  rest(3_600)
  await tryOut(webhook)
  await tell()
  expect(receiver.received).toHaveLength(11)
})

test('one that is not theirs or has ended is not tried out; one that ends before the message is made gets none', async () => {
  const webhook = await register()
  await expect(tryOut(webhook, false)).rejects.toThrow('webhook-unknown')
  await expect(tryOut(randomUUID())).rejects.toThrow('webhook-unknown')
  await tryOut(webhook)
  await province.inOneGo((ctx) => endWebhook(ctx, { webhook, isReached: () => true }))
  await tell()
  expect([await messagesOf(webhook), receiver.received]).toEqual([[], []])
  await expect(tryOut(webhook)).rejects.toThrow('webhook-unknown')
})

const triesOf = async (webhook: string) => {
  const [message] = await messagesOf(webhook)
  return (await listTries(province.db, [message?.id ?? 0n])).get(message?.id ?? 0n) ?? []
}

test('each call is kept with its time, answer or cause, the newest first and so many as the rule says, for its days', async () => {
  const webhook = await register()
  const begun = machine.now()
  receiver.answer = () => 503
  await tryOut(webhook)
  await tell()
  await receiver.close()
  rest(400)
  await tell()
  expect((await triesOf(webhook)).map(({ at, status, fault }) => [at, status, fault])).toEqual([
    [machine.now(), null, 'unreachable'], [begun, 503, 'http-503'],
  ])
  const { most, days } = province.directory.on(dayOf(province.clock.now())).policy('webhook-tries')?.value as { most: number; days: number }
  for (let nth = 0; nth < most; nth += 1) {
    rest(400)
    await tell()
  }
  const kept = await triesOf(webhook)
  expect([kept.length, kept[0]?.at, kept.some(({ status }) => status === 503)]).toEqual([most, machine.now(), false])
  expect(await forgetOldTries(rooms)).toBe(0)
  rest(days * 86_400)
  expect(await forgetOldTries(rooms)).toBe(most - 1) // the newest began on that day at that moment
  expect(await triesOf(webhook)).toHaveLength(1)
})

test('what arrives is kept as a call, too; sent again it is another', async () => {
  const webhook = await register()
  await tryOut(webhook)
  await tell()
  const [{ publicId: message } = { publicId: '' }] = await messagesOf(webhook)
  rest(1)
  await province.inOneGo((ctx) => resendWebhook(ctx, { webhook, message, isReached: () => true }))
  await tell()
  expect((await triesOf(webhook)).map(({ status, fault, tookMs }) => [status, fault, tookMs]))
    .toEqual([[204, null, 0], [204, null, 0]])
})

test('an endpoint whose program’s time is over ends by the job, with what waited for it, once; no other does', async () => {
  const validUntil = new Date(machine.now().getTime() + 60_000)
  const { rows: [client] } = await sql<{ id: bigint }>`insert into identity.api_client
      (name, unit_id, kind, scopes, per_minute, secret_hash, valid_until, made_at, made_by)
    values ('Phần mềm thử', ${province.unit(BRANCH).id}, 'key', '{dossier.follow}', 60, sha256('endpoint of a program'), ${validUntil},
      ${machine.now()}, 1) returning id`.execute(province.database.owner)
  const [theirs, officers] = [await register(receiver.url, { id: client?.id ?? 0n, validUntil }), await register(`${receiver.url}/2`)]
  receiver.answer = () => 503
  for (const one of [theirs, officers]) await tryOut(one)
  await tell()
  expect(await endOutlived(rooms)).toBe(0)
  rest(60)
  expect(await Promise.all([endOutlived(rooms), endOutlived(rooms)]).then((ended) => ended.sort())).toEqual([0, 1])
  expect((await messagesOf(theirs)).map(({ state }) => state)).toEqual(['dropped'])
  expect((await messagesOf(officers)).map(({ state }) => state)).toEqual(['waiting'])
  expect((await findWebhook(province.db, theirs))?.endedAt).not.toBeNull()
  const { rows } = await sql<{ data: unknown; actorId: bigint }>`select data, actor_id from audit.event where type = 'webhook.ended'
    order by id desc limit 1`.execute(province.database.owner)
  expect(rows).toEqual([{ data: { webhook: theirs }, actorId: 1n }])
})

/**
 * Need: programs of agencies follow their dossiers without asking again and again (part E9): each is told of its own,
 * signed, in order, once known by its id, and none is lost while a receiver is down.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { type WebhookReceiver, openReceiver } from '../../test/webhook-receiver.ts'
import type { Person } from '../modules/identity/public.ts'
import {
  WEBHOOK_KINDS, type WebhookKind, endWebhook, findWebhook, listWebhookMessages, registerWebhook, resendWebhook,
} from '../modules/integration/public.ts'
import { openOutward } from '../platform/outward/outward.ts'
import { type WebhookJobs, drainWebhooks, moveToWebhooks, webhookPollers } from './webhooks.ts'

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
  { kinds = WEBHOOK_KINDS, address = receiver.url }: { kinds?: readonly WebhookKind[]; address?: string } = {},
) => {
  const made = await province.inOneGo((ctx) => registerWebhook(ctx, {
    unitId: province.unit(unit).id, address, kinds, limits: { ofUnit: 50, ofClient: 10 }, secret: SECRET,
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

test('an endpoint hears of its dossiers in order, signed, in CloudEvents 1.0, with nothing of whose they are', async () => {
  await register(BRANCH)
  const { number } = await settleSome()
  await tell()
  expect(receiver.received.map(({ event: { type, data: { state } }, judgement }) => [type, state, judgement])).toEqual([
    ['motcua.dossier.accepted', 'received', 'valid'], ['motcua.dossier.payment-asked', 'awaiting-payment', 'valid'],
    ['motcua.dossier.paid', 'in-progress', 'valid'],
  ])
  const [{ event, text, id } = { event: undefined, text: '', id: '' }] = receiver.received
  expect(event).toEqual({
    specversion: '1.0', id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, source: 'https://motcua.example',
    type: 'motcua.dossier.accepted', subject: number, time: expect.stringMatching(/^2021-.*Z$/) as string,
    datacontenttype: 'application/json',
    data: {
      number, state: 'received', nationalState: '2', procedure: expect.stringMatching(/^\d\.\d{6}/) as string,
      unit: { id: province.unit(BRANCH).publicId, name: province.unit(BRANCH).name },
      receivedAt: expect.any(String) as string, dueAt: expect.any(String) as string,
    },
  })
  expect(id).not.toBe(event?.id)
  for (const personal of [person.fullName, person.personalNumber, person.phone])
    if (personal) expect(text).not.toContain(personal)
  expect(new Set(receiver.received.map((one) => one.event.id)).size).toBe(3)
})

test('it hears of its kinds alone, of its unit alone, and of nothing from before it was registered', async () => {
  await settleSome()
  later(60)
  const [paid, elsewhere] = [await register(BRANCH, { kinds: ['dossier.paid'] }), await register('cq:ubnd-dong-hoi')]
  await settleSome()
  await tell()
  expect((await messagesOf(paid)).map(({ body }) => body['type'])).toEqual(['motcua.dossier.paid'])
  // An agency above another has nothing of what that settles.
  expect(await messagesOf(elsewhere)).toEqual([])
})

test('two endpoints hear of one event under one id of it, each under a number of its own', async () => {
  const [one, other] = [await register(BRANCH), await register(BRANCH, { address: `${receiver.url}/2` })]
  await settleSome()
  await move()
  const [mine, theirs] = [await messagesOf(one), await messagesOf(other)]
  expect(mine.map(({ body }) => body['id'])).toEqual(theirs.map(({ body }) => body['id']))
  expect(new Set([...mine, ...theirs].map(({ publicId }) => publicId)).size).toBe(6)
})

test('while it is down nothing is lost; when it is back it has all in order, with the ids of the first try', async () => {
  const webhook = await register(BRANCH)
  receiver.answer = () => 503
  await settleSome()
  await tell()
  for (let nth = 0; nth < 20; nth += 1) {
    rest(400)
    await tell()
  }
  expect((await messagesOf(webhook)).map(({ state, fault }) => [state, fault]))
    .toEqual([['waiting', 'http-503'], ['waiting', null], ['waiting', null]])
  const tried = receiver.received.splice(0)
  expect(tried.length).toBe(21)
  receiver.answer = () => 200
  rest(400)
  await tell()
  expect(receiver.received.map(({ judgement, event: { type } }) => [judgement, type.split('.')[2]]))
    .toEqual([['valid', 'accepted'], ['valid', 'payment-asked'], ['valid', 'paid']])
  expect(receiver.received[0]?.id).toBe(tried[0]?.id)
  expect((await messagesOf(webhook)).map(({ state }) => state)).toEqual(['acknowledged', 'acknowledged', 'acknowledged'])
})

test('one endpoint that is down holds up no other', async () => {
  const down = await register(BRANCH, { address: 'http://127.0.0.1:9/hook' })
  const up = await register(BRANCH)
  await settleSome()
  await tell()
  expect((await messagesOf(up)).map(({ state }) => state)).toEqual(['acknowledged', 'acknowledged', 'acknowledged'])
  expect((await messagesOf(down)).map(({ state, fault }) => [state, fault])[0]).toEqual(['waiting', 'unreachable'])
})

test('what is told after the program’s secret was changed is not signed with a secret that the receiver has not', async () => {
  const webhook = await register(BRANCH)
  await settleSome()
  await move()
  await drainWebhooks({ ...rooms, secret: 'another secret of the program altogether' }, randomUUID())
  expect(receiver.received).toEqual([])
  expect((await messagesOf(webhook))[0]).toMatchObject({ state: 'waiting', fault: 'secret-changed' })
})

test('an address that points inward by now is not called, and a redirect not followed', async () => {
  const webhook = await register(BRANCH)
  await settleSome()
  await move()
  await drainWebhooks({ ...rooms, outward: openOutward({ allowsLoopback: false }) }, randomUUID())
  expect([receiver.received, (await messagesOf(webhook))[0]?.fault]).toEqual([[], 'address-inward'])
  rest(400)
  receiver.answer = () => 302
  await drainWebhooks(rooms, randomUUID())
  expect([receiver.received.length, (await messagesOf(webhook))[0]?.fault]).toEqual([1, 'redirected'])
})

test('what was taken is sent again with the same id and body; what waits is not', async () => {
  const webhook = await register(BRANCH)
  await settleSome()
  await move()
  const [first] = await messagesOf(webhook)
  const resend = async (message: string, isReached = true) => province.inOneGo((ctx) =>
    resendWebhook(ctx, { webhook, message, isReached: () => isReached }))
  await expect(resend(first?.publicId ?? '')).rejects.toThrow('message-waits')
  await tell()
  const before = receiver.received.splice(0)
  rest(30)
  await expect(resend(first?.publicId ?? '', false)).rejects.toThrow('webhook-unknown')
  await expect(resend(randomUUID())).rejects.toThrow('message-unknown')
  await resend(first?.publicId ?? '')
  await tell()
  expect(receiver.received.map(({ id, text, judgement }) => [id, text, judgement])).toEqual([[before[0]?.id, before[0]?.text, 'valid']])
})

test('one that has ended hears of nothing more, and what waited for it is not sent', async () => {
  const webhook = await register(BRANCH)
  await settleSome()
  await move()
  const end = async (isReached: boolean) =>
    province.inOneGo((ctx) => endWebhook(ctx, { webhook, isReached: () => isReached }))
  await expect(end(false)).rejects.toThrow('webhook-unknown')
  await end(true)
  await expect(end(true)).rejects.toThrow('webhook-unknown')
  await settleSome()
  await tell()
  expect([receiver.received.length, (await messagesOf(webhook)).map(({ state }) => state)]).toEqual([0, ['dropped', 'dropped', 'dropped']])
})

test('one address is registered once for a unit, and again after it has ended; two at once are one', async () => {
  const both = await Promise.allSettled([register(BRANCH), register(BRANCH)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const first = both.find((one) => one.status === 'fulfilled')?.value ?? ''
  await expect(register(BRANCH)).rejects.toThrow('webhook-there-already')
  await province.inOneGo((ctx) => endWebhook(ctx, { webhook: first, isReached: () => true }))
  expect(await register(BRANCH)).not.toBe(first)
})

test('the worker’s pollers move and send, and a receiver that hangs is not waited for', async () => {
  const webhook = await register(BRANCH)
  await settleSome()
  later(11)
  const [mover, sender] = webhookPollers(rooms)
  while (await isBehind()) await mover?.run()
  await sender?.run()
  while ((await messagesOf(webhook)).some(({ state }) => state === 'waiting')) { await sleep(10); await sender?.run() }
  expect(receiver.received).toHaveLength(3)
})

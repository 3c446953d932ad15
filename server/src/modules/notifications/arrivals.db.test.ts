/** Need: what a gateway took and did not bring is told by another way; what nobody knows is called so. */
import { type Nation, openNation } from '@motcua/sandbox/nation.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { ok } from '../../kernel/result.ts'
import { stoppedClock } from '../../platform/clock.ts'
import type { Backing } from '../../platform/db.ts'
import { type SmsGateway, openSmsGateway } from '../../platform/sms/sms-gateway.ts'
import type { SmsPort } from '../../platform/sms/sms-port.ts'
import { FIRST, listEventsAfter, recordEvent } from '../audit/public.ts'
import { recordPerson } from '../identity/public.ts'
import { askArrivals } from './ask-arrivals.ts'
import { chooseWay } from './choose-way.ts'
import { loadRows } from './load-rows.ts'
import { queueMessage } from './queue-message.ts'
import { sendNext } from './send-next.ts'

const RULE = { firstAskMinutes: 1, giveUpAfterHours: 72 }
const clock = stoppedClock('2021-06-25T09:00+07:00')
let database: TestDatabase
let backing: Backing
let nation: Nation
let sms: SmsGateway
let nth = 0
const mails: string[] = []
const mail = { send: async ({ to }: { readonly to: string }) => { mails.push(to) }, close: () => Promise.resolve() }

beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing(clock)
  nation = await openNation({ ports: {}, only: ['sms'], home: 'http://127.0.0.1:9', keys: { sms: 'khoa' }, isKept: true })
  sms = openSmsGateway({ url: nation.urls['sms'] ?? '', key: 'khoa' })
  await inOneGo(backing, async (ctx) => ok(await loadRows(ctx, [{
    key: 'told', language: 'vi', sms: 'Hồ sơ {number}', subject: 'Về {number}', text: 'Hồ sơ {number} của bạn.',
    validFrom: '2021-01-01', validTo: null,
  }])))
})
afterAll(async () => {
  await nation.stop()
  await database.drop()
})
const at = async (method: string, path: string, body: object) =>
  fetch(`${nation.urls['sms'] ?? ''}/_sandbox/${path}`, { method, body: JSON.stringify(body) })
beforeEach(async () => {
  mails.length = 0
  await at('PUT', 'faults', {})
})

const later = (minutes: number) => { clock.forward(minutes) }
const ask = () => askArrivals(backing, sms, RULE)

/** Somebody who chose SMS and has an address, too; told once. Answers their id. */
async function told(phone: string, port: SmsPort = sms): Promise<bigint> {
  nth += 1
  const facts = {
    kind: 'citizen', personalNumber: `0001999900${String(10 + nth)}`, fullName: 'Nguyễn Thị Mẫu', proof: 'seen', phone,
    email: `so${String(nth)}@example.vn`,
  } as const
  const { id } = await inOneGo(backing, (ctx) => recordPerson(ctx, facts))
  await inOneGo(backing, (ctx) => chooseWay(ctx, { personId: id, channel: 'sms' }))
  await inOneGo(backing, async (ctx) => {
    await recordEvent(ctx, { type: 'thing.told', subjectKind: 'thing', subjectId: 1n, data: {} })
    return ok(await queueMessage(ctx, {
      toPerson: id, template: 'told', words: { number: 'Z99-1' }, dossierId: null, event: { era: 1, id: BigInt(nth) },
    }))
  })
  await send(port)
  return id
}
async function send(port: SmsPort = sms): Promise<void> {
  while (await sendNext(backing, { sms: port, mail }, { arrivals: RULE })) continue
}
async function waysOf(personId: bigint): Promise<string[]> {
  const { rows } = await sql<{ one: string }>`
    select channel || ' ' || state || coalesce(' ' || arrival, '') as one from notifications.message
    where to_person = ${personId} and channel <> 'portal' order by id`.execute(backing.db)
  return rows.map(({ one }) => one)
}
const eventsOf = async () => (await listEventsAfter(backing.db, FIRST, 999))
  .filter(({ type }) => /^message\.(?:delivered|unconfirmed|failed)$/.test(type))
  .map(({ type, data }) => [type, (data as { why?: string }).why].filter(Boolean).join(' '))

test('it is sent until the gateway says that it arrived, which is said once', async () => {
  const self = await told('+84500000101')
  expect(await waysOf(self)).toEqual(['sms sent awaited'])
  expect(await ask()).toBe(false) // not before its minute
  expect(await waysOf(self)).toEqual(['sms sent awaited'])
  later(1)
  await ask()
  await ask()
  expect(await waysOf(self)).toEqual(['sms sent delivered'])
  await expect.poll(eventsOf).toEqual(['message.delivered'])
})

test.each([
  ['failed', '+84500000901'], ['expired', '+84500000902'], ['unknown-number', '+84500000903'],
])('one that ends as %s goes on by the next way, once', async (arrival, phone) => {
  const self = await told(phone)
  later(1)
  await ask()
  await send()
  await ask()
  expect(await waysOf(self)).toEqual([`sms failed ${arrival}`, 'email sent'])
  expect(mails).toEqual([`so${String(nth)}@example.vn`])
  await expect.poll(async () => (await eventsOf()).at(-1)).toBe(`message.failed ${arrival}`)
})

test('who heard so late that another had asked meanwhile makes no second end of it', async () => {
  const self = await told('+84500000901')
  const before = (await eventsOf()).length
  later(1)
  const late = { arrivals: async (ids: readonly string[]) => {
    const said = await sms.arrivals(ids)
    later(3)
    await ask()
    return said
  } }
  await askArrivals(backing, late, RULE)
  await send()
  expect(await waysOf(self)).toEqual(['sms failed failed', 'email sent'])
  await expect.poll(async () => (await eventsOf()).slice(before)).toEqual(['message.failed failed'])
})

test('a gateway that is away for days says it when it is back; only its own silence is given up', async () => {
  const [here, silent] = [await told('+84500000102'), await told('+84500000904')]
  await at('PUT', 'faults', { down: true })
  for (let day = 0; day < 4; day += 1) {
    later(24 * 60)
    expect(await ask()).toBe(false)
  }
  expect([await waysOf(here), await waysOf(silent)]).toEqual([['sms sent awaited'], ['sms sent awaited']])
  await at('PUT', 'faults', {})
  later(1)
  await ask()
  expect([await waysOf(here), await waysOf(silent)]).toEqual([['sms sent delivered'], ['sms sent unknown']])
  expect(mails).toEqual([]) // it may have arrived
  await expect.poll(async () => (await eventsOf()).slice(-2).sort()).toEqual(['message.delivered', 'message.unconfirmed'])
})

test('a gateway that knows nothing of arrivals is not waited for', async () => {
  const plain = { send: () => Promise.resolve() }
  const self = await told('+84500000103', plain)
  expect(await waysOf(self)).toEqual(['sms sent'])
  expect((await sql`select from notifications.awaited_arrival`.execute(backing.db)).rows).toEqual([])
})

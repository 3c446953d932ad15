/** Need: people are told by the way that they chose, by another where it fails, and not in the middle of the night. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { ok } from '../../kernel/result.ts'
import { stoppedClock } from '../../platform/clock.ts'
import type { Backing } from '../../platform/db.ts'
import { SendFault } from '../../platform/send-fault.ts'
import type { Sms } from '../../platform/sms/sms-port.ts'
import { recordEvent } from '../audit/public.ts'
import { recordPerson } from '../identity/public.ts'
import { chooseWay } from './choose-way.ts'
import type { Way } from './domain/ways.ts'
import { loadRows } from './load-rows.ts'
import { queueMessage } from './queue-message.ts'
import { type Ports, endNextWait, sendNext } from './send-next.ts'
import { findWay } from './way-store.ts'

let database: TestDatabase
let backing: Backing
let event = 0n
let faults: SendFault[] = []
const sent: Sms[] = []
const mails: { to: string; text: string }[] = []
const ports: Ports = {
  sms: {
    async send(sms) {
      const fault = faults.shift()
      if (fault) throw fault
      sent.push(sms)
    },
  },
  mail: { send: async (mail) => { mails.push(mail) }, close: () => Promise.resolve() },
}

beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing(stoppedClock('2021-06-25T09:00+07:00'))
  await inOneGo(backing, async (ctx) => ok(await loadRows(ctx, [{
    key: 'told', language: 'vi', sms: 'Hồ sơ {number}', subject: 'Về {number}', text: 'Hồ sơ {number} của bạn.',
    validFrom: '2021-01-01', validTo: null,
  }])))
})
beforeEach(async () => {
  faults = []
  sent.length = 0
  mails.length = 0
  await sql`truncate notifications.delivery, notifications.paused_way`.execute(database.owner)
})
afterAll(() => database.drop())

test('who chose a way is told by it alone; where it fails for good, by the next, once', async () => {
  const told: string[] = []
  const zalo = { send: ({ to }: { readonly to: string }) => {
    told.push(`zalo ${to}`)
    return Promise.reject(new SendFault('zalo-118', true))
  } }
  const self = await person('000199990004', { phone: '+84500000004', email: 'tu@example.vn' })
  await choose(self, 'zalo')
  expect(await queue(self)).toEqual(['portal', 'zalo'])
  expect(await sendNext(backing, { ...ports, zalo })).toBe(true)
  expect(told).toEqual(['zalo +84500000004'])
  expect(await sendNext(backing, { ...ports, zalo })).toBe(true)
  expect(sent).toMatchObject([{ to: '+84500000004', text: 'Hồ sơ Z99-1' }])
  expect(await sendNext(backing, { ...ports, zalo })).toBe(false)
  expect(await states(self)).toEqual(['portal sent', 'zalo failed', 'sms sent'])

  // Without an account of the province nothing goes by Zalo; and from SMS it goes on to mail, with the text of mails.
  faults = [new SendFault('http-400', true)]
  await queue(self)
  while (await sendNext(backing, ports)) continue
  expect(mails).toMatchObject([{ to: 'tu@example.vn', text: 'Hồ sơ Z99-1 của bạn.' }])
})

test('of a way that is away what can go by another does after a quarter of an hour, without being tried', async () => {
  const self = await person('000199990008', { phone: '+84500000008', email: 'tam@example.vn' })
  await choose(self, 'sms')
  for (let n = 0; n < 3; n += 1) await queue(self)
  const clock = stoppedClock('2021-06-25T09:00+07:00')
  const at = { ...backing, clock }
  const tried: string[] = []
  const down = { ...ports, sms: { send({ to }: Sms) {
    tried.push(to)
    return Promise.reject(new SendFault('unreachable', false))
  } } }
  for (let minute = 0; minute <= 15; minute += 1) {
    expect(mails).toEqual([])
    while (await sendNext(at, down, {}, 'sms')) continue
    while (await endNextWait(at)) continue
    while (await sendNext(at, down, {}, 'email')) continue
    clock.forward(1)
  }
  expect(mails).toHaveLength(3)
  expect(tried.length).toBeLessThan(6) // after 0, 1, 3, 7 and 15 minutes
})

test('who wants nothing outside of the portal finds it there', async () => {
  const self = await person('000199990005', { phone: '+84500000005', email: 'tu@example.vn' })
  await choose(self, 'portal')
  expect(await queue(self)).toEqual(['portal'])
})

test('a choice speaks once, and the next takes its place', async () => {
  const self = await person('000199990006', { phone: '+84500000006' })
  for (const way of ['zalo', 'zalo', 'sms'] as const) await choose(self, way)
  expect(await findWay(backing.db, self)).toBe('sms')
  const { rows } = await sql`select from audit.event where type = 'way.chosen' and subject_id = ${self}`
    .execute(backing.db)
  expect(rows).toHaveLength(2)
})

test('at night nothing rings: it goes in the morning, at the first try; what is urgent goes at once', async () => {
  const self = await person('000199990007', { phone: '+84500000007' })
  const night = { ...backing, clock: stoppedClock('2021-06-25T22:00+07:00') }
  const morning = { ...backing, clock: stoppedClock('2021-06-26T06:30+07:00') }
  const quiet = { from: '21:30', to: '06:30', urgent: [] as string[] }
  await queue(self, night)
  expect(await sendNext(night, ports, { quiet })).toBe(true)
  expect(await sendNext(night, ports, { quiet })).toBe(false)
  expect(sent).toEqual([])
  const { rows } = await sql<{ tries: number }>`select tries from notifications.delivery`.execute(backing.db)
  expect(rows).toEqual([{ tries: 0 }])
  expect(await sendNext(morning, ports, { quiet })).toBe(true)
  expect(sent).toHaveLength(1)

  await queue(self, night)
  expect(await sendNext(night, ports, { quiet: { ...quiet, urgent: ['told'] } })).toBe(true)
  expect(sent).toHaveLength(2)
})

async function person(personalNumber: string, more: { phone?: string; email?: string }): Promise<bigint> {
  const facts = { kind: 'citizen', personalNumber, fullName: 'Nguyễn Thị Mẫu', proof: 'seen', ...more } as const
  return (await inOneGo(backing, (ctx) => recordPerson(ctx, facts))).id
}

const choose = async (personId: bigint, channel: Way) =>
  inOneGo(backing, (ctx) => chooseWay(ctx, { personId, channel }))

/** What an event handler does: each call tells of another event unless it is said which. */
function queue(toPerson: bigint, at: Backing = backing) {
  const what = {
    toPerson, template: 'told', words: { number: 'Z99-1' }, dossierId: null, event: { era: 1, id: (event += 1n) },
  }
  return inOneGo(at, async (ctx) => {
    await recordEvent(ctx, { type: 'thing.told', subjectKind: 'thing', subjectId: 1n, data: {} })
    return ok(await queueMessage(ctx, what))
  })
}

async function states(toPerson: bigint): Promise<string[]> {
  const { rows } = await sql<{ channel: string; state: string }>`
    select channel, state from notifications.message where to_person = ${toPerson} order by id`.execute(backing.db)
  return rows.map(({ channel, state }) => `${channel} ${state}`)
}

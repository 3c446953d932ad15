/**
 * Need: people are told once, at the address of that moment, whatever the gateway does; nothing of it stays where it
 * should not.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { ok } from '../../kernel/result.ts'
import { stoppedClock } from '../../platform/clock.ts'
import type { Backing } from '../../platform/db.ts'
import { SendFault } from '../../platform/send-fault.ts'
import type { Sms } from '../../platform/sms/sms-port.ts'
import { FIRST, listEventsAfter, recordEvent } from '../audit/public.ts'
import { recordPerson } from '../identity/public.ts'
import { loadRows } from './load-rows.ts'
import { openSink } from './open-sink.ts'
import { queueMessage } from './queue-message.ts'
import { sendCode } from './send-code.ts'
import { type Ports, endNextWait, sendNext } from './send-next.ts'
import { listMessagesOf, listSent } from './store.ts'
import type { TemplateRow } from './template-store.ts'
import { listWayStandings } from './way-standing-store.ts'

const ROWS: TemplateRow[] = [
  {
    key: 'told', language: 'vi', sms: 'Hồ sơ {number}', subject: 'Về {number}', text: 'Hồ sơ {number} của bạn.',
    validFrom: '2021-01-01', validTo: '2021-06-30',
  },
  { key: 'told', language: 'vi', sms: null, subject: 'Mới {number}', text: 'Mới.', validFrom: '2021-07-01', validTo: null },
  {
    key: 'one-time-code', language: 'vi', sms: 'Mã {code}, {minutes} phút', subject: 'Mã', text: '{code}', validFrom: '2021-01-01',
    validTo: null,
  },
]
const clock = stoppedClock('2021-06-25T09:00+07:00')
let database: TestDatabase
let backing: Backing
let [reachable, silent] = [0n, 0n]
let event = 0n
let faults: SendFault[] = []
const sent: Sms[] = []
const ports: Ports = {
  sms: {
    async send(sms) {
      const fault = faults.shift()
      if (fault) throw fault
      sent.push(sms)
    },
  },
  mail: { send: () => Promise.reject(new SendFault('smtp-550', true)), close: () => Promise.resolve() },
}

beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing(clock)
  await load(ROWS)
  reachable = await person('000199990001', { phone: '+84500000001' })
  silent = await person('000199990002', {})
})
beforeEach(async () => {
  faults = []
  sent.length = 0
  await sql`truncate notifications.delivery, notifications.paused_way`.execute(database.owner)
})
afterAll(() => database.drop())

test('who has a phone is told on the portal and by SMS, once an event; the events name neither text nor phone', async () => {
  const about = { event: { era: 1, id: (event += 1n) } }
  expect(await queue(reachable, about)).toEqual(['portal', 'sms'])
  expect(await queue(reachable, about)).toEqual([])
  expect(await sendNext(backing, ports)).toBe(true)
  expect(await sendNext(backing, ports)).toBe(false)
  expect(sent).toMatchObject([{ to: '+84500000001', text: 'Hồ sơ Z99-1' }])
  expect(await listMessagesOf(backing.db, reachable, 9)).toMatchObject([
    { channel: 'portal', subject: 'Về Z99-1', text: 'Hồ sơ Z99-1 của bạn.', state: 'sent' },
  ])
  expect(await stateOf('sms')).toBe('sent')
  await expect.poll(eventsOfMessages).toEqual(['message.queued', 'message.queued', 'message.sent'])
  const events = await listEventsAfter(backing.db, FIRST, 99)
  expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(/Z99|5000/)
})

test('who gave neither phone nor address finds it on the portal', async () => {
  expect(await queue(silent)).toEqual(['portal'])
  expect(await sendNext(backing, ports)).toBe(false)
})

test('who told no phone but proved one with the account is told by SMS there', async () => {
  const self = await person('000199990003', {})
  await account(self, '+84500000077')
  expect(await queue(self)).toEqual(['portal', 'sms'])
  expect(await sendNext(backing, ports)).toBe(true)
  expect(sent).toMatchObject([{ to: '+84500000077' }])
})

test('the text is that of the day; none in force, none told', async () => {
  const july = { ...backing, clock: stoppedClock('2021-07-01T00:00+07:00') }
  expect(await queue(reachable, {}, july)).toEqual(['portal'])
  expect(await listMessagesOf(backing.db, reachable, 1)).toMatchObject([{ subject: 'Mới Z99-1' }])
  expect(await queue(reachable, {}, { ...backing, clock: stoppedClock('2020-12-31T23:59+07:00') })).toEqual([])
})

test('it goes to the phone of the moment when it is sent', async () => {
  await queue(reachable)
  await phone('+84500000009')
  await sendNext(backing, ports)
  expect(sent).toMatchObject([{ to: '+84500000009' }])
  await queue(reachable)
  await phone(null)
  await sendNext(backing, ports)
  expect([sent.length, await stateOf('sms')]).toEqual([1, 'failed'])
  await phone('+84500000001')
})

test('a gateway that is away is tried again after 1, 2, 4 minutes; what was not sent is not called sent', async () => {
  await queue(reachable)
  // The clock of the machine is another one in a demonstration, and nobody moves it.
  const began = new Date('2026-12-01T01:00:00Z')
  const machine = { at: began }
  const at = { ...backing, machineClock: { now: () => machine.at } }
  const standing = async () => (await listWayStandings(backing.db)).find(({ channel }) => channel === 'sms')
  for (const minutes of [1, 2, 4]) {
    faults = [new SendFault('unreachable', false)]
    const now = clock.now().getTime()
    expect(await sendNext(at, ports)).toBe(true)
    expect(await stateOf('sms')).toBe('waiting')
    expect(await standing()).toMatchObject({
      waiting: 1, fault: 'unreachable', awaySince: began, retryAt: new Date(now + minutes * 60_000),
    })
    clock.forward(minutes - 1)
    expect(await sendNext(at, ports)).toBe(false)
    clock.forward(1)
    machine.at = new Date(machine.at.getTime() + 60_000)
  }
  expect(await sendNext(at, ports)).toBe(true)
  expect([sent.length, await stateOf('sms')]).toEqual([1, 'sent'])
  expect(await standing()).toEqual({
    channel: 'sms', waiting: 0, dueSince: null, fault: null, retryAt: null, awaySince: null, sentAt: clock.now(),
  })
})

test('what a gateway refuses for good is given up and said to be', async () => {
  await queue(reachable)
  faults = [new SendFault('http-400', true)]
  await sendNext(backing, ports)
  expect(await stateOf('sms')).toBe('failed')
})

test('a gateway that is away for two days loses nothing, and is asked by one message at a time', async () => {
  for (let n = 0; n < 3; n += 1) await queue(reachable)
  const [later, calls] = [stoppedClock('2021-06-25T10:00+07:00'), { made: 0 }]
  const at = { ...backing, clock: later }
  const down: Ports = { ...ports, sms: { send() {
    calls.made += 1
    return Promise.reject(new SendFault('timeout', false))
  } } }
  const tenMinutes = 10
  for (let minutes = 0; minutes < 48 * 60; minutes += tenMinutes) {
    while (await sendNext(at, down, {}, 'sms')) continue
    while (await endNextWait(at)) continue
    later.forward(tenMinutes)
  }
  // One at each look at most; three that ask each for itself would be more.
  expect(calls.made).toBeLessThanOrEqual(48 * 60 / tenMinutes)
  later.forward(16)
  while (await sendNext(at, ports, {}, 'sms')) continue
  expect([sent.length, await stateOf('sms')]).toEqual([3, 'sent'])
})

test('one message asks whether a way is back; one at which its gateway always breaks stops nobody behind it', async () => {
  const calls: string[] = []
  const breaks: Ports = {
    ...ports,
    sms: { async send({ id }) {
      calls.push(id ?? '')
      if (id === calls[0]) throw new SendFault('http-500', false)
    } },
  }
  await queue(reachable)
  await queue(reachable)
  expect(await sendNext(backing, breaks)).toBe(true)
  expect([await sendNext(backing, breaks), calls.length]).toEqual([false, 1])
  clock.forward(1)
  while (await sendNext(backing, breaks)) continue
  expect([calls.length, calls[2]]).toEqual([3, calls[0]]) // the other asked first, then it again
  expect(await stateOf('sms')).toBe('sent')
})

test('what has waited ten days is old: it is given up, untried, and said to be', async () => {
  await queue(reachable)
  await queue(reachable)
  const later = stoppedClock('2021-07-06T12:00+07:00')
  const at = { ...backing, clock: later }
  faults = [new SendFault('timeout', false)]
  expect(await sendNext(at, ports)).toBe(true)
  expect(await stateOf('sms')).toBe('waiting')
  expect([await endNextWait(at), await endNextWait(at)]).toEqual([true, false])
  expect([sent.length, await stateOf('sms')]).toEqual([0, 'failed'])
})

test('four senders at once send ten messages once', async () => {
  for (let n = 0; n < 10; n += 1) await queue(reachable)
  await Promise.all(Array.from({ length: 4 }, async () => {
    while (await sendNext(backing, ports)) continue
  }))
  expect(new Set(sent.map(({ id }) => id)).size).toBe(10)
  expect(sent).toHaveLength(10)
})

test('who dies while sending leaves it to the next, a little later, under the same id', async () => {
  await queue(reachable)
  const dies: Ports = {
    ...ports, sms: { send: (sms) => ports.sms.send(sms).then(() => new Promise<never>(() => undefined)) },
  }
  void sendNext(backing, dies)
  await expect.poll(() => sent.length).toBe(1)
  expect(await sendNext(backing, ports)).toBe(false)
  clock.forward(2)
  expect(await sendNext(backing, ports)).toBe(true)
  expect(sent.map(({ id }) => id)).toEqual([sent[0]?.id, sent[0]?.id])
})

test('a demonstration keeps what it would send, codes too, and nothing else keeps a code', async () => {
  const sink = openSink(backing)
  await queue(reachable)
  await sendNext(backing, sink)
  await sendCode({ ...backing, sms: sink.sms }, { phone: '+84500000001', code: '123456', minutes: 10 })
  expect(await listSent(backing.db, 9, '+84500000001')).toMatchObject([
    { channel: 'sms', text: 'Mã 123456, 10 phút', at: clock.now() }, { channel: 'sms', text: 'Hồ sơ Z99-1' },
  ])
  expect(await listSent(backing.db, 9, '+84500000077')).toEqual([])
  const { rows } = await sql`select from notifications.message where text like '%123456%'`.execute(backing.db)
  expect(rows).toEqual([])
})

test('texts go in once; a changed one is changed; a word that there is not is refused', async () => {
  expect(await load(ROWS)).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
  const other = ROWS.map((row) => row.key === 'one-time-code' ? { ...row, sms: 'Mã của bạn {code}' } : row)
  expect(await load(other)).toMatchObject({ added: 0, changed: 1, unchanged: 2 })
  await expect(load([{ ...ROWS[0] as TemplateRow, text: '{name}' }])).rejects.toThrow('{name}')
})

function load(rows: readonly TemplateRow[]) {
  return inOneGo(backing, async (ctx) => ok(await loadRows(ctx, rows)))
}

async function person(personalNumber: string, more: { phone?: string }): Promise<bigint> {
  const facts = { kind: 'citizen', personalNumber, fullName: 'Nguyễn Thị Mẫu', proof: 'seen', ...more } as const
  return (await inOneGo(backing, (ctx) => recordPerson(ctx, facts))).id
}

async function account(ofPerson: bigint, proved: string): Promise<void> {
  await inOneGo(backing, async (ctx) => {
    await sql`insert into identity.account (kind, person_id, level, phone, phone_verified_at, opened_at, opened_by, opened_how)
      values ('citizen', ${ofPerson}, 1, ${proved}, ${ctx.now}, ${ctx.now}, 1, 'self')`.execute(ctx.tx)
    await recordEvent(ctx, { type: 'thing.told', subjectKind: 'thing', subjectId: 1n, data: {} })
    return ok(null)
  })
}

async function phone(number: string | null): Promise<void> {
  await inOneGo(backing, async (ctx) => {
    await sql`update identity.person set phone = ${number} where id = ${reachable}`.execute(ctx.tx)
    await recordEvent(ctx, { type: 'thing.told', subjectKind: 'thing', subjectId: 1n, data: {} })
    return ok(null)
  })
}

/** What an event handler does: each call tells of another event unless it is said which. */
function queue(toPerson: bigint, about: { event?: { era: number; id: bigint } } = {}, at: Backing = backing) {
  const what = {
    toPerson, template: 'told', words: { number: 'Z99-1' }, dossierId: null, event: { era: 1, id: (event += 1n) },
    ...about,
  }
  return inOneGo(at, async (ctx) => {
    await recordEvent(ctx, { type: 'thing.told', subjectKind: 'thing', subjectId: 1n, data: {} })
    return ok(await queueMessage(ctx, what))
  })
}

async function stateOf(channel: string): Promise<string | undefined> {
  const { rows: [row] } = await sql<{ state: string }>`
    select state from notifications.message where channel = ${channel} order by id desc limit 1`.execute(backing.db)
  return row?.state
}

async function eventsOfMessages(): Promise<string[]> {
  const events = await listEventsAfter(backing.db, FIRST, 99)
  return events.map(({ type }) => type).filter((type) => type.startsWith('message.'))
}

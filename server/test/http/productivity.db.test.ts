/**
 * Need (KH 1107 II.6.5): whoever directs sees what each section and clerk received against 1,600/1,200/800 a year, pro
 * rata of the days they were on duty, and how long people waited; nobody is counted as a person whose hours nobody
 * wrote down.
 */
import type { OwnProductivity, Productivity } from '@motcua/contracts/productivity.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countPollers, countWork } from '../../src/jobs/count-work.ts'
import { type Day, workingDaysBetween } from '../../src/kernel/work-calendar.ts'
import { hallOf, takeNumber } from '../../src/modules/queue/public.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

let http: HttpServer
let commune: Office
let [clerk, head, leader, stranger]: Caller[] = []
let clerkId = 0n
let headId = 0n

// Monday to Friday; the target of productivity is in force since 2025.
const WEEK = { from: '2025-03-03', until: '2025-03-07' }

beforeAll(async () => {
  http = await startHttp()
  http.province.clock.set('2025-03-03T09:00+07:00')
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  ;[clerk, head, leader, stranger] = [
    await asRole(http, 'reception', 'commune'), await asRole(http, 'one_stop_head', 'commune'),
    await asRole(http, 'leader_viewer', 'commune'), await asRole(http, 'one_stop_head', 'department'),
  ]
  const { rows } = await sql<{ accountId: bigint; role: string }>`
    select account_id, role from identity.staff_grant join identity.account on account.id = account_id
    where username in ('only.reception.commune', 'only.one-stop-head.commune') order by role desc`
    .execute(http.province.db)
  ;[clerkId, headId] = rows.map(({ accountId }) => accountId) as [bigint, bigint]
})
afterAll(() => http.stop())

const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const figures = async (caller = head, { from, until } = WEEK) => {
  const { body } = await by(caller).call('GET', `/api/figures/productivity?from=${from}&until=${until}`)
  return body as unknown as Productivity
}
const section = () => commune.seats.reception
const plant = async (accountId: bigint, day: Day, received: number) => {
  await sql`insert into queue.tally (unit_id, day, account_id, received)
    values (${section().id}, ${day}, ${accountId}, ${received})`.execute(http.province.database.owner)
}
const onDuty = async (accountId: bigint, day: Day, begins = 0, ends = 1440) => {
  await sql`insert into queue.duty (unit_id, account_id, day, begins, ends, written_by, written_at)
    values (${section().id}, ${accountId}, ${day}, ${begins}, ${ends}, 1, '2025-03-01')`
    .execute(http.province.database.owner)
}

test('what a clerk received is counted once from the events, also of what was before the counter began', async () => {
  await handIn(http, commune, 0)
  const { province } = http
  // An acceptance may be undone for some seconds, and is counted after them.
  province.clock.set('2025-03-03T09:05+07:00')
  // Events are read once no older transaction is open, of other tests on the same server, too.
  await expect.poll(async () => {
    await countWork(province)
    return (await figures()).sections.length
  }, { timeout: 100_000 }).toBe(1)
  expect((await figures()).sections).toMatchObject([{
    unitId: section().publicId, received: 1, returned: 0, fullTime: null, expected: null, share: null,
    unrostered: { people: 1, received: 1 },
  }])
  await Promise.all([countWork(province), countWork(province)])
  expect((await figures()).sections[0]?.received).toBe(1)
})

test('a clerk is asked for as much of a year as the days on the roster; others are told to be on none', async () => {
  for (const day of ['2025-03-03', '2025-03-04', '2025-03-05', '2025-03-06', '2025-03-07']) await onDuty(clerkId, day)
  await plant(clerkId, '2025-03-04', 29)
  await plant(headId, '2025-03-04', 4)
  // 2025 has 250 working days (data/calendar.yaml, counted there by hand); a ward of the city is asked for 1,600.
  const expected = 1_600 * 5 / 250
  const { sections: [one], zones, waitTarget } = await figures()
  expect(waitTarget).toBe(15)
  expect(one).toMatchObject({ area: 'urban', received: 34, fullTime: 1, unrostered: { people: 1, received: 4 } })
  expect(one?.expected).toBeCloseTo(expected, 6)
  expect(one?.share).toBeCloseTo(30 / expected, 6)
  expect(one?.clerks.find(({ fullTime }) => fullTime !== null)).toMatchObject({ received: 30, fullTime: 1 })
  expect(one?.clerks.find(({ fullTime }) => fullTime === null))
    .toMatchObject({ received: 4, expected: null, share: null })
  expect(zones).toMatchObject([{ area: 'urban', sections: 1, perYear: 1_600, received: 34, fullTime: 1 }])
  expect(zones[0]?.share).toBeCloseTo(30 / expected, 6)
  const own = (await by(clerk).call('GET', `/api/figures/own-productivity?from=${WEEK.from}&until=${WEEK.until}`))
    .body as unknown as OwnProductivity
  expect(own.places).toMatchObject([{ unitId: section().publicId, received: 30, fullTime: 1 }])
})

test('days away, holidays and the other half of a day are in no full-time equivalent', async () => {
  const share = async (from: Day, until: Day) => (await figures(head, { from, until })).sections[0]?.fullTime
  await sql`insert into identity.absence (account_id, valid, noted_by, noted_at)
    values (${clerkId}, '[2025-03-04,2025-03-05]', 1, '2025-03-01')`.execute(http.province.database.owner)
  expect(await share('2025-03-03', '2025-03-07')).toBeCloseTo(3 / 5, 9)
  await sql`truncate identity.absence`.execute(http.province.database.owner)
  const [morning] = http.province.directory.on('2025-03-03').calendarOf(section().id).calendar.shifts
  await onDuty(headId, '2025-03-10', ...(morning as [number, number]))
  // The morning of one of five days, where both halves are as long.
  expect(await share('2025-03-10', '2025-03-14')).toBeCloseTo(0.1, 1)
  // 30/4 and 1/5 are holidays: two of three days are not worked.
  await onDuty(clerkId, '2025-04-30')
  await onDuty(clerkId, '2025-05-02')
  const { calendar } = http.province.directory.on('2025-03-03').calendarOf(section().id)
  const worked = workingDaysBetween('2025-04-29', '2025-05-02', calendar)
  expect(worked.ok && worked.value).toBeLessThan(3)
  expect(await share('2025-04-30', '2025-05-01')).toBeUndefined()
})

test('before the target was in force nothing is asked for', async () => {
  await onDuty(clerkId, '2024-12-30')
  await plant(clerkId, '2024-12-30', 6)
  expect((await figures(head, { from: '2024-12-30', until: '2024-12-31' })).sections)
    .toMatchObject([{ received: 6, expected: null, share: null }])
})

test('a leader sees all, another section not this one, a clerk only the own, and a year is the most', async () => {
  expect((await figures(leader)).sections.map(({ unitId }) => unitId)).toContain(section().publicId)
  expect((await figures(stranger)).sections).toEqual([])
  expect((await by(clerk).call('GET', '/api/figures/productivity')).status).toBe(404)
  const long = await by(head).call('GET', '/api/figures/productivity?from=2024-01-01&until=2025-01-01')
  expect([long.status, long.body.code]).toEqual([422, 'figures-too-long'])
  const reversed = await by(head).call('GET', '/api/figures/productivity?from=2025-01-02&until=2025-01-01')
  expect([reversed.status, reversed.body.code]).toEqual([422, 'days-reversed'])
})

test('waiting is told of today and of days that are over alike, with who was never called apart', async () => {
  const { province } = http
  const hall = hallOf(province.directory.on('2025-03-03'), section())
  if (!hall) throw new Error('no hall')
  const at = (time: string) => { province.clock.set(`2025-03-03T${time}+07:00`) }
  const take = () => province.inOneGo((ctx) => takeNumber(ctx, {
    unitId: section().id, hall, services: ['nop-ho-so'], priority: undefined, way: 'kiosk', language: 'vi', isReceiving: true,
  }))
  const desk = async (path: string, body: object = {}) => by(clerk).call('POST', `/api/queue/${path}`, { body })
  // Called after 10 and 20 minutes, and one that nobody calls: the mean is 15. The first answered no call; the second
  // did, after 20 minutes, and is over the 15.
  at('10:00')
  await take()
  at('10:05')
  await take()
  await take()
  at('10:10')
  await desk('seat', { unitId: section().publicId, counter: 1 })
  const first = (await desk('next', { current: null })).body as unknown as { turn: string }
  at('10:25')
  const second = (await desk('next', { current: first.turn })).body as unknown as { turn: string }
  await desk(`turns/${second.turn}/start`)
  const today = {
    visits: 3, called: 2, mean: 900, served: 1, untilServed: 1_200, over: 1, overShare: 1, neverCalled: 0,
    neverServed: 0,
  }
  expect((await figures()).sections[0]).toMatchObject({ wait: today, services: [{ service: 'nop-ho-so', ...today }] })
  // The day is over: what is left is closed, and counted by itself.
  province.clock.set('2025-03-04T07:00+07:00')
  const [, waits] = countPollers(province)
  expect(await waits?.run()).toBe(false)
  await sql`update queue.turn set state = 'closed', ended_at = '2025-03-04T00:00Z' where ended_at is null`
    .execute(province.database.owner)
  await sql`update queue.visit set left_at = '2025-03-04T00:00Z' where left_at is null`.execute(province.database.owner)
  // Two were never served, and waited until the day was over: three of three.
  const over = { ...today, over: 3, neverCalled: 1, neverServed: 1 }
  expect((await figures()).sections[0]?.wait).toEqual(over)
  expect(await waits?.run()).toBe(true)
  expect(await waits?.run()).toBe(false)
  // Counted: read from what is kept, and no more from the visits.
  await sql`truncate queue.visitor, queue.visit, queue.turn, queue.call cascade`.execute(province.database.owner)
  expect((await figures()).sections[0]?.wait).toEqual(over)
  expect((await figures()).zones[0]?.wait).toEqual(over)
})

/**
 * Need: whoever directs sees what comes, what is settled and what is open now, within two seconds, of the units that
 * are theirs, and is told when that is out of date (KH 1107 II.5, II.6.5; part F, F3).
 */
import type { FigureBoard } from '@motcua/contracts/figure-board.ts'
import type { BehindFigure } from '@motcua/contracts/settlement-figures.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { countWork } from '../../src/jobs/count-work.ts'
import { projectFacts } from '../../src/jobs/project-facts.ts'
import { DAY, HOUR, dayOf } from '../../src/kernel/civil-day.ts'
import { unreadSince } from '../../src/modules/audit/public.ts'
import { FACTS_READER } from '../../src/modules/reporting/public.ts'
import { addFacts } from '../reporting-facts.ts'
import { type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson } from './handed-in.ts'
import { type Office, type StaffRole, asRole, officesOf, roleAt, staffOffices } from './offices.ts'

let http: HttpServer
let home: Office
let other: Office
beforeAll(async () => {
  http = await startHttp()
  const [first, second] = officesOf(http)
  if (!first || !second) throw new Error('no two communes')
  ;[home, other] = [first, second]
  await staffOffices(http, [home, other])
})
beforeEach(async () => {
  await sql`delete from reporting.fact`.execute(http.province.database.owner)
  await followAll()
})
afterAll(async () => http.stop())

/** Follows the log to its end; readers of events wait for whatever still runs, of other tests too. */
async function followAll(): Promise<void> {
  await expect.poll(async () => {
    while (await projectFacts(http.province) > 0) { /* until nothing is left */ }
    return unreadSince(http.province.db, FACTS_READER)
  }).toBeNull()
}

async function board(role: StaffRole, office: Office, query = ''): Promise<FigureBoard> {
  const { status, text } = await (await asRole(http, role, office.name)).call('GET', `/api/board${query}`)
  if (status !== 200) throw new Error(text)
  return JSON.parse(text) as FigureBoard
}
type Values = FigureBoard['today']
const valueIn = (values: Values | undefined, metric: string) => values?.find((one) => one.metric === metric)?.value
/** What a board shows once what was asked a moment ago is no longer kept. */
const shown = (metric: string, values: (of: FigureBoard) => Values | undefined, ...asked: Parameters<typeof board>) =>
  expect.poll(async () => valueIn(values(await board(...asked)), metric))

const now = () => http.province.clock.now().getTime()
const ago = (milliseconds: number) => new Date(now() - milliseconds).toISOString()
const unitOf = (office: Office) => office.seats.agency_head

async function receive(office: Office, person: number): Promise<string> {
  const clerk = await asRole(http, 'reception', office.name)
  const { body: { id } } = await openPerson(clerk, person)
  const procedure = http.province.catalogue.on('2021-06-25').find(office.procedure)?.publicId ?? ''
  const body = await intakeBody(clerk, procedure, id, { communeId: office.territory.publicId })
  const { status, text, body: made } = await clerk.call('POST', '/api/dossiers', { body })
  if (status !== 201) throw new Error(text)
  return made.id
}

test('a dossier shows when it was counted; the board says until when that is, and a dossier stands behind the number', async () => {
  const id = await receive(home, 1)
  const before = await board('agency_head', home)
  expect([valueIn(before.today, 'come'), before.isBehind]).toEqual([0, false])
  await followAll()
  await shown('come', ({ today }) => today, 'agency_head', home).toBe(1)
  const after = await board('agency_head', home)
  expect(dayOf(new Date(after.freshAt))).toBe(dayOf(new Date(now())))
  expect(after.day).toBe(dayOf(new Date(now())))
  for (const [values, from] of [[after.today, after.day], [after.month, after.monthFrom]] as const) {
    expect(['come', 'open', 'settled'].map((one) => valueIn(values, one))).toEqual([1, 1, 0])
    const behind = await (await asRole(http, 'agency_head', home.name)).call('GET',
      `/api/figures/settlement/dossiers?metric=come&from=${from}&until=${after.day}&unit=${after.unit.id ?? ''}`)
    expect((JSON.parse(behind.text) as BehindFigure).items).toMatchObject([{ id }])
  }
  expect(after.metrics.map((one) => one.id)).toEqual(after.today.map(({ metric }) => metric))
})

test('a day that is not over counts until now: what is due in an hour is not late, and what is due in two days is soon', async () => {
  // Each is due thirty days after it was received.
  const dueIn = (hours: number) => ({
    unitId: unitOf(home).id, channel: 'counter' as const, receivedAt: ago(30 * DAY - hours * HOUR),
  })
  await addFacts(http.province.database.owner, [dueIn(-1), dueIn(1), dueIn(47), dueIn(49), dueIn(49)])
  await shown('open', ({ today }) => today, 'agency_head', home).toBe(5)
  const { today, month } = await board('agency_head', home)
  for (const values of [today, month])
    expect(['open', 'open-late', 'open-due-soon'].map((one) => valueIn(values, one))).toEqual([5, 1, 2])
})

test('today is part of the month, and yesterday is not part of today', async () => {
  const unitId = unitOf(home).id
  await addFacts(http.province.database.owner, [
    { unitId, channel: 'online', receivedAt: ago(1_000) }, { unitId, channel: 'counter', receivedAt: ago(DAY) },
    { unitId, channel: 'counter', receivedAt: ago(2 * DAY), settledAt: ago(DAY) },
  ])
  await shown('open', ({ today }) => today, 'agency_head', home).toBe(2)
  const { today, month } = await board('agency_head', home)
  expect(['come', 'settled', 'ho-so-truc-tuyen'].map((one) => valueIn(today, one))).toEqual([1, 0, 100])
  expect(['come', 'settled', 'on-time-of-settled'].map((one) => valueIn(month, one))).toEqual([3, 1, 100])
})

test('nobody sees the board of another agency; who sees the province sees each of them, and they add up', async () => {
  await addFacts(http.province.database.owner, [home, other, other].map((office, nth) => ({
    unitId: unitOf(office).id, channel: 'counter', receivedAt: ago(nth * 1_000 + 1_000),
  })))
  await shown('come', ({ today }) => today, 'agency_head', other).toBe(2)
  const head = await asRole(http, 'agency_head', home.name)
  const theirs = `/api/board?unit=${unitOf(other).publicId}`
  expect(await head.call('GET', theirs)).toMatchObject({ status: 404, body: { code: 'not-found' } })
  const day = dayOf(new Date(now()))
  expect(await head.call('GET',
    `/api/figures/settlement/dossiers?metric=come&from=${day}&until=${day}&unit=${unitOf(other).publicId}`))
    .toMatchObject({ status: 404, body: { code: 'not-found' } })

  const whole = await board('leader_viewer', home)
  expect(whole.unit.id).toBeNull()
  expect(valueIn(whole.today, 'come')).toBe(3)
  const rows = new Map(whole.items.map(({ of, today }) => [of.unit, valueIn(today, 'come')]))
  expect([rows.get(unitOf(home).publicId), rows.get(unitOf(other).publicId)]).toEqual([1, 2])
  const opened = await board('leader_viewer', home, `?unit=${unitOf(other).publicId}`)
  expect(valueIn(opened.today, 'come')).toBe(2)
  expect(opened.above[0]).toEqual(whole.unit)
})

test('a hall shows who waits there, and what was received there, whoever settles it', async () => {
  const hall = home.seats.reception
  expect(hall.isOneStop).toBe(true)
  const { database: { owner } } = http.province
  await addFacts(owner, [{ unitId: unitOf(other).id, channel: 'counter', receivedAt: ago(1_000) }])
  await sql`update reporting.fact set section_id = ${hall.id}`.execute(owner)
  // Of two who came one waits for two services, and one has gone home.
  await sql`
    with come as (
      insert into queue.visit (unit_id, day, number, way, language, taken_at)
      select ${hall.id}, ${dayOf(new Date(now()))}, nth, 'kiosk', 'vi', ${ago(60_000)} from generate_series(1, 2) as nth
      returning id, number, day)
    insert into queue.turn (visit_id, unit_id, day, service, place, state, ranked_at, waiting_since, ended_at)
    select come.id, ${hall.id}, day, service, place, state, ${ago(60_000)}::timestamptz, ${ago(60_000)}::timestamptz,
      ended::timestamptz
    from come join (values (1, 'ho-tich', 1, 'waiting', null), (1, 'dat-dai', 2, 'waiting', null),
      (2, 'ho-tich', 1, 'closed', ${ago(1_000)})) as one (visitor, service, place, state, ended)
      on visitor = number`.execute(owner)
  const keeper = await roleAt(http, 'one_stop_head', hall.id, 'keeper.of.board')
  const look = async () => JSON.parse((await keeper.call('GET', '/api/board')).text) as FigureBoard
  await expect.poll(async () => valueIn((await look()).today, 'come')).toBe(1)
  const found = await look()
  expect([found.unit.id, found.isHall, found.by]).toEqual([hall.publicId, true, 'procedure'])
  expect(valueIn(found.today, 'waiting-at-hall')).toBe(1)
  expect(found.items.map(({ today }) => [valueIn(today, 'come'), valueIn(today, 'waiting-at-hall')])).toEqual([[1, undefined]])
})

test('when nothing was counted for a day, the board says since when it is out of date', async () => {
  const { owner } = http.province.database
  await receive(home, 2)
  await sql`update audit.event set recorded_at = recorded_at - interval '1 day'`.execute(owner)
  await expect.poll(async () => (await board('agency_head', home)).isBehind).toBe(true)
  const { freshAt } = await board('agency_head', home)
  expect(now() - Date.parse(freshAt)).toBeGreaterThanOrEqual(DAY)
  expect(now() - Date.parse(freshAt)).toBeLessThan(DAY + HOUR)
  await followAll()
  await expect.poll(async () => (await board('agency_head', home)).isBehind).toBe(false)
})

test('an open board is told when something was counted, and nothing of what', async () => {
  const { cookie } = await asRole(http, 'agency_head', home.name)
  const answer = await http.app.inject({
    url: '/api/board/stream', headers: { cookie, accept: 'text/event-stream' }, payloadAsStream: true,
  })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/event-stream'])
  const line = answer.stream().setEncoding('utf8')
  const words: AsyncIterator<string, undefined> = line[Symbol.asyncIterator]()
  let heard = ''
  const timesTold = async (times: number) => {
    while (heard.split('event: counted\ndata: {}\n\n').length <= times) heard += (await words.next()).value ?? ''
  }
  await timesTold(1) // at once, so that nothing is missed that was counted before it listened
  await receive(home, 3)
  await followAll()
  await timesTold(2)
  expect(heard.replaceAll('event: counted\ndata: {}\n\n', '')).toBe('retry: 3000\n\n')
  line.destroy()
})

test('whoever may not see figures gets neither a board nor its stream', async () => {
  const clerk = await asRole(http, 'reception', home.name)
  const headers = { accept: 'text/event-stream' }
  expect((await clerk.call('GET', '/api/board')).status).toBe(404)
  expect((await clerk.call('GET', '/api/board/stream', { headers })).status).toBe(404)
  expect((await http.callerWith('').call('GET', '/api/board/stream', { headers })).status).toBe(401)
  const head = await asRole(http, 'agency_head', home.name)
  expect(await head.call('GET', '/api/board/stream')).toMatchObject({ status: 406, body: { code: 'stream-only' } })
  expect((await head.call('GET', '/api/board?unit=00000000-0000-4000-8000-000000000000')).status).toBe(404)
})

test('one’s own day tells what one received, holds and has done, and of nobody else', async () => {
  const { clock } = http.province
  const clerk = await asRole(http, 'reception', other.name)
  type Day = Record<string, number>
  const dayOfClerk = async () => JSON.parse((await clerk.call('GET', '/api/own-day')).text) as Day
  expect(await dayOfClerk()).toMatchObject({ received: 0, returned: 0, done: 0, held: 0, dueToday: 0, late: 0 })
  await receive(other, 4)
  await expect.poll(async () => {
    await countWork(http.province)
    return (await dayOfClerk())['received']
  }).toBe(1)
  const { rows: [row] } = await sql<{ id: bigint }>`
    update workflow.task set holder_id = (select id from identity.account where username = 'only.reception.other-commune'),
      due_at = ${new Date(now() + 60_000)}, opens_at = ${ago(60_000)}
    where id = (select max(id) from workflow.task where done_at is null) returning id`
    .execute(http.province.database.owner)
  // To receive it was a step, too.
  expect(await dayOfClerk()).toMatchObject({ held: 1, dueToday: 1, late: 0, done: 1 })
  await sql`update workflow.task set due_at = ${ago(1)} where id = ${row?.id}`.execute(http.province.database.owner)
  expect(await dayOfClerk()).toMatchObject({ held: 1, dueToday: 0, late: 1 })
  await sql`update workflow.task set done_at = ${clock.now()}, done_by = holder_id, outcome = 'done' where id = ${row?.id}`
    .execute(http.province.database.owner)
  expect(await dayOfClerk()).toMatchObject({ held: 0, late: 0, done: 2 })
  const stranger = await asRole(http, 'officer', other.name)
  expect(JSON.parse((await stranger.call('GET', '/api/own-day')).text)).toMatchObject({ held: 0, done: 0 })
})

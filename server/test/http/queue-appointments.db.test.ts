/** Need (part C2): whoever runs a hall sees who is expected on a day, page by page, by code and by nobody's name. */
import { randomUUID } from 'node:crypto'
import type { AppointmentKept, DeskSlots, QueueAppointments } from '@motcua/contracts/queue-appointments.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../../src/kernel/result.ts'
import { openAccount } from '../../src/modules/identity/public.ts'
import { strikeCallers } from '../../src/modules/queue/public.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

const PEOPLE = 60
let http: HttpServer
let section: Office['seats']['reception']
let [head, stranger]: Caller[] = []

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices as [Office]
  section = commune.seats.reception
  ;[head, stranger] = [await asRole(http, 'one_stop_head', 'commune'), await asRole(http, 'one_stop_head', 'department')]
  const { accountId, personId } = await http.province.inOneGo((ctx) => openAccount(ctx, {
    facts: { kind: 'citizen', personalNumber: '000084990001', fullName: 'Nguyễn Thị Mẫu' },
    machineNow: http.province.clock.now(),
  }))
  // One each minute, and one that was changed to another time.
  await sql`insert into queue.appointment (code, unit_id, service, procedure_id, account_id, person_id, day, starts_at,
      ends_at, place, state, booked_at, ended_at)
    select translate(lpad(n::text, 8, '0'), '0189', 'ABCD'), ${section.id}, 'nop-ho-so',
      (select min(id) from catalogue.procedure), ${accountId}, ${personId}, '2021-06-28',
      timestamptz '2021-06-28T08:00+07:00' + n * interval '1 min', timestamptz '2021-06-28T08:01+07:00' + n * interval '1 min',
      1, case when n = 1 then 'changed' else 'booked' end, timestamptz '2021-06-25T08:00+07:00',
      case when n = 1 then timestamptz '2021-06-25T08:30+07:00' end
    from generate_series(0, ${PEOPLE}::int) n`.execute(http.province.database.owner)
})
afterAll(() => http.stop())

const list = async (caller: Caller | undefined, query: string) => {
  if (!caller) throw new Error('nobody signed in')
  const { status, body, text } = await caller.call('GET', `/api/queue/appointments?${query}`)
  return { status, text, body: body as unknown as QueueAppointments }
}

test('a day is read to its end, each once, in the order of time', async () => {
  const first = (await list(head, 'on=2021-06-28')).body
  expect([first.unitId, first.items.length]).toEqual([section.publicId, 50])
  expect(first.items[0]).toMatchObject({ startsAt: '2021-06-28T01:00:00.000Z', code: 'AAAA-AAAA', state: 'booked' })
  const rest = (await list(head, `on=2021-06-28&section=${section.publicId}&cursor=${first.next ?? ''}`)).body
  const all = [...first.items, ...rest.items].map(({ startsAt }) => startsAt)
  expect([all.length, rest.next, new Set(all).size, all]).toEqual([PEOPLE, null, PEOPLE, all.toSorted()])
})

test('nobody is named, and another day has its own', async () => {
  expect((await list(head, 'on=2021-06-28')).text).not.toContain('Nguyễn Thị Mẫu')
  expect((await list(head, '')).body).toMatchObject({ day: '2021-06-25', items: [], next: null })
})

test('whoever runs another hall sees none of it', async () => {
  expect((await list(stranger, `on=2021-06-28&section=${section.publicId}`)).status).toBe(422)
  const { next } = (await list(head, 'on=2021-06-28')).body
  expect((await list(stranger, `on=2021-06-28&cursor=${next ?? ''}`)).body.items).toEqual([])
})

test('a clerk books, moves and cancels for whoever calls; sent twice it is done once, and of another section it is not found', async () => {
  const clerk = await asRole(http, 'reception', 'commune')
  const day = '2021-06-29'
  const path = `/api/queue/slots?section=${section.publicId}&on=${day}`
  const slots = async () => (await clerk.call('GET', path)).body as unknown as DeskSlots
  const before = await slots()
  const [first, second] = before.items
  const procedureId = http.province.catalogue.on('2021-06-25').list()[0]?.publicId
  const caller = { fullName: 'Lê Văn Gọi', phone: '0500 000 021' }
  const service = before.services[0]?.code
  const body = { sectionId: section.publicId, service, procedureId, startsAt: first?.startsAt, caller }
  const key = randomUUID()
  const booked = await clerk.call('POST', '/api/queue/appointments', { body, key })
  expect([booked.status, (await clerk.call('POST', '/api/queue/appointments', { body, key })).text]).toEqual([201, booked.text])
  const { id, code } = booked.body as unknown as AppointmentKept
  expect((await slots()).items[0]?.free).toBe((first?.free ?? 0) - 1)
  const [shown] = (await list(clerk, `on=${day}`)).body.items
  expect(shown).toMatchObject({ id, code, callerName: 'Lê Văn Gọi', isCallerStruck: false, startsAt: first?.startsAt })
  const other = await asRole(http, 'reception', 'department')
  const move = { body: { startsAt: second?.startsAt }, key: randomUUID() }
  expect((await other.call('POST', `/api/queue/appointments/${id}/time`, move)).status).toBe(404)
  expect((await other.call('POST', `/api/queue/appointments/${id}/ending`, { body: {}, key: randomUUID() })).status).toBe(404)
  const moved = await clerk.call('POST', `/api/queue/appointments/${id}/time`, { ...move, key: randomUUID() })
  expect((moved.body as unknown as AppointmentKept).code).toBe(code)
  const now = (moved.body as unknown as AppointmentKept).id
  const ended = await clerk.call('POST', `/api/queue/appointments/${now}/ending`, { body: {}, key: randomUUID() })
  expect([ended.status, (await slots()).items]).toEqual([200, before.items])
  const over = await clerk.call('POST', `/api/queue/appointments/${now}/time`, { ...move, key: randomUUID() })
  expect([over.status, over.body.code]).toEqual([409, 'appointment-over'])
  const later = new Date(http.province.clock.now().getTime() + 1)
  await http.province.inOneGo(async (ctx) => ok((await strikeCallers(ctx, later, 10)).length))
  const [struck] = (await list(clerk, `on=${day}`)).body.items
  expect(struck).toMatchObject({ id: now, callerName: null, isCallerStruck: true, state: 'cancelled' })
})

test('what is wrong is said at its field', async () => {
  const clerk = await asRole(http, 'reception', 'commune')
  const body = {
    sectionId: section.publicId, service: 'nop-ho-so', procedureId: randomUUID(), startsAt: '2021-06-29T01:00:00.000Z',
    caller: { fullName: '<b>', phone: '0232 3822 000' },
  }
  const { status, body: said } = await clerk.call('POST', '/api/queue/appointments', { body, key: randomUUID() })
  expect([status, said.errors.map(({ pointer }) => pointer)])
    .toEqual([400, ['/procedureId', '/caller/fullName', '/caller/phone']])
})

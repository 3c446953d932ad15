/** Need (part C2): whoever runs a hall sees who is expected on a day, page by page, by code and by nobody's name. */
import type { QueueAppointments } from '@motcua/contracts/queue-appointments.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAccount } from '../../src/modules/identity/public.ts'
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

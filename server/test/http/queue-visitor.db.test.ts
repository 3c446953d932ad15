/** Need (part C2): whoever serves sees for whom somebody comes: by a mandate, or because a clerk booked it for them. */
import type { QueueDesk } from '@motcua/contracts/queue.ts'
import type { QueueVisitor } from '@motcua/contracts/queue-visitor.ts'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getPeople, giveProxy } from '../../src/modules/identity/public.ts'
import { hallOf, takeNumber } from '../../src/modules/queue/public.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let section: Office['seats']['reception']
let clerk: Caller
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  section = (offices as [Office])[0].seats.reception
  clerk = await asRole(http, 'reception', 'commune')
})
afterAll(() => http.stop())

const post = (path: string, body: object = {}) =>
  clerk.call('POST', `/api/queue/${path}`, { body, key: randomUUID() })
const visitor = async () => (await clerk.call('GET', '/api/queue/visitor')).body as unknown as QueueVisitor
const reads = async () => (await sql<{ n: number }>`select count(*)::int as n from audit.read
  where purpose = 'queue.serve'`.execute(http.province.database.owner)).rows[0]?.n ?? 0
/** Takes a number and calls it to the counter of the clerk, after the one that is there. */
async function call(current: string | null = null): Promise<string> {
  await http.province.inOneGo((ctx) => {
    const hall = hallOf(http.province.directory.on('2021-06-25'), section)
    if (!hall) throw new Error('no hall')
    return takeNumber(ctx, {
      unitId: section.id, hall, services: ['nop-ho-so'], priority: undefined, way: 'kiosk', language: 'vi',
      visitor: undefined, personId: undefined, isReceiving: true,
    })
  })
  if (current === null) await post('seat', { unitId: section.publicId, counter: 1 })
  await post('next', { current })
  const { current: called } = (await clerk.call('GET', '/api/queue/desk')).body as unknown as QueueDesk
  return called?.id ?? ''
}

test('who comes by an appointment is told with the caller for whom, or the principal by whose mandate it was booked', async () => {
  const [principal, helper] = [await http.province.aPerson(51), await http.province.aPerson(52)]
  const people = await getPeople(http.province.db, [principal.id, helper.id])
  const of = (id: bigint) => people.find((one) => one.id === id)
  const proxy = await http.province.inOneGo((ctx) => giveProxy(ctx, {
    principal: of(principal.id)?.publicId ?? '', personalNumber: of(helper.id)?.personalNumber ?? '', fullName: 'A',
    procedureIds: null, validFrom: '2021-06-25', validTo: '2021-12-31', sectionId: null,
  }))
  const booked = async (turn: string, whose: ReturnType<typeof sql>) => sql`insert into queue.appointment (code, unit_id,
      service, procedure_id, day, starts_at, ends_at, place, state, booked_at, ended_at, visit_id, account_id, person_id,
      caller_name, caller_phone, for_person_id, proxy_id)
    select 'ABCD' || lpad((select (count(*) + 2222)::text from queue.appointment), 4, '2'), unit_id, service,
      (select min(id) from catalogue.procedure), day, waiting_since, waiting_since + interval '1 minute',
      (select count(*) + 1 from queue.appointment), 'arrived', waiting_since, waiting_since, visit_id, ${whose}
    from queue.turn where public_id = ${turn}`.execute(http.province.database.owner)
  const turn = await call()
  await booked(turn, sql`null, null, 'Lê Gọi Điện', '+84500000079', null, null`)
  await post(`turns/${turn}/start`)
  const called = await visitor()
  expect(called).toMatchObject({ caller: { name: 'Lê Gọi Điện' }, principal: null })
  expect(JSON.stringify(called)).not.toContain('500000079')
  const second = await call(turn)
  const { rows: [account] } = await sql<{ id: bigint }>`insert into identity.account
      (kind, person_id, level, opened_at, opened_by, opened_how)
    values ('citizen', ${helper.id}, 2, now(), 1, 'counter') returning id`.execute(http.province.database.owner)
  await booked(second, sql`${account?.id}, ${helper.id}, null, null, ${principal.id},
    (select id from identity.proxy where public_id = ${proxy})`)
  await post(`turns/${second}/start`)
  const before = await reads()
  expect(await visitor()).toMatchObject({ caller: null, principal: { name: of(principal.id)?.fullName } })
  expect(await reads()).toBe(before + 1)
  await post(`turns/${second}/end`)
})

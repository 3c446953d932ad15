/** Need (part C1): the desk's side of a hall over HTTP: whose counters, whose kiosks, a press that is sent twice. */
import { randomUUID } from 'node:crypto'
import type { DeviceMade, QueueDesk, QueueDevices, QueueHalls } from '@motcua/contracts/queue.ts'
import type { HallRules } from '@motcua/contracts/queue-hall-rules.ts'
import type { QueueVisitor } from '@motcua/contracts/queue-visitor.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { type Visitor, hallOf, takeNumber } from '../../src/modules/queue/public.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let section: Office['seats']['reception']
let [clerk, head, stranger]: Caller[] = []

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices as [Office]
  section = commune.seats.reception
  ;[clerk, head, stranger] = [
    await asRole(http, 'reception', 'commune'), await asRole(http, 'one_stop_head', 'commune'),
    await asRole(http, 'one_stop_head', 'department'),
  ]
})
afterAll(() => http.stop())
beforeEach(async () => {
  await sql`truncate queue.appointment, queue.visitor, queue.visit, queue.serial, queue.turn, queue.call, queue.seat, queue.device cascade`
    .execute(http.province.database.owner)
})

const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const post = (caller: Caller | undefined, path: string, body: object = {}, key = randomUUID()): Promise<Got> =>
  by(caller).call('POST', `/api/queue/${path}`, { body, key })
const desk = async (caller = clerk) => (await by(caller).call('GET', '/api/queue/desk')).body as unknown as QueueDesk
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const take = (visitor?: Visitor, personId?: bigint) => http.province.inOneGo((ctx) => {
  const hall = hallOf(http.province.directory.on('2021-06-25'), section)
  if (!hall) throw new Error('no hall')
  return takeNumber(ctx, {
    unitId: section.id, hall, services: ['nop-ho-so'], priority: undefined, way: 'kiosk', language: 'vi', visitor,
    personId, isReceiving: true,
  })
})

describe('a clerk of a hall', () => {
  test('takes a counter of the own section, calls, and sees who is at it; the same press again calls nobody else', async () => {
    await take()
    await take()
    expect((await desk()).places).toMatchObject([{ unitId: section.publicId }])
    await post(clerk, 'seat', { unitId: section.publicId, counter: 1 })
    const key = randomUUID()
    const first = await post(clerk, 'next', { current: null }, key)
    const again = await post(clerk, 'next', { current: null }, key)
    expect([first.status, again.text]).toEqual([200, first.text])
    const { current, seat } = await desk()
    expect(current).toMatchObject({ number: '1001', state: 'called', calls: 1 })
    expect(seat).toMatchObject({ counter: 1, services: [{ service: 'nop-ho-so', count: 1 }, { count: 0 }, { count: 0 }] })
    for (const [deed, state] of [['recall', 'called'], ['start', 'serving']] as const) {
      const once = randomUUID()
      await post(clerk, `turns/${current?.id ?? ''}/${deed}`, {}, once)
      expect((await post(clerk, `turns/${current?.id ?? ''}/${deed}`, {}, once)).status).toBe(200)
      expect((await desk()).current).toMatchObject({ state, calls: 2 })
    }
    expect(codeOf(await post(clerk, 'next', { current: null }))).toEqual([409, 'turn-moved-on'])
    expect(codeOf(await post(clerk, 'seat/ending'))).toEqual([409, 'turn-at-counter'])
    expect((await post(clerk, `turns/${current?.id ?? ''}/end`)).status).toBe(200)
    expect((await desk()).today.served).toBe(1)
  })

  test('takes no counter of another section, and does nothing with what is at another counter', async () => {
    await take()
    expect(codeOf(await post(stranger, 'seat', { unitId: section.publicId, counter: 1 }))).toEqual([422, 'counter-unknown'])
    await post(clerk, 'seat', { unitId: section.publicId, counter: 1 })
    await post(head, 'seat', { unitId: section.publicId, counter: 2 })
    expect(codeOf(await post(head, 'seat', { unitId: section.publicId, counter: 1 }))).toEqual([409, 'counter-taken'])
    await post(clerk, 'next', { current: null })
    const id = (await desk()).current?.id ?? ''
    expect(codeOf(await post(head, `turns/${id}/miss`))).toEqual([404, 'not-found'])
    expect((await post(clerk, `turns/${id}/pass-on`, { counter: 2 })).status).toBe(200)
    expect(codeOf(await post(clerk, 'next', { current: null }))).toEqual([200, undefined])
    expect((await desk()).current).toBeNull()
    await post(head, 'next', { current: null })
    expect((await desk(head)).current).toMatchObject({ number: '1001' })
  })
})

test('whoever runs a section changes its hall from tomorrow on, and no other', async () => {
  const rules = async () => (await by(head).call('GET', '/api/queue/hall-rules')).body as unknown as HallRules
  const [place] = (await rules()).places
  expect(place).toMatchObject({ unitId: section.publicId, coming: null })
  const services = [
    ...place?.hall.services ?? [], { code: null, digit: 9, name: 'Chứng thực', nameEn: 'Certify', minutes: 4 },
  ]
  const body = {
    unitId: section.publicId, from: '2021-06-26', basis: 'Thông báo 3', seen: place?.seen, services, quickMinutes: 5,
    counters: [{ number: 1, services: [0, 1, 2], isQuick: false }, { number: 8, services: [1, 3], isQuick: true }],
  }
  expect(codeOf(await post(stranger, 'hall-rules', body))).toEqual([422, 'section-unknown'])
  expect(codeOf(await post(head, 'hall-rules', { ...body, from: '2021-06-25' }))).toEqual([422, 'policy-day-past'])
  const far = [{ number: 1, services: [0, 1, 2, 3, 5], isQuick: false }]
  expect(codeOf(await post(head, 'hall-rules', { ...body, counters: far }))).toEqual([422, 'hall-service-unknown'])
  expect((await post(head, 'hall-rules', body)).body).toEqual({ from: '2021-06-26' })
  // Who looked before that change does not write over it.
  expect(codeOf(await post(head, 'hall-rules', { ...body, basis: 'Thông báo 4' })))
    .toEqual([409, 'policy-changed-meanwhile'])
  const [changed] = (await rules()).places
  expect([changed?.hall, changed?.coming?.from]).toEqual([place?.hall, '2021-06-26'])
  expect(changed?.coming?.hall).toMatchObject({
    services: services.map(({ code, name }) => ({ code: code ?? 'chung-thuc', name })), quickMinutes: 5,
    counters: [{ number: 1 }, { number: 8, services: [services[1]?.code, 'chung-thuc'], isQuick: true }],
  })
})

test('a change that calls off what is booked tells how many, and is written once that number is sent back', async () => {
  const procedureId = http.province.catalogue.on('2021-06-25').list()[0]?.publicId
  expect((await post(clerk, 'appointments', {
    sectionId: section.publicId, service: 'nop-ho-so', procedureId, startsAt: '2021-06-28T01:00:00.000Z',
    caller: { fullName: 'Nguyễn Thị Mẫu', phone: '0500000001' },
  })).status).toBe(201)
  const { places: [place] } = (await by(head).call('GET', '/api/queue/hall-rules')).body as unknown as HallRules
  const services = (place?.hall.services ?? []).filter(({ code }) => code !== 'nop-ho-so')
  const body = {
    unitId: section.publicId, from: '2021-06-27', basis: 'Thông báo 5', seen: place?.seen, services, quickMinutes: null,
    counters: [{ number: 1, services: services.map((_, at) => at), isQuick: false }],
  }
  const refused = await post(head, 'hall-rules', body)
  expect(refused.body).toMatchObject({
    status: 409, code: 'hall-calls-off', errors: [{ pointer: '/callsOff', code: 'hall-calls-off', text: '1' }],
  })
  expect(refused.body['detail']).toContain('1 lịch hẹn đã đặt')
  expect(codeOf(await post(head, 'hall-rules', { ...body, callsOff: 2 }))).toEqual([409, 'hall-calls-off'])
  expect((await post(head, 'hall-rules', { ...body, callsOff: 1 })).body).toEqual({ from: '2021-06-27' })
})

describe('whoever gave a card or a phone at the kiosk', () => {
  const visitor = async (caller = clerk) =>
    (await by(caller).call('GET', '/api/queue/visitor')).body as unknown as QueueVisitor
  const reads = async () => (await sql<{ n: number }>`select count(*)::int as n from audit.read
    where purpose = 'queue.serve'`.execute(http.province.database.owner)).rows[0]?.n ?? 0
  const sitAndCall = async (given: Visitor) => {
    await take(given)
    await post(clerk, 'seat', { unitId: section.publicId, counter: 1 })
    await post(clerk, 'next', { current: null })
    return (await desk()).current?.id ?? ''
  }

  test('is shown at the own counter once they are there, masked, and the look is noted', async () => {
    const person = await http.province.aPerson(31)
    const { rows: [row] } = await sql<{ number: string; fullName: string; publicId: string }>`
      select personal_number as number, full_name, public_id from identity.person where id = ${person.id}`
      .execute(http.province.database.owner)
    const { number = '', fullName = '', publicId } = row ?? {}
    const turn = await sitAndCall({ kind: 'card', number, fullName })
    const before = await reads()
    const nobody = { turn: null, given: null, caller: null, principal: null, people: [], dossiers: [] }
    expect([await visitor(), await visitor(head), await reads()]).toEqual([nobody, nobody, before])
    await post(clerk, `turns/${turn}/start`)
    const seen = await visitor()
    expect(seen).toMatchObject({ turn, given: { kind: 'card', name: fullName }, people: [{ id: publicId, fullName }] })
    expect(JSON.stringify(seen)).not.toContain(number)
    expect([await visitor(head), await reads()]).toEqual([nobody, before + 1])
    await post(clerk, `turns/${turn}/end`)
    expect(await visitor()).toEqual(nobody)
  })

  test.each([[1, 0], [2, 1]] as const)('is a person by an account of level %i: %i', async (level, found) => {
    const person = await http.province.aPerson(40 + level)
    const phone = `+8450000008${String(level)}`
    await sql`insert into identity.account
        (kind, person_id, level, phone, phone_verified_at, opened_at, opened_by, opened_how)
      values ('citizen', ${person.id}, ${level}, ${phone}, now(), now(), 1, 'self')`
      .execute(http.province.database.owner)
    await take({ kind: 'phone', number: phone })
    await take(undefined, person.id)
    await post(clerk, 'seat', { unitId: section.publicId, counter: 1 })
    for (let nth = 0; nth < 2; nth += 1) {
      await post(clerk, 'next', { current: (await desk()).current?.id ?? null })
      const turn = (await desk()).current?.id ?? ''
      await post(clerk, `turns/${turn}/start`)
      expect(await visitor()).toMatchObject({ turn, dossiers: [] })
      expect((await visitor()).people).toHaveLength(found)
    }
  })

  test('is told as they said it where nobody is on record, by card and by phone', async () => {
    const turn = await sitAndCall({ kind: 'phone', number: '+84500000077' })
    await post(clerk, `turns/${turn}/start`)
    expect(await visitor()).toMatchObject({ given: { kind: 'phone', name: null }, people: [] })
    expect(JSON.stringify(await visitor())).not.toContain('500000077')
    await take({ kind: 'card', number: '000184999999', fullName: 'Lê Chưa Có' })
    await post(clerk, 'next', { current: turn })
    await post(clerk, `turns/${(await desk()).current?.id ?? ''}/start`)
    expect(await visitor()).toMatchObject({ given: { kind: 'card', name: 'Lê Chưa Có' }, people: [] })
  })
})

describe('whoever runs a section', () => {
  const devices = async (caller: Caller | undefined) =>
    ((await by(caller).call('GET', '/api/queue/devices')).body as unknown as QueueDevices).places

  test('announces a kiosk whose code is told once, and revokes it; others find it not', async () => {
    const made = (await post(head, 'devices', { unitId: section.publicId, name: 'Cửa chính' })).body as unknown as DeviceMade
    expect(made.code).toMatch(/^[A-HJ-NP-Z2-9]{12}$/)
    expect(await devices(head)).toMatchObject([{ devices: [{ id: made.id, name: 'Cửa chính', enrolledAt: null }] }])
    expect(JSON.stringify(await devices(head))).not.toContain(made.code)
    expect(codeOf(await post(stranger, 'devices', { unitId: section.publicId, name: 'a' }))).toEqual([422, 'section-unknown'])
    expect(codeOf(await post(stranger, `devices/${made.id}/ending`))).toEqual([404, 'not-found'])
    const key = randomUUID()
    expect((await post(head, `devices/${made.id}/ending`, {}, key)).status).toBe(200)
    expect((await post(head, `devices/${made.id}/ending`, {}, key)).status).toBe(200)
    expect(await devices(head)).toMatchObject([{ devices: [] }])
  })

  test('gives out no more numbers, says so at the kiosk, and does again', async () => {
    const body = { unitId: section.publicId, why: 'Mất điện', endsWaiting: true }
    expect(codeOf(await post(stranger, 'closings', body))).toEqual([422, 'section-unknown'])
    await take()
    expect((await post(head, 'closings', body)).body).toEqual({ ended: 1 })
    expect(codeOf(await post(head, 'closings', body))).toEqual([409, 'queue-closed-already'])
    expect((await post(head, 'closings/ending', { unitId: section.publicId })).status).toBe(200)
    expect(codeOf(await post(head, 'closings/ending', { unitId: section.publicId }))).toEqual([409, 'queue-open'])
  })

  test('closes a counter whose clerk has gone, and whoever was at it is called by another', async () => {
    await take()
    await post(clerk, 'seat', { unitId: section.publicId, counter: 1 })
    await post(clerk, 'next', { current: null })
    const body = { unitId: section.publicId, counter: 1 }
    expect(codeOf(await post(stranger, 'seats/ending', body))).toEqual([422, 'section-unknown'])
    const key = randomUUID()
    expect((await post(head, 'seats/ending', body, key)).status).toBe(200)
    expect((await post(head, 'seats/ending', body, key)).status).toBe(200)
    expect(codeOf(await post(head, 'seats/ending', body))).toEqual([409, 'counter-empty'])
    expect((await desk()).seat).toBeNull()
    await post(head, 'seat', { unitId: section.publicId, counter: 1 })
    const { held } = await desk(head)
    expect(held).toMatchObject([{ number: '1001', state: 'held' }])
    expect((await post(head, `turns/${held[0]?.id ?? ''}/call`)).status).toBe(200)
    expect((await desk(head)).current).toMatchObject({ number: '1001', state: 'called' })
  })

  test('sees how long people waited, by service, counter and hour, against the target of that day', async () => {
    const { clock } = http.province
    for (const [came, called, ended] of [['08:00', '08:10', '08:15'], ['08:05', '08:45', '08:50']] as const) {
      clock.set(`2021-06-25T${came}+07:00`)
      await take()
      clock.set(`2021-06-25T${called}+07:00`)
      if (!(await desk()).seat) await post(clerk, 'seat', { unitId: section.publicId, counter: 1 })
      await post(clerk, 'next', { current: null })
      const turn = (await desk()).current?.id ?? ''
      await post(clerk, `turns/${turn}/start`)
      clock.set(`2021-06-25T${ended}+07:00`)
      await post(clerk, `turns/${turn}/end`)
    }
    const { halls: [hall], targetMinutes } =
      (await by(head).call('GET', '/api/queue/halls?on=2021-06-25')).body as unknown as QueueHalls
    // Ten and forty minutes: the mean is 25, nine of ten is the longer, and one is over the thirty of 2021.
    const both = {
      served: 2, wait: 1_500, wait90: 2_400, atCounter: 300, untilServed: 1_500, measured: 2, over: 1, neverCalled: 0,
      neverServed: 0,
    }
    expect(targetMinutes).toBe(30)
    expect(hall).toMatchObject({
      all: both, byService: [{ service: 'nop-ho-so', ...both }], byCounter: [{ counter: 1, ...both }],
      byHour: [{ hour: 8, ...both }],
    })
    clock.set('2021-06-25T09:00+07:00')
  })

  test('sees who left before anybody called them, in no wait and at no counter, and an alarm while it lasts', async () => {
    const halls = async () =>
      (await by(head).call('GET', '/api/queue/halls?on=2021-06-25')).body as unknown as QueueHalls
    const { ticket } = await take()
    const { owner } = http.province.database
    await sql`insert into queue.alarm (unit_id, service, minutes, raised_at)
      values (${section.id}, 'nop-ho-so', 41, '2021-06-25T02:00Z')`.execute(owner)
    expect((await halls()).halls[0]).toMatchObject({
      alarm: { minutes: 41, raisedAt: '2021-06-25T02:00:00.000Z' }, all: { neverCalled: 0 },
    })
    const alarms = async (caller: Caller | undefined) => (await by(caller).call('GET', '/api/queue/alarms')).body
    expect(await alarms(head)).toMatchObject({ items: [{ unitId: section.publicId, service: 'nop-ho-so', minutes: 41 }] })
    expect(await alarms(stranger)).toEqual({ items: [] })
    await sql`update queue.alarm set ended_at = '2021-06-25T02:10Z'`.execute(owner)
    await sql`update queue.turn set state = 'closed', ended_at = '2021-06-25T03:00Z' from queue.visit
      where visit.id = visit_id and visit.public_id = ${ticket}`.execute(owner)
    await sql`update queue.visit set left_at = '2021-06-25T03:00Z' where public_id = ${ticket}`.execute(owner)
    const gone = { served: 0, wait: null, neverCalled: 1 }
    expect((await halls()).halls[0]).toMatchObject({
      alarm: null, all: gone, byService: [{ service: 'nop-ho-so', ...gone }], byCounter: [], byHour: [gone],
    })
    expect(await alarms(head)).toEqual({ items: [] })
  })
})

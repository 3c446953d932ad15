/**
 * Need (KH 1107 II.6; part C5): an office of the post that receives for agencies is a reception unit with a queue and a
 * productivity of its own: its hall gives out numbers while something is delegated to it, its own people call them, and
 * what they receive is the office's work, apart from that of sections and without the target of a zone.
 */
import { randomUUID } from 'node:crypto'
import type { DelegationChoices } from '@motcua/contracts/delegations.ts'
import type { OwnProductivity, Productivity } from '@motcua/contracts/productivity.ts'
import type { DeviceMade, QueueDesk, QueueHalls } from '@motcua/contracts/queue.ts'
import type { Roster } from '@motcua/contracts/roster.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { countPollers, countWork } from '../../src/jobs/count-work.ts'
import type { Unit } from '../../src/modules/organisation/public.ts'
import { PERSON_COOKIE } from '../../src/pages/visit.ts'
import { Visitor } from '../portal-visitor.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson, pdfOf, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, postAt, staffOffices } from './offices.ts'
import { citizenOf } from './people.ts'

const DAY = '2025-03-03'
let http: HttpServer
let commune: Office
let office: Unit
let [clerk, head, leader, elsewhere]: Caller[] = []
let kiosk: Visitor

const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const at = (time: string) => { http.province.clock.set(`${DAY}T${time}+07:00`) }
const post = (path: string, body: object = {}, caller = clerk) =>
  by(caller).call('POST', `/api/queue/${path}`, { body, key: randomUUID() })
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const desk = async (caller = clerk) => (await by(caller).call('GET', '/api/queue/desk')).body as unknown as QueueDesk
const hallNow = async () =>
  ((await by(clerk).call('GET', '/api/queue/halls')).body as unknown as QueueHalls).halls[0]
const lays = () => `/lay-so/${office.publicId}`
const visits = async () => (await sql<{ number: number }>`
  select number from queue.visit where unit_id = ${office.id} order by id`.execute(http.province.database.owner)).rows
const figures = async () => (await by(leader).call('GET', `/api/figures/productivity?from=${DAY}&until=${DAY}`))
  .body as unknown as Productivity

beforeAll(async () => {
  http = await startHttp()
  at('08:00')
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  office = http.province.unit('dv:buu-cuc-dong-hoi')
  clerk = await postAt(http, office.id, 'office.clerk')
  ;[head, leader, elsewhere] = [
    await asRole(http, 'agency_head', 'commune'), await asRole(http, 'leader_viewer', 'commune'),
    await asRole(http, 'postal_staff', 'commune'),
  ]
  const made = (await post('devices', { unitId: office.publicId, name: 'Máy ở cửa' })).body as unknown as DeviceMade
  kiosk = new Visitor(http.app)
  await kiosk.open(lays())
  await kiosk.submit('/thiet-bi', { 'ma-thiet-bi': made.code })
})
afterAll(() => http.stop())
beforeEach(async () => {
  at('08:00')
  await sql`truncate queue.visitor, queue.visit, queue.serial, queue.turn, queue.call, queue.seat cascade`
    .execute(http.province.database.owner)
  await sql`update post.delegation set revoked_at = given_at, revoked_by = 1, revoked_why = 'Thôi'
    where post_unit_id = ${office.id} and revoked_at is null`.execute(http.province.database.owner)
})

async function give(more: object = {}): Promise<string> {
  const choices = (await by(head).call('GET', '/api/post/delegation-choices')).body as unknown as DelegationChoices
  const birth = http.province.catalogue.on(DAY).find('khai-sinh')?.procedurePublicId
  const { status, body, text } = await by(head).call('POST', '/api/post/delegations', {
    body: {
      agencyId: choices.agencies[0]?.id, postUnitId: office.publicId, procedureIds: [birth],
      prices: { receive: 15_000, digitise: 2_000 }, decision: '12/QĐ-UBND', validFrom: DAY, validTo: '2025-03-04', ...more,
    }, key: randomUUID(),
  })
  expect([status, text]).toEqual([201, text])
  return body.id
}
const revoke = (id: string) =>
  by(head).call('POST', `/api/post/delegations/${id}/revocation`, { body: { why: 'Thôi ủy quyền' }, key: randomUUID() })

/** Takes a number at the kiosk as its pages offer it; undefined where they offer none. */
async function take(): Promise<number | undefined> {
  await kiosk.open(`${lays()}?viec=nop-ho-so`)
  if (!kiosk.page.html.includes('method="post"')) return undefined
  await kiosk.submit(lays())
  return (await visits()).at(-1)?.number
}

async function intake(): Promise<Got> {
  const reception = await asRole(http, 'reception', 'commune')
  const { body: { id: person } } = await openPerson(reception, 811, { fullName: 'Nguyễn Thị Mẫu' })
  const birth = http.province.catalogue.on(DAY).find('khai-sinh')?.procedurePublicId ?? ''
  const body = await intakeBody(reception, birth, person, { communeId: commune.territory.publicId })
  const { body: { id: file } } = await upload(by(clerk), pdfOf(randomUUID()))
  const components = body.components.map((one) => ({ ...one, files: one.how === 'filed' ? [file] : [] }))
  return by(clerk).call('POST', '/api/dossiers', { body: { ...body, components }, key: randomUUID() })
}

test('from the kiosk of the office to what its clerk received: called, served, waited and counted there', async () => {
  await give()
  expect(await take()).toBe(1_001)
  at('08:20')
  expect((await desk()).places.map(({ unitId }) => unitId)).toEqual([office.publicId])
  await post('seat', { unitId: office.publicId, counter: 1 })
  const { turn } = (await post('next', { current: null })).body as unknown as { turn: string }
  const board = await new Visitor(http.app).open(`/bang-goi-so/${office.publicId}`)
  expect(board.text).toContain('1001')
  expect((await post(`turns/${turn}/start`)).status).toBe(200)
  expect((await intake()).status).toBe(201)
  expect((await post(`turns/${turn}/end`)).status).toBe(200)
  // Twenty minutes from the number to the first call; the target of the day is fifteen.
  expect((await hallNow())?.all).toMatchObject({ served: 1, wait: 1_200 })
  at('08:30')
  await expect.poll(async () => {
    await countWork(http.province)
    return (await figures()).zones.find(({ area }) => area === 'post')?.received
  }, { timeout: 100_000 }).toBe(1)
  const { zones, sections } = await figures()
  expect(zones).toMatchObject([{ area: 'post', name: 'Bưu chính công ích', sections: 1, perYear: null, expected: null }])
  expect(sections).toMatchObject([{
    unitId: office.publicId, received: 1, wait: { visits: 1, called: 1, mean: 1_200, over: 1 },
    clerks: [{ name: 'Nguyễn Văn Bưu', received: 1 }],
  }])
  const own = (await by(clerk).call('GET', `/api/figures/own-productivity?from=${DAY}&until=${DAY}`))
    .body as unknown as OwnProductivity
  expect(own.places).toMatchObject([{ unitId: office.publicId, received: 1 }])
  // Of a day that is over the waits are kept, and those of the office with them.
  http.province.clock.set('2025-03-04T07:00+07:00')
  await countPollers(http.province)[1]?.run()
  await sql`truncate queue.visitor, queue.visit, queue.turn, queue.call cascade`.execute(http.province.database.owner)
  expect((await figures()).sections[0]?.wait).toMatchObject({ visits: 1, mean: 1_200 })
})

test('without a delegation the kiosk says so and gives no number, also to what is sent to it all the same', async () => {
  expect(await take()).toBeUndefined()
  expect(kiosk.page.text).toContain('hiện không tiếp nhận thay cơ quan nào')
  const given = await give()
  await kiosk.open(`${lays()}?viec=nop-ho-so`)
  const { target, fields } = kiosk.prepare(lays())
  await revoke(given)
  await kiosk.post(target, fields)
  expect(await visits()).toEqual([])
  // What is only scanned there brings nobody, and what begins tomorrow nobody today.
  await give({ prices: { digitise: 2_000 } })
  await give({ validFrom: '2025-03-04', prices: { receive: 15_000 } })
  expect([await take(), (await hallNow())?.isReceiving]).toEqual([undefined, false])
})

test.each(['guide', 'return'])('for what is only to %s people come, too', async (task) => {
  await give({ prices: { [task]: 1_000 } })
  expect([await take(), (await hallNow())?.isReceiving]).toEqual([1_001, true])
})

test('what an agency delegated brings nobody once that agency has ended', async () => {
  await give()
  expect(await take()).toBe(1_001)
  // Of no unit that is in force.
  await sql`update post.delegation set agency_id = 999999999 where post_unit_id = ${office.id} and revoked_at is null`
    .execute(http.province.database.owner)
  expect([await take(), (await hallNow())?.isReceiving]).toEqual([undefined, false])
})

test('from home nobody takes a number of an office to which nothing is delegated, also from a page opened before', async () => {
  const given = await give()
  await post('seat', { unitId: office.publicId, counter: 1 })
  const { token } = await citizenOf(http, { kind: 'citizen', fullName: 'Lê Thị Xa', personalNumber: '000184990131' })
  const visitor = new Visitor(http.app)
  visitor.remember(PERSON_COOKIE, token)
  await visitor.open(lays())
  const { target, fields } = visitor.prepare(lays(), { 'viec': 'nop-ho-so', 'bao-lau': '0' })
  await revoke(given)
  await visitor.post(target, fields)
  expect(await visits()).toEqual([])
  await give()
  await visitor.post(target, fields.map(([name, value]) => [name, name === 'requestId' ? randomUUID() : value]))
  expect(await visits()).toEqual([{ number: 1_001 }])
})

test('after the last delegation whoever waits is still called and served, and nobody gets a new number', async () => {
  const [first, second] = [await give(), await give({ prices: { guide: 1_000 } })]
  expect(await take()).toBe(1_001)
  await revoke(first)
  expect(await take()).toBe(1_002)
  await revoke(second)
  expect(await take()).toBeUndefined()
  expect((await hallNow())?.isReceiving).toBe(false)
  await post('seat', { unitId: office.publicId, counter: 2 })
  const called = (await post('next', { current: null })).body as unknown as { turn: string }
  await post(`turns/${called.turn}/start`)
  const next = (await post('next', { current: called.turn })).body as unknown as { turn: string }
  expect((await desk()).current?.number).toBe('1002')
  expect((await post(`turns/${next.turn}/end`)).status).toBe(200)
  expect(codeOf(await intake())).toEqual([409, 'delegation-revoked'])
})

test('people of the post elsewhere, and of a section, neither serve nor run its hall; its own people no section’s', async () => {
  await give()
  for (const caller of [elsewhere, await asRole(http, 'reception', 'commune')]) {
    expect((await desk(caller)).places.map(({ unitId }) => unitId)).not.toContain(office.publicId)
    expect(codeOf(await post('seat', { unitId: office.publicId, counter: 1 }, caller))).toEqual([422, 'counter-unknown'])
    expect((await by(caller).call('GET', '/api/queue/halls')).status).toBe(404)
  }
  const section = commune.seats.reception.publicId
  expect(codeOf(await post('seat', { unitId: section, counter: 1 }))).toEqual([422, 'counter-unknown'])
  expect(codeOf(await post('closings', { unitId: section, why: 'Hết giờ', endsWaiting: false })))
    .toEqual([422, 'section-unknown'])
  expect((await post('closings', { unitId: office.publicId, why: 'Hết giờ', endsWaiting: false })).status).toBe(200)
  expect(await take()).toBeUndefined()
  expect((await post('closings/ending', { unitId: office.publicId })).status).toBe(200)
  expect(await take()).toBe(1_001)
})

test('the office writes its own roster, and gives out no appointments', async () => {
  await give()
  const { place } = (await by(clerk).call('GET', `/api/queue/roster?from=${DAY}`)).body as unknown as Roster
  const person = place?.people.find(({ name }) => name === 'Nguyễn Văn Bưu')?.accountId
  const duty = { unitId: office.publicId, accountId: person, counter: 1, day: DAY, begins: 450, ends: 690 }
  expect([place?.unitId, (await post('duties', duty)).status]).toEqual([office.publicId, 201])
  await kiosk.open(lays())
  expect(kiosk.page.text).toContain('Bạn đến làm gì?')
  expect(kiosk.page.html).not.toContain('hen=1')
  const { publicId } = http.province.catalogue.on(DAY).find('khai-sinh') ?? {}
  expect((await new Visitor(http.app).open(`/thu-tuc/${String(publicId)}/dat-lich/${office.publicId}`)).status).toBe(404)
})

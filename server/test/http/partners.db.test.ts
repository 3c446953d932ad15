/**
 * Need (part E7, E10): whoever keeps the program running sees how it stands with each outside system, what was refused
 * and why, and mends it; sees of people only what has to be put right, for a reason on record; nobody else, and once.
 */
import { randomUUID } from 'node:crypto'
import type {
  DifferenceList, PartnerList, PartnerMessage, PartnerMessageList, ReadMessage,
} from '@motcua/contracts/partners.ts'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { runStatus } from '../../src/cli/exchange-status.ts'
import type { Adapter, ServiceSettings } from '../../src/modules/integration/public.ts'
import type { Person } from '../../src/modules/identity/public.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { openDesk } from '../dossier-desk.ts'
import { type ExchangeDesk, openExchange } from '../exchange-desk.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

const [P, DAY, SECTION] = ['national-portal', '2021-06-25', 'cq:ubnd-dong-hoi:bpmc']
const SETTINGS: ServiceSettings = {
  'sms': 'named', 'mail': 'kept', 'zalo': 'none', 'web-push': 'none', 'payment-gateway': 'named',
  'identity-provider': 'named', 'staff-identity': 'none', 'post': 'none',
}
const adapters: Adapter[] = []
let http: HttpServer
let administrator: Caller
let exchange: ExchangeDesk
let person: Person
let nth = 0
beforeAll(async () => {
  http = await startHttp({ adapters, services: SETTINGS })
  await staffOffices(http, officesOf(http))
  administrator = await asRole(http, 'system_admin', 'commune')
  person = await http.province.aPerson(1)
})
afterAll(async () => http.stop())
beforeEach(async () => {
  http.province.clock.set(`${DAY}T09:00+07:00`)
  exchange = await openExchange(http.province, systemClock)
  adapters.splice(0, adapters.length, exchange.adapter)
})
afterEach(() => exchange.close())

const owner = () => http.province.database.owner
/** Received at a counter; so it is told as a whole, then by a step. */
const receive = async () => {
  const more = { answers: { nth: String(nth += 1) } }
  return (await openDesk(http.province).receive('bien-dong-chuyen-nhuong', ['reception', SECTION], {
    person, territory: 'xa:18856', more,
  })).number
}
const get = async <T>(path: string): Promise<T> => (await administrator.call('GET', path)).body as unknown as T
const post = async (path: string, body: object, key = randomUUID()) => administrator.call('POST', path, { body, key })
const standing = async () => (await get<PartnerList>('/api/partners')).items.find(({ code }) => code === P)
const log = async (query: string) => (await get<PartnerMessageList>(`/api/partner-messages?${query}`)).items
/** The portal takes no state that is no text. */
const refuse = async (number: string) => {
  await exchange.move()
  await sql`update integration.message_out set body = body || '{"TrangThaiHoSo": 7}' where kind = 'dossier-new'
    and dossier_id = (select id from dossiers.dossier where number = ${number})`.execute(owner())
  await exchange.send()
  const [dead] = await log('state=dead')
  if (!dead) throw new Error('nothing was refused')
  return dead
}
const reads = async () => (await sql<{ purpose: string }>`select purpose from audit.read
  where page = 'partner-message' and ${person.id} = any(person_ids) order by id`.execute(owner())).rows.map(({ purpose }) => purpose)
const told = async (type: string) => (await sql<{ data: Record<string, unknown> }>`
  select data from audit.event where type = ${type} order by id`.execute(owner())).rows.map(({ data }) => data)

test('healthy, then down with what waits, then paused with its reason', async () => {
  expect(await standing()).toMatchObject({ health: 'unknown', waiting: 0, dead: 0, lagSeconds: 0, answeredAt: null })
  await exchange.hear()
  // That it was asked well proves it, though it was told nothing.
  expect(await standing()).toMatchObject({ health: 'well', answeredAt: null, fetchedAt: expect.any(String) as string })
  await receive()
  await exchange.move()
  await exchange.send()
  expect(await standing()).toMatchObject({ health: 'well', waiting: 0, answeredAt: expect.any(String) as string })
  await exchange.faults({ errors: true })
  await receive()
  await exchange.move()
  await exchange.send()
  expect(await standing()).toMatchObject({
    health: 'down', waiting: 2, failures: 1, fault: 'http-500', retryAt: expect.any(String) as string,
    waitingSince: expect.any(String) as string,
  })
  const path = `/api/partners/${P}/pause`
  expect(await post(path, { reason: ' \u3000 ' })).toMatchObject({
    status: 422, body: { code: 'reason-needed', errors: [{ pointer: '/reason' }] },
  })
  const key = randomUUID()
  const [first, again] = [await post(path, { reason: 'Cổng bảo trì' }, key), await post(path, { reason: 'Cổng bảo trì' }, key)]
  expect([first.status, again.text]).toEqual([200, first.text])
  expect(await post(path, { reason: 'nữa' })).toMatchObject({ status: 409, body: { code: 'partner-paused-already' } })
  expect(await standing()).toMatchObject({ health: 'paused', pauseReason: 'Cổng bảo trì' })
  expect((await standing())?.pausedBy).toBeTruthy()
  expect((await post(`/api/partners/${P}/resumption`, {})).status).toBe(200)
  expect(await post(`/api/partners/${P}/resumption`, {})).toMatchObject({ body: { code: 'partner-not-paused' } })
  expect((await standing())?.health).toBe('down')
  // Nobody adds a system by pausing it.
  expect(await post('/api/partners/nobody/pause', { reason: 'x' })).toMatchObject({ status: 404, body: { code: 'partner-unknown' } })
})

test('what people are told, pay and sign in by is listed as well: set or not, and a way that is put off in real time', async () => {
  const services = async () => new Map((await get<PartnerList>('/api/partners')).services.map((one) => [one.code, one]))
  const before = await services()
  expect([...before.values()].map(({ code, health }) => [code, health])).toEqual([
    ['sms', 'unknown'], ['mail', 'kept'], ['zalo', 'not-named'], ['web-push', 'not-named'], ['payment-gateway', 'unknown'],
    ['identity-provider', 'unknown'], ['staff-identity', 'not-named'], ['post', 'not-named'],
    // The portal is a partner, and stands with the partners.
    ...['business-register', 'civil-status', 'command-centre', 'criminal-record', 'document-axis', 'land', 'ministry',
      'population', 'social-insurance', 'treasury'].map((code) => [code, 'not-named']),
  ])
  await sql`insert into notifications.paused_way (channel, retry_at, fault, failures, since)
    values ('sms', ${`${DAY}T09:08+07:00`}, 'http-500', 4, '2026-11-30T08:00:00Z')`.execute(owner())
  await sql`insert into payments.notice (heard_at, outcome, body_hash) values (${`${DAY}T08:00+07:00`}, 'forged', ${Buffer.alloc(32)})`
    .execute(owner())
  const sms = (await services()).get('sms')
  expect(sms).toMatchObject({ health: 'down', fault: 'http-500', awaySince: '2026-11-30T08:00:00.000Z', lastClock: 'product' })
  // Eight minutes of either clock, of which the product's stands in 2021.
  expect(Math.round((Date.parse(sms?.retryAt ?? '') - systemClock.now().getTime()) / 60_000)).toBe(8)
  // What is forged is no word of the gateway.
  expect((await services()).get('payment-gateway')).toMatchObject({ health: 'unknown', lastAt: null, waiting: null })
  // Nothing waits for it, so that nobody tries it: what it is by now nobody knows.
  await sql`update notifications.paused_way set retry_at = ${`${DAY}T09:00+07:00`}`.execute(owner())
  expect((await services()).get('sms')).toMatchObject({ health: 'unknown', waiting: 0 })
  await sql`truncate notifications.paused_way`.execute(owner())
  const lines: string[] = []
  const rooms = { ...http.province, machineClock: systemClock, adapters, services: SETTINGS }
  expect(await runStatus(true, { stdout: (line) => void lines.push(line) }, rooms)).toBe(0)
  const told = JSON.parse(lines.join('')) as { partners: object[]; services: object[] }
  expect([told.partners, told.services[0]]).toMatchObject([[{ code: P, health: 'unknown' }], { code: 'sms', health: 'unknown' }])
})

test('what was refused is listed with its cause and nothing of whom it tells; read for a reason it is put right', async () => {
  const number = await receive()
  const dead = await refuse(number)
  expect(dead).toMatchObject({
    partner: P, kind: 'dossier-new', state: 'dead', dossierNumber: number, behind: 1, tries: 1,
    fault: expect.any(String) as string,
  })
  expect(await standing()).toMatchObject({ health: 'refused', dead: 1, waiting: 1 })
  const path = `/api/partner-messages/${dead.id}`
  // Somebody changed it behind the program's back: the hash tells.
  expect(await get<PartnerMessage>(path)).toMatchObject({ isIntact: false, answerDigest: null })
  for (const { text } of [await administrator.call('GET', path), await administrator.call('GET', '/api/partner-messages')])
    for (const secret of [person.fullName, person.personalNumber, person.phone]) expect(text).not.toContain(secret)

  expect(await post(`${path}/reading`, { reason: ' ' })).toMatchObject({ body: { errors: [{ pointer: '/reason' }] } })
  expect([await reads(), await told('message.read')]).toEqual([[], []])
  const read = await post(`${path}/reading`, { reason: 'Cổng báo sai trạng thái' })
  const { body } = read.body as unknown as ReadMessage
  expect(body).toMatchObject({ MaHoSo: number, ChuHoSo: person.fullName, TrangThaiHoSo: 7 })
  expect([await reads(), await told('message.read')]).toEqual([
    ['Cổng báo sai trạng thái'], [{ message: dead.id, partner: P }],
  ])
  const kept = await sql`select from audit.request where answer::text like ${`%${person.fullName}%`}`.execute(owner())
  expect(kept.rows).toHaveLength(0)

  const resend = async (more: object) => post(`${path}/resending`, { body: { ...body, ...more } })
  for (const [code, more] of [
    ['message-of-other-dossier', { MaHoSo: 'H01', TrangThaiHoSo: '2' }], ['message-of-other-state', { TrangThaiHoSo: '10' }],
    ['message-unreadable', { TrangThaiHoSo: '2', GhiChu: ['x\ud800'] }],
  ] as const) expect([code, (await resend(more)).body]).toEqual([code, expect.objectContaining({ code, status: 422 })])
  expect((await resend({ TrangThaiHoSo: '2', GhiChu: 'Đã sửa' })).status).toBe(200)
  expect(await resend({ TrangThaiHoSo: '2' })).toMatchObject({ status: 409, body: { code: 'message-not-dead' } })
  expect(await post(`${path}/reading`, { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'message-not-dead' } })
  await exchange.send()
  expect((await exchange.held()).dossiers).toMatchObject({ [number]: { states: ['2'], steps: [{}] } })
  expect(await get<PartnerMessage>(path)).toMatchObject({
    state: 'acknowledged', isIntact: true, fault: null, answerDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  })
  expect(await told('message.resent')).toMatchObject([{ isEdited: true, before: expect.stringMatching(/^[0-9a-f]{64}$/) as string }])
})

test('of one that is of no dossier the look is kept as well, of nobody that is known', async () => {
  const { id } = await refuse(await receive())
  await sql`update integration.message_out set dossier_id = null where public_id = ${id}`.execute(owner())
  const read = await post(`/api/partner-messages/${id}/reading`, { reason: 'Thư không thuộc hồ sơ nào' })
  expect(read.body).toMatchObject({ body: { ChuHoSo: person.fullName } })
  const { rows } = await sql`select person_ids, dossier_id from audit.read
    where page = 'partner-message' and purpose = 'Thư không thuộc hồ sơ nào'`.execute(owner())
  expect(rows).toEqual([{ personIds: [], dossierId: null }])
})

test('dropped for a reason it is not sent, and what waited behind it goes on', async () => {
  const dead = await refuse(await receive())
  const path = `/api/partner-messages/${dead.id}/dropping`
  expect(await post(path, { reason: '' })).toMatchObject({ status: 422, body: { code: 'reason-needed' } })
  expect((await post(path, { reason: 'Đã báo bằng công văn' })).status).toBe(200)
  expect(await post(path, { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'message-not-dead' } })
  expect(await get<PartnerMessage>(`/api/partner-messages/${dead.id}`))
    .toMatchObject({ state: 'dropped', dropReason: 'Đã báo bằng công văn' })
})

test('the log is found by dossier, day, state and system, and goes on where it stopped', async () => {
  const [first, second] = [await receive(), await receive()]
  http.province.clock.set('2021-06-28T09:00+07:00')
  const later = await receive()
  await exchange.move()
  await exchange.send()
  expect((await log(`number=${first}`)).map(({ kind }) => kind).sort()).toEqual(['dossier-new', 'step'])
  expect(await log('number=H99.01-210625-0001')).toEqual([])
  const numbers = async (query: string) => (await log(query)).map(({ dossierNumber }) => dossierNumber)
  expect(await numbers(`day=${DAY}`)).toEqual([second, second, first, first])
  expect(await numbers('day=2021-06-28&state=acknowledged')).toEqual([later, later])
  expect((await administrator.call('GET', '/api/partner-messages?day=2021-02-30')).body.code).toBe('body-invalid')
  expect(await log('state=dead')).toEqual([])
  expect(await log('partner=nobody')).toEqual([])
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: PartnerMessageList =
      await get(`/api/partner-messages?partner=${P}&limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`)
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next
  }
  expect(seen).toEqual((await log('limit=100')).map(({ id }) => id))
  expect(new Set(seen).size).toBe(6)
})

test('a difference is told anew, as the dossier is now, and gone when the day is compared again', async () => {
  const number = await receive()
  await exchange.move()
  await exchange.send()
  await exchange.act('change', { MaHoSo: number, TrangThaiHoSo: '9' })
  const compare = async () => post(`/api/partners/${P}/reconciliations`, { day: DAY })
  expect((await compare()).body).toMatchObject({ day: DAY, compared: 1, differences: 1 })
  const differences = async () => (await get<DifferenceList>(`/api/partners/${P}/differences`)).items
  expect(await differences()).toEqual([{
    message: null, messageKind: null, document: null,
    day: DAY, dossierNumber: number, kind: 'state-differs', ours: '2', told: '2', theirs: '9', mend: 'tell-again',
    toldAgainAt: null,
  }])
  expect(await standing()).toMatchObject({ differences: 1, reconciledDay: DAY, compared: 1 })
  const tell = async () => post(`/api/partners/${P}/tellings`, { number })
  http.province.clock.set(`${DAY}T10:00+07:00`)
  expect((await tell()).status).toBe(200)
  expect(await differences()).toMatchObject([{ toldAgainAt: '2021-06-25T03:00:00.000Z' }])
  await exchange.move()
  // One is on its way already, so that another is not needed.
  expect(await tell()).toMatchObject({ status: 409, body: { code: 'message-on-its-way' } })
  await exchange.send()
  // The state is put right there, and no step is told twice.
  expect((await exchange.held()).dossiers[number]).toMatchObject({ state: '2', states: ['2'], steps: [{}] })
  expect((await compare()).body).toMatchObject({ differences: 0 })
  expect(await differences()).toEqual([])

  await exchange.faults({ errors: true })
  expect(await compare()).toMatchObject({ status: 503, body: { code: 'partner-unreachable' } })
  expect(await post(`/api/partners/${P}/reconciliations`, { day: '2021-06-26' }))
    .toMatchObject({ status: 422, body: { code: 'day-to-come', errors: [{ pointer: '/day' }] } })
  expect(await post(`/api/partners/${P}/tellings`, { number: 'H99-1' })).toMatchObject({ status: 404 })
})

test('nothing is told anew of what may still be undone, nor past a message that was refused', async () => {
  const number = await receive()
  await sql`update audit.event set publish_after = '2021-06-25T02:00:10Z'
    where dossier_id = (select id from dossiers.dossier where number = ${number})`.execute(owner())
  const tell = async () => post(`/api/partners/${P}/tellings`, { number })
  expect(await tell()).toMatchObject({ status: 409, body: { code: 'deed-may-be-undone' } })
  http.province.clock.set(`${DAY}T09:01+07:00`)
  await refuse(number)
  expect(await tell()).toMatchObject({ status: 409, body: { code: 'message-dead-before' } })
})

test('whoever works on dossiers does not see that there are such things', async () => {
  const officer = await asRole(http, 'officer', 'commune')
  for (const path of ['/api/partners', '/api/partner-messages', `/api/partners/${P}/differences`])
    expect((await officer.call('GET', path)).status).toBe(404)
})

/**
 * Need: the head of a section sees what it receives and what not, with the reason; whoever controls procedures keeps
 * the list, and what stands on it is refused at the counter with decision and reason (KH 1107 II.6.2).
 */
import { randomUUID } from 'node:crypto'
import type { Equipment, EquipmentFigures } from '@motcua/contracts/equipment.ts'
import type { SectionDetail, SectionList, SectionShares } from '@motcua/contracts/sections.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let commune: Office
let [head, controller, clerk, stranger]: Caller[] = []
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  ;[head, controller, clerk, stranger] = [
    await asRole(http, 'one_stop_head', 'commune'), await asRole(http, 'controller', 'commune'),
    await asRole(http, 'reception', 'commune'), await asRole(http, 'one_stop_head', 'other-commune'),
  ]
})
afterAll(() => http.stop())

const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const get = async <T>(caller: Caller | undefined, path: string) =>
  (await by(caller).call('GET', `/api/${path}`)).body as unknown as T
const post = (caller: Caller | undefined, path: string, body: object, key = randomUUID()): Promise<Got> =>
  by(caller).call('POST', `/api/${path}`, { body, key })
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const section = () => commune.seats.reception.publicId
const birth = () => http.province.catalogue.on('2021-06-25').find(commune.procedure)?.procedurePublicId ?? ''
const lineOf = async (caller: Caller | undefined) =>
  (await get<SectionDetail>(caller, `sections/${section()}`)).procedures.find(({ id }) => id === birth())
const shareOf = async () => (await get<SectionShares>(head, 'figures/section-procedures')).items
  .find(({ sectionId }) => sectionId === section())

test('a head sees the own section only, with its hours; a controller all of them', async () => {
  const own = await get<SectionList>(head, 'sections')
  expect(own.items.map(({ id }) => id)).toEqual([section()])
  const all = (await get<SectionList>(controller, 'sections')).items
  expect(all).toHaveLength(http.province.directory.on('2021-06-25').units.filter(({ isOneStop }) => isOneStop).length)
  expect(codeOf(await by(stranger).call('GET', `/api/sections/${section()}`))).toEqual([404, 'not-found'])
  const detail = await get<SectionDetail>(head, `sections/${section()}`)
  // 07:30 to 11:30 and 13:30 to 17:00, Monday to Friday: data/calendar.yaml
  expect(detail.hours).toMatchObject({
    shifts: [{ opens: 450, closes: 690 }, { opens: 810, closes: 1020 }], weekdays: [1, 2, 3, 4, 5],
  })
  const controlled = await get<SectionDetail>(controller, `sections/${section()}`)
  expect([detail.canExcept, controlled.canExcept]).toEqual([false, true])
})

test('what is listed is counted so, refused at the counter with its reason, and received again when that is over', async () => {
  const before = await shareOf()
  expect(await lineOf(head)).toMatchObject({ reception: 'received', notHere: null })
  const body = {
    sectionId: section(), procedureId: birth(), from: '2021-06-25', reason: 'Phải kiểm tra thực địa',
    decisionNumber: '9/QĐ-UBND', decidedOn: '2021-06-20',
  }
  expect(codeOf(await post(head, 'section-exceptions', body))).toEqual([404, 'not-found'])
  expect(codeOf(await post(controller, 'section-exceptions', { ...body, procedureId: randomUUID() })))
    .toEqual([422, 'procedure-unknown'])
  const key = randomUUID()
  const [made, again] = [
    await post(controller, 'section-exceptions', body, key), await post(controller, 'section-exceptions', body, key),
  ]
  expect([made.status, again.text]).toEqual([201, made.text])
  expect(codeOf(await post(controller, 'section-exceptions', body))).toEqual([409, 'exception-listed'])
  expect(await lineOf(head)).toMatchObject({ reception: 'listed' })
  expect(await shareOf()).toMatchObject({
    received: (before?.received ?? 0) - 1, listed: (before?.listed ?? 0) + 1, all: before?.all,
  })
  const { body: { id: person } } = await openPerson(by(clerk), 1, { fullName: 'Nguyễn Thị Mẫu' })
  const version = http.province.catalogue.on('2021-06-25').find(commune.procedure)
  const intake = await intakeBody(by(clerk), version?.publicId ?? '', person, { communeId: commune.territory.publicId })
  const refused = await post(clerk, 'dossiers', intake)
  expect(codeOf(refused)).toEqual([409, 'excepted-at-section'])
  expect(refused.body.detail).toContain('9/QĐ-UBND. Lý do: Phải kiểm tra thực địa.')

  expect(codeOf(await post(controller, `section-exceptions/${randomUUID()}/ending`, { until: '2021-06-25' })))
    .toEqual([404, 'exception-unknown'])
  expect((await post(controller, `section-exceptions/${made.body.id}/ending`, { until: '2021-06-25' })).status).toBe(200)
  http.province.clock.set('2021-06-28T09:00+07:00')
  expect(await lineOf(head)).toMatchObject({ reception: 'received' })
  expect((await post(clerk, 'dossiers', { ...intake, handedInAt: '2021-06-28T01:30:00Z' })).status).toBe(201)
})

test('a bundle stands on the list by a decision of its own or of a member, is refused so, and counts as no procedure', async () => {
  const bundles = async () => (await get<SectionDetail>(head, `sections/${section()}`)).procedures
    .filter(({ isBundle }) => isBundle)
  const stateOf = async (id: string) => (await bundles()).find((one) => one.id === id)?.reception
  // A birth with residence and health insurance begins with the birth (data/procedures.yaml).
  const { procedurePublicId: id = '', publicId = '', content } =
    http.province.catalogue.on('2021-06-28').bundles().find((one) => one.procedure === 'lt-khai-sinh-3') ?? {}
  expect([await stateOf(id), content?.bundle?.members[0]?.procedure]).toEqual(['received', 'khai-sinh'])
  const share = await shareOf()
  const list = async (procedureId: string) => (await post(controller, 'section-exceptions', {
    sectionId: section(), procedureId, from: '2021-06-28', reason: 'Thiếu kết nối', decisionNumber: '10/QĐ-UBND',
    decidedOn: '2021-06-28',
  })).body.id
  const end = (listed: string) => post(controller, `section-exceptions/${listed}/ending`, { until: '2021-06-28' })
  const own = await list(id)
  expect([await stateOf(id), await shareOf()]).toEqual(['listed', share])
  const { body: { id: person } } = await openPerson(by(clerk), 2, { fullName: 'Nguyễn Thị Liên Thông' })
  const intake = await intakeBody(by(clerk), publicId, person, { communeId: commune.territory.publicId })
  expect(codeOf(await post(clerk, 'dossiers', intake))).toEqual([409, 'excepted-at-section'])
  expect((await end(own)).status).toBe(200)
  const member = await list(http.province.catalogue.on('2021-06-28').find('khai-sinh')?.procedurePublicId ?? '')
  expect(await stateOf(id)).toBe('listed')
  expect((await shareOf())?.received).toBe((share?.received ?? 0) - 1)
  expect((await end(member)).status).toBe(200)
})

test('a head lists what the section has, and what lacks is plain to whoever directs', async () => {
  const body = { sectionId: section(), kind: 'may-tinh', label: 'TS-001', since: '2021-06-25' }
  expect(codeOf(await post(clerk, 'equipment', body))).toEqual([404, 'not-found'])
  expect(codeOf(await post(stranger, 'equipment', body))).toEqual([422, 'section-unknown'])
  const made = await post(head, 'equipment', body)
  expect(made.status).toBe(201)
  const computers = async () => (await get<Equipment>(head, `sections/${section()}/equipment`)).lines
    .find(({ code }) => code === 'may-tinh')
  // Two counters in the hall of a commune (data/policies.yaml), a computer each.
  expect(await computers()).toEqual({ code: 'may-tinh', name: 'Máy tính', need: 2, works: 1, missing: 1 })
  const broken = { state: 'broken', since: '2021-06-25', note: 'Không lên nguồn' }
  expect(codeOf(await post(stranger, `equipment/${made.body.id}/state`, broken))).toEqual([404, 'equipment-unknown'])
  expect((await post(head, `equipment/${made.body.id}/state`, broken)).status).toBe(200)
  expect(await computers()).toMatchObject({ works: 0, missing: 2 })
  const figures = await get<EquipmentFigures>(controller, 'figures/section-equipment')
  expect(figures.items.find(({ sectionId }) => sectionId === section())?.lines.find(({ code }) => code === 'may-tinh'))
    .toMatchObject({ need: 2, works: 0, missing: 2 })
})

test('the head keys in a form of paper, once a press, for the own section alone', async () => {
  const body = {
    sectionId: section(), day: '2021-06-25', scores: { attitude: 5, timeliness: 1 }, visits: 3, askedMore: true, remark: '',
  }
  const kept = async () => (await sql<{ n: number; named: number }>`
    select (select count(*)::int from evaluation.survey where about = 'paper') as n,
      (select count(*)::int from audit.event where type = 'survey.answered' and actor_id <> 1) as named`
    .execute(http.province.database.owner)).rows[0]
  expect(codeOf(await post(clerk, 'paper-surveys', body))).toEqual([404, 'not-found'])
  expect(codeOf(await post(stranger, 'paper-surveys', body))).toEqual([422, 'section-unknown'])
  expect(codeOf(await post(head, 'paper-surveys', { ...body, scores: {} }))).toEqual([422, 'survey-empty'])
  expect(codeOf(await post(head, 'paper-surveys', { ...body, day: '2022-01-01' }))).toEqual([422, 'survey-day-wrong'])
  expect((await post(head, 'paper-surveys', { ...body, scores: { attitude: 6 } })).status).toBe(400)
  expect(await kept()).toEqual({ n: 0, named: 0 })
  const key = randomUUID()
  const made = [await post(head, 'paper-surveys', body, key), await post(head, 'paper-surveys', body, key)]
  expect(made.map(({ status }) => status)).toEqual([201, 201])
  expect(await kept()).toEqual({ n: 1, named: 1 })
})

/**
 * Need (issue 9, F3; KH 1107 II.5): from a figure or a dossier a leader tells a unit or an officer what to do until a
 * day; it is acknowledged, answered and told upwards when it is late; open ones are listed and counted by unit.
 */
import { randomUUID } from 'node:crypto'
import type {
  InstructionCounts, InstructionDetail, InstructionOfficers, InstructionPage, InstructionUnits,
} from '@motcua/contracts/instructions.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { escalateLate } from '../../src/jobs/escalate-instructions.ts'
import { projectFacts } from '../../src/jobs/project-facts.ts'
import { unreadSince } from '../../src/modules/audit/public.ts'
import type { Unit } from '../../src/modules/organisation/public.ts'
import { FACTS_READER } from '../../src/modules/reporting/public.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, roleAt, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

let http: HttpServer
let office: Office
let department: Unit
let division: Unit
/** Of the province, who directs by figures and who heads it; of the department; of its division; and of a commune. */
let leader: Caller
let top: Caller
let chief: Caller
let head: Caller
let officer: Caller
let stranger: Caller
let dossier: string
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  office = offices.find(({ name }) => name === 'department') as Office
  department = http.province.unit('cq:so-tu-phap')
  division = http.province.unit('cq:so-tu-phap:phong-hanh-chinh-va-bo-tro-tu-phap')
  const province = http.province.unit('cq:ubnd-tinh')
  // One after the other: accounts are loaded under one lock.
  leader = await roleAt(http, 'leader_viewer', province.id, 'lanh.dao')
  top = await roleAt(http, 'agency_head', province.id, 'chu.tich')
  chief = await roleAt(http, 'agency_head', department.id, 'giam.doc')
  head = await roleAt(http, 'unit_head', division.id, 'truong.phong')
  officer = await roleAt(http, 'officer', division.id, 'chuyen.vien')
  stranger = await asRole(http, 'agency_head', 'commune')
  dossier = (await handIn(http, office, 0)).dossier
})
afterAll(() => http.stop())

const ABOUT = { metric: 'received', from: '2021-06-01', until: '2021-06-30' }
const get = async <T>(caller: Caller, path = '') =>
  (await caller.call('GET', `/api/instructions${path}`)).body as unknown as T
const post = (caller: Caller, path: string, body: object, key = randomUUID()): Promise<Got> =>
  caller.call('POST', `/api/instructions${path}`, { body, key })
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const told = (over: object = {}) => ({
  unitId: division.publicId, about: { dossierId: dossier }, words: 'Giải quyết trong tuần này.', dueOn: '2021-06-30', ...over,
})
const give = async (caller: Caller, over: object = {}) => (await post(caller, '', told(over))).body.id
const listOf = async (caller: Caller, list: string) =>
  (await get<InstructionPage>(caller, `?list=${list}`)).items.map(({ id }) => id)
const stateOf = async (caller: Caller, id: string) => (await get<InstructionDetail>(caller, `/${id}`)).state
const eventsOf = async (id: string) => (await sql<{ type: string }>`
  select type from audit.event where subject_kind = 'instruction' and data ->> 'instruction' = ${id} order by id`
  .execute(http.province.database.owner)).rows.map(({ type }) => type)

test('an instruction is acknowledged, answered, sent back, answered anew and accepted, each by whoever may', async () => {
  const key = randomUUID()
  const [made, again] = [await post(chief, '', told(), key), await post(chief, '', told(), key)]
  expect([made.status, again.text]).toEqual([201, made.text])
  const { id } = made.body
  expect(await get<InstructionDetail>(head, `/${id}`)).toMatchObject({
    unitName: expect.stringContaining('Phòng') as string, officerName: null, figure: null, dossier: { id: dossier },
    state: 'given', isOverdue: false, giverName: 'Nguyễn Văn Bưu', may: ['acknowledge'], steps: [],
  })
  expect((await get<InstructionDetail>(chief, `/${id}`)).may).toEqual(['close'])

  // What may not be done yet, and by whom it may not be done.
  expect(codeOf(await post(head, `/${id}/answer`, { words: 'Xong.' }))).toEqual([409, 'instruction-moved-on'])
  expect(codeOf(await post(chief, `/${id}/acknowledgement`, {}))).toEqual([409, 'instruction-not-yours'])
  expect(codeOf(await post(chief, `/${id}/sending-back`, { words: 'Chưa đủ.' }))).toEqual([409, 'instruction-moved-on'])
  expect(codeOf(await post(head, `/${id}/closing`, { words: '' }))).toEqual([409, 'instruction-not-yours'])
  // An officer of the division is not its head, and another agency does not learn that there is one.
  for (const nobody of [officer, stranger]) {
    expect(codeOf(await post(nobody, `/${id}/acknowledgement`, {}))).toEqual([404, 'instruction-unknown'])
    expect(codeOf(await nobody.call('GET', `/api/instructions/${id}`))).toEqual([404, 'instruction-unknown'])
  }

  const press = randomUUID()
  const twice = [await post(head, `/${id}/acknowledgement`, {}, press), await post(head, `/${id}/acknowledgement`, {}, press)]
  expect(twice.map(({ status }) => status)).toEqual([200, 200])
  expect(codeOf(await post(head, `/${id}/acknowledgement`, {}))).toEqual([409, 'instruction-moved-on'])
  expect((await post(head, `/${id}/answer`, { words: 'Đã giao chuyên viên.' })).status).toBe(200)
  expect((await get<InstructionDetail>(chief, `/${id}`)).may).toEqual(['send-back', 'close'])
  expect((await post(chief, `/${id}/sending-back`, { words: 'Cần kết quả.' })).status).toBe(200)
  expect((await post(head, `/${id}/answer`, { words: 'Đã có kết quả.' })).status).toBe(200)
  expect((await post(chief, `/${id}/closing`, { words: '' })).status).toBe(200)
  expect(codeOf(await post(chief, `/${id}/closing`, { words: '' }))).toEqual([409, 'instruction-moved-on'])
  const { steps, may, state } = await get<InstructionDetail>(head, `/${id}`)
  expect([state, may, steps.map(({ kind, words }) => [kind, words])]).toEqual(['closed', [], [
    ['acknowledged', ''], ['answered', 'Đã giao chuyên viên.'], ['sent-back', 'Cần kết quả.'],
    ['answered', 'Đã có kết quả.'], ['closed', ''],
  ]])
  expect(await eventsOf(id)).toEqual([
    'instruction.given', 'instruction.acknowledged', 'instruction.answered', 'instruction.sent-back',
    'instruction.answered', 'instruction.closed',
  ])
})

test('two acknowledge at once, and one of them did', async () => {
  const id = await give(chief)
  const both = await Promise.all([post(head, `/${id}/acknowledgement`, {}), post(head, `/${id}/acknowledgement`, {})])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await get<InstructionDetail>(head, `/${id}`)).steps).toHaveLength(1)
  await post(chief, `/${id}/closing`, { words: 'Thôi.' })
})

test('an officer who is told answers, and the head of the unit does not for them', async () => {
  const { items } = await get<InstructionOfficers>(head, `/units/${division.publicId}/officers`)
  const account = items.find(({ name, position }) => name === 'Nguyễn Văn Bưu' && position === 'Nhân viên')?.id
  const id = await give(head, { officerId: account })
  expect([await listOf(officer, 'received'), await listOf(head, 'received'), await listOf(head, 'given')])
    .toEqual([[id], [], [id]])
  expect(codeOf(await post(head, `/${id}/acknowledgement`, {}))).toEqual([409, 'instruction-not-yours'])
  expect((await post(officer, `/${id}/acknowledgement`, {})).status).toBe(200)
  expect(await stateOf(officer, id)).toBe('acknowledged')
  await post(head, `/${id}/closing`, { words: '' })
})

test('one tells only who stands at or below, who works there, and never oneself', async () => {
  const refusedFor = async (caller: Caller, over: object) => codeOf(await post(caller, '', told(over)))
  const elsewhere = { about: ABOUT, unitId: department.publicId }
  expect(await refusedFor(stranger, { about: ABOUT })).toEqual([422, 'instruction-unit-unknown'])
  expect(await refusedFor(head, elsewhere)).toEqual([422, 'instruction-unit-unknown'])
  expect(await refusedFor(chief, elsewhere)).toEqual([422, 'instruction-to-oneself'])
  const { id: headless, publicId: unitId } = http.province.unit('cq:so-tu-phap:phong-cong-chung-so-1')
  await sql`delete from identity.staff_grant where unit_id = ${headless}`.execute(http.province.database.owner)
  expect(await refusedFor(leader, { about: ABOUT, unitId })).toEqual([422, 'instruction-without-head'])
  expect(await refusedFor(chief, { officerId: randomUUID() })).toEqual([422, 'instruction-officer-unknown'])
  expect(await refusedFor(chief, { dueOn: '2021-06-24' })).toEqual([422, 'instruction-day-past'])
  expect(await refusedFor(chief, { about: { ...ABOUT, metric: 'no-such-figure' } }))
    .toEqual([422, 'instruction-figure-unknown'])
  expect(await refusedFor(chief, { about: { ...ABOUT, until: '2021-05-01' } })).toEqual([422, 'days-reversed'])
  expect(await refusedFor(chief, { about: { dossierId: randomUUID() } })).toEqual([422, 'instruction-dossier-unknown'])
  // The dossier is the department's: nobody of a commune gives anything about it, not even to their own people.
  const seat = officesOf(http).find(({ name }) => name === 'commune')?.seats.reception.publicId
  expect(await refusedFor(stranger, { unitId: seat })).toEqual([422, 'instruction-dossier-unknown'])
  const reached = async (caller: Caller) => (await get<InstructionUnits>(caller, '/units')).items.map(({ id }) => id)
  expect(await reached(head)).toEqual([division.publicId])
  expect(await reached(chief)).toEqual(expect.arrayContaining([department.publicId, division.publicId]))
  expect(await reached(leader)).toEqual(expect.arrayContaining([department.publicId, seat]))
  expect(codeOf(await head.call('GET', `/api/instructions/units/${department.publicId}/officers`)))
    .toEqual([404, 'not-found'])
})

/** Readers of events wait for whatever still runs, of other databases too. */
async function followAll(): Promise<void> {
  await expect.poll(async () => {
    while (await projectFacts(http.province) > 0) { /* until nothing is left */ }
    return unreadSince(http.province.db, FACTS_READER)
  }).toBeNull()
}

test('a figure is told with the value that it had then, whatever comes after', async () => {
  await followAll()
  // One dossier was handed in, and it is the division's.
  const id = await give(leader, { unitId: department.publicId, about: ABOUT })
  await handIn(http, office, 1)
  await followAll()
  const later = await give(leader, { unitId: department.publicId, about: ABOUT })
  const valueOf = async (one: string) => (await get<InstructionDetail>(chief, `/${one}`)).figure
  expect(await valueOf(id)).toMatchObject({ metric: 'received', name: expect.any(String) as string, value: 1, from: '2021-06-01' })
  expect(await valueOf(later)).toMatchObject({ value: 2 })
  for (const one of [id, later]) await post(leader, `/${one}/closing`, { words: '' })
})

test('what is late is told upwards once however often the job runs, and counted; what is answered is not', async () => {
  const late = await give(chief, { dueOn: '2021-06-25' })
  const ofDepartment = await give(leader, { unitId: department.publicId, about: ABOUT, dueOn: '2021-06-25' })
  const answered = await give(chief, { dueOn: '2021-06-25' })
  const inTime = await give(chief, { dueOn: '2021-06-26' })
  await post(head, `/${answered}/acknowledgement`, {})
  await post(head, `/${answered}/answer`, { words: 'Xong.' })
  await escalateLate(http.province)
  expect(await eventsOf(late)).toEqual(['instruction.given'])

  http.province.clock.set('2021-06-26T08:00+07:00')
  await Promise.all([escalateLate(http.province), escalateLate(http.province)])
  await escalateLate(http.province)
  expect(await Promise.all([late, ofDepartment, answered, inTime].map(eventsOf))).toEqual([
    ['instruction.given', 'instruction.escalated'], ['instruction.given', 'instruction.escalated'],
    ['instruction.given', 'instruction.acknowledged', 'instruction.answered'], ['instruction.given'],
  ])
  // Of the division the department is told, of the department the province; each finds it in the own list.
  expect(await get<InstructionDetail>(head, `/${late}`)).toMatchObject({
    isOverdue: true, isEscalated: true, steps: [{ kind: 'escalated', by: '' }],
  })
  expect(await listOf(chief, 'received')).toEqual(expect.arrayContaining([late, ofDepartment]))
  expect(await listOf(top, 'received')).toEqual([ofDepartment])
  expect(codeOf(await post(top, `/${ofDepartment}/acknowledgement`, {}))).toEqual([409, 'instruction-not-yours'])
  // Three of the division are open, one of them is late; one of the department, late. A head counts the own unit alone.
  const { items } = await get<InstructionCounts>(leader, '/counts')
  const countOf = ({ publicId }: Unit) => items.find(({ unitId }) => unitId === publicId)
  expect([countOf(division), countOf(department)])
    .toMatchObject([{ open: 3, overdue: 1 }, { open: 1, overdue: 1 }])
  expect((await get<InstructionCounts>(head, '/counts')).items).toMatchObject([{ unitId: division.publicId, open: 3 }])
  expect((await get<InstructionCounts>(stranger, '/counts')).items).toEqual([])

  // Page by page, due first: all of them, each once.
  const seen: string[] = []
  for (let cursor = ''; ;) {
    const page = await get<InstructionPage>(leader, `?list=below&limit=1${cursor}`)
    seen.push(...page.items.map(({ id }) => id))
    if (page.next === null) break
    cursor = `&cursor=${page.next}`
  }
  expect(seen).toEqual([late, ofDepartment, answered, inTime])
  expect(await listOf(stranger, 'below')).toEqual([])
})

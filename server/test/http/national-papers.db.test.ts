/**
 * Need (E4; NĐ 45/2020 Đ.16): at a counter papers of the applicant at the national portal are looked for by name of the
 * clerk, with the applicant's word and a reason, for an intake of one's own; what is taken over is held from then on.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type KhoDesk, openKhoDesk } from '../kho-desk.ts'
import { smallPdf } from '../portal-birth.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { openPerson } from './handed-in.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

let kho: KhoDesk
let http: HttpServer
let clerk: Caller
let other: Caller
let intake: string
let asked: { readonly id: string; readonly documentType: string }
let code: string
let number: string
beforeAll(async () => {
  kho = await openKhoDesk()
  http = await startHttp({ registers: kho.registers })
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune, second] = offices
  clerk = await asRole(http, 'reception', commune?.name ?? '')
  other = await asRole(http, 'reception', second?.name ?? '')
  const { catalogue } = http.province
  const version = catalogue.on('2021-06-25').find(commune?.procedure ?? '')
  const found = version?.content.components.find(({ isForm, handling, documentType }) =>
    !isForm && handling === 'submit' && catalogue.typeCodeOn('2021-06-25', documentType) !== undefined)
  if (!found) throw new Error('nothing has a national code')
  asked = found
  code = catalogue.typeCodeOn('2021-06-25', found.documentType) ?? ''
  const { body: { id: applicantId } } = await openPerson(clerk, 3)
  const { rows: [person] } = await sql<{ number: string }>`
    select personal_number as number from identity.person where public_id = ${applicantId}`.execute(http.province.database.owner)
  number = person?.number ?? ''
  intake = (await clerk.call('POST', '/api/intakes', {
    key: randomUUID(), body: { sheetId: randomUUID(), applicantId, procedureId: version?.publicId },
  })).body.id
})
afterAll(async () => {
  await http.stop()
  await kho.stop()
})
beforeEach(async () => {
  await kho.fail({})
  await sql`truncate integration.national_paper, integration.register_call, integration.register_answer, integration.partner cascade`
    .execute(http.province.database.owner)
})

const SAID = { reason: 'Người nộp quên mang bản giấy', isAgreed: true }
const look = async (who = clerk, body: object = SAID) =>
  who.call('POST', `/api/intakes/${intake}/national-look`, { key: randomUUID(), body })
const take = async (paper: string, key = randomUUID(), who = clerk) =>
  who.call('POST', `/api/intakes/${intake}/national-papers`, { key, body: { component: asked.id, paper } })
const calls = async () => (await sql`select kind, reason, said, subject_kind, unit_id is not null as by_unit
  from integration.register_call order by id`.execute(http.province.database.owner)).rows

test('a clerk looks with a reason that stays, takes one over, and it is held for the intake', async () => {
  const paper = await kho.hold({ SoDinhDanh: number, MaGiayTo: code }, smallPdf('counter'))
  const { body } = await look()
  expect(body).toEqual({ outcome: 'known', items: [{
    component: asked.id, papers: [{ id: paper, validTo: null, from: 'từ Giấy chứng sinh số 12/GCS/21, ngày 20/06/2021, Bệnh viện Mẫu' }],
  }] })
  const { rows: reads } = await sql`select purpose from audit.read where page = 'held-papers'`.execute(http.province.database.owner)
  expect(reads).toMatchObject([{ purpose: expect.stringContaining(`#${intake}: NĐ 45/2020/NĐ-CP Đ.16`) as string }])
  const key = randomUUID()
  const taken = await take(paper, key)
  expect(taken.status).toBe(201)
  expect((await take(paper, key)).body).toEqual(taken.body)
  // Pressed anew it is the same paper, and not fetched a second time.
  expect((await take(paper)).body).toEqual(taken.body)
  expect(await kho.seen()).toMatchObject({ files: 1 })
  const { text } = await clerk.call('GET', `/api/held-papers?intakeId=${intake}`)
  const { items } = JSON.parse(text) as { items: { component: string; papers: { id: string }[] }[] }
  expect(items.find(({ component }) => component === asked.id)?.papers).toMatchObject([{ id: taken.body.id }])
  expect(await calls()).toMatchObject([
    { kind: 'read', reason: 'reuse', said: SAID.reason, subjectKind: 'intake', byUnit: true },
    { kind: 'fetch', reason: 'reuse', subjectKind: 'intake', byUnit: true },
  ])
  // A clerk who takes it over has scanned nothing: nobody has to look through it.
  const { rows } = await sql`select source, (select count(*)::integer from documents.paper_review r where r.paper_id = p.id) as reviews
    from documents.paper p where public_id = ${taken.body.id}`.execute(http.province.database.owner)
  expect(rows).toEqual([{ source: 'upload', reviews: 0 }])
})

test('without the applicant’s word or a reason, or for an intake of another, nothing is asked', async () => {
  for (const body of [{ ...SAID, isAgreed: false }, { ...SAID, reason: '  ' }, { isAgreed: true }])
    expect((await look(clerk, body)).status).toBe(400)
  expect(await look(other)).toMatchObject({ status: 404, body: { code: 'intake-unknown' } })
  expect(await take('x', randomUUID(), other)).toMatchObject({ status: 404 })
  expect(await calls()).toEqual([])
})

test('a portal that is away is said at once, and what was not offered cannot be taken', async () => {
  await kho.fail({ down: true })
  expect(await look()).toMatchObject({ status: 200, body: { outcome: 'away', items: [] } })
  expect(await take('x')).toMatchObject({ status: 409, body: { code: 'paper-not-offered' } })
})

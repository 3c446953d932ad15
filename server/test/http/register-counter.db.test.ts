/**
 * Need (E3): at a counter the declaration is filled in from the register, for the intake under way and by name of the
 * clerk; the look is on record here and there. A register that is away is told, and nobody waits for it.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultDataSet } from '../../src/cli/data-set.ts'
import { readPlan } from '../../src/cli/succession/read-plan.ts'
import { beginSuccession } from '../../src/modules/organisation/public.ts'
import { stoppedClock } from '../../src/platform/clock.ts'
import { type RegisterDesk, openRegisterDesk } from '../register-desk.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { openPerson } from './handed-in.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

const REGISTERS = ['population', 'business-register', 'social-insurance']
let http: HttpServer
let desk: RegisterDesk
let clerk: Caller
let procedureId: string
beforeAll(async () => {
  desk = await openRegisterDesk(stoppedClock('2026-03-02T08:00+07:00'), {}, REGISTERS)
  http = await startHttp({ registers: desk.registers })
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices
  clerk = await asRole(http, 'reception', commune?.name ?? '')
  procedureId = http.province.catalogue.on('2021-06-25').find('khai-sinh')?.publicId ?? ''
})
afterAll(async () => {
  await http.stop()
  await desk.stop()
})
beforeEach(async () => {
  await sql`truncate integration.register_call, integration.register_answer, integration.partner cascade`
    .execute(http.province.database.owner)
})

interface Looked {
  readonly fields: readonly { key: string; value: unknown; from: string }[]
  readonly away: readonly string[]
}
const look = async (n: number, fullName: string) =>
  lookAs((await openPerson(clerk, n, { fullName })).body.id, procedureId)
async function lookAs(
  applicantId: string, procedureId: string,
): Promise<{ readonly intake: string; readonly looked: Looked }> {
  const opened = await clerk.call('POST', '/api/intakes', { key: randomUUID(), body: { sheetId: randomUUID(), applicantId, procedureId } })
  const { status, text } = await clerk.call('GET', `/api/held-papers?intakeId=${opened.body.id}`)
  expect(status).toBe(200)
  return { intake: opened.body.id, looked: JSON.parse(text) as Looked }
}

test('the declaration is filled in from the register with its time, and the call names clerk, intake and procedure', async () => {
  const { intake, looked } = await look(1, 'Nguyễn Thị Hồng Nhạn')
  expect(looked.away).toEqual([])
  expect(looked.fields).toContainEqual({
    key: 'requester.birthDate', value: '1996-04-15', from: 'từ Cơ sở dữ liệu quốc gia về dân cư, lúc 09:00 ngày 25/06/2021',
    before: null,
  })
  expect(looked.fields.find(({ key }) => key === 'requester.residence')?.value).toMatchObject({
    country: 'VN', epoch: '3-cap', province: { code: '44' }, detail: 'Số 1, đường Thử Nghiệm',
    commune: { code: '18856', name: expect.stringMatching(/^(?:Xã|Phường|Thị trấn) \S/) as string },
  })
  // Numbers of people are not filled in at a counter.
  expect(looked.fields.map(({ key }) => key)).not.toContain('requester.idNumber')
  const { rows } = await sql`select subject_kind, subject, reason, outcome, account.kind as by from integration.register_call
    join identity.account on account.id = actor_id`.execute(http.province.database.owner)
  expect(rows).toMatchObject([{ subjectKind: 'intake', subject: intake, reason: 'prefill', outcome: 'answered', by: 'staff' }])
  const { rows: reads } = await sql<{ purpose: string }>`select purpose from audit.read where page = 'held-papers'
    and purpose like ${`%${intake}%`}`.execute(http.province.database.owner)
  expect(reads).toMatchObject([{ purpose: expect.stringMatching(/^kho \[.*Cơ sở dữ liệu quốc gia về dân cư.*\] #.*Luật Căn cước/) as string }])
})

test('for an organisation its seat is filled in from the register of enterprises, and no register of people is asked', async () => {
  const { body: { id: firm } } = await clerk.call('POST', '/api/people', {
    body: { kind: 'organisation', fullName: 'Công ty TNHH Thử Nghiệm Một', number: '0000000017' },
  })
  const extract = http.province.catalogue.on('2021-06-25').find('trich-luc-ho-tich')?.publicId ?? ''
  const { intake, looked } = await lookAs(firm, extract)
  expect(looked.fields.find(({ key }) => key === 'applicantOrg.address')).toMatchObject({
    value: { commune: { code: '18856' }, detail: 'Số 11, đường Thử Nghiệm' },
    from: 'từ Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp, lúc 09:00 ngày 25/06/2021',
  })
  const { rows } = await sql`select register, subject, basis, outcome from integration.register_call`.execute(http.province.database.owner)
  expect(rows).toEqual([{
    register: 'business-register', subject: intake, basis: expect.stringMatching(/^Luật Doanh nghiệp 59\/2020/) as string, outcome: 'answered',
  }])
})

test('their number in social insurance is filled in from its register, where the declaration asks for it', async () => {
  const pension = http.province.catalogue.on('2021-06-25').find('tu-tuat')?.publicId ?? ''
  const { body: { id } } = await openPerson(clerk, 1, { fullName: 'Nguyễn Thị Hồng Nhạn' })
  const { looked } = await lookAs(id, pension)
  expect(looked.fields.find(({ key }) => key === 'requester.socialInsuranceNumber')).toMatchObject({
    value: '0000000101', from: 'từ Cơ sở dữ liệu của Bảo hiểm xã hội Việt Nam, lúc 09:00 ngày 25/06/2021',
  })
  const { rows } = await sql`select register, basis, outcome from integration.register_call order by register`
    .execute(http.province.database.owner)
  expect(rows).toEqual([
    expect.objectContaining({ register: 'population', outcome: 'answered' }),
    { register: 'social-insurance', basis: expect.stringMatching(/^NĐ 43\/2021/) as string, outcome: 'answered' },
  ])
})

test('whether they live in a commune is said by yes or no: nothing of them is kept, and the call says who asked and why', async () => {
  const { body: { id: applicantId } } = await openPerson(clerk, 1, { fullName: 'Nguyễn Thị Hồng Nhạn' })
  const { body: { id } } = await clerk.call('POST', '/api/intakes', { key: randomUUID(), body: { sheetId: randomUUID(), applicantId, procedureId } })
  const { units } = http.province.directory.on('2021-06-25')
  const at = (gsoCode: string) => units.find((unit) => unit.kind === 'territory' && unit.gsoCode === gsoCode)?.publicId
  const ask = async (communeId: string | undefined, who = clerk) => {
    const { status, body } = await who.call('POST', `/api/intakes/${id}/residence-check`, { body: { communeId } })
    return status === 200 ? body : [status, body.code]
  }
  // Of the register of the sandbox (people.ts): registered in the commune of this code.
  expect(await ask(at('18856'))).toEqual({ livesThere: 'yes' })
  expect(await ask(at('18853'))).toEqual({ livesThere: 'no' })
  const { rows } = await sql`select kind, reason, outcome, subject_kind, subject, basis like '%Luật Căn cước%' as by_law
    from integration.register_call order by id`.execute(http.province.database.owner)
  const call = { kind: 'confirm', reason: 'residence', subjectKind: 'intake', subject: id, byLaw: true }
  expect(rows).toEqual([{ ...call, outcome: 'yes' }, { ...call, outcome: 'no' }])
  expect((await sql`select 1 from integration.register_answer`.execute(http.province.database.owner)).rows).toEqual([])
  // Another's intake is none, nor is an agency or a whole district a place of which the register says yes or no.
  expect(await ask(at('18856'), await asRole(http, 'reception', officesOf(http)[1]?.name ?? ''))).toEqual([404, 'intake-unknown'])
  for (const place of [units.find(({ kind }) => kind === 'agency')?.publicId, at('450')])
    expect(await ask(place)).toEqual([404, 'not-found'])
  await desk.fail({ down: true })
  expect(await ask(at('18856'))).toEqual({ livesThere: 'away' })
  await desk.fail({})
})

test('a register that is away is told, and the intake goes on with nothing filled in by it', async () => {
  await desk.fail({ down: true })
  const { looked } = await look(11, 'Nguyễn Thị Khác')
  await desk.fail({})
  expect(looked.away).toEqual(['Cơ sở dữ liệu quốc gia về dân cư'])
  expect(looked.fields.filter(({ from }) => from.includes('dân cư'))).toEqual([])
})

test('what it says of a commune that is no more is filled in as the one of today, and kept as it came', async () => {
  const { province } = http
  province.clock.set('2024-12-01T00:10+07:00')
  await province.inOneGo((ctx) =>
    beginSuccession(ctx, province.directory, readPlan(`${defaultDataSet()}/succession/2024-12-01.yaml`)))
  await province.directory.refresh()
  province.clock.set('2024-12-02T09:00+07:00')
  clerk = await asRole(http, 'reception', officesOf(http)[0]?.name ?? '')
  // Cảnh Hóa (19048) of huyện Quảng Trạch (454) became Phù Cảnh (19063; Nghị quyết 1242/NQ-UBTVQH15).
  await desk.act('answer-raw', { text: answerWith('<MaQuanHuyen>454</MaQuanHuyen><MaPhuongXa>19048</MaPhuongXa>') })
  const { looked } = await look(1, 'Nguyễn Thị Hồng Nhạn')
  await desk.act('answer-raw')
  expect(looked.fields.find(({ key }) => key === 'requester.residence')).toMatchObject({
    value: { epoch: '3-cap', district: { code: '454' }, commune: { code: '19063', name: 'Xã Phù Cảnh' } }, before: 'Xã Cảnh Hóa',
  })
  const { rows } = await sql`select facts -> 'person.residence' -> 'commune' ->> 'code' as commune
    from integration.register_answer`.execute(province.database.owner)
  expect(rows).toEqual([{ commune: '19048' }])
})

/** What the register says of somebody who lives there, in its own shape. */
const answerWith = (units: string) => `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>`
  + '<TraCuuThongTinCongDanResponse xmlns="http://dancuquocgia.bca"><CongdanCollection><CongDan><SoDinhDanh>000196990001</SoDinhDanh>'
  + '<HoVaTen><Ho>Nguyễn</Ho><ChuDem>Thị Hồng</ChuDem><Ten>Nhạn</Ten></HoVaTen><NgayThangNamSinh><NgayThangNam>19960415</NgayThangNam>'
  + `</NgayThangNamSinh><ThuongTru><MaQuocGia>VN</MaQuocGia><MaTinhThanh>44</MaTinhThanh>${units}</ThuongTru></CongDan>`
  + '</CongdanCollection></TraCuuThongTinCongDanResponse></s:Body></s:Envelope>'

/**
 * Need (E3, ADR 0128): who stands at a counter has no portal in hand. The clerk reports in their name what a register
 * has wrong of them; the unit that keeps the register sees who did, and answers them as if they had reported it.
 */
import { randomUUID } from 'node:crypto'
import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import type { FieldsOfRegisters, RegisterReportList } from '@motcua/contracts/register-reports.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { birthBody } from '../../../e2e/birth.ts'
import type { HeardEvent } from '../../src/jobs/heard-event.ts'
import { messageHandlers } from '../../src/jobs/send-messages.ts'
import { ok } from '../../src/kernel/result.ts'
import { listMessagesOfDossier } from '../../src/modules/notifications/public.ts'
import { stoppedClock } from '../../src/platform/clock.ts'
import { loadOwnMessages } from '../own-messages.ts'
import { type RegisterDesk, openRegisterDesk } from '../register-desk.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { openPerson, passScans, pdfOf, upload } from './handed-in.ts'
import { asRole, officesOf, roleAt, staffOffices } from './offices.ts'

/** As the register of the sandbox has them (people.ts). */
const KNOWN = 'Nguyễn Thị Hồng Nhạn'
const SAID = { field: 'requester.fullName', text: 'Tên đúng là Nguyễn Thị Hồng Nhàn' }
const LINE = { field: SAID.field, label: expect.any(String) as string }
let http: HttpServer
let desk: RegisterDesk
let [clerk, stranger]: Caller[] = []
let applicantId: string
let dossier: string
beforeAll(async () => {
  desk = await openRegisterDesk(stoppedClock('2026-03-02T08:00+07:00'))
  http = await startHttp({ registers: desk.registers })
  const offices = officesOf(http)
  await staffOffices(http, offices)
  ;[clerk, stranger] = [await asRole(http, 'reception', 'commune'), await asRole(http, 'reception', 'other-commune')]
  await http.province.inOneGo(loadOwnMessages)
  ;({ body: { id: applicantId } } = await openPerson(clerk, 1, { fullName: KNOWN }))
  dossier = await receive(1)
})
afterAll(async () => {
  await http.stop()
  await desk.stop()
})

const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
/** At the counter, after a look into what the register says. */
async function receive(n: number): Promise<string> {
  const procedureId = http.province.catalogue.on('2021-06-25').find('khai-sinh')?.publicId ?? ''
  const intake = await by(clerk).call('POST', '/api/intakes', { body: { sheetId: randomUUID(), applicantId, procedureId } })
  await by(clerk).call('GET', `/api/held-papers?intakeId=${intake.body.id}`)
  const files = await Promise.all(['a', 'b', 'c'].map(async (one) => upload(by(clerk), pdfOf(`${one} ${String(n)}`))))
  const uploads = files.map(({ body: { id } }) => id)
  await passScans(by(clerk), uploads)
  const body = birthBody({ username: '', cookie: '', procedureId, applicantId, uploads }, n) as { answers: object }
  const answers = { ...body.answers, 'requester.fullName': KNOWN, 'mother.fullName': KNOWN }
  const { status, text, body: { id } } = await by(clerk).call('POST', '/api/dossiers', { body: { ...body, answers } })
  if (status !== 201) throw new Error(text)
  return id
}
async function report(caller: Caller | undefined, said: object = SAID, key = randomUUID()) {
  const { status, body } = await by(caller).call('POST', `/api/dossiers/${dossier}/register-reports`, { body: said, key })
  return status === 201 ? [status, body.id] : [status, body.code, body.errors.map(({ pointer }) => pointer)]
}
const fieldsFor = async (caller: Caller | undefined) => {
  const { status, body } = await by(caller).call('GET', `/api/dossiers/${dossier}/register-reports`)
  return status === 200 ? (body as unknown as FieldsOfRegisters).items : [status, body.code]
}

test('a clerk of another section learns nothing of it and reports nothing', async () => {
  expect(await fieldsFor(stranger)).toEqual([404, 'dossier-unknown'])
  expect(await report(stranger)).toEqual([404, 'dossier-unknown', []])
})

test('what stands as a register said it is shown as the register’s, with when it said so; the child’s name is not', async () => {
  const { body } = await by(clerk).call('GET', `/api/dossiers/${dossier}`)
  const { answers } = body as unknown as DossierDetail
  const sourceOf = (key: string) =>
    answers.filter((one) => one.key === key).map(({ source, register }) => ({ source, register }))
  // The hour of the province's clock, at which the clerk looked.
  const register = {
    name: 'Cơ sở dữ liệu quốc gia về dân cư', saidAt: http.province.clock.now().toISOString(),
  }
  expect(sourceOf('requester.fullName')).toEqual([{ source: 'register', register }])
  expect(sourceOf('child.fullName')).toEqual([{ source: 'counter', register: null }])
})

test('what no register had filled in of this dossier cannot be reported', async () => {
  const keys = (await fieldsFor(clerk) as FieldsOfRegisters['items']).map(({ field }) => field)
  expect(keys).toContain('requester.fullName')
  // A field of the form that is the child's, and one that the form does not have.
  for (const field of ['child.fullName', 'khong-co'])
    expect([keys.includes(field), await report(clerk, { ...SAID, field })]).toEqual([false, [422, 'field-not-of-register', ['/field']]])
})

test('reported in their name once, whoever keeps the register sees by whom; the answer is told to the person', async () => {
  const key = randomUUID()
  const first = await report(clerk, SAID, key)
  expect([first[0], await report(clerk, SAID, key)]).toEqual([201, first])
  expect(await report(clerk)).toEqual([409, 'register-report-open', ['/field']])
  expect(await fieldsFor(clerk)).toContainEqual({ ...LINE, waits: true })
  const { province: { database: { owner } } } = http
  // The police of the commune (policy register-reading, keptBy).
  const { rows: [kept] } = await sql<{ unitId: bigint; isTheirs: boolean }>`
    select r.unit_id, r.person_id = p.id as is_theirs from integration.register_report r
    join identity.person p on p.public_id = ${applicantId}`.execute(owner)
  const keeper = http.province.directory.on('2021-06-25').byId(kept?.unitId ?? 0n)
  expect([keeper?.suffix, kept?.isTheirs]).toEqual(['cong-an', true])
  const police = await roleAt(http, 'officer', kept?.unitId ?? 0n, 'only.police')
  const listed = await police.call('GET', '/api/register-reports')
  const [line, ...others] = (listed.body as unknown as RegisterReportList).items
  expect([others, line]).toMatchObject([[], {
    said: KNOWN, declared: KNOWN, text: SAID.text,
    byClerk: { name: 'Nguyễn Văn reception', unitName: expect.stringMatching(/Một cửa/) as string },
  }])
  const answered = await police.call('POST', `/api/register-reports/${line?.id ?? ''}/answer`, {
    body: { outcome: 'mended', reason: 'Đã sửa' },
  })
  expect(answered.status).toBe(200)
  expect(await fieldsFor(clerk)).toContainEqual({ ...LINE, waits: false })
  const { rows: events } = await sql<HeardEvent & { forThem: boolean | null }>`
    select e.*, e.for_person_id = p.id as for_them from audit.event e
    left join identity.person p on p.public_id = ${applicantId}
    where subject_kind = 'register-report' order by e.id`.execute(owner)
  // The clerk did it for them; whoever answers does so for their own office.
  expect(events.map(({ type, forThem }) => [type, forThem])).toEqual([
    ['register.reported', true], ['register.report-answered', null],
  ])
  expect(await toldAfter(events[1])).toContain('Đã trả lời phản ánh dữ liệu sai')
})

/** What the applicant of the dossier of an event is told once it is heard. */
async function toldAfter(event: HeardEvent | undefined): Promise<string[]> {
  const { province } = http
  const tell = messageHandlers({
    ...province, machineClock: province.clock, publicUrl: 'https://portal.example',
    config: { smtpUrl: undefined, mailFrom: 'x@example.vn', sms: { port: 'sink' } },
  }).handlers.find(({ name }) => name === 'tell-applicant')
  if (!tell || event?.dossierId == null) throw new Error('nobody is told')
  const { dossierId } = event
  await province.inOneGo(async (ctx) => {
    await tell.handle(ctx, event)
    return ok(null)
  })
  return (await listMessagesOfDossier(province.db, dossierId)).map(({ subject }) => subject)
}

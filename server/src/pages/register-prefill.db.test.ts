/**
 * Need (E3, KH 1107 II.3.3): what a register of the nation knows is not asked of whoever signed in by an electronic
 * identity; it is shown as the register's, with its time, and may be corrected. A register that is away keeps nobody.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type WithProvider, openProvider, signInAt } from '../../test/identity-walk.ts'
import { beginBirth, birthAnswers, sendBirth, walk } from '../../test/portal-birth.ts'
import { type Seen, beginExtract, seenAtCounter } from '../../test/portal-firm.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { type RegisterDesk, openRegisterDesk } from '../../test/register-desk.ts'
import { registerPollers } from '../jobs/ask-registers-anew.ts'
import { findDossier } from '../modules/dossiers/public.ts'
import { answerReport, listReportsToAnswer, reportWrong } from '../modules/integration/public.ts'
import { stoppedClock } from '../platform/clock.ts'

let provider: WithProvider
let desk: RegisterDesk
let portal: PortalServer
beforeAll(async () => {
  provider = await openProvider()
  desk = await openRegisterDesk(stoppedClock('2026-03-02T08:00+07:00'), {}, ['population', 'business-register'])
  portal = await startPortal({ identityProvider: provider.identityProvider, registers: desk.registers })
})
afterAll(async () => {
  await portal.stop()
  await desk.stop()
  await provider.stop()
})
afterEach(async () => {
  await desk.fail({})
  await desk.at('business-register').fail({})
  await sql`truncate integration.register_call, integration.register_answer, integration.partner cascade`
    .execute(portal.province.database.owner)
})

const AWAY = 'Cơ sở dữ liệu quốc gia về dân cư chưa trả lời'
const FROM = /Điền sẵn từ Cơ sở dữ liệu quốc gia về dân cư, lúc 09:00 ngày 25\/06\/2021/
const signedIn = async (techId: string, level: '1' | '2'): Promise<Visitor> => {
  const visitor = portal.visitor()
  await signInAt(visitor, { techId, level })
  return visitor
}
/** Walks the steps until the birth is asked, of which the account says nothing, and answers that page. */
async function atBirth(visitor: Visitor): Promise<string> {
  await beginBirth(visitor, portal)
  await walk(visitor, birthAnswers(portal), () => visitor.offers('requester.birthDate.year'))
  expect(visitor.offers('requester.birthDate.year')).toBe(true)
  return visitor.page.html
}
/** What an extract asks before it asks for the seat of the organisation; people are invented. */
const FIRM = {
  'requester.fullName': 'Lê Thị Làm Thay', 'requester.birthDate.day': '9', 'requester.birthDate.month': '9', 'requester.birthDate.year': '1990',
  'requester.idKind': 'cccd', 'requester.idNumber': '000190990101', 'requester.idIssueDate.day': '12', 'requester.idIssueDate.month': '8',
  'requester.idIssueDate.year': '2020', 'requester.idIssuer': 'Cục Cảnh sát', 'requester.phone': '0500000001',
  'requester.relationToSubject': 'to-chuc',
}
/** A firm, and whoever acts for it from today on. */
async function mandated(
  fullName: string, taxCode: string, personalNumber: string,
): Promise<{ firm: Seen; sender: Seen }> {
  const firm = await seenAtCounter(portal, { fullName, taxCode })
  const sender = await seenAtCounter(portal, { fullName: 'Lê Thị Làm Thay', personalNumber })
  await firm.visitor.open(`/to-chuc/${firm.publicId}/nguoi`)
  await firm.visitor.submit('/nguoi', { so: personalNumber, ten: 'Lê Thị Làm Thay' })
  return { firm, sender }
}
async function seatFor({ publicId }: Seen, { visitor }: Seen): Promise<string> {
  await beginExtract(visitor, portal, `to-chuc:${publicId}`)
  await walk(visitor, FIRM, () => visitor.offers('applicantOrg.address.commune'))
  return valueOf(visitor.page.html, 'applicantOrg.address.detail')
}
const valueOf = (html: string, name: string) =>
  new RegExp(`<input[^>]*name="${name.replaceAll('.', String.raw`\.`)}"[^>]*>`).exec(html)?.[0].match(/value="([^"]*)"/)?.[1] ?? ''
const calls = async () => (await sql<{ outcome: string }>`select outcome, subject_kind, actor_id, person_id
  from integration.register_call order by id`.execute(portal.province.database.owner)).rows

test('whoever signed in at level 2 finds their birth filled in, from the register and with its time', async () => {
  const html = await atBirth(await signedIn('t-000185990001', '2'))
  expect(['day', 'month', 'year'].map((part) => Number(valueOf(html, `requester.birthDate.${part}`)))).toEqual([3, 2, 1985])
  expect(html).toMatch(FROM)
  expect(html).not.toContain(AWAY)
  expect(await calls()).toMatchObject([{ outcome: 'answered', subjectKind: 'draft' }])
})

test('where they live is chosen in the lists of the page, as the register has it', async () => {
  const visitor = await signedIn('t-000185990001', '2')
  await beginBirth(visitor, portal)
  await walk(visitor, birthAnswers(portal), () => visitor.offers('requester.residence.commune'))
  const { html } = visitor.page
  const chosen = (name: string) => new RegExp(`<select[^>]*name="${name}"[^>]*>(.*?)</select>`, 's').exec(html)?.[1]
    ?.match(/<option(?=[^>]*\bselected\b)[^>]*value="([^"]*)"/)?.[1]
  // Of the register of the sandbox (people.ts): registered there, in the commune of this code.
  expect([chosen('requester.residence.commune'), valueOf(html, 'requester.residence.detail')])
    .toEqual(['18856', 'Số 2, đường Thử Nghiệm'])
  expect(html).toMatch(FROM)
})

test('a register that hangs keeps nobody: the step opens empty and says so, and the next one does not wait at all', async () => {
  await desk.fail({ hang: true })
  const visitor = await signedIn('t-000190990041', '2')
  const html = await atBirth(visitor)
  expect([valueOf(html, 'requester.birthDate.year'), html.includes(AWAY)]).toEqual(['', true])
  await visitor.open(visitor.page.path)
  expect(visitor.page.html).toContain(AWAY)
  expect(await calls()).toMatchObject([{ outcome: 'failed' }])
})

test('of whoever signed in by a code, or at level 1, nothing is asked and nothing that was kept is shown', async () => {
  await atBirth(await signedIn('t-000184990131', '2'))
  expect((await calls()).length).toBe(1)
  const { visitor, personId } = await seenAtCounter(portal, { fullName: 'Nguyễn Thị Hồng Nhạn', personalNumber: '000196990001' })
  await sql`insert into integration.register_answer select register, ${personId}, call_id, facts, answered_at
    from integration.register_answer`.execute(portal.province.database.owner)
  expect(valueOf(await atBirth(visitor), 'requester.birthDate.year')).toBe('')
  const html = await atBirth(await signedIn('t-000303990011', '1'))
  expect([valueOf(html, 'requester.birthDate.year'), html.includes(AWAY)]).toEqual(['', false])
  expect((await calls()).length).toBe(1)
})

test('whoever acts for a firm finds its seat filled in from the register of enterprises, asked about the firm and by nobody else', async () => {
  const { firm, sender } = await mandated('Công ty TNHH Thử Nghiệm Một', '0000000017', '000190990101')
  expect(await seatFor(firm, sender)).toBe('Số 11, đường Thử Nghiệm')
  expect(sender.visitor.page.html)
    .toMatch(/Điền sẵn từ Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp, lúc 09:00 ngày 25\/06\/2021/)
  const asked = [{ outcome: 'answered', subjectKind: 'draft', actorId: sender.accountId, personId: firm.personId }]
  expect(await calls()).toMatchObject(asked)
  // For themselves they are told nothing of it, and nobody is asked.
  await beginExtract(sender.visitor, portal, 'minh')
  await walk(sender.visitor, { ...FIRM, 'request.actsAs': 'ban-than' }, () => sender.visitor.offers('requester.phone'))
  expect(sender.visitor.page.html).not.toContain('Thử Nghiệm Một')
  expect(await calls()).toMatchObject(asked)
})

test('a register of enterprises that is down keeps no firm: the step opens empty and says so', async () => {
  await desk.at('business-register').fail({ down: true })
  const { firm, sender } = await mandated('Công ty cổ phần Thử Nghiệm Hai', '0000000024', '000190990102')
  expect(await seatFor(firm, sender)).toBe('')
  expect(sender.visitor.page.text).toContain('về đăng ký doanh nghiệp chưa trả lời')
})

test('what was sent as the register has it counts as used, and what was corrected as corrected', async () => {
  const visitor = await signedIn('t-000196990001', '2')
  await atBirth(visitor)
  const dossier = await sendBirth(visitor, portal, 9, 'Đỗ Văn Chín')
  const { rows } = await sql`select f.field, f.source, f.outcome, f.register, f.said_at from dossiers.held_field f
    join dossiers.dossier d on d.id = f.dossier_id where d.public_id = ${dossier} and f.source = 'register' order by f.field`
    .execute(portal.province.database.owner)
  const said = { source: 'register', register: 'population', saidAt: new Date('2021-06-25T09:00+07:00') }
  // The declaration of the walk says another name (portal-birth.ts) and the same number and birth.
  expect(rows).toEqual([
    { field: 'requester.birthDate', outcome: 'reused', ...said },
    { field: 'requester.fullName', outcome: 'corrected', ...said },
    { field: 'requester.idNumber', outcome: 'reused', ...said },
    { field: 'requester.residence', outcome: 'reused', ...said },
    { field: 'requester.residenceKind', outcome: 'reused', ...said },
  ])
})

test('what is sent while the register is down waits for nobody: its page says what is awaited and until when it is asked instead', async () => {
  await desk.fail({ down: true })
  const visitor = await signedIn('t-000184990131', '2')
  await atBirth(visitor)
  const dossier = await sendBirth(visitor, portal, 9, 'Đỗ Văn Mười')
  await visitor.open(`/ho-so/${dossier}`)
  // The program asked, not whoever handed it in.
  expect(visitor.page.text).toMatch(/Hỏi cơ sở dữ liệu quốc gia, chưa có trả lời ngay 09:00[^·]*· Hệ thống/)
  // Friday 25/06/2021 09:00 and 8 working hours, one working day: the same time of Monday (R4).
  expect(visitor.page.text).toContain('Cơ sở dữ liệu quốc gia về dân cư chưa trả lời về “Thẻ căn cước')
  expect(visitor.page.text).toMatch(/chậm nhất lúc 09:00.*28\/06\/2021 cơ quan sẽ báo bạn nộp/)
  // Nobody at the office has looked at it yet: it is asked again all the same, and not given up before its time.
  const { province, machineClock } = portal
  for (const { run } of registerPollers({ ...province, machineClock, registers: desk.registers })) await run()
  await visitor.open(`/ho-so/${dossier}`)
  expect(visitor.page.text).toContain('Cơ sở dữ liệu quốc gia về dân cư chưa trả lời về “Thẻ căn cước')
})

test('what the register has wrong is reported by its owner, seen and answered by who keeps it, and read by them', async () => {
  const { province } = portal
  const visitor = await signedIn('t-000196990001', '2')
  await atBirth(visitor)
  const dossier = await sendBirth(visitor, portal, 9, 'Đỗ Văn Mười Một')
  const form = `/ho-so/${dossier}/bao-du-lieu-sai`
  await visitor.open(`/ho-so/${dossier}`)
  expect(visitor.page.html).toContain(`href="${form}"`)
  await visitor.open(form)
  // Of the declaration a register had filled in these, in its order.
  expect([...visitor.page.html.matchAll(/<option value="(requester\.[^"]+)"/g)].map(([, key]) => key).sort()).toEqual(
    ['requester.birthDate', 'requester.fullName', 'requester.idNumber', 'requester.residence', 'requester.residenceKind'])
  const csrf = new Map(visitor.fieldsOf('/bao-du-lieu-sai')).get('csrf') ?? ''
  const send = async (given: Readonly<Record<string, string>>) => visitor.post(form, [['csrf', csrf], ...Object.entries(given)])
  const faulty = await send({ o: 'child.fullName', sai: ' ' })
  expect([faulty.status, faulty.text]).toEqual([422, expect.stringMatching(/Hãy chọn ô bị sai.*Hãy ghi chỗ sai/s)])
  const said = { o: 'requester.fullName', sai: 'Tên đúng như giấy khai sinh.' }
  expect((await send({ ...said, 'giay-to': randomUUID() })).text).toContain('Giấy tờ này không còn trong hồ sơ')
  expect((await send({ requestId: randomUUID(), ...said })).path).toBe(`/ho-so/${dossier}`)
  expect((await send({ requestId: randomUUID(), ...said })).text).toContain('đang chờ trả lời')
  const directory = province.directory.on('2021-06-25')
  const [report, ...others] = await listReportsToAnswer(province.db, undefined, undefined, 10)
  const unit = report && directory.byId(report.unitId)
  // The police of the commune in which it was handed in (policy register-reading, keptBy).
  expect([others, report?.said, unit?.suffix]).toEqual([[], 'Nguyễn Thị Hồng Nhạn', 'cong-an'])
  const answer = async (at: string, reason = 'Đã chuyển Công an sửa.') => province.inOneGo(async (ctx) => answerReport(ctx, province, {
    report: report?.publicId ?? '', outcome: 'mended', reason, viewer: await province.viewerAs('officer', at, 'result.propose-end'),
  }))
  const own = unit?.idOfData ?? ''
  await expect(answer('cq:ubnd-xa-18859')).rejects.toThrow('register-report-unknown')
  await expect(answer(own, ' . ')).rejects.toThrow('nothing-said')
  await answer(own)
  await expect(answer(own)).rejects.toThrow('register-report-answered')
  await visitor.open(`/ho-so/${dossier}`)
  expect(visitor.page.text).toMatch(/Tên đúng như giấy khai sinh\..*Dữ liệu đã được sửa\..*Đã chuyển Công an sửa\./s)
  const { rows } = await sql<{ type: string }>`select type from audit.event where subject_kind = 'register-report' order by id`
    .execute(province.database.owner)
  expect(rows.map(({ type }) => type)).toEqual(['register.reported', 'register.report-answered'])
  // At a counter a clerk reports another one in their name, and they read who did.
  const handed = await findDossier(province.db, dossier)
  if (!handed) throw new Error('no dossier')
  await province.inOneGo(async (ctx) => reportWrong(ctx, { ...province, registers: desk.registers }, {
    dossier: handed, field: 'requester.birthDate', entry: 'person.birthDate', text: 'Sai ngày sinh.', proof: undefined,
    counterId: handed.receivesAtId,
  }))
  await visitor.open(`/ho-so/${dossier}`)
  expect(visitor.page.text).toMatch(/Cán bộ tại .+ báo giúp bạn\.\s*Sai ngày sinh\./)
})

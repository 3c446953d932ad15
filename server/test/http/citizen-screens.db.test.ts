/**
 * Need: whoever is served sees what the clerk types and confirms it; after each person nothing of the first is
 * findable at that screen (ADR 0064).
 */
import { randomUUID } from 'node:crypto'
import type { ScreenHeard, ScreenShown } from '@motcua/contracts/citizen-screen.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Visitor } from '../portal-visitor.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson } from './handed-in.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

const NAME = 'Nguyễn Thị Màn Hình'
const LINES = [{ label: 'Họ, chữ đệm, tên', value: NAME }, { label: 'Thủ tục', value: 'Khai sinh' }]
let http: HttpServer
let clerk: Caller
let colleague: Caller
let stranger: Caller
let screen: Visitor
let at: string
let id: string
let unitId: string
let intake: Readonly<Record<string, unknown>> & { readonly applicantId: string }
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune, another] = offices
  if (!commune || !another) throw new Error('no office')
  clerk = await asRole(http, 'reception', commune.name)
  colleague = await asRole(http, 'one_stop_head', commune.name)
  stranger = await asRole(http, 'reception', another.name)
  const { places } = (await clerk.call('GET', '/api/citizen-screens')).body as unknown as { places: { unitId: string }[] }
  unitId = places[0]?.unitId ?? ''
  at = `/man-hinh-phu/${unitId}`
  const made = await clerk.call('POST', '/api/citizen-screens', { key: randomUUID(), body: { unitId, name: 'Quầy 1' } })
  expect(made.status).toBe(201)
  id = made.body.id
  screen = new Visitor(http.app)
  await screen.open(at)
  await screen.submit('/thiet-bi', { 'ma-man-hinh': made.body.code.toLowerCase() })
  const { body: { id: applicantId } } = await openPerson(clerk, 601, { fullName: NAME })
  const procedureId = http.province.catalogue.on('2021-06-25').find(commune.procedure)?.publicId ?? ''
  intake = await intakeBody(clerk, procedureId, applicantId, {
    communeId: commune.territory.publicId, confirmedDouble: true,
  })
})
afterAll(async () => http.stop())

const show = async (
  { who = clerk, sheetId, lines = LINES, isAsked = false, applicantId = intake.applicantId }: {
    who?: Caller; sheetId: string; lines?: object[]; isAsked?: boolean; applicantId?: string
  },
) => who.call('POST', `/api/citizen-screens/${id}/showing`, { body: { sheetId, lines, isAsked, applicantId } })
const heardOf = (got: Awaited<ReturnType<typeof show>>) => got.body as unknown as ScreenHeard
const heard = async (sheetId: string, isAsked = true) => heardOf(await show({ sheetId, isAsked }))
const seen = async (who = screen) => JSON.parse((await who.open(`${at}/noi-dung`)).html) as ScreenShown
const wipe = async (sheetId: string, who = clerk) => show({ who, sheetId, lines: [] })
interface Kept { readonly answer: string; readonly shown: string; readonly dossier: string | null; readonly at: Date }
const answers = async () => (await sql<Kept>`
  select c.answer, encode(c.shown_hash, 'hex') as shown, d.public_id as dossier, c.at from dossiers.intake_confirmation c
  left join dossiers.dossier d on d.id = c.dossier_id order by c.id`.execute(http.province.database.owner)).rows

test('what is typed stands on the screen at once, to nobody but a browser that holds its secret', async () => {
  const sheetId = randomUUID()
  expect((await screen.open(at)).text).toContain('Màn hình dành cho người làm thủ tục')
  expect((await show({ sheetId })).status).toBe(200)
  expect((await screen.open(at)).text).toContain(NAME)
  expect(await seen()).toMatchObject({ lines: LINES, isAsked: false, answer: null })
  const nobody = new Visitor(http.app)
  expect((await nobody.open(at)).text).not.toContain(NAME)
  expect((await nobody.open(`${at}/noi-dung`)).status).toBe(404)
  nobody.remember('__Host-motcua-man-hinh', 'x'.repeat(43))
  expect((await nobody.open(`${at}/noi-dung`)).status).toBe(404)
  await wipe(sheetId)
})

test('a clerk of another section reaches no screen, and a colleague takes none away', async () => {
  const sheetId = randomUUID()
  expect((await show({ who: stranger, sheetId })).status).toBe(404)
  await show({ sheetId })
  const taken = await show({ who: colleague, sheetId: randomUUID() })
  expect([taken.status, taken.body.code]).toEqual([409, 'screen-taken'])
  expect((await seen()).lines).toEqual(LINES)
  await wipe(sheetId)
  expect((await show({ who: colleague, sheetId })).status).toBe(200)
  await wipe(sheetId, colleague)
})

test('what the citizen presses is kept with who, when and the hash of what stood there, and told to the desk', async () => {
  const sheetId = randomUUID()
  await show({ sheetId, isAsked: true })
  await screen.open(at)
  const pressed = screen.prepare('/xac-nhan')
  await screen.post(pressed.target, [...pressed.fields, ['tra-loi', 'chua-dung']])
  expect(await heard(sheetId)).toMatchObject({ isHeard: false, answer: 'wrong' })
  await screen.post(pressed.target, [...pressed.fields, ['tra-loi', 'chua-dung']]) // pressed twice
  expect((await answers()).map(({ answer }) => answer)).toEqual(['wrong'])
  // Another line: it is another question, and what was pressed under the first answers nothing.
  const mended = [...LINES, { label: 'Con', value: 'Trần An' }]
  const asked = async () => heardOf(await show({ sheetId, lines: mended, isAsked: true }))
  expect(await asked()).toMatchObject({ answer: null, confirmation: null })
  const anew = pressed.fields.filter(([name]) => name !== 'requestId')
  await screen.post(pressed.target, [...anew, ['requestId', randomUUID()], ['tra-loi', 'dung']])
  expect((await answers()).length).toBe(1)
  await screen.open(at)
  const again = screen.prepare('/xac-nhan')
  await screen.post(again.target, [...again.fields, ['tra-loi', 'dung']])
  const { answer, confirmation } = await asked()
  expect(answer).toBe('right')
  const hash = (await seen()).hash
  expect((await answers())[1]).toMatchObject({ answer: 'right', shown: hash, at: new Date('2021-06-25T09:00+07:00') })
  const { rows } = await sql`select e.data, a.username is not null as by_staff from audit.event e
    join identity.account a on a.id = e.actor_id where type = 'intake.answered' order by e.id desc limit 1`
    .execute(http.province.database.owner)
  expect(rows).toEqual([{ byStaff: true, data: {
    confirmation, screen: id, answer: 'right', shown: hash, person: intake.applicantId,
  } }])
  await wipe(sheetId)
})

test('nobody is asked before the clerk asks', async () => {
  const sheetId = randomUUID()
  await show({ sheetId })
  await screen.open(at)
  const before = (await answers()).length
  const { target, fields } = screen.prepare('/xac-nhan')
  await screen.post(target, [...fields, ['tra-loi', 'dung']])
  expect((await answers()).length).toBe(before)
  await wipe(sheetId)
})

test('it is received by what was confirmed, and then nothing of the first person is findable there', async () => {
  const sheetId = randomUUID()
  await show({ sheetId, isAsked: true })
  await screen.open(at)
  const { target, fields } = screen.prepare('/xac-nhan')
  await screen.post(target, [...fields, ['tra-loi', 'dung']])
  const { confirmation } = await heard(sheetId)
  const received = await clerk.call('POST', '/api/dossiers', {
    key: randomUUID(), body: { ...intake, sheetId, confirmationId: confirmation },
  })
  expect(received.status).toBe(201)
  expect((await answers()).at(-1)?.dossier).toBe(received.body.id)
  const { rows } = await sql`select data->>'confirmation' as confirmation from audit.event e
    join dossiers.dossier d on d.id = e.dossier_id where e.type = 'dossier.entry-confirmed' and d.public_id = ${received.body.id}`
    .execute(http.province.database.owner)
  expect(rows).toEqual([{ confirmation }])
  // The page, what it is told, and what whoever shows next is told.
  const page = await screen.open(at)
  expect(page.html).not.toContain(NAME)
  expect(page.headers['cache-control']).toBe('private, no-store')
  expect(await seen()).toEqual({ lines: [], isAsked: false, hash: null, answer: null })
  const next = randomUUID()
  expect((await show({ who: colleague, sheetId: next, lines: [{ label: 'Thủ tục', value: 'Kết hôn' }] })).text)
    .toBe(JSON.stringify({ isHeard: false, answer: null, confirmation: null }))
  expect((await screen.open(at)).html).not.toContain(NAME)
  expect((await wipe(next, colleague)).status).toBe(200)
  // Nor where it never was to be: in a log, an event, a kept answer.
  expect(http.log.join('\n')).not.toContain(NAME)
  const { rows: kept } = await sql`select 1 from audit.event where data::text like ${`%${NAME}%`}
    union all select 1 from audit.request where answer::text like ${`%Khai sinh%`} and answer::text like ${`%${NAME}%`}`
    .execute(http.province.database.owner)
  expect(kept).toEqual([])
})

test('what was confirmed for somebody else, or on another sheet, is not the confirmation of a dossier', async () => {
  const sheetId = randomUUID()
  const { body: { id: other } } = await openPerson(clerk, 602)
  await show({ sheetId, isAsked: true, applicantId: other })
  await screen.open(at)
  const { target, fields } = screen.prepare('/xac-nhan')
  await screen.post(target, [...fields, ['tra-loi', 'dung']])
  const { confirmation: confirmationId } = heardOf(await show({ sheetId, isAsked: true, applicantId: other }))
  expect(confirmationId).not.toBeNull()
  for (const more of [{ sheetId }, { sheetId: randomUUID() }])
    expect((await clerk.call('POST', '/api/dossiers', { key: randomUUID(), body: { ...intake, ...more, confirmationId } })).status).toBe(201)
  expect((await answers()).at(-1)?.dossier).toBeNull()
  await wipe(sheetId)
})

test('signing out wipes it, and a screen that was ended shows nothing and cannot be shown on', async () => {
  const [sheetId, leaving] = [randomUUID(), await asRole(http, 'reception', officesOf(http)[0]?.name ?? '')]
  await show({ who: leaving, sheetId })
  expect((await seen()).lines).toEqual(LINES)
  await leaving.call('DELETE', '/api/session')
  expect((await seen()).lines).toEqual([])
  await show({ who: colleague, sheetId })
  expect((await colleague.call('POST', `/api/citizen-screens/${id}/ending`, { key: randomUUID(), body: {} })).status).toBe(200)
  expect((await show({ who: colleague, sheetId })).status).toBe(404)
  expect((await screen.open(at)).text).toContain('Mã đăng ký màn hình')
  expect((await screen.open(`${at}/noi-dung`)).status).toBe(404)
})

test('a code of a kiosk makes no screen, and a screen gives no numbers', async () => {
  const head = await asRole(http, 'one_stop_head', officesOf(http)[0]?.name ?? '')
  const { body: { code } } = await head.call('POST', '/api/queue/devices', { key: randomUUID(), body: { unitId, name: 'Cửa' } })
  const browser = new Visitor(http.app)
  await browser.open(at)
  expect((await browser.submit('/thiet-bi', { 'ma-man-hinh': code })).status).toBe(422)
  const made = await head.call('POST', '/api/citizen-screens', { key: randomUUID(), body: { unitId, name: 'Quầy 2' } })
  await browser.open(`/lay-so/${unitId}`)
  expect((await browser.submit('/thiet-bi', { 'ma-thiet-bi': made.body.code })).status).toBe(422)
  expect((await head.call('POST', `/api/queue/devices/${made.body.id}/ending`, { key: randomUUID(), body: {} })).status).toBe(404)
})

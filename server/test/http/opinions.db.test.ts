/**
 * Need: what an officer types is never lost, neither by a dead machine nor by a second window; it is theirs alone; and
 * a template puts facts in as text (users.md 2.6).
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { deleteOldOpinions } from '../../src/modules/dossiers/public.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { act, handIn } from './walked.ts'

interface Kept { readonly revision: number; readonly fields: Record<string, string>; readonly before: object | null }
let http: HttpServer
let commune: Office
let officer: Caller
let head: Caller
let stranger: Caller
let id: string
let persons = 0
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  ;[commune] = offices as [Office]
  officer = await asRole(http, 'officer', 'commune')
  head = await asRole(http, 'agency_head', 'commune')
  stranger = await asRole(http, 'agency_head', 'other-commune')
})
afterAll(async () => http.stop())
beforeEach(async () => {
  id = (await handIn(http, commune, persons++)).dossier
})

const save = (caller: Caller, note: string, revision: number, deed = 'proposal') =>
  caller.call('POST', `/api/dossiers/${id}/opinion`, { body: { deed, fields: { note }, revision } })
const read = async (caller: Caller, deed = 'proposal') =>
  (await caller.call('GET', `/api/dossiers/${id}/opinion?deed=${deed}`)).body as unknown as Kept

test('what was typed is found again on another machine, by nobody else and for no other deed', async () => {
  expect((await save(officer, 'Đủ điều kiện.', 0)).body).toMatchObject({ revision: 1 })
  expect(await read(officer)).toMatchObject({ revision: 1, fields: { note: 'Đủ điều kiện.' }, before: null })
  expect(await read(head)).toMatchObject({ revision: 0, fields: {} })
  expect(await read(officer, 'step-return')).toMatchObject({ revision: 0, fields: {} })
})

test('of two windows the second is told, and neither text is lost', async () => {
  await save(officer, 'một', 0)
  expect((await save(officer, 'cửa sổ A', 1)).body).toMatchObject({ revision: 2 })
  expect(await save(officer, 'cửa sổ B', 1)).toMatchObject({ status: 409, body: { code: 'opinion-changed' } })
  expect((await read(officer)).fields).toEqual({ note: 'cửa sổ A' })
  expect((await save(officer, 'cửa sổ B', 2)).body).toMatchObject({ revision: 3 })
})

test('two first savings at once: one is kept, the other told', async () => {
  const saved = await Promise.all([save(officer, 'A', 0), save(officer, 'B', 0)])
  expect(saved.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('a repeat under one key saves once', async () => {
  const sent = { body: { deed: 'proposal', fields: { note: 'x' }, revision: 0 }, key: randomUUID() }
  const first = await officer.call('POST', `/api/dossiers/${id}/opinion`, sent)
  const again = await officer.call('POST', `/api/dossiers/${id}/opinion`, sent)
  expect(again.text).toBe(first.text)
  expect((await read(officer)).revision).toBe(1)
})

test('when the dossier comes back to the step, what was written there before is shown to compare', async () => {
  await act(officer, id, 'taking')
  await save(officer, 'Lần đầu.', 0)
  await act(officer, id, 'proposal', { outcome: 'settle', note: 'Lần đầu.' })
  await act(head, id, 'taking')
  await act(head, id, 'step-return', { reason: 'Xem lại họ tên.' })
  expect(await read(officer)).toMatchObject({ revision: 0, fields: {}, before: { note: 'Lần đầu.' } })
})

test('a deed that is undone brings back what was typed for it', async () => {
  await act(officer, id, 'taking')
  await save(officer, 'Chưa xong.', 0)
  await act(officer, id, 'proposal', { outcome: 'settle' })
  await act(officer, id, 'undoing')
  expect(await read(officer)).toMatchObject({ revision: 1, fields: { note: 'Chưa xong.' } })
})

test('another agency has no such dossier to write on', async () => {
  expect((await save(stranger, 'x', 0)).body.code).toBe('dossier-unknown')
})

test('what nobody touched is forgotten', async () => {
  await save(officer, 'cũ', 0)
  const { db } = http.province
  expect(await deleteOldOpinions(db, new Date('2021-06-24T00:00Z'), 100)).toBe(0)
  expect(await deleteOldOpinions(db, new Date('2021-06-27T00:00Z'), 100)).toBeGreaterThan(0)
  expect((await read(officer)).revision).toBe(0)
})

const templates = async (caller: Caller) =>
  (await caller.call('GET', '/api/opinion-templates')).body.items as unknown as {
    id: string; name: string; text: string
  }[]
const add = (caller: Caller, name: string, text: string) =>
  caller.call('POST', '/api/opinion-templates', { body: { name, text } })

test('a template is of its agency, named once, and taken out of use by whoever shares out the work there', async () => {
  const { body: { id: template } } = await add(head, 'Đủ điều kiện', 'Hồ sơ {ma_ho_so} của {nguoi_nop} đủ điều kiện.')
  expect((await templates(officer)).map(({ name }) => name)).toEqual(['Đủ điều kiện'])
  expect(await templates(stranger)).toEqual([])
  expect((await add(head, 'Đủ điều kiện', 'khác')).body).toMatchObject({
    code: 'template-named-already', errors: [{ pointer: '/name' }],
  })
  const end = (caller: Caller) => caller.call('POST', '/api/opinion-templates/ending', { body: { id: template } })
  expect((await end(stranger)).body.code).toBe('template-unknown')
  expect((await end(head)).status).toBe(200)
  expect(await templates(officer)).toEqual([])
  expect((await end(head)).body.code).toBe('template-unknown')
})

test('a template that names a field that nobody fills in is refused', async () => {
  expect((await add(head, 'Sai', 'Chào {ten_khac}')).body).toMatchObject({
    code: 'template-field-unknown', errors: [{ pointer: '/text' }],
  })
})

test('a deed that is done for good takes what was typed for it along, and nothing else', async () => {
  expect((await act(officer, id, 'taking')).status).toBe(200)
  await save(officer, 'Thiếu giấy chứng sinh.', 0, 'payment-request')
  await save(officer, 'Đủ điều kiện.', 0)
  const asked = await act(officer, id, 'payment-request', { amount: 1000, reason: 'Lệ phí đăng ký.' })
  expect([asked.status, asked.body]).toMatchObject([200, { undoSeconds: null }])
  expect(await read(officer, 'payment-request')).toMatchObject({ revision: 0, fields: {} })
  expect(await read(officer)).toMatchObject({ revision: 1, fields: { note: 'Đủ điều kiện.' } })
})

/**
 * Need: what a clerk has half typed at intake is there after a reload, a restart and a new session, for that clerk
 * alone; what was received is not offered again (part P, P3.5; ADR 0023).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { deleteOldIntakeSheets, uploadsInIntakeSheets } from '../../src/modules/dossiers/public.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { SHEET } from './walked-bodies.ts'
import { handIn } from './walked.ts'

interface Kept { readonly id: string; readonly revision: number; readonly sheet: Record<string, unknown> }
interface Line { readonly id: string }
let http: HttpServer
let commune: Office
let clerk: Caller
let other: Caller
let officer: Caller
let id: string
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  ;[commune] = offices as [Office]
  clerk = await asRole(http, 'reception', 'commune')
  other = await asRole(http, 'one_stop_head', 'commune')
  officer = await asRole(http, 'officer', 'commune')
})
afterAll(async () => http.stop())
beforeEach(() => { id = randomUUID() })

const officerOf = async (caller: Caller) => (await caller.call('GET', '/api/session')).body.id
const save = async (caller: Caller, answers: object, revision: number, officerId?: string) =>
  caller.call('POST', `/api/intake-sheets/${id}`, {
    body: { officerId: officerId ?? await officerOf(caller), sheet: { ...SHEET, answers }, revision },
  })
const read = async (caller: Caller) =>
  (await caller.call('GET', '/api/intake-sheets')).body.items as unknown as Line[]
/** As it opens, once the list says that there is one. */
const own = async (caller: Caller) =>
  (await read(caller)).some((one) => one.id === id)
    ? (await caller.call('GET', `/api/intake-sheets/${id}`)).body as unknown as Kept
    : undefined

test('what was entered is found again by the clerk, and by nobody else', async () => {
  expect((await save(clerk, { 'child.fullName': 'Trần An' }, 0)).body).toMatchObject({ revision: 1 })
  expect(await own(clerk)).toMatchObject({ revision: 1, sheet: { answers: { 'child.fullName': 'Trần An' } } })
  expect(await own(other)).toBeUndefined()
  expect((await officer.call('GET', '/api/intake-sheets')).status).toBe(404)
})

test('the list says who hands in what, and nothing else of them; all of it opens for its clerk alone', async () => {
  const applicant = {
    id: randomUUID(), kind: 'citizen', fullName: 'Trần Thị Bích', number: '000•••••0001', phone: null, birth: '1990',
    account: 'none', signInPhone: null,
  }
  const procedure = { id: randomUUID(), code: null, name: 'Đăng ký khai sinh', sector: 'Hộ tịch' }
  const known = { number: '000190990001', phone: '0500000001' }
  const sheet = { ...SHEET, applicant, procedure, known, answers: { 'child.fullName': 'Trần An' } }
  const body = { officerId: await officerOf(clerk), sheet, revision: 0 }
  expect((await clerk.call('POST', `/api/intake-sheets/${id}`, { body })).status).toBe(200)
  expect((await read(clerk)).find((one) => one.id === id)).toEqual({
    id, savedAt: expect.any(String) as unknown, applicantName: 'Trần Thị Bích', procedureName: 'Đăng ký khai sinh',
  })
  expect((await own(clerk))?.sheet).toEqual(sheet)
  expect(await other.call('GET', `/api/intake-sheets/${id}`)).toMatchObject({
    status: 404, body: { code: 'intake-sheet-unknown' },
  })
})

test('each opening puts the person on it on record, in the list and alone; one without a person nothing', async () => {
  const { person } = await handIn(http, commune, 8)
  const applicant = {
    id: person, kind: 'citizen', fullName: 'Trần Thị Lan', number: '000•••••0001', phone: null, birth: '1990',
    account: 'none', signInPhone: null,
  }
  const looks = async () => (await sql<{ page: string }>`
    select page from audit.read join identity.person p on p.id = any(person_ids)
    where p.public_id = ${person} and page like 'intake-sheet%' order by read.id`
    .execute(http.province.database.owner)).rows.map(({ page }) => page)
  await save(clerk, {}, 0)
  await own(clerk)
  expect(await looks()).toEqual([])
  id = randomUUID()
  const body = { officerId: await officerOf(clerk), sheet: { ...SHEET, applicant }, revision: 0 }
  expect((await clerk.call('POST', `/api/intake-sheets/${id}`, { body })).status).toBe(200)
  expect(await looks()).toEqual([]) // what one sends is no look
  await own(clerk)
  expect(await looks()).toEqual(['intake-sheets', 'intake-sheet'])
})

test('of twenty begun another is not kept, what is begun still is; one thrown away makes room', async () => {
  for (let left = 20 - (await read(other)).length; left > 0; left -= 1) {
    id = randomUUID()
    expect((await save(other, {}, 0)).status).toBe(200)
  }
  const last = id
  id = randomUUID()
  const refused = await save(other, { a: 'một nữa' }, 0)
  expect(refused).toMatchObject({ status: 409, body: { code: 'too-many-intake-sheets' } })
  expect(refused.text).toContain('đã có 20 phiếu')
  expect(await read(other)).toHaveLength(20)
  id = last
  expect((await save(other, { a: 'viết tiếp' }, 1)).status).toBe(200)
  expect((await other.call('DELETE', `/api/intake-sheets/${id}`)).status).toBe(204)
  id = randomUUID()
  expect((await save(other, { a: 'một nữa' }, 0)).status).toBe(200)
  for (const one of await read(other)) await other.call('DELETE', `/api/intake-sheets/${one.id}`)
})

test('the same id with another clerk is another sheet', async () => {
  await save(clerk, { a: 'của tôi' }, 0)
  expect((await save(other, { a: 'của người khác' }, 0)).body).toMatchObject({ revision: 1 })
  expect((await own(clerk))?.sheet).toMatchObject({ answers: { a: 'của tôi' } })
  expect((await other.call('DELETE', `/api/intake-sheets/${id}`)).status).toBe(204)
  expect(await own(clerk)).toBeDefined()
})

test('what one clerk typed is not kept for another who has signed in at the same browser since', async () => {
  const late = await save(other, { a: 'của người trước' }, 0, await officerOf(clerk))
  expect(late).toMatchObject({ status: 409, body: { code: 'signed-in-as-another' } })
  expect(await own(other)).toBeUndefined()
})

test('of two windows the second is told, and the first keeps what it has', async () => {
  await save(clerk, { a: 'một' }, 0)
  expect((await save(clerk, { a: 'cửa sổ A' }, 1)).body).toMatchObject({ revision: 2 })
  expect(await save(clerk, { a: 'cửa sổ B' }, 1)).toMatchObject({ status: 409, body: { code: 'intake-sheet-changed' } })
  expect((await own(clerk))?.sheet).toMatchObject({ answers: { a: 'cửa sổ A' } })
})

test('two first savings at once: one is kept, the other told', async () => {
  const saved = await Promise.all([save(clerk, { a: 'A' }, 0), save(clerk, { a: 'B' }, 0)])
  expect(saved.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('a repeat under one key saves once', async () => {
  const sent = { body: { officerId: await officerOf(clerk), sheet: SHEET, revision: 0 }, key: randomUUID() }
  const first = await clerk.call('POST', `/api/intake-sheets/${id}`, sent)
  const again = await clerk.call('POST', `/api/intake-sheets/${id}`, sent)
  expect(again.text).toBe(first.text)
  expect((await own(clerk))?.revision).toBe(1)
})

test('what was thrown away is gone, and a window that is late does not bring it back', async () => {
  await save(clerk, { a: 'một' }, 0)
  expect((await clerk.call('DELETE', `/api/intake-sheets/${id}`)).status).toBe(204)
  expect(await own(clerk)).toBeUndefined()
  expect((await save(clerk, { a: 'hai' }, 1)).body.code).toBe('intake-sheet-changed')
  expect(await clerk.call('DELETE', `/api/intake-sheets/${id}`)).toMatchObject({
    status: 404, body: { code: 'intake-sheet-unknown' },
  })
})

test('receiving forgets the sheet in the same deed; a refusal keeps it', async () => {
  const { person } = await handIn(http, commune, 7)
  const procedure = http.province.catalogue.on('2021-06-25').find(commune.procedure)
  const handedIn = await intakeBody(clerk, procedure?.publicId ?? '', person, { communeId: commune.territory.publicId })
  const body = { ...handedIn, sheetId: id, confirmedDouble: true }
  await save(clerk, {}, 0)
  expect((await clerk.call('POST', '/api/dossiers', { body: { ...body, limitCase: 19 } })).status).toBe(422)
  expect(await own(clerk)).toBeDefined()
  expect((await clerk.call('POST', '/api/dossiers', { body })).status).toBe(201)
  expect(await own(clerk)).toBeUndefined()
})

test('a file that a sheet names is kept with it; what nobody touched is forgotten', async () => {
  const { db } = http.province
  const upload = randomUUID()
  const papers = {
    'giay-chung-sinh': { how: 'filed', files: [{ uploadId: upload, name: 'a.pdf', size: 7, pages: 1 }] },
  }
  await clerk.call('POST', `/api/intake-sheets/${id}`, {
    body: { officerId: await officerOf(clerk), sheet: { ...SHEET, papers }, revision: 0 },
  })
  expect([...await uploadsInIntakeSheets(db, [upload, randomUUID()])]).toEqual([upload])
  expect(await deleteOldIntakeSheets(db, new Date('2021-06-24T00:00Z'), 100)).toBe(0)
  expect(await deleteOldIntakeSheets(db, new Date('2021-06-27T00:00Z'), 100)).toBeGreaterThan(0)
  expect(await read(clerk)).toEqual([])
})

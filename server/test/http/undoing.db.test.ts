/**
 * Need: whoever calls the API learns how long a deed can be undone, undoes it once, and finds both in the history.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { act, handIn } from './walked.ts'

interface Line { readonly type: string; readonly text: string }
let http: HttpServer
let commune: Office
let officer: Caller
let dossier: string
let persons = 0
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  officer = await asRole(http, 'officer', 'commune')
})
afterAll(async () => http.stop())
beforeEach(async () => {
  http.province.clock.set('2021-06-25T09:00+07:00')
  dossier = (await handIn(http, commune, persons++)).dossier
})
const history = async () =>
  ((await officer.call('GET', `/api/dossiers/${dossier}`)).body as unknown as { history: Line[] }).history

test('the answer of a deed says for how long, and that of a final one that it is final', async () => {
  expect((await act(officer, dossier, 'taking')).body).toMatchObject({ state: 'in-progress', undoSeconds: 10 })
  expect((await act(officer, dossier, 'undoing')).body).toMatchObject({ state: 'received', undoSeconds: null })
  await act(officer, dossier, 'taking')
  expect((await act(officer, dossier, 'payment-request', { amount: 1000, reason: 'Lệ phí.' })).body).toMatchObject({
    undoSeconds: null,
  })
  expect(await act(officer, dossier, 'undoing')).toMatchObject({ status: 409, body: { code: 'undo-not-possible' } })
})

test('the history shows the deed as undone, and by what', async () => {
  await act(officer, dossier, 'taking')
  await act(officer, dossier, 'undoing')
  await act(officer, dossier, 'taking')
  expect((await history()).slice(-3).map(({ text }) => text)).toEqual([
    'Nhận việc (đã hoàn tác)', 'Hoàn tác: Nhận việc', 'Nhận việc',
  ])
})

test('the same key gets the same answer, in the version that it saw and no other', async () => {
  const { body: { version } } = await act(officer, dossier, 'taking')
  expect(
    await officer.call('POST', `/api/dossiers/${dossier}/undoing`, { body: {}, version: version - 1 }),
  ).toMatchObject({ status: 412, body: { code: 'changed-meanwhile' } })
  const sent = { body: {}, version, key: randomUUID() }
  const [first, again] = [
    await officer.call('POST', `/api/dossiers/${dossier}/undoing`, sent),
    await officer.call('POST', `/api/dossiers/${dossier}/undoing`, sent),
  ]
  expect([first.status, again.status, again.text]).toEqual([200, 200, first.text])
  expect((await history()).filter(({ type }) => type === 'dossier.deed-undone')).toHaveLength(1)
})

test('ten seconds later it is refused in a sentence that says what to do instead', async () => {
  await act(officer, dossier, 'taking')
  http.province.clock.set('2021-06-25T09:00:10+07:00')
  const { status, body } = await act(officer, dossier, 'undoing')
  expect([status, body.code, body.detail]).toEqual([
    409, 'undo-too-late', expect.stringContaining('trả lại bước trước') as string,
  ])
})

test('of whoever did it: a colleague finds nothing to undo, and who has no such right finds no such route', async () => {
  await act(officer, dossier, 'taking')
  const head = await asRole(http, 'agency_head', 'commune')
  expect(await act(head, dossier, 'undoing')).toMatchObject({ status: 409, body: { code: 'undo-not-possible' } })
  const controller = await asRole(http, 'controller', 'commune')
  expect((await act(controller, dossier, 'undoing')).status).toBe(404)
})

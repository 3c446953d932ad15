/**
 * R23: planned maintenance is announced at least 5 working days ahead on portal, desk and API, later only as urgent
 * with a reason; the page then says when it ends and what becomes of answers in progress.
 */
import { randomUUID } from 'node:crypto'
import type { MaintenanceLog, MaintenanceNow } from '@motcua/contracts/maintenance.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Caller, HttpServer } from './as-user.ts'
import { startWithAdministrator } from './with-administrator.ts'

let http: HttpServer
let administrator: Caller
let stop: () => Promise<void>
beforeAll(async () => {
  ({ http, administrator, stop } = await startWithAdministrator())
})
afterAll(() => stop())

const PATH = '/api/maintenance'
// A Friday; Monday = 1, … Friday 02/07 = 5.
beforeEach(() => http.province.clock.set('2021-06-25T09:00:00+07:00'))
const body = (from: string, until: string, more: object = {}) =>
  ({ startsAt: `${from}+07:00`, endsAt: `${until}+07:00`, effect: 'Không nộp được hồ sơ', ...more })
const announce = async (given: object, key = randomUUID()) => administrator.call('POST', PATH, { body: given, key })
const end = async (id: unknown, note = 'Đã xong') =>
  administrator.call('POST', `${PATH}/${String(id)}/ending`, { body: { note }, key: randomUUID() })
const announced = async () => (await http.callerWith('').call('GET', PATH)).body as unknown as MaintenanceNow
const log = async () => (await administrator.call('GET', `${PATH}/log`)).body as unknown as MaintenanceLog
const page = async (path = '/bao-tri') => http.callerWith('').call('GET', path)

test('announced in time it is told to everybody, on every page and to programs, and called off it is no more', async () => {
  expect((await log()).inTimeFrom).toBe('2021-07-02T17:00:00.000Z')
  const key = randomUUID()
  const given = body('2021-07-03T00:00:00', '2021-07-03T04:00:00', { urgentReason: 'thừa' })
  const [first, again] = [await announce(given, key), await announce(given, key)]
  expect([first.status, again.body.id]).toEqual([201, first.body.id])
  expect((await announced()).items).toEqual([{
    id: first.body.id, startsAt: '2021-07-02T17:00:00.000Z', endsAt: '2021-07-02T21:00:00.000Z',
    effect: 'Không nộp được hồ sơ', urgentReason: null, announcedAt: '2021-06-25T02:00:00.000Z', state: 'coming',
  }])
  const home = (await page('/')).text
  expect(home).toContain('Sẽ bảo trì từ 00:00 thứ')
  const { headers } = await http.callerWith('').call('GET', '/api/procedures')
  expect(headers['x-maintenance']).toBe('2021-07-02T17:00:00.000Z/2021-07-02T21:00:00.000Z')
  expect(home).toContain('href="/bao-tri"')

  expect((await end(first.body.id, 'Hoãn')).status).toBe(200)
  expect((await announced()).items).toEqual([])
  expect((await page('/')).text).not.toContain('Sẽ bảo trì')
  expect((await log()).items[0]).toMatchObject({ state: 'called-off', endNote: 'Hoãn', mayEnd: false })
  expect(await end(first.body.id)).toMatchObject({ status: 409, body: { code: 'maintenance-over' } })
})

test('later it is urgent, and needs a reason that everybody reads', async () => {
  const soon = body('2021-07-02T22:00:00', '2021-07-02T23:00:00')
  expect(await announce(soon)).toMatchObject({
    status: 422, body: { code: 'maintenance-too-soon', errors: [{ pointer: '/urgentReason' }] },
  })
  expect(await announce({ ...soon, urgentReason: ' \u00a0 ' })).toMatchObject({
    status: 422, body: { code: 'maintenance-too-soon' },
  })
  const { status, body: { id } } = await announce({ ...soon, urgentReason: 'Vá lỗ hổng bảo mật' })
  expect(status).toBe(201)
  expect((await announced()).items).toMatchObject([{ urgentReason: 'Vá lỗ hổng bảo mật' }])
  expect((await page()).text).toContain('Vá lỗ hổng bảo mật')
  await end(id)
})

test('while it lasts the page says when it ends and that drafts are kept; ended early it is on record', async () => {
  const { body: { id } } = await announce(
    body('2021-06-25T09:00:00', '2021-06-25T11:00:00', { urgentReason: 'Thay ổ đĩa' }),
  )
  http.province.clock.set('2021-06-25T09:30:00+07:00')
  const { text } = await page()
  expect(text).toContain('Đang bảo trì đến 11:00')
  expect(text).toContain('giữ 30 ngày')
  expect((await announced()).items).toMatchObject([{ id, state: 'lasting' }])
  expect((await end(id)).status).toBe(200)
  expect((await log()).items[0]).toMatchObject({ id, state: 'ended-early', endedAt: '2021-06-25T02:30:00.000Z' })
})

test('it is over by itself, and cannot be ended then', async () => {
  const { body: { id } } = await announce(
    body('2021-06-25T09:00:00', '2021-06-25T11:00:00', { urgentReason: 'Thay ổ đĩa' }),
  )
  http.province.clock.set('2021-06-25T11:00:00+07:00')
  expect((await announced()).items).toEqual([])
  expect((await log()).items[0]).toMatchObject({ id, state: 'over', mayEnd: false })
  expect(await end(id)).toMatchObject({ status: 409, body: { code: 'maintenance-over' } })
})

test('two do not stand at one time, also when both are sent at once', async () => {
  const at = (hour: string) => body(`2021-07-10T${hour}:00:00`, '2021-07-10T05:00:00')
  const answers = await Promise.all([announce(at('01')), announce(at('02'))])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  const kept = answers.find(({ status }) => status === 201)
  expect(answers.find(({ status }) => status === 409)).toMatchObject({ body: { code: 'maintenance-overlaps' } })
  // What is called off makes room.
  await end(kept?.body.id)
  const next = await announce(at('03'))
  expect(next.status).toBe(201)
  await end(next.body.id)
})

test.each([
  ['maintenance-ends-first', body('2021-07-05T05:00:00', '2021-07-05T05:00:00')],
  ['maintenance-past', body('2021-06-25T08:59:00', '2021-06-25T11:00:00', { urgentReason: 'Gấp' })],
  ['maintenance-too-long', body('2021-07-05T00:00:00', '2021-07-08T00:01:00')],
  ['maintenance-effect-missing', body('2021-07-05T00:00:00', '2021-07-05T01:00:00', { effect: ' \u3000 ' })],
])('%s', async (code, given) => {
  expect(await announce(given)).toMatchObject({ status: 422, body: { code } })
})

test('what is none, is refused by its shape or as unknown', async () => {
  for (const given of [
    body('2021-07-05T25:00:00', '2021-07-06T01:00:00'), body('+275760-09-13T00:00:00', '2021-07-06T01:00:00'),
    body('2021-07-05T00:00:00', '2021-07-05T01:00:00', { effect: 'a\u0000b' }),
    body('2021-07-05T00:00:00', '2021-07-05T01:00:00', { effect: 'x'.repeat(1_001) }),
  ]) expect((await announce(given)).status).toBe(400)
  expect(await end(randomUUID())).toMatchObject({ status: 404, body: { code: 'maintenance-unknown' } })
})

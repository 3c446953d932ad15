/**
 * Need (part E4): an editor of the catalogue sees what the national portal says otherwise of a procedure, makes a draft
 * of it or says why not; nobody else does, it is done once, and what is in force changes only by whoever publishes.
 */
import { randomUUID } from 'node:crypto'
import type { ProcedureDifference, ProcedureDifferenceList } from '@motcua/contracts/procedure-differences.ts'
import type { PackageDetail } from '@motcua/contracts/package-deeds.ts'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { comparePublished } from '../../src/jobs/compare-published.ts'
import { isPublishing } from '../../src/modules/integration/public.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { type ExchangeDesk, openExchange } from '../exchange-desk.ts'
import { portalRowOf } from '../../src/app/sandbox-procedures.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

const [DAY, PATH] = ['2021-06-25', '/api/procedure-differences']
let http: HttpServer
let editor: Caller
let reviewer: Caller
let exchange: ExchangeDesk
beforeAll(async () => {
  http = await startHttp()
  await staffOffices(http, officesOf(http))
  editor = await asRole(http, 'system_admin', 'commune')
  reviewer = await asRole(http, 'controller', 'commune').catch(async () => asRole(http, 'controller', 'department'))
})
afterAll(async () => http.stop())
beforeEach(async () => {
  http.province.clock.set(`${DAY}T01:00+07:00`)
  exchange = await openExchange(http.province, systemClock)
  await exchange.act('hold-procedures', { data: list().map(portalRowOf) })
})
afterEach(() => exchange.close())

const list = () => http.province.catalogue.on(DAY).list().filter(({ code }) => code !== null)
const birth = () => http.province.catalogue.on(DAY).find('khai-sinh') ?? expect.fail('no such procedure')
const found = async (more: object, procedure = birth()) => {
  await exchange.act('change-procedure', { MATTHC: portalRowOf(procedure).MATTHC, ...more })
  if (!isPublishing(exchange.adapter)) throw new Error('publishes nothing')
  await comparePublished({ ...http.province, machineClock: systemClock }, exchange.adapter)
}
const get = async <T>(path: string, who = editor): Promise<T> => (await who.call('GET', path)).body as unknown as T
const open = async (query = '') => get<ProcedureDifferenceList>(`${PATH}${query}`)
const one = async () => (await open()).items[0] ?? expect.fail('nothing is open')
const post = async (path: string, body: object, key = randomUUID()) => editor.call('POST', path, { body, key })

test('listed with where and when, and looked at field by field', async () => {
  await found({ TENTTHC: 'Khai sinh', LINHVUCTHUCHIEN: 'LV99' })
  const line = await one()
  expect(line).toEqual({
    id: expect.any(String) as string, partner: 'national-portal', code: portalRowOf(birth()).MATTHC, name: 'Đăng ký khai sinh',
    procedure: 'khai-sinh', kind: 'differs', standing: 'open', day: DAY, foundAt: '2021-06-24T18:00:00.000Z', endedAt: null,
    decidedAt: null, decidedBy: null, reason: null, packageId: null, fields: 2,
  })
  expect((await get<ProcedureDifference>(`${PATH}/${line.id}`, reviewer)).lines).toEqual([
    { field: 'name', about: '', ours: 'Đăng ký khai sinh', theirs: 'Khai sinh', way: 'taken' },
    { field: 'sector', about: '', ours: 'Hộ tịch', theirs: 'LV99', way: 'code-unmapped' },
  ])
})

test('accepted it is a draft for somebody else to publish, once though it is asked twice', async () => {
  await found({ TENTTHC: 'Khai sinh' })
  const [{ id }, key, before] = [await one(), randomUUID(), birth()]
  const first = await post(`${PATH}/${id}/package`, {}, key)
  expect([first.status, first.body]).toEqual([201, { id: expect.any(String) as string, revision: 1 }])
  expect((await post(`${PATH}/${id}/package`, {}, key)).body).toEqual(first.body)
  expect(await post(`${PATH}/${id}/package`, {})).toMatchObject({ status: 409, body: { code: 'procedure-difference-decided' } })
  expect(await post(`${PATH}/${id}/refusal`, { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'procedure-difference-decided' } })
  const draft = await get<PackageDetail>(`/api/packages/${first.body.id}`)
  expect(draft).toMatchObject({ procedure: 'khai-sinh', standing: 'draft', mayReview: false, package: { content: { name: 'Khai sinh' } } })
  expect((await open()).items).toEqual([])
  expect((await open('?standing=accepted')).items).toMatchObject([{ id, packageId: first.body.id, decidedBy: expect.stringMatching(/\S/) as string }])
  await http.province.catalogue.refresh()
  expect(birth()).toEqual(before)
  expect((await post(`/api/packages/${first.body.id}/publication`, { revision: 1, from: DAY, accepted: [] })).status).toBe(404)
  const told = await sql<{ data: object }>`select data from audit.event where type = 'procedure-difference.accepted'`.execute(http.province.db)
  expect(told.rows).toEqual([{ data: { difference: id, code: portalRowOf(before).MATTHC, procedure: 'khai-sinh', package: first.body.id } }])
})

test('while a draft of the procedure is open no other begins', async () => {
  const [, other] = list().filter(({ procedure }) => procedure !== 'khai-sinh')
  if (!other) throw new Error('no other')
  await found({ TENTTHC: 'Tên khác' }, other)
  const { id } = await one()
  await post('/api/packages', { from: 'version', versionId: other.publicId })
  expect(await post(`${PATH}/${id}/package`, {})).toMatchObject({ status: 409, body: { code: 'package-open-already' } })
  expect(await one()).toMatchObject({ id, standing: 'open' })
})

test('declined for a reason, and not without one', async () => {
  await found({ TENTTHC: 'Khai sinh' })
  const { id } = await one()
  for (const reason of ['', ' \u200b\n'])
    expect(await post(`${PATH}/${id}/refusal`, { reason })).toMatchObject({ status: 422, body: { code: 'reason-needed' } })
  expect(await post(`${PATH}/${id}/refusal`, { reason: 'Tỉnh quy định riêng' })).toMatchObject({ status: 200, body: { id } })
  expect((await open()).items).toEqual([])
  expect((await open('?standing=declined')).items).toMatchObject([{ id, reason: 'Tỉnh quy định riêng', packageId: null }])
})

test('what is unknown, and what only a person can say', async () => {
  expect((await editor.call('GET', `${PATH}/${randomUUID()}`)).status).toBe(404)
  expect(await post(`${PATH}/${randomUUID()}/package`, {})).toMatchObject({ status: 404, body: { code: 'procedure-difference-unknown' } })
  await found({ LINHVUCTHUCHIEN: 'LV99' })
  expect(await post(`${PATH}/${(await one()).id}/package`, {}))
    .toMatchObject({ status: 409, body: { code: 'procedure-difference-by-hand' } })
})

test('in pages, each once; whoever reviews may look and not decide, an officer neither', async () => {
  const [first, second] = list()
  for (const each of [first, second]) if (each) await exchange.act('end-procedure', { MATTHC: portalRowOf(each).MATTHC })
  await found({ TENTTHC: 'Khai sinh' })
  const ids: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const page: ProcedureDifferenceList = await open(`?limit=1${next === '' ? '' : `&cursor=${next}`}`)
    ids.push(...page.items.map(({ id }) => id))
    next = page.next
  }
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength((await open()).items.length)
  const body = { reason: 'x' }
  expect((await reviewer.call('POST', `${PATH}/${ids[0] ?? ''}/refusal`, { body, key: randomUUID() })).status).toBe(404)
  const officer = await asRole(http, 'officer', 'commune')
  expect((await officer.call('GET', PATH)).status).toBe(404)
})

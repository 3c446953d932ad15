/**
 * Need (E3): whoever keeps a register here sees what it had said beside what was declared, of the own unit alone, page
 * by page, and answers once.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RegisterReportLine } from '@motcua/contracts/register-reports.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { reportOf } from './report-of.ts'
import { storedRows } from './stored.ts'
import { handIn } from './walked.ts'

/** More than a page of them. */
const MANY = 33
let http: HttpServer
let officer: Caller
let dossier: string
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  officer = await asRole(http, 'officer', 'commune')
  dossier = (await handIn(http, offices[0] as Office, 0)).dossier
  await reportOf(http, dossier, MANY)
})
afterAll(async () => http.stop())

async function pageOf(caller: Caller, cursor?: string) {
  const { status, body } = await caller.call('GET', `/api/register-reports${cursor === undefined ? '' : `?cursor=${cursor}`}`)
  const { items, next } = body as unknown as { items: RegisterReportLine[]; next: string | null }
  return { status, items, next }
}

test('the unit has them oldest first, page by page, with both sides, and each page is on record', async () => {
  const first = await pageOf(officer)
  expect(first.items.map(({ text }) => text)).toEqual(Array.from({ length: 30 }, (_, n) => `Sai ${String(n + 1)}`))
  expect(first.items[0]).toMatchObject({
    dossier, register: 'Cơ sở dữ liệu quốc gia về dân cư', said: 'Nguyễn Thị Mẫu', declared: 'Nguyễn Thị Mẫu Đơn',
    hasProof: false, personNumber: expect.stringMatching(/^0001\*+/) as string,
  })
  const second = await pageOf(officer, first.next ?? '')
  expect([second.items.map(({ text }) => text), second.next]).toEqual([['Sai 31', 'Sai 32', 'Sai 33'], null])
  const looks = await storedRows<{ n: number }>(http, sql`
    select count(*)::integer as n from audit.read where page = 'register-report' and dossier_id is not null`)
  expect(looks[0]?.n).toBeGreaterThan(0)
})

test('another unit has none of them and cannot answer one', async () => {
  const stranger = await asRole(http, 'officer', 'other-commune')
  expect((await pageOf(stranger)).items).toEqual([])
  const [line] = (await pageOf(officer)).items
  const answered = await stranger.call('POST', `/api/register-reports/${line?.id ?? ''}/answer`, {
    body: { outcome: 'stays', reason: 'Không sai' },
  })
  expect([answered.status, answered.body.code]).toEqual([404, 'register-report-unknown'])
})

test('whoever keeps the register is shown the whole number for a reason, and what proves it; nobody else is, nor after the answer', async () => {
  const { owner } = http.province.database
  // Of another unit than the one that has the dossier, as registers mostly are.
  await sql`update integration.register_report set unit_id = ${officesOf(http)[1]?.seats.officer.id ?? 0n}, proof_paper_id = (
    select (c.paper_ids)[1] from dossiers.component c where c.dossier_id = register_report.dossier_id
      and cardinality(c.paper_ids) > 0 limit 1) where text = 'Sai 33'`.execute(owner)
  const keeper = await asRole(http, 'officer', 'other-commune')
  const { items: [line] } = await pageOf(keeper)
  expect(line).toMatchObject({ text: 'Sai 33', dossier: null, hasProof: true })
  const show = async (caller: Caller, reason = 'Tra cứu để sửa') =>
    caller.call('POST', `/api/register-reports/${line?.id ?? ''}/showing`, { body: { reason } })
  const proof = async (caller: Caller) => (await caller.call('GET', `/api/register-reports/${line?.id ?? ''}/proof`)).status
  const [number] = await storedRows<{ personalNumber: string }>(http, sql`select personal_number from identity.person p
    join dossiers.dossier d on d.applicant_id = p.id where d.public_id = ${dossier}`)
  expect([(await show(keeper)).body, await proof(keeper)]).toEqual([{ value: number?.personalNumber }, 200])
  const noted = await storedRows<{ purpose: string }>(http, sql`
    select purpose from audit.read where page = 'register-report' and purpose = 'Tra cứu để sửa'`)
  const shown = await storedRows(http, sql`select data from audit.event where type = 'person.shown'`)
  expect([noted.length, shown.length]).toEqual([1, 1])
  expect((await show(keeper, 'a')).status).toBe(400)
  // The one that has the dossier, and does not keep the register.
  expect([(await show(officer)).status, await proof(officer)]).toEqual([404, 404])
  await keeper.call('POST', `/api/register-reports/${line?.id ?? ''}/answer`, { body: { outcome: 'stays', reason: 'Đúng' } })
  expect([(await show(keeper)).body.code, await proof(keeper)]).toEqual(['register-report-unknown', 404])
})

test('answered it is gone from the list; sent twice it is answered once; answered again that is said', async () => {
  const [line] = (await pageOf(officer)).items
  const send = async (key: string) => officer.call('POST', `/api/register-reports/${line?.id ?? ''}/answer`, {
    body: { outcome: 'mended', reason: 'Đã sửa' }, key,
  })
  const key = randomUUID()
  for (let nth = 0; nth < 2; nth += 1) expect((await send(key)).body).toEqual({ outcome: 'mended' })
  expect((await send(randomUUID())).body.code).toBe('register-report-answered')
  expect((await pageOf(officer)).items[0]?.text).toBe('Sai 2')
})

/**
 * Need: what owners say is wrong with papers of their Kho stands before whoever settled the dossier, due first and
 * page by page, and before nobody else (NĐ 13/2023/NĐ-CP Đ.15; rights.routes.csv).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CorrectionRequestLine } from '@motcua/contracts/correction-requests.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { passScans, pdfOf, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
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
  const clerk = await asRole(http, 'reception', 'commune')
  dossier = (await handIn(http, offices[0] as Office, 0)).dossier
  const { body: { id } } = await upload(clerk, pdfOf(randomUUID()))
  await passScans(clerk, [id])
  const { body } = await clerk.call('GET', `/api/dossiers/${dossier}`)
  const { version, components } = body as unknown as { version: number; components: { id: string; mayScan: boolean }[] }
  const put = await clerk.call('POST', `/api/dossiers/${dossier}/scans`, {
    version, body: { components: [{ component: components.find(({ mayScan }) => mayScan)?.id, files: [id] }] },
  })
  if (put.status !== 200) throw new Error(put.text)
  await askedFor()
})
afterAll(async () => http.stop())

/** As if its owner had asked about so many papers like the one that was scanned, a day apart, due from the 24th on. */
async function askedFor() {
  await http.province.database.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      with like_it as (select * from documents.paper order by id desc limit 1), more as (
        insert into documents.paper (sha256, name, document_type, owner_id, source, upload_id, added_at, added_by)
        select sha256, name || n, document_type, owner_id, source, upload_id, added_at, added_by
        from like_it, generate_series(1, ${MANY}) n returning id
      ), numbered as (select id, row_number() over (order by id) as n from more)
      insert into dossiers.correction_request (dossier_id, paper_id, unit_id, text, asked_at, asked_by, due_at)
      select d.id, numbered.id, d.competent_unit_id, 'Sai ' || n, '2021-06-18', 1,
        timestamptz '2021-06-23 17:00+07' + n * interval '1 day'
      from numbered, dossiers.dossier d where d.public_id = ${dossier}`.execute(tx)
  })
}
async function pageOf(caller: Caller, cursor?: string) {
  const query = cursor === undefined ? '' : `?cursor=${cursor}`
  const { status, body } = await caller.call('GET', `/api/correction-requests${query}`)
  const { items, next } = body as unknown as { items: CorrectionRequestLine[]; next: string | null }
  return { status, items, next }
}

test('the unit has them due first, page by page, and sees which are overdue', async () => {
  const first = await pageOf(officer)
  expect(first.items.map(({ text }) => text)).toEqual(Array.from({ length: 30 }, (_, n) => `Sai ${String(n + 1)}`))
  // It is Friday 25/06, 08:00 or later: what was due on the 24th is late, what is due today at 17:00 is not.
  expect(first.items.map(({ isOverdue }) => isOverdue).slice(0, 3)).toEqual([true, false, false])
  expect(first.items[0]).toMatchObject({ dossier, isResult: false, number: null })
  const second = await pageOf(officer, first.next ?? '')
  expect([second.items.map(({ text }) => text), second.next]).toEqual([['Sai 31', 'Sai 32', 'Sai 33'], null])
  const looks = await storedRows<{ n: number }>(http, sql`
    select count(*)::integer as n from audit.read where page = 'correction-request' and dossier_id is not null`)
  expect(looks[0]?.n).toBeGreaterThan(0)
})

test('another unit has none of them and cannot answer one', async () => {
  const stranger = await asRole(http, 'officer', 'other-commune')
  expect((await pageOf(stranger)).items).toEqual([])
  const [line] = (await pageOf(officer)).items
  const answered = await stranger.call('POST', `/api/correction-requests/${line?.id ?? ''}/answer`, {
    body: { reason: 'Không sai' },
  })
  expect([answered.status, answered.body.code]).toEqual([404, 'correction-request-unknown'])
})

test('answered it is gone from the list; sent twice it is answered once; answered again that is said', async () => {
  const [line, other] = (await pageOf(officer)).items
  const send = async (key: string, body: object, id = line?.id ?? '') =>
    officer.call('POST', `/api/correction-requests/${id}/answer`, { body, key })
  const key = randomUUID()
  const body = { said: { number: '12/2019', issuedOn: '2019-12-03' }, reason: 'Nhập sai số' }
  for (let nth = 0; nth < 2; nth += 1) expect((await send(key, body)).body).toEqual({ outcome: 'corrected' })
  expect((await send(randomUUID(), body)).body.code).toBe('correction-request-answered')
  const facts = await storedRows<{ number: string; reason: string }>(http, sql`
    select number, reason from documents.paper_facts f join documents.paper p on p.id = f.paper_id
    where p.public_id = ${line?.paper ?? ''} order by version`)
  expect(facts).toEqual([{ number: '12/2019', reason: 'Nhập sai số' }])
  expect((await send(randomUUID(), { reason: 'Giấy gốc ghi vậy' }, other?.id)).body).toEqual({ outcome: 'refused' })
  expect((await pageOf(officer)).items.map(({ text }) => text).slice(0, 2)).toEqual(['Sai 3', 'Sai 4'])
})

/**
 * Need: data corrected while a dossier is settled correct the entry of the paper, the versions before stay, and its
 * owner reads them (D5; NĐ 45/2020/NĐ-CP Đ.16). Only whoever has the dossier in hand, of its own papers, in time.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { passScans, pdfOf, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { storedRows } from './stored.ts'
import { handIn } from './walked.ts'

interface Detail {
  readonly version: number
  readonly components: readonly {
    readonly id: string; readonly mayScan: boolean; readonly papers: readonly { readonly id: string }[]
  }[]
  readonly history: readonly { readonly text: string }[]
}

const RIGHT = { number: '12/2019', issuedOn: '2019-12-03', issuerName: 'UBND xã Mẫu', fullName: 'Nguyễn Thị Mẫu' }
let http: HttpServer
let clerk: Caller
let dossier: string
let paper: string
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  clerk = await asRole(http, 'reception', 'commune')
  dossier = (await handIn(http, offices[0] as Office, 0)).dossier
  const { body: { id } } = await upload(clerk, pdfOf(randomUUID()))
  await passScans(clerk, [id])
  const { version, components } = await look()
  const component = components.find(({ mayScan }) => mayScan)?.id
  const put = await clerk.call('POST', `/api/dossiers/${dossier}/scans`, {
    body: { components: [{ component, files: [id] }] }, version,
  })
  if (put.status !== 200) throw new Error(put.text)
  paper = (await look()).components.find((one) => one.id === component)?.papers.at(-1)?.id ?? ''
})
afterAll(async () => http.stop())

const look = async () => (await clerk.call('GET', `/api/dossiers/${dossier}`)).body as unknown as Detail
const correct = async (said: object, { caller = clerk, of = paper, reason = 'Nhập sai số', key = randomUUID() } = {}) =>
  caller.call('POST', `/api/dossiers/${dossier}/paper-corrections`, {
    body: { paper: of, said, reason }, version: (await look()).version, key,
  })
const versions = () => storedRows<{ version: number; number: string; data: object; reason: string }>(http, sql`
  select version, number, issued_on::text, issuer_name, data, f.source, reason from documents.paper_facts f
  join documents.paper p on p.id = f.paper_id where public_id = ${paper} order by version`)

test('each correction is a version with its reason; what is left out stays as it was', async () => {
  expect((await correct({ ...RIGHT, number: '21/2019' }, { reason: 'Ghi theo giấy' })).status).toBe(200)
  const key = randomUUID()
  const answer = await correct({ number: RIGHT.number, issuePlace: 'Xã Mẫu' }, { key })
  expect(answer.status).toBe(200)
  const both = { issuedOn: RIGHT.issuedOn, issuerName: RIGHT.issuerName, source: 'typed' }
  expect(await versions()).toEqual([
    { ...both, version: 1, number: '21/2019', data: { 'person.fullName': RIGHT.fullName }, reason: 'Ghi theo giấy' },
    {
      ...both, version: 2, number: '12/2019', reason: 'Nhập sai số',
      data: { 'person.fullName': RIGHT.fullName, 'paper.issuePlace': 'Xã Mẫu' },
    },
  ])
  expect((await look()).history.filter(({ text }) => text === 'Sửa dữ liệu đã ghi của giấy tờ')).toHaveLength(2)
})

test('without a reason, without anything to correct, or of no day nothing is written', async () => {
  const before = await versions()
  expect(await correct(RIGHT, { reason: 'x' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/reason' }] } })
  expect((await correct({})).status).toBe(400)
  expect(await correct({ issuedOn: '2019-02-30' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/said/issuedOn' }] } })
  expect((await correct({ personalNumber: '000199990001' })).status).toBe(400)
  expect(await versions()).toEqual(before)
})

test('a paper of another dossier is none of this one, and of another office there is no dossier', async () => {
  expect(await correct(RIGHT, { of: randomUUID() })).toMatchObject({ status: 422, body: { code: 'paper-unknown' } })
  expect((await correct(RIGHT, { caller: await asRole(http, 'reception', 'other-commune') })).status).toBe(404)
})

test('whoever passed the dossier on still reads it, and corrects nothing any more', async () => {
  const officer = await asRole(http, 'officer', 'commune')
  const did = async (deed: string, body: object) =>
    officer.call('POST', `/api/dossiers/${dossier}/${deed}`, { body, version: (await look()).version })
  expect((await did('taking', {})).status).toBe(200)
  expect((await correct({ number: '13/2019' }, { caller: officer })).status).toBe(200)
  expect((await did('proposal', { outcome: 'settle', note: 'Đủ điều kiện' })).status).toBe(200)
  const before = await versions()
  expect(await correct(RIGHT, { caller: officer })).toMatchObject({ status: 409, body: { code: 'not-your-step' } })
  expect(await versions()).toEqual(before)
})

test('a result of an agency is corrected by decision, and nothing once settlement is over', async () => {
  const before = await versions()
  await sql`update documents.paper set source = 'result' where public_id = ${paper}`.execute(http.province.database.owner)
  expect(await correct(RIGHT)).toMatchObject({ status: 409, body: { code: 'correction-by-decision' } })
  await sql`update dossiers.dossier set state = 'settled', issued_at = '2021-06-25' where public_id = ${dossier}`.execute(http.province.database.owner)
  expect((await correct(RIGHT)).body.code).toMatch(/^(correction-too-late|not-your-step)$/)
  expect(await versions()).toEqual(before)
})

/**
 * Need: whoever is asked sees what was chosen for them and nothing else of the dossier, and no longer than their answer
 * needs it (NĐ 13/2023 Đ.3; ADR 0046).
 */
import type { ConsultationDetail } from '@motcua/contracts/consultations.ts'
import type { Upload } from '@motcua/contracts/files.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpServer, startHttp } from './as-user.ts'
import { pdfOf, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { type Things, handIn } from './walked.ts'

const DECLARED = {
  'child.fullName': 'Trần Bảo Mẫu', 'mother.idKind': 'cccd', 'mother.idNumber': '000196990777',
  'requester.phone': '+84500000077',
}
let http: HttpServer
let asking: Office
let asked: Office
let things: Things
beforeAll(async () => {
  http = await startHttp()
  const [first, second] = officesOf(http)
  if (!first || !second) throw new Error('no two offices')
  ;[asking, asked] = [first, second]
  await staffOffices(http, [asking, asked])
  things = await handIn(http, asking, 0)
  await sql`update dossiers.answers set answers = ${JSON.stringify(DECLARED)}::jsonb
    where dossier_id = (select id from dossiers.dossier where public_id = ${things.dossier})`
    .execute(http.province.database.owner)
})
afterAll(async () => http.stop())

const detailOf = ({ text }: { text: string }) => JSON.parse(text) as ConsultationDetail
/** Asks with the child's name and one paper given along. */
async function ask(): Promise<string> {
  const head = await asRole(http, 'agency_head', asking.name)
  const { status, text, body } = await head.call('POST', `/api/dossiers/${things.dossier}/consultations`, {
    version: 1, body: {
      units: [asked.seats.officer.publicId], question: 'Có vướng mắc gì không?', legalBasis: 'NĐ 61/2018 Đ.19',
      fields: ['child.fullName'], papers: [things.paper],
    },
  })
  if (status !== 201) throw new Error(text)
  return (body as unknown as { ids: string[] }).ids[0] ?? ''
}
/** What a role of the office that is asked sees: labels, how many papers, and the status of the first paper. */
async function seen(id: string, role: 'officer' | 'unit_head' | 'agency_head') {
  const caller = await asRole(http, role, asked.name)
  const detail = detailOf(await caller.call('GET', `/api/consultations/${id}`))
  const { status } = await caller.call('GET', `/api/consultations/${id}/papers/1`)
  return [detail.isGivenShown, detail.fields.length, detail.papers.length, status]
}
async function withdraw(id: string) {
  const { status, text } = await (await asRole(http, 'agency_head', asking.name)).call(
    'POST', `/api/dossiers/${things.dossier}/consultation-withdrawal`,
    { version: 1, body: { consultation: id, reason: 'Không cần nữa' } })
  if (status !== 200) throw new Error(text)
}
const [ALL, NONE] = [[true, 1, 1, 200], [false, 0, 0, 404]]

test('of the declaration and the papers only what was chosen is there', async () => {
  const id = await ask()
  const officer = await asRole(http, 'officer', asked.name)
  const got = await officer.call('GET', `/api/consultations/${id}`)
  expect(detailOf(got).fields.map(({ text }) => text)).toEqual(['Trần Bảo Mẫu'])
  // Neither the numbers nor their masked ends, nor who applies.
  for (const other of ['0777', '0077', 'Nguyễn Thị Mẫu']) expect(got.text).not.toContain(other)
  expect((await officer.call('GET', `/api/consultations/${id}/papers/2`)).status).toBe(404)
  expect((await officer.call('GET', `/api/dossiers/${things.dossier}`)).status).toBe(404)
  await withdraw(id)
})

test('all who are asked see it until one takes it, then that one; after the answer too', async () => {
  const id = await ask()
  expect([await seen(id, 'officer'), await seen(id, 'unit_head')]).toEqual([ALL, ALL])
  const officer = await asRole(http, 'officer', asked.name)
  expect((await officer.call('POST', `/api/consultations/${id}/taking`, { body: {} })).status).toBe(200)
  const whoever = async () =>
    [await seen(id, 'officer'), await seen(id, 'unit_head'), await seen(id, 'agency_head')]
  expect(await whoever()).toEqual([ALL, NONE, NONE])
  const said = { opinion: 'agrees', reasons: '', competentName: '' }
  expect((await officer.call('POST', `/api/consultations/${id}/answer`, { body: said })).status).toBe(200)
  expect(await whoever()).toEqual([ALL, NONE, NONE])
})

test('nobody sees it once it was taken back, whoever had it', async () => {
  const id = await ask()
  const officer = await asRole(http, 'officer', asked.name)
  expect((await officer.call('POST', `/api/consultations/${id}/taking`, { body: {} })).status).toBe(200)
  await withdraw(id)
  expect([await seen(id, 'officer'), await seen(id, 'unit_head')]).toEqual([NONE, NONE])
})

test('of what an agency outside asks each look is kept, at its words and at its files, of nobody that is known', async () => {
  const { owner } = http.province.database
  const officer = await asRole(http, 'officer', asked.name)
  const { text } = await upload(officer, pdfOf('map'), { url: '/api/inquiry-files' })
  const { sha256, size } = JSON.parse(text) as Upload
  const file = { name: 'Bản đồ.pdf', sha256, size, kind: 'application/pdf', pages: 1 }
  await sql`insert into integration.partner (code) values ('document-axis') on conflict do nothing`.execute(owner)
  const { rows: [asks] } = await sql<{ publicId: string }>`
    with came as (insert into integration.message_in (partner, number, kind, body, digest, received_at)
      values ('document-axis', '1', 'letter', ${JSON.stringify({ files: [file] })}::jsonb, ${Buffer.alloc(32, 1)}, now()) returning id)
    insert into integration.inquiry (message_id, said_by, sender, document_id, subject, content, received_at, unit_id,
      state, ended_at, answer_subject, answer_words, answer_files)
    select id, id, 'G99', '1/XD', 'Về đất của bà Mẫu', '', now(), ${asked.seats.officer.id}, 'answered', now(), 'Trả lời',
      'Thống nhất', ${JSON.stringify([file])}::jsonb from came returning public_id`.execute(owner)
  const looks = async () => (await sql<{ page: string }>`select page from audit.read where page like 'inquiry%'
    and purpose = 'consultation.answer' and person_ids = '{}' and dossier_id is null order by id`.execute(owner)).rows.map(({ page }) => page)
  const path = `/api/inquiries/${asks?.publicId ?? ''}`
  const see = async (more: string) => (await officer.call('GET', `${path}${more}`)).status
  expect([await see(''), await looks()]).toEqual([200, ['inquiry']])
  expect([await see('/files/1'), await looks()]).toEqual([200, ['inquiry', 'inquiry-file']])
  expect([await see('/answer-files/1'), await looks()]).toEqual([200, ['inquiry', 'inquiry-file', 'inquiry-file']])
  // Nothing was seen.
  const stranger = await asRole(http, 'officer', asking.name)
  expect([(await stranger.call('GET', path)).status, await see('/files/2'), (await looks()).length]).toEqual([404, 404, 3])
})

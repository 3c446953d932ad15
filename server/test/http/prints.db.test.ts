/**
 * Need: papers that are views of what is stored are printed by whom they concern, and each look is noted (NĐ 13/2023).
 */
import { randomUUID } from 'node:crypto'
import type { PrintAnswer } from '@motcua/contracts/prints.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storeUpload } from '../../src/modules/documents/public.ts'
import { submitDossier } from '../../src/modules/dossiers/public.ts'
import { textOf } from '../../src/modules/documents/slips/golden/read-paper.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { type Things, handIn } from './walked.ts'

let http: HttpServer
let commune: Office
let clerk: Caller
let onPaper: Things
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  clerk = await asRole(http, 'reception', 'commune')
  onPaper = await handIn(http, commune, 0)
})
afterAll(async () => http.stop())

/** The paper as pdf.js reads it, one line. */
async function paper(url: string): Promise<string> {
  const { statusCode, headers, rawPayload } = await http.app.inject({
    url, headers: { host: 'localhost', cookie: clerk.cookie },
  })
  expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([
    200, 'application/pdf', 'private, no-store',
  ])
  return (await textOf(rawPayload)).replace(/\s+/g, ' ')
}

async function looks(page: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from audit.read where page = ${page} and cardinality(person_ids) > 0`.execute(
    http.province.database.owner,
  )
  return rows[0]?.n ?? 0
}

test('the control slip names the dossier and who has it, and the look is noted', async () => {
  const text = await paper(`/api/dossiers/${onPaper.dossier}/control-slip.pdf`)
  for (const said of [onPaper.number, commune.seats.officer.name, 'Mẫu số 05 – Thông tư số 01/2018/TT-VPCP'])
    expect(text).toContain(said)
  expect(await looks('control-slip')).toBe(1)
})

test('the register of the own section holds what was received there today, and not what another received', async () => {
  const other = officesOf(http)[1] as Office
  const elsewhere = await handIn(http, other, 1)
  const text = await paper('/api/register.pdf?from=2021-06-25&until=2021-06-25')
  expect(text).toContain('Nguyễn Thị Mẫu A')
  expect(text).not.toContain('Nguyễn Thị Mẫu B')
  expect(elsewhere.number).not.toBe(onPaper.number)
  expect(await looks('register')).toBe(1)
})

test.each([
  ['from=2021-06-01&until=2021-07-02', 422, 'register-too-long'],
  ['from=2021-06-25&until=2021-06-24', 400, 'body-invalid'], ['from=2021-02-29&until=2021-03-01', 400, 'body-invalid'],
  ['from=2021-06-25', 400, 'body-invalid'], ['from=x&until=y', 400, 'body-invalid'],
])('the register of %s is refused', async (query, status, code) => {
  expect(await clerk.call('GET', `/api/register.pdf?${query}`)).toMatchObject({ status, body: { code } })
})

test('what was declared online is printed, answer by answer; what came on paper has nothing to print', async () => {
  const { catalogue, inOneGo, aPerson } = http.province
  const [version, form] = [
    catalogue.on('2021-06-25').find(commune.procedure), catalogue.formFor(commune.procedure, '2021-06-25'),
  ]
  if (!version || !form) throw new Error('nothing to declare')
  const person = await aPerson(7)
  const file = {
    name: 'giay.pdf', sha256: randomUUID().replaceAll('-', '').repeat(2), size: 900, kind: 'application/pdf', pages: 1,
  } as const
  const { publicId: upload } = await inOneGo((ctx) => storeUpload(ctx, file))
  const filed = version.content.components
    .filter(({ required, handling, isForm }) => required === 'always' && handling === 'submit' && !isForm)
    .map(({ id }) => ({ component: id, how: 'filed' as const, originals: 0, copies: 0, uploads: [upload] }))
  const sent = await inOneGo((ctx) =>
    submitDossier(ctx, http.province, {
      procedureVersionId: version.id, formVersionId: form.version.id,
      applicant: { id: person.id, name: person.fullName }, authoriserId: null, territoryId: commune.territory.id,
      limitCase: 0, answers: { 'child.fullName': 'Trần An #Nhiên*', 'child.birthDate': '2021-06-20' }, filed,
      needed: [], delivery: 'counter', deliveryAddress: null, isConfirmedDouble: true,
    }),
  )
  const text = await paper(`/api/dossiers/${sent.publicId}/declaration.pdf`)
  for (const said of [
    'TỜ KHAI ĐĂNG KÝ KHAI SINH', sent.number, 'B. Người được khai sinh', 'Trần An #Nhiên*', '20/06/2021',
    person.fullName,
  ])
    expect(text).toContain(said)
  expect(await looks('declaration')).toBe(1)
  expect(await clerk.call('GET', `/api/dossiers/${onPaper.dossier}/declaration.pdf`)).toMatchObject({
    status: 409, body: { code: 'no-declaration' },
  })
  expect(await clerk.call('GET', `/api/dossiers/${sent.publicId}/control-slip.pdf`)).toMatchObject({
    status: 409, body: { code: 'action-not-allowed' },
  })
  expect(await looks('declaration')).toBe(1)

  // Many at once: one file in the order asked, and each that has nothing to print says so in its place.
  const nobodys = randomUUID()
  const next = await handIn(http, commune, 2)
  const slips = await many('control-slips', [next.dossier, sent.publicId, onPaper.dossier, nobodys])
  expect(slips.refused).toEqual([[sent.publicId, 'action-not-allowed'], [nobodys, 'dossier-unknown']])
  const [first, second] = [next.number, onPaper.number].map((number) => slips.text?.indexOf(number) ?? -1) as [number, number]
  expect(first).toBeGreaterThan(0)
  expect(second).toBeGreaterThan(first)
  const declared = await many('declarations', [onPaper.dossier, sent.publicId])
  expect(declared.refused).toEqual([[onPaper.dossier, 'no-declaration']])
  expect(declared.text).toContain('TỜ KHAI ĐĂNG KÝ KHAI SINH')
  expect(await looks('declaration')).toBe(2)
  expect(await many('declarations', [onPaper.dossier])).toEqual({
    text: null, refused: [[onPaper.dossier, 'no-declaration']],
  })
  expect(await looks('declaration')).toBe(2)
})

/** What many papers at once say, one line; and which were refused. */
async function many(kind: 'control-slips' | 'declarations', dossiers: readonly string[]) {
  const { status, body } = await clerk.call('POST', `/api/dossiers/${kind}`, { body: { dossiers }, key: null })
  expect(status).toBe(200)
  const { pdf, refused } = body as unknown as PrintAnswer
  return {
    text: pdf === null ? null : (await textOf(Buffer.from(pdf, 'base64'))).replace(/\s+/g, ' '),
    refused: refused.map(({ id, code }) => [id, code]),
  }
}

test('no dossier, more than 200, and one of another agency are not printed', async () => {
  for (const dossiers of [[], Array.from({ length: 201 }, () => onPaper.dossier)])
    expect(await clerk.call('POST', '/api/dossiers/control-slips', { body: { dossiers }, key: null })).toMatchObject({
      status: 400, body: { code: 'body-invalid' },
    })
  const elsewhere = await handIn(http, officesOf(http)[1] as Office, 3)
  expect(await many('control-slips', [elsewhere.dossier])).toEqual({
    text: null, refused: [[elsewhere.dossier, 'dossier-unknown']],
  })
})

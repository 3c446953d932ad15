/**
 * Need: papers that are views of what is stored are printed by whom they concern, and each look is noted (NĐ 13/2023).
 */
import { randomUUID } from 'node:crypto'
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
})

/**
 * Need: the result says what the declaration puts on it, and bears the name of the head who approved it.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { act, doSteps, typeContent } from './walked.ts'

const STEPS = [['officer', 'proposal', { outcome: 'settle' }], ['agency_head', 'approval']] as const
const ANSWERS = {
  'child.situation': 'chi-me', 'mother.idKind': 'cccd', 'child.fullName': 'Nguyễn Thị Nụ',
  'mother.fullName': 'Trần Thị Sen', 'mother.idNumber': '000196990099',
}
let http: HttpServer
let office: Office
let people = 0

beforeAll(async () => {
  http = await startHttp()
  const [commune] = officesOf(http)
  if (!commune) throw new Error('no commune')
  office = commune
  await staffOffices(http, [office])
})
afterAll(async () => http.stop())

/** A birth to register, handed in with some of its declaration filled in. */
async function birth(): Promise<string> {
  const clerk = await asRole(http, 'reception', office.name)
  const { body: { id: person } } = await openPerson(clerk, people += 1)
  const procedure = http.province.catalogue.on('2021-06-25').find(office.procedure)
  const body = await intakeBody(clerk, procedure?.publicId ?? '', person, { communeId: office.territory.publicId })
  const { status, text, body: { id } } = await clerk.call('POST', '/api/dossiers', { body })
  if (status !== 201) throw new Error(text)
  await sql`update dossiers.answers set answers = ${JSON.stringify(ANSWERS)}::jsonb
    where dossier_id = (select id from dossiers.dossier where public_id = ${id})`.execute(http.province.database.owner)
  return id
}

test('it says what the declaration puts on the certificate, and the head signs, whoever issues it', async () => {
  const dossier = await birth()
  await doSteps(http, office, dossier, [...STEPS, ['clerk', 'result']])
  const { rows: [slip] } = await sql<{ data: { rows: { label: string; value: string }[]; signer: { name: string } } }>`
    select data from dossiers.slip where form = 'result'`.execute(http.province.db)
  const said = slip?.data.rows.map(({ value }) => value)
  expect(said).toEqual(expect.arrayContaining(['Nguyễn Thị Nụ', 'Trần Thị Sen']))
  expect(new Set(slip?.data.rows.map(({ label }) => label)).size).toBe(said?.length)
  expect(slip?.data.signer.name).toBe('Nguyễn Văn agency head')
})

test.each(['<b>1</b>', '1 2', 'số 1', ''])('a number that no register would give is refused: "%s"', async (number) => {
  const dossier = await birth()
  await doSteps(http, office, dossier, STEPS)
  const clerk = await asRole(http, 'clerk', office.name)
  await act(clerk, dossier, 'taking')
  await typeContent(clerk, dossier)
  expect((await act(clerk, dossier, 'result', { number })).status).toBe(400)
  expect((await act(clerk, dossier, 'result', { number: `${String(people)}/GXN-UBND` })).status).toBe(200)
})

test('identity numbers of a declaration are masked for everybody, and whole for who says why and may; that is noted', async () => {
  const dossier = await birth()
  const shown = async (role: 'officer' | 'agency_head' | 'controller') => {
    const { text } = await (await asRole(http, role, office.name)).call('GET', `/api/dossiers/${dossier}`)
    return text.includes('000196990099') ? 'whole' : text.includes('0001******99') ? 'masked' : text
  }
  expect(await shown('officer')).toBe('masked')
  expect(await shown('controller')).toBe('masked')
  const ask = async (role: 'officer' | 'controller', reason: string) =>
    (await asRole(http, role, office.name)).call('POST', `/api/dossiers/${dossier}/declaration-showing`, {
      body: { reason }, key: null,
    })
  expect((await ask('officer', 'ab')).status).toBe(400)
  expect((await ask('controller', 'Muốn xem thử.')).status).toBe(404)
  const { status, text } = await ask('officer', 'Đối chiếu với giấy chứng sinh.')
  expect([status, text.includes('000196990099'), text.includes('Nguyễn Thị Nụ')]).toEqual([200, true, false])
  const { rows } = await sql<{ purpose: string; n: number }>`
    select purpose, cardinality(person_ids) as n from audit.read where page = 'declaration-showing'`
    .execute(http.province.database.owner)
  expect(rows).toEqual([{ purpose: 'Đối chiếu với giấy chứng sinh.', n: 1 }])
})

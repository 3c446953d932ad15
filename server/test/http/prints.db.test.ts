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

/** Of which dossiers, in the order of the looks, with whom it shows and why; of what is no dossier's, `null`. */
async function looksAt(page: string) {
  const { rows } = await sql<{ dossier: string | null; purpose: string; isOwn: boolean | null; n: number }>`
    select dossier.public_id as dossier, purpose, person_ids = array[dossier.applicant_id] as "isOwn",
      cardinality(person_ids) as n
    from audit.read left join dossiers.dossier on dossier.id = read.dossier_id
    where page = ${page} order by read.id`.execute(http.province.database.owner)
  return rows
}

async function looks(page: string): Promise<number> {
  return (await looksAt(page)).filter(({ n }) => n > 0).length
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

/** Of the mother, who is not the applicant: masked on the screen of whoever has the dossier. */
const NUMBER = '000196990099'
const NUMBERED = { 'child.situation': 'chi-me', 'mother.idKind': 'cccd', 'mother.idNumber': NUMBER }

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
      limitCase: 0, answers: { ...NUMBERED, 'child.fullName': 'Trần An #Nhiên*', 'child.birthDate': '2021-06-20' },
      filed, needed: [], delivery: 'counter', deliveryAddress: null, isConfirmedDouble: true,
    }),
  )
  const text = await paper(`/api/dossiers/${sent.publicId}/declaration.pdf`)
  for (const said of [
    'TỜ KHAI ĐĂNG KÝ KHAI SINH', sent.number, 'B. Người được khai sinh', 'Trần An #Nhiên*', '20/06/2021',
    person.fullName,
  ])
    expect(text).toContain(said)
  expect(await looks('declaration')).toBe(1)

  // Its numbers as on the screen; whole on purpose only, by whom the screen shows them too.
  expect([text.includes(NUMBER), text.includes('0001******99')]).toEqual([false, true])
  const shown = (await clerk.call('GET', `/api/dossiers/${sent.publicId}`)).text
  expect([shown.includes(NUMBER), shown.includes('0001******99')]).toEqual([false, true])
  const printWhole = async (caller: Caller, dossier: string, reason: string) => {
    const { statusCode, rawPayload } = await http.app.inject({
      method: 'POST', url: `/api/dossiers/${dossier}/declaration-print`, payload: { reason },
      headers: { host: 'localhost', cookie: caller.cookie },
    })
    return statusCode === 200 ? textOf(rawPayload) : statusCode
  }
  const reason = 'Đối chiếu với giấy chứng sinh.'
  expect(await printWhole(clerk, sent.publicId, 'ab')).toBe(400)
  expect(await printWhole(await asRole(http, 'controller', 'commune'), sent.publicId, reason)).toBe(404)
  const stranger = await asRole(http, 'reception', (officesOf(http)[1] as Office).name)
  expect(await printWhole(stranger, sent.publicId, reason)).toBe(404)
  expect(await printWhole(clerk, onPaper.dossier, reason)).toBe(409)
  expect(await looksAt('declaration-print')).toEqual([])
  expect(await printWhole(clerk, sent.publicId, reason)).toContain(NUMBER)
  expect(await looksAt('declaration-print')).toEqual([{ dossier: sent.publicId, purpose: reason, isOwn: true, n: 1 }])
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
  const [first, second] =
    [next.number, onPaper.number].map((number) => slips.text?.indexOf(number) ?? -1) as [number, number]
  expect(first).toBeGreaterThan(0)
  expect(second).toBeGreaterThan(first)
  // Whoever asks who saw a dossier finds each of those printed, and none that was not.
  const own = { purpose: 'slip.print', isOwn: true, n: 1 }
  expect((await looksAt('control-slip')).slice(1).sort(byDossier))
    .toEqual([next, onPaper].map(({ dossier }) => ({ dossier, ...own })).sort(byDossier))
  const declared = await many('declarations', [onPaper.dossier, sent.publicId])
  expect([declared.text?.includes(NUMBER), declared.text?.includes('0001******99')]).toEqual([false, true])
  expect(declared.refused).toEqual([[onPaper.dossier, 'no-declaration']])
  expect(declared.text).toContain('TỜ KHAI ĐĂNG KÝ KHAI SINH')
  expect((await looksAt('declaration')).map(({ dossier }) => dossier)).toEqual([sent.publicId, sent.publicId])
  expect(await many('declarations', [onPaper.dossier])).toEqual({
    text: null, refused: [[onPaper.dossier, 'no-declaration']],
  })
  expect(await looks('declaration')).toBe(2)
})

const byDossier = (a: { dossier: string | null }, b: { dossier: string | null }) =>
  String(a.dossier).localeCompare(String(b.dossier))

/** What many papers at once say, one line; and which were refused. */
async function many(kind: 'control-slips' | 'declarations', dossiers: readonly string[], caller = clerk) {
  const { status, body } = await caller.call('POST', `/api/dossiers/${kind}`, { body: { dossiers }, key: null })
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
  await declareIn(elsewhere.dossier)
  expect(await many('declarations', [elsewhere.dossier])).toEqual({
    text: null, refused: [[elsewhere.dossier, 'dossier-unknown']],
  })
  // There is something to print: whoever has it gets it.
  const theirs = await asRole(http, 'reception', (officesOf(http)[1] as Office).name)
  expect((await many('declarations', [elsewhere.dossier], theirs)).refused).toEqual([])
})

async function declareIn(dossier: string): Promise<void> {
  await sql`update dossiers.answers set answers = ${JSON.stringify({ 'requester.fullName': 'Trần Thị Mẫu' })}::jsonb
    where dossier_id = (select id from dossiers.dossier where public_id = ${dossier})`
      .execute(http.province.database.owner)
}

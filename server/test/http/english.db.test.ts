/**
 * Need: who reads English reads all of an answer in it (`Accept-Language`), but for the data of the province; who does
 * not ask for it reads Vietnamese.
 */
import { randomUUID } from 'node:crypto'
import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

const ENGLISH = { 'accept-language': 'en-GB,en;q=0.9,vi;q=0.8' }
const VIETNAMESE = /[ăâđêôơưĂÂĐÊÔƠƯ\u0300-\u0309\u0323]/u

let http: HttpServer
let officer: Caller
let id: string
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices
  if (!commune) throw new Error('no office')
  officer = await asRole(http, 'officer', 'commune')
  id = (await handIn(http, commune, 0)).dossier
})
afterAll(async () => http.stop())

const look = async (headers: Readonly<Record<string, string>> = {}) =>
  (await officer.call('GET', `/api/dossiers/${id}`, { headers })).body as unknown as DossierDetail

test('a problem says what to do in the language that is asked for, and its code is the same', async () => {
  const ask = (headers: Readonly<Record<string, string>>) =>
    officer.call('GET', `/api/dossiers/${randomUUID()}`, { headers })
  const [english, french, silent] = [await ask(ENGLISH), await ask({ 'accept-language': 'fr' }), await ask({})]
  expect([english.body.code, english.body.detail, english.headers['content-language']])
    .toEqual(['dossier-unknown', 'The dossier was not found. Check its number.', 'en'])
  for (const { body, headers } of [french, silent]) {
    expect([body.code, body.detail, headers['content-language']])
      .toEqual(['dossier-unknown', 'Không tìm thấy hồ sơ. Hãy kiểm tra lại mã hồ sơ.', 'vi'])
  }
})

test('a fault of a schema is said in it, too, at its field', async () => {
  const { body } = await officer.call('POST', '/api/session', { body: { username: 'a' }, headers: ENGLISH })
  expect(body.errors).toEqual([{ pointer: '/password', code: 'schema-required', text: 'This is missing. Fill it in.' }])
})

test('state, due words and history come in the language that is asked for', async () => {
  const [english, vietnamese] = [await look(ENGLISH), await look()]
  const told = ({ stateText, clocks, history }: DossierDetail) => ({
    stateText, due: clocks.find(({ kind, stoppedAt }) => kind === 'dossier' && stoppedAt === null)?.text,
    accepted: history.find(({ type }) => type === 'dossier.accepted')?.text,
  })
  expect(told(vietnamese)).toEqual({
    stateText: expect.stringMatching(/^(Đã tiếp nhận|Đang xử lý)$/) as string,
    due: expect.stringMatching(/^còn \d+ ngày làm việc$/) as string, accepted: 'Tiếp nhận hồ sơ, hẹn trả kết quả',
  })
  const days = /\d+/.exec(told(vietnamese).due ?? '')?.[0] ?? ''
  expect(told(english)).toEqual({
    stateText: expect.stringMatching(/^(Accepted|Being settled)$/) as string,
    due: `${days} working day${days === '1' ? '' : 's'} left`, accepted: 'Accepted, with a date for the result',
  })
})

test('the parts and questions of a declaration are called as the form calls them in that language', async () => {
  const { catalogue, database: { owner } } = http.province
  const form = catalogue.formsFor('khai-sinh', '2021-06-25').at(-1)
  const told = JSON.stringify({
    'child.fullName': 'Đỗ Thị Mẫu', 'child.sex': 'nu', 'requester.idNumber': '000196990001',
  })
  await sql`update dossiers.answers set answers = ${told}::jsonb
    where dossier_id = (select id from dossiers.dossier where public_id = ${id})`.execute(owner)
  await sql`update dossiers.dossier set form_version_id = ${form?.version.id} where public_id = ${id}`.execute(owner)
  const shown = ({ answers }: DossierDetail) => answers.filter(({ key }) => key.startsWith('child.'))
    .map(({ section, label, text }) => [section, label, text])
  const [english, vietnamese] = [shown(await look(ENGLISH)), shown(await look())]
  expect(vietnamese.map(([, ...line]) => line)).toEqual([['Họ, chữ đệm, tên', 'Đỗ Thị Mẫu'], ['Giới tính', 'Nữ']])
  expect(english.map(([, ...line]) => line)).toEqual([['Full name (child)', 'Đỗ Thị Mẫu'], ['Sex (child)', 'Female']])
  expect([vietnamese, english].map(([first]) => VIETNAMESE.test(first?.[0] ?? ''))).toEqual([true, false])
  const { body } = await officer.call('POST', `/api/dossiers/${id}/declaration-showing`, {
    body: { reason: 'Đối chiếu với giấy chứng sinh' }, headers: ENGLISH, key: null,
  })
  expect(JSON.stringify(body)).toContain('000196990001')
})

/** Where the data of the province stand, and what people wrote. */
const DATA = [
  'procedure.name', 'procedure.resultName', 'receivingUnitName', 'receivesAtName', 'competentUnitName',
  'applicant.fullName', 'deliveryAddress', 'answers.text', 'components.name',
  'components.papers.name', 'steps.name', 'steps.unitName', 'steps.holderName', 'clocks.about', 'clocks.trace.article',
  'slips.name',
  'history.byName', 'history.unitName', 'history.details.text', 'limits',
]

test('nothing of the page of a dossier is Vietnamese in English but data', async () => {
  const detail = await look(ENGLISH)
  const found = [...leavesOf(detail, '')].filter(([, text]) => VIETNAMESE.test(text.normalize('NFD')))
  expect(found.length).toBeGreaterThan(5) // data there are
  // A clock of a step or of an agency names it.
  const named = detail.clocks.filter(({ kind }) => kind === 'step' || kind === 'agency').map(({ name }) => name)
  expect(named.filter((name) => !/^(Step: |Time at )/.test(name))).toEqual([])
  // And says which words of that are the data's, so that a screen can read them out as Vietnamese.
  for (const { kind, name, about } of detail.clocks)
    expect([name, about !== undefined && name.endsWith(about)]).toEqual([name, kind === 'step' || kind === 'agency'])
  expect(found.filter(([path, text]) => !DATA.includes(path) && !named.includes(text))).toEqual([])
  expect(detail.actions.length).toBeGreaterThan(0)
})

function* leavesOf(value: unknown, path: string): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value]
  if (Array.isArray(value)) for (const one of value) yield* leavesOf(one, path)
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) yield* leavesOf(one, path === '' ? key : `${path}.${key}`)
}

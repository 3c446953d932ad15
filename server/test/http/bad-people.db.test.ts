/**
 * Need: whatever is wrong with a person whom a counter opens is said at its field, all at once, and nothing is stored.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { expectRefusal } from './expect-refusal.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'
import { rowCounts } from './stored.ts'

// Put together here, so that no number stands in the repository that somebody may have been given.
const SOMEBODYS = ['001', '096', '000123'].join('')
let http: HttpServer
let clerk: Caller
let before: Record<string, number>

beforeAll(async () => {
  http = await startHttp()
  await staffOffices(http, officesOf(http))
  clerk = await asRole(http, 'reception', 'commune')
  before = await rowCounts(http)
})
afterAll(async () => http.stop())

const expectProblem = async (answer: Got, status: number, code: string, ...pointers: string[]) =>
  expectRefusal({ http, before }, answer, { status, code, pointers })

describe('people', () => {
  const open = async (body: object) =>
    clerk.call('POST', '/api/people', {
      body: {
        kind: 'citizen', fullName: 'Nguyễn Thị Mẫu', number: '000196990301', birth: '1996', sex: 'nu', ...body,
      },
    })
  const FIRM = { kind: 'organisation', number: '0000000095', birth: undefined, sex: undefined }
  test.each<[string, object, string]>([
    ['a place that no number begins with', { number: '099196990301' }, '/number'],
    ['eleven digits', { number: '00019699030' }, '/number'],
    ['thirteen digits', { number: '0001969903011' }, '/number'], ['a letter', { number: '00019699O301' }, '/number'],
    ['the number of somebody real in a demonstration', { number: SOMEBODYS }, '/number'],
    ['an old number in a demonstration', { number: '990000001' }, '/number'],
    ['nine zeros', { number: '0'.repeat(9) }, '/number'],
    ['a tax code with a wrong check digit', { kind: 'organisation', number: '0100109107' }, '/number'],
    ['a phone of no network', { phone: '0123456789' }, '/phone'],
    ['a mail address without a place', { email: 'mau' }, '/email'],
    ['two mail addresses', { email: 'khac,mau@example.vn' }, '/email'],
    ['markup in the name', { fullName: '<b>Nguyễn</b>' }, '/fullName'],
    ['a formula in the name', { fullName: '=1+1' }, '/fullName'],
    ['a name of another script', { fullName: 'Нгуен Ван' }, '/fullName'],
    ['quotes in the name of a person', { fullName: 'Mẫu “27/7”' }, '/fullName'],
    ['markup in the name of an organisation', { ...FIRM, fullName: 'Công ty <b>Mẫu</b>' }, '/fullName'],
    ['a formula in the name of an organisation', { ...FIRM, fullName: '-1+1' }, '/fullName'],
    ['an organisation named in another script', { ...FIRM, fullName: 'Компания' }, '/fullName'],
    ['a day that is none', { birth: '1996-02-30' }, '/birth'], ['no birth', { birth: undefined }, '/birth'],
    ['no sex', { sex: undefined }, '/sex'], ['an unknown field', { level: 2 }, '/level'],
    ['a name that is too long', { fullName: 'N'.repeat(101) }, '/fullName'],
  ])('%s', async (_, change, pointer) => expectProblem(await open(change), 400, 'body-invalid', pointer))

  test('all faults at once', async () =>
    expectProblem(
      await open({ number: '000196990001', fullName: '<i>', phone: '1' }), 400, 'body-invalid', '/fullName', '/phone',
    ))

  test('a name typed on a Mac (NFD) is stored in NFC; that of a firm as on its licence, clean', async () => {
    const { status, body } = await open({
      fullName: 'Nguyễn  Thị Ngọc  Mẫu'.normalize('NFD'), number: '000196990302', address: 'Thôn Mẫu'.normalize('NFD'),
    })
    expect([status, body.fullName]).toEqual([201, 'Nguyễn Thị Ngọc Mẫu'.normalize('NFC')])
    const firm = { ...FIRM, fullName: 'Công ty TNHH MTV 27/7 -\u202e Chi nhánh “Đồng\u200b Hới”' }
    expect((await open(firm)).body.fullName).toBe('Công ty TNHH MTV 27/7 - Chi nhánh “Đồng Hới”')
    before = await rowCounts(http)
  })
})

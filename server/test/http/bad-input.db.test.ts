/**
 * Need: whatever is wrong with what a counter sends is said at its field, all at once, and nothing is half stored ("Bad
 * input").
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { expectRefusal } from './expect-refusal.ts'
import { intakeBody, openPerson, passScans, pdfOf, upload } from './handed-in.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'
import { rowCounts } from './stored.ts'

// Put together here, so that no number stands in the repository that somebody may have been given.
const SOMEBODYS = ['001', '096', '000123'].join('')
let http: HttpServer
let clerk: Caller
let whole: Awaited<ReturnType<typeof intakeBody>>
let before: Record<string, number>
let strangersFile: string

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  clerk = await asRole(http, 'reception', 'commune')
  const procedure = http.province.catalogue.on('2021-06-25').find('khai-sinh')?.publicId ?? ''
  whole = await intakeBody(clerk, procedure, (await openPerson(clerk, 300)).body.id)
  strangersFile = (await upload(await asRole(http, 'reception', 'other-commune'), pdfOf('a stranger’s'))).body.id
  // Looked at once, as the desk does: what was found of a scan is kept, whatever becomes of the dossier.
  await passScans(clerk, whole.components.flatMap(({ files }) => files))
  before = await rowCounts(http)
})
afterAll(async () => http.stop())

const expectProblem = async (answer: Got, status: number, code: string, ...pointers: string[]) =>
  expectRefusal({ http, before }, answer, { status, code, pointers })

const send = async (body: unknown) => clerk.call('POST', '/api/dossiers', { body })
const withComponent = (change: object) => ({
  components: whole.components.map((one, n) => (n === 0 ? { ...one, ...change } : one)),
})

describe('the intake refuses, by its schema', () => {
  test.each<[string, object, string]>([
    ['a wrong type', { channel: 7 }, '/channel'], ['a number as text', { limitCase: '1' }, '/limitCase'],
    ['a truth as text', { confirmedDouble: 'true' }, '/confirmedDouble'],
    ['an array of answers', { answers: [] }, '/answers'], ['no answers', { answers: null }, '/answers'],
    ['a channel of the future', { channel: 'fax' }, '/channel'],
    ['an online dossier at the counter', { channel: 'online' }, '/channel'],
    ['no uuid', { procedureId: '1.001193' }, '/procedureId'],
    ['what is too long', { deliveryAddress: 'x'.repeat(301) }, '/deliveryAddress'],
    [
      'too many components',
      { components: Array.from({ length: 61 }, () => ({ component: 'x', how: 'missing', files: [] })) }, '/components',
    ],
    [
      'a name of a component that is too long',
      { components: [{ component: 'x'.repeat(81), how: 'missing', files: [] }] }, '/components/0/component',
    ],
    [
      'a count below nothing', { components: [{ component: 'x', how: 'missing', files: [], originals: -1 }] },
      '/components/0/originals',
    ],
    [
      'half an original', { components: [{ component: 'x', how: 'missing', files: [], originals: 0.5 }] },
      '/components/0/originals',
    ],
    ['a day instead of a moment', { handedInAt: '25/06/2021' }, '/handedInAt'],
    ['a limit that no procedure has', { limitCase: 21 }, '/limitCase'],
    [
      'an unknown field of a component', { components: [{ component: 'x', how: 'missing', files: [], paperIds: [1] }] },
      '/components/0/paperIds',
    ],
    ...[
      'role', 'unit', 'status', 'state', 'dueAt', 'ownerId', 'submittedBy', 'receivingUnitId', 'constructor', 'a/b~c',
    ].map((name): [string, object, string] => [
      `the unknown field ${name}`, { [name]: '1' }, `/${name.replace('~', '~0').replace('/', '~1')}`,
    ]),
  ])('%s', async (_, change, pointer) =>
    expectProblem(await send({ ...whole, ...change }), 400, 'body-invalid', pointer),
  )

  test('all faults at once', async () => {
    const answer = await send({
      channel: 'fax', procedureId: 'x', applicantId: 3, components: [{ how: 'lost', files: ['y'] }], delivery: null,
      role: 'admin',
    })
    await expectProblem(
      answer, 400, 'body-invalid', '/channel', '/procedureId', '/applicantId', '/components/0/component',
      '/components/0/how', '/components/0/files/0', '/delivery', '/role', '/answers',
    )
  })

  test('a prototype in the body', async () => {
    const text = JSON.stringify(whole)
    for (const poison of ['"__proto__":{"role":"admin"}', '"constructor":{"prototype":{"role":"admin"}}']) {
      const payload = `${text.slice(0, -1)},${poison}}`
      await expectProblem(
        await clerk.call('POST', '/api/dossiers', { payload, headers: { 'content-type': 'application/json' } }), 400,
        'body-invalid',
      )
    }
    expect(({} as { role?: string }).role).toBeUndefined()
  })
})

describe('the intake refuses, by what it knows', () => {
  test.each<[string, () => object, string, string[]]>([
    ['an unknown procedure', () => ({ procedureId: randomUUID() }), 'procedure-unknown', ['/procedureId']],
    ['an unknown person', () => ({ applicantId: randomUUID() }), 'person-unknown', ['/applicantId']],
    ['an unknown authoriser', () => ({ authoriserId: randomUUID() }), 'person-unknown', ['/authoriserId']],
    ['an unknown commune', () => ({ communeId: randomUUID() }), 'no-competent-unit', ['/communeId']],
    [
      'a district where a commune belongs',
      () => ({ communeId: http.province.directory.on('2021-06-25').territories('huyen')[0]?.publicId }),
      'no-competent-unit', ['/communeId'],
    ],
    ['a time limit that the procedure has not', () => ({ limitCase: 20 }), 'limit-case-unknown', ['/limitCase']],
    ['a moment to come', () => ({ handedInAt: '2021-06-26T09:00:00+07:00' }), 'handed-in-later', ['/handedInAt']],
    [
      'no paper at all', () => ({ components: [] }), 'answers-wrong',
      ['/answers/requester.fullName', '/answers/child.fullName'],
    ],
    [
      'papers without the one that must be there', () => ({ components: whole.components.slice(0, 1) }),
      'components-missing', ['/components/giay-chung-sinh'],
    ],
    [
      'a paper that the version does not have', () => withComponent({ component: 'so-ho-khau' }), 'answers-wrong',
      ['/answers/child.fullName'],
    ],
    [
      'a paper that it does not have, beside the others',
      () => ({ components: [...whole.components, { component: 'so-ho-khau', how: 'filed', originals: 1, files: [] }] }),
      'components-missing', ['/components/3'],
    ],
    [
      'a paper named twice', () => ({ components: [...whole.components, ...whole.components.slice(0, 1)] }),
      'components-missing', ['/components/0'],
    ],
    ['the file of another account', () => withComponent({ files: [strangersFile] }), 'upload-unknown', ['/components']],
    ['a file that never was', () => withComponent({ files: [randomUUID()] }), 'upload-unknown', ['/components']],
    [
      'an answer that the form does not have', () => ({ answers: { role: 'admin' } }), 'answers-wrong',
      ['/answers/role'],
    ],
    [
      'markup and numbers where a name belongs',
      () => ({
        answers: { 'child.fullName': '<script>alert(1)</script>', 'child.birthDate': '2021-02-30', 'child.sex': 7 },
      }),
      'answers-wrong',
      ['/answers/child.fullName', '/answers/child.birthDate', '/answers/child.sex'],
    ],
    [
      'the number of somebody real in a demonstration',
      () => ({ answers: { 'requester.idKind': 'cccd', 'requester.idNumber': SOMEBODYS } }), 'answers-wrong',
      ['/answers/requester.idNumber'],
    ],
  ])('%s', async (_, change, code, pointers) =>
    expectProblem(await send({ ...whole, ...change() }), 422, code, ...pointers),
  )

  test('a procedure that is not in force yet', async () => {
    const now = new Set(http.province.catalogue.on('2021-06-25').list().map(({ publicId }) => publicId))
    const later = http.province.catalogue.on('2025-06-25').list().find(({ publicId }) => !now.has(publicId))
    expect(later).toBeDefined()
    await expectProblem(
      await send({ ...whole, procedureId: later?.publicId }), 422, 'procedure-not-in-force', '/procedureId',
    )
  })

  test('a place that was closed', async () => {
    const { clock, directory } = http.province
    const closing = directory.on('2021-06-25').territories('huyen')[0]
    expect(directory.on('2025-07-01').byPublicId(closing?.publicId ?? '')).toBeUndefined()
    clock.set('2025-07-01T09:00+07:00')
    const answer = await send({ ...whole, communeId: closing?.publicId }).finally(
      () => clock.set('2021-06-25T09:00+07:00'),
    )
    await expectProblem(answer, 422, 'no-competent-unit', '/communeId')
  })

  test('what is not received at this counter, and says where it is', async () => {
    const on = http.province.catalogue.on('2021-06-25')
    const district = on.list()
      .find(
        ({ content }) =>
          content.competent === 'district' && !content.territoryIndependent && content.channels.includes('counter'),
      )
    const answer = await send({
      ...whole, procedureId: district?.publicId,
      communeId: http.province.directory.on('2021-06-25').territories('xa')[0]?.publicId,
    })
    await expectProblem(answer, 422, 'not-received-here', '/procedureId')
  })
})

describe('bodies that are none', () => {
  const raw = async (payload: string | Buffer, type = 'application/json') =>
    clerk.call('POST', '/api/dossiers', { payload, headers: { 'content-type': type } })
  test('broken JSON', async () => expectProblem(await raw('{"channel": "counter"'), 400, 'body-invalid'))
  test('no JSON at all', async () => expectProblem(await raw('\0\u{1f600}'), 400, 'body-invalid'))
  test('nothing', async () => expectProblem(await raw(''), 400, 'body-invalid'))
  test('a list', async () => expectProblem(await raw('[]'), 400, 'body-invalid'))
  test('two megabytes', async () =>
    expectProblem(await raw(JSON.stringify({ ...whole, deliveryAddress: 'x'.repeat(2_000_000) })), 413, 'body-invalid'))
  test.each([
    'text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x',
  ])('%s', async (type) => {
    const { status, body } = await raw('a=1', type)
    expect([400, 415]).toContain(status)
    expect(body.code).toBe('body-invalid')
    expect(await rowCounts(http)).toEqual(before)
  })
  test('a hundred thousand brackets deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const { status, body } = await raw(
      JSON.stringify({ ...whole, answers: { 'child.fullName': 'DEEP' } }).replace('"DEEP"', deep),
    )
    expect([400, 422]).toContain(status)
    expect(['body-invalid', 'answers-wrong']).toContain(body.code)
    expect(await rowCounts(http)).toEqual(before)
  })
})

describe('files', () => {
  test.each<[string, Buffer, number, string]>([
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0'), 415, 'file-kind-not-allowed'],
    ['a page under the name of a PDF', Buffer.from('<html><script>alert(1)</script>'), 415, 'file-kind-not-allowed'],
    [
      'a drawing that can run scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 415,
      'file-kind-not-allowed',
    ],
    ['nothing', Buffer.alloc(0), 422, 'file-empty'],
    ['half a PDF', pdfOf('half').subarray(0, 120), 422, 'file-broken'],
    [
      'a PDF under a password',
      Buffer.from(pdfOf('locked').toString().replace('/Root 1 0 R', '/Root 1 0 R/Encrypt 9 0 R')), 422,
      'file-password-protected',
    ],
    [
      'more than the policy allows', Buffer.concat([pdfOf('big'), Buffer.alloc(10 * 1024 * 1024 + 1)]), 413,
      'file-too-large',
    ],
  ])('%s', async (_, content, status, code) => expectProblem(await upload(clerk, content), status, code, '/file'))
})

test('the same dossier twice, or on another day, is a warning, until somebody says that it is meant', async () => {
  const [first, again] = [await send(whole), await send(whole)]
  expect(first.status).toBe(201)
  before = await rowCounts(http)
  await expectProblem(again, 409, 'same-dossier-open', '/confirmedDouble')
  expect(again.body.detail).toContain(first.body.number)
  const turned = Object.fromEntries(Object.entries(whole.answers).reverse())
  await expectProblem(await send({ ...whole, answers: turned }), 409, 'same-dossier-open', '/confirmedDouble')
  http.province.clock.set('2021-06-28T09:00+07:00')
  const later = await send(whole).finally(() => http.province.clock.set('2021-06-25T09:00+07:00'))
  await expectProblem(later, 409, 'same-dossier-open', '/confirmedDouble')
  expect((await send({ ...whole, confirmedDouble: true })).status).toBe(201)
})

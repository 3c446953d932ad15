/** Need: whoever calls the API may try again, is told of others' changes, and turns pages without losing one. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson, pdfOf, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { rowCounts } from './stored.ts'
import { expectedRoutes } from './walked.ts'

let http: HttpServer
let commune: Office
let clerk: Caller
let procedureId: string
let persons = 100

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  clerk = await asRole(http, 'reception', 'commune')
  procedureId = http.province.catalogue.on('2021-06-25').find(commune.procedure)?.publicId ?? ''
})
afterAll(async () => http.stop())

/** A whole dossier of somebody new. */
async function newBody() {
  const { body: { id } } = await openPerson(clerk, persons += 1)
  return intakeBody(clerk, procedureId, id)
}

async function received() {
  const { body, status, text } = await clerk.call('POST', '/api/dossiers', { body: await newBody() })
  if (status !== 201) throw new Error(text)
  return body
}

describe('the key of a request (Idempotency-Key)', () => {
  test.each([[null], ['no-uuid'], ['']])('%j instead of it is refused, and nothing is stored', async (key) => {
    const body = await newBody()
    const before = await rowCounts(http)
    const answer = await clerk.call('POST', '/api/dossiers', { body, key })
    expect(answer).toMatchObject({
      status: 400, body: { code: 'body-invalid', errors: [{ pointer: '/idempotency-key' }] },
    })
    expect(await rowCounts(http)).toEqual(before)
  })

  test('with the same body answers as the first time, and with another 422', async () => {
    const [body, key] = [await newBody(), randomUUID()]
    const first = await clerk.call('POST', '/api/dossiers', { body, key })
    expect(first.status).toBe(201)
    const before = await rowCounts(http)
    const again = await clerk.call('POST', '/api/dossiers', { body, key })
    expect([again.status, again.text]).toEqual([201, first.text])
    const other = await clerk.call('POST', '/api/dossiers', { body: { ...body, delivery: 'post' }, key })
    expect(other).toMatchObject({
      status: 422, headers: { 'content-type': expect.stringContaining('application/problem+json') as string },
      body: { code: 'request-reused' },
    })
    // The same words to another address are another deed.
    expect(
      await clerk.call('POST', '/api/people', {
        key, body: { kind: 'citizen', fullName: 'Lý Thị Mẫu', number: '000196990999', birth: '1996', sex: 'nu' },
      }),
    ).toMatchObject({ status: 422, body: { code: 'request-reused' } })
    expect(await rowCounts(http)).toEqual(before)
  })

  test('of somebody else is another key', async () => {
    const [body, key] = [await newBody(), randomUUID()]
    expect((await clerk.call('POST', '/api/dossiers', { body, key })).status).toBe(201)
    const head = await asRole(http, 'one_stop_head', 'commune')
    const { body: answer } = await head.call('POST', '/api/people', {
      key, body: { kind: 'citizen', fullName: 'Lý Thị Mẫu', number: '000196990998', birth: '1996', sex: 'nu' },
    })
    expect(answer.fullName).toBe('Lý Thị Mẫu')
  })

  test('sent twenty times at once is one dossier', async () => {
    const [body, key] = [await newBody(), randomUUID()]
    const before = await rowCounts(http)
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => clerk.call('POST', '/api/dossiers', { body, key })),
    )
    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    expect((await rowCounts(http))['dossiers.dossier']).toBe((before['dossiers.dossier'] ?? 0) + 1)
  })

  test('of a deed and of an upload are kept, too', async () => {
    const { id } = await received()
    const officer = await asRole(http, 'officer', 'commune')
    const key = randomUUID()
    const [first, again] = [
      await officer.call('POST', `/api/dossiers/${id}/taking`, { body: {}, version: 1, key }),
      await officer.call('POST', `/api/dossiers/${id}/taking`, { body: {}, version: 1, key }),
    ]
    expect([again.status, again.text]).toEqual([200, first.text])
    const file = pdfOf('twice')
    expect((await upload(clerk, file, { key })).text).toBe((await upload(clerk, file, { key })).text)
    expect(await upload(clerk, pdfOf('another'), { key })).toMatchObject({
      status: 422, body: { code: 'request-reused' },
    })
  })
})

describe('the version that a screen showed (ETag, If-Match)', () => {
  test('is the dossier’s, and moves with each change', async () => {
    const { id } = await received()
    const officer = await asRole(http, 'officer', 'commune')
    const seen = await officer.call('GET', `/api/dossiers/${id}`)
    expect(seen.headers['etag']).toBe(`"${String(seen.body.version)}"`)
    const taken = await officer.call('POST', `/api/dossiers/${id}/taking`, { body: {}, version: seen.body.version })
    expect(taken).toMatchObject({ status: 200, body: { version: seen.body.version + 1 } })
    expect((await officer.call('GET', `/api/dossiers/${id}`)).headers['etag']).toBe(`"${String(taken.body.version)}"`)
  })

  test.each([
    ['missing', {}], ['any', { 'if-match': '*' }], ['weak', { 'if-match': 'W/"1"' }], ['bare', { 'if-match': '1' }],
    ['huge', { 'if-match': '"99999999999999999999"' }],
  ])('%s is refused', async (_, headers) => {
    const { id } = await received()
    expect(
      await clerk.call('POST', `/api/dossiers/${id}/stop`, { body: { reason: 'người nộp yêu cầu' }, headers }),
    ).toMatchObject({ status: 400, body: { code: 'body-invalid' } })
  })

  test('of before somebody else’s change is told, and overwrites nothing', async () => {
    const { id } = await received()
    const before = await rowCounts(http)
    const stale = await clerk.call('POST', `/api/dossiers/${id}/stop`, {
      body: { reason: 'người nộp yêu cầu' }, version: 7,
    })
    expect(stale).toMatchObject({ status: 412, body: { code: 'changed-meanwhile' } })
    expect(await rowCounts(http)).toEqual(before)
  })

  test('lets one of two through who press at once', async () => {
    const { id } = await received()
    const [one, two] = [clerk, await http.asUser('only.one-stop-head.commune')]
    const both = await Promise.all(
      [one, two].map(async (caller) =>
        caller.call('POST', `/api/dossiers/${id}/stop`, { body: { reason: 'người nộp yêu cầu' }, version: 1 }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  })
})

describe('pages of a list', () => {
  const page = async (cursor: string | null, limit = 2) =>
    clerk.call(
      'GET', `/api/dossiers?list=received-here&limit=${String(limit)}${cursor === null ? '' : `&cursor=${cursor}`}`,
    )

  test('follow each other without a gap or a double, also when one comes in between', async () => {
    for (let n = 0; n < 3; n += 1) await received()
    const all = (await page(null, 100)).body.items.map(({ number }) => number)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const { body, status } = await page(cursor)
      expect(status).toBe(200)
      seen.push(...body.items.map(({ number }) => number))
      if (seen.length === 2) await received() // newest first: it belongs before what was seen
      cursor = body.next
    } while (cursor !== null)
    expect(seen).toEqual(all)
  })

  const made = (text: string) => Buffer.from(text).toString('base64url')
  test.each([
    ['AAAA'], [made('1 1')], [made('-999999999999999 1')], [made('999999999999999 999999999999999999')],
    [made("1' or true --")], [made('NaN 1')], ['_'], ['a'.repeat(200)],
  ])('the invented cursor %s harms nothing', async (cursor) => {
    const { status, body } = await page(cursor)
    expect(status).toBe(200)
    const own = new Set((await page(null, 100)).body.items.map(({ number }) => number))
    expect(body.items.filter(({ number }) => !own.has(number))).toEqual([])
  })

  test.each([
    ['cursor=%27'], ['cursor='], ['limit=0'], ['limit=101'], ['limit=abc'], ['limit=1&limit=2'], ['list=all'],
    ['search=x'], ['list=unit&q=x'],
  ])('%s is refused', async (query) => {
    expect(await clerk.call('GET', `/api/dossiers?${query}`)).toMatchObject({
      status: 400, body: { code: 'body-invalid' },
    })
  })
})

describe('who may send', () => {
  const WRITES = expectedRoutes().filter(({ method }) => method !== 'GET')
  test.each(WRITES)('no page of another site: $method $route', async ({ method, route }) => {
    const url = route.replace(':id', randomUUID())
    const FOREIGN = [
      { origin: 'https://example.org' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of FOREIGN) {
      expect([headers, await clerk.call(method, url, { body: {}, headers })]).toMatchObject([
        headers, { status: 400, body: { code: 'not-from-here' } },
      ])
    }
  })

  test('a page of ours may, and a program that names no origin', async () => {
    for (const headers of [{ 'origin': 'http://localhost', 'sec-fetch-site': 'same-origin' }, {}]) {
      expect((await clerk.call('POST', '/api/dossiers', { body: await newBody(), headers })).status).toBe(201)
    }
  })

  test('whoever still has the first password must change it before anything else', async () => {
    await sql`
      update identity.password set must_change = true from identity.account where account.id = account_id and username = 'only.officer.commune'`
      .execute(http.province.database.owner)
    const officer = await asRole(http, 'officer', 'commune')
    expect(await officer.call('GET', '/api/dossiers')).toMatchObject({
      status: 409, body: { code: 'password-change-needed' },
    })
    expect(await officer.call('GET', '/api/session')).toMatchObject({
      status: 200, body: { username: expect.stringMatching(/./) as unknown },
    })
    expect(
      await officer.call('POST', '/api/session/password', { body: { current: 'Motcua@1107', next: 'Khac@2021-06' } }),
    ).toMatchObject({ status: 204 })
    expect((await officer.call('GET', '/api/dossiers')).status).toBe(200)
  })
})

test('what nobody foresaw is told without its text, and found in the log by its id', async () => {
  const { owner } = http.province.database
  await sql`alter table dossiers.dossier rename to away`.execute(owner)
  const answer = await clerk.call('GET', '/api/dossiers?list=received-here')
    // oxlint-disable-next-line typescript/no-misused-promises -- what a finally returns is waited for
    .finally(async () => sql`alter table dossiers.away rename to dossier`.execute(owner))
  expect(answer).toMatchObject({
    status: 500,
    body: { type: '/problems/unexpected', title: 'Unexpected', status: 500, code: 'unexpected', errors: [] },
  })
  expect(answer.text).not.toMatch(/relation|select|dossiers\.|node_modules|\.ts|\bat /)
  const id = String(answer.headers['x-request-id'])
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  const line = http.log.find((one) => one.includes(id) && one.includes('unexpected'))
  expect(line).toContain('does not exist')
})

test('a strange address is a problem in the API and a page elsewhere', async () => {
  expect(await clerk.call('GET', '/api/khong-co')).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect((await clerk.call('GET', '/khong-co')).headers['content-type']).toContain('text/html')
})

describe('an address that cannot be read', () => {
  test.each([
    '/%ff', '/api/%ff', '/ho-so/%E0%A4%A', '/thu-tuc/%', '/api/dossiers/%C0%AF', '/ban-lam-viec/%ff', '/%ff?so=%ff',
  ])('%s is told in plain words, without a stack', async (url) => {
    const before = http.log.length
    for (const method of ['GET', 'POST'] as const) {
      const { statusCode, body, headers } = await http.app.inject({ method, url, headers: { host: 'localhost' } })
      expect([url, statusCode, headers['content-type'], headers['x-content-type-options']]).toEqual([
        url, 400, expect.stringContaining('application/problem+json'), 'nosniff',
      ])
      expect(JSON.parse(body)).toEqual({
        type: '/problems/body-invalid', title: 'Request does not fit its schema', status: 400, code: 'body-invalid',
        detail: 'Địa chỉ viết sai. Hãy kiểm tra lại địa chỉ.', errors: [],
      })
    }
    expect(http.log.slice(before).join('')).not.toMatch(/"stack"|node_modules/)
  })
})

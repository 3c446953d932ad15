/**
 * Need: whom somebody looks for stands in no address, since those end up in logs and in histories of browsers.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { openPerson } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { type Things, handIn } from './walked.ts'

const NUMBER = '000196990000'
let http: HttpServer
let clerk: Caller
let things: Things

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices as [Office]
  clerk = await asRole(http, 'reception', 'commune')
  things = await handIn(http, commune, 0)
  await openPerson(clerk, 500, { fullName: 'Trần Văn Mẫu Khác' })
})
afterAll(async () => http.stop())

/**
 * What may stand in the address of a GET, of all routes. A new name here is asked: may somebody type a person into it?
 */
const MAY_STAND_IN_A_QUERY = [
  'after', 'applicantId', 'intakeId', 'dossierId', 'beside', 'came', 'channel', 'circle', 'cursor', 'deed', 'dossier', 'dueFrom', 'dueTo', 'files', 'from', 'kind', 'level', 'limit', 'list', 'officer', 'on',
  'original', 'parent', 'procedure', 'procedureId', 'receivedFrom', 'receivedTo', 'screen', 'search', 'section', 'service', 'signed', 'sort', 'standing', 'state',
  'unit', 'until', 'year',
  // Of an outside system, and of messages to it: whose dossier, by the shape of its number, and of which day.
  'partner', 'day', 'number',
  // By which an outside system fetches a file: of chance.
  'ticket',
  // Of a device, what it signed and its fingerprint; nothing of a person.
  'device', 'outing', 'sha256', 'signature',
  // Of a program of an agency its id, and whether what has ended is wanted too.
  'client', 'ended',
  // Of figures which one, told apart by what, and of which sector, agency, level or channel by its key.
  'metric', 'by', 'of',
  // Of targets which one, and by which drawing of communes.
  'target', 'layout',
  // Of a file its kind.
  'format',
  // Of reports of which quarter, half or year.
  'period',
]
/** Words of guides, for a procedure and for a unit; names of places. */
const SEARCHES_BY_ADDRESS = ['GET /api/consultation-units', 'GET /api/help', 'GET /api/package-sources', 'GET /api/procedures', 'GET /api/staff/choices',
  'GET /api/unit-traces']

describe('an address of the API', () => {
  interface Operation { readonly parameters?: readonly { readonly name: string; readonly in: string }[] }
  test('has no place for a name, a number or a phone', async () => {
    const { paths } = JSON.parse((await clerk.call('GET', '/docs/json')).text) as {
      paths: Record<string, Record<string, Operation>>
    }
    const inQueries = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { parameters = [] }]) =>
        parameters
          .filter((one) => one.in === 'query').map(({ name }) => ({ route: `${method.toUpperCase()} ${path}`, name })),
      ),
    )
    expect(inQueries.length).toBeGreaterThan(5)
    expect(inQueries.filter(({ name }) => !MAY_STAND_IN_A_QUERY.includes(name))).toEqual([])
    expect(
      inQueries
        .filter(({ name }) => name === 'search').map(({ route }) => route).sort(),
    ).toEqual(SEARCHES_BY_ADDRESS)
    const inPaths = Object.keys(paths).flatMap((path) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    // of a declaration as the data calls it, of anything, of a letter, of a dossier, of a page, of an outside system
    expect([...new Set(inPaths)].sort()).toEqual(['form', 'id', 'letter', 'number', 'page', 'partner'])
    const keeper = await asRole(http, 'system_admin', 'commune')
    expect(await keeper.call('GET', `/api/partner-messages?number=${NUMBER}`)).toMatchObject({ status: 400 })
  })

  test('that held one before is refused, not passed over', async () => {
    expect(await clerk.call('GET', '/api/dossiers?search=nguyen')).toMatchObject({
      status: 400, body: { code: 'body-invalid', errors: [{ pointer: '/search' }] },
    })
    expect(await clerk.call('GET', `/api/tracking/${things.number}?digits=0000`)).toMatchObject({
      status: 400, body: { errors: [{ pointer: '/digits' }] },
    })
    for (const query of [`number=${NUMBER}`, 'name=nguyen'])
      expect(await clerk.call('GET', `/api/people?${query}`)).toMatchObject({
        status: 405, body: { code: 'method-not-allowed' },
      })
  })
})

describe('people', () => {
  const search = async (body: object, caller = clerk) => caller.call('POST', '/api/people/search', { body, key: null })
  /** How many looks for this purpose are on record. */
  async function readsFor(purpose: string): Promise<bigint> {
    const { rows: [row] } = await sql<{ n: bigint }>`select count(*) as n from audit.read where purpose = ${purpose}`
      .execute(http.province.database.owner)
    return row?.n ?? 0n
  }

  test('are found by whole number or words of the name, masked, and each look is noted', async () => {
    const before = await readsFor('person.find')
    for (const body of [{ number: NUMBER }, { number: '000 196 990 000' }, { name: 'nguyen thi mau' }]) {
      const { status, body: { items }, text } = await search(body)
      expect([status, items.map(({ fullName }) => fullName)]).toEqual([200, ['Nguyễn Thị Mẫu A']])
      expect(text).not.toContain(NUMBER)
    }
    expect(await readsFor('person.find')).toBe(before + 3n)
  })

  // The quick form of the drill `injection` (T21).
  test.each([
    '%%', '__', "zzq' or '1'='1", "zzq' | !zzq:*", "zzq'); select pg_sleep(9); --", 'zzq\\', '$$zzq', '.*zzq',
  ])(
    '“%s” is what is looked for, as anything is: no pattern, and no part of a statement', async (sought) => {
      for (const [path, body] of [
        ['/api/people/search', { name: sought }], ['/api/dossiers/search', { text: sought }],
      ] as const) {
        const { status, text } = await clerk.call('POST', path, { body })
        expect([path, status, (JSON.parse(text) as { items: unknown[] }).items]).toEqual([path, 200, []])
      }
    },
  )

  test('are shown to whoever opens an account, and that is noted, too: somebody may be on record already', async () => {
    const before = await readsFor('person.open-account')
    await openPerson(clerk, 500, { fullName: 'Trần Văn Mẫu Khác' })
    expect(await readsFor('person.open-account')).toBe(before + 1n)
  })

  test.each([
    [{}, ''], [{ number: NUMBER, name: 'nguyen' }, ''], [{ name: 'n' }, '/name'], [{ number: '12' }, '/number'],
    [{ name: 'nguyen', unit: 'x' }, '/unit'], [{ number: 196990000 }, '/number'],
  ])('%j is refused', async (body, pointer) => {
    const answer = await search(body)
    expect(answer).toMatchObject({ status: 400, body: { code: 'body-invalid' } })
    expect(answer.body.errors.map((error) => error.pointer)).toContain(pointer)
  })

  test('are not found by who has no counter', async () => {
    expect(await search({ name: 'nguyen thi mau' }, await asRole(http, 'officer', 'commune'))).toMatchObject({
      status: 404,
    })
  })
})

describe('dossiers', () => {
  test.each([
    {}, { text: '' }, { text: '  ' }, { text: 'x'.repeat(101) }, { text: 'x', limit: 101 }, { text: 'x', list: 'unit' },
  ])('%j is refused', async (body) => {
    expect(await clerk.call('POST', '/api/dossiers/search', { body })).toMatchObject({
      status: 400, body: { code: 'body-invalid' },
    })
  })

  test('are found, at most as many as were asked for', async () => {
    const {
      body: { items, next },
    } = await clerk.call('POST', '/api/dossiers/search', { body: { text: ' nguyen thi mau ', limit: 1 }, key: null })
    expect([items.map(({ number }) => number), next]).toEqual([[things.number], null])
  })
})

describe('tracking', () => {
  const proof = async (body: object) =>
    http.callerWith('').call('POST', `/api/tracking/${things.number}/proof`, { body, key: null })
  const token = async () =>
    (
      await sql<{ token: string }>`
        select tracking_token as token from dossiers.dossier where number = ${things.number}`
        .execute(http.province.database.owner)
    ).rows[0]?.token

  test('tells more for the last four digits or the token, in a body', async () => {
    expect(JSON.parse((await http.callerWith('').call('GET', `/api/tracking/${things.number}`)).text)).toMatchObject({
      number: things.number, more: null,
    })
    for (const body of [{ digits: NUMBER.slice(-4) }, { token: await token() }]) {
      const { status, text } = await proof(body)
      expect([status, (JSON.parse(text) as { more: unknown }).more]).toEqual([
        200, expect.objectContaining({ procedureName: expect.any(String) as string }),
      ])
    }
    for (const body of [{ digits: '9999' }, { token: 'x' }])
      expect(JSON.parse((await proof(body)).text)).toMatchObject({ more: null })
  })

  test.each([{}, { digits: '12' }, { digits: '0000', token: 'x' }, { token: '' }])('%j is refused', async (body) => {
    expect(await proof(body)).toMatchObject({ status: 400, body: { code: 'body-invalid' } })
  })
})

test('nothing of all this stands in the log', () => {
  const lines = http.log.join('')
  for (const trace of [NUMBER, 'nguyen', 'Nguyễn', 'digits=']) expect(lines).not.toContain(trace)
})

/** Need: an officer sees of a long list what matters now, in the order that helps, and finds it again tomorrow. */
import type { DossierLine } from '@motcua/contracts/dossier-lists.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { type Things, act, handIn } from './walked.ts'

let http: HttpServer
let clerk: Caller
let officer: Caller
let head: Caller
let commune: Office
const things: Things[] = []
/** In the order of a Vietnamese list: by the given name, ă after a, đ after d, tones in their order, then the whole. */
const NAMES = ['Trần Văn An', 'Lê Thị Ánh', 'Nguyễn Ăn', 'Hồ Dung', 'Cao Đào', 'Võ Ơn']

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [first] = offices
  if (!first) throw new Error('no commune')
  commune = first
  clerk = await asRole(http, 'reception', 'commune')
  officer = await asRole(http, 'officer', 'commune')
  head = await asRole(http, 'one_stop_head', 'commune')
  for (const n of NAMES.keys()) things.push(await handIn(http, commune, n))
  // Put in as the owner: names cannot be chosen at the counter here. The last of the order is the first received.
  for (const [n, { dossier }] of things.entries()) {
    await sql`update dossiers.dossier set applicant_name = ${NAMES[NAMES.length - 1 - n]} where public_id = ${dossier}`
      .execute(http.province.database.owner)
  }
})
afterAll(async () => http.stop())

async function list(caller: Caller, query: string): Promise<readonly DossierLine[]> {
  const { status, body, text } = await caller.call('GET', `/api/dossiers?${query}`)
  if (status !== 200) throw new Error(text)
  return linesOf(body)
}
const linesOf = (body: { readonly items: unknown }) => body.items as readonly DossierLine[]
async function names(query: string, caller = clerk): Promise<string[]> {
  return (await list(caller, query)).map(({ applicantName }) => applicantName)
}

describe('an order', () => {
  test('by name is the Vietnamese one, page after page without a name in the cursor', async () => {
    expect(await names('list=received-here&sort=name')).toEqual(NAMES)
    const seen: string[] = []
    for (let cursor = ''; ;) {
      const { body } = await clerk.call('GET', `/api/dossiers?list=received-here&sort=name&limit=2${cursor}`)
      seen.push(...linesOf(body).map(({ applicantName }) => applicantName))
      if (body.next === null) break
      expect(Buffer.from(body.next, 'base64url').toString()).toMatch(/^[\d ]+$/)
      cursor = `&cursor=${body.next}`
    }
    expect(seen).toEqual(NAMES)
  })

  test('by day of receipt goes both ways, of a list that begins from work too', async () => {
    const backwards = [...NAMES].reverse()
    expect(await names('list=received-here&sort=received')).toEqual(backwards)
    expect(await names('list=received-here&sort=newest')).toEqual(NAMES)
    expect(await names('list=unit&sort=newest', officer)).toEqual(NAMES)
  })

  test('by the day of looking again has those with a day first, of one\'s own only', async () => {
    const [first, second] = [things[3]?.dossier ?? '', things[1]?.dossier ?? '']
    const set = (caller: Caller, id: string, onDay: string | null) =>
      caller.call('POST', `/api/dossiers/${id}/follow-up`, { body: { onDay } })
    expect((await set(officer, first, '2021-06-30')).status).toBe(200)
    expect((await set(officer, second, '2021-07-02')).status).toBe(200)
    expect(await set(officer, second, '2021-06-01')).toMatchObject({ status: 422, body: { code: 'day-over' } })
    const found = await list(officer, 'list=unit&sort=follow-up')
    expect(found.map(({ followUpOn }) => followUpOn)).toEqual(['2021-06-30', '2021-07-02', null, null, null, null])
    expect(found.slice(0, 2).map(({ id }) => id)).toEqual([first, second])
    expect((await list(clerk, 'list=received-here')).map(({ followUpOn }) => followUpOn)).toEqual(NAMES.map(() => null))
    expect((await set(officer, first, null)).body).toEqual({ onDay: null })
    expect((await officer.call('GET', `/api/dossiers/${first}/follow-up`)).body).toEqual({ onDay: null })
    expect((await officer.call('GET', `/api/dossiers/${second}/follow-up`)).body).toEqual({ onDay: '2021-07-02' })
  })
})

describe('a filter', () => {
  test('lets through what fits all of it, and counts the same', async () => {
    const total = async (query: string) =>
      (await clerk.call('GET', `/api/dossiers/total?list=received-here&${query}`)).body
    for (const [query, many] of [
      ['', 6], ['channel=counter', 6], ['channel=online', 0], ['state=received', 6], ['state=returned', 0],
      ['receivedFrom=2021-06-25&receivedTo=2021-06-25', 6], ['receivedTo=2021-06-24', 0], ['dueFrom=2030-01-01', 0],
      ['dueTo=2030-01-01&channel=counter', 6], ['procedure=00000000-0000-4000-8000-000000000000', 0],
    ] as const) {
      expect([query, (await names(`list=received-here&${query}`)).length, await total(query)])
        .toEqual([query, many, { total: many, isMore: false }])
    }
  })

  test('by officer shows what that officer holds, of lists of work and of lists of the section', async () => {
    const taken = things[2]?.dossier ?? ''
    expect((await act(officer, taken, 'taking')).status).toBe(200)
    const { body: { items: [holder] } } = await officer.call('GET', '/api/dossiers/officers')
    for (const [caller, name] of [[officer, 'unit'], [clerk, 'received-here']] as const)
      expect((await list(caller, `list=${name}&officer=${holder?.id ?? ''}`)).map(({ id }) => id)).toEqual([taken])
    expect(await names(`list=unit&officer=00000000-0000-4000-8000-000000000000`, officer)).toEqual([])
    expect((await list(officer, 'list=unassigned')).map(({ id }) => id)).not.toContain(taken)
    expect((await list(officer, 'list=mine')).map(({ id }) => id)).toEqual([taken])
  })

  test('that is none is refused, and so is a search in the address', async () => {
    for (const query of ['channel=fax', 'dueFrom=01/07/2021', 'sort=colour', 'procedure=khai-sinh', 'applicantName=An'])
      expect([query, (await clerk.call('GET', `/api/dossiers?${query}`)).status]).toEqual([query, 400])
  })
})

describe('counts', () => {
  test('are those of the lists, and alarms are counted for those who share out work only', async () => {
    const counts = (await officer.call('GET', '/api/dossiers/counts')).body as unknown as Record<string, number>
    for (const name of [
      'mine', 'unit', 'unassigned', 'done', 'overdue', 'due-today', 'waiting', 'to-return', 'not-forwarded',
    ])
      expect([name, counts[name]]).toEqual([name, (await list(officer, `list=${name}&limit=100`)).length])
    expect(counts).not.toHaveProperty('alarms')
    expect((await head.call('GET', '/api/dossiers/counts')).body).toHaveProperty('alarms', 0)
    expect((await list(officer, 'list=alarms'))).toEqual([])
  })

  test('what one has done stands on a list of its own, latest first, each dossier once', async () => {
    expect((await list(clerk, 'list=done')).map(({ id }) => id)).toEqual(things.map(({ dossier }) => dossier).reverse())
  })
})

describe('what is overdue and due today', () => {
  test('moves with the day, and says how many working days', async () => {
    const dueAt = new Date((await list(clerk, 'list=received-here'))[0]?.dueAt ?? '')
    http.province.clock.set(new Date(dueAt.getTime() - 3_600_000).toISOString())
    expect(await list(clerk, 'list=due-today')).toHaveLength(6)
    expect(await list(clerk, 'list=overdue')).toEqual([])
    http.province.clock.set(new Date(dueAt.getTime() + 60_000).toISOString())
    expect(await list(clerk, 'list=due-today')).toEqual([])
    const overdue = await list(clerk, 'list=overdue')
    expect(overdue.map(({ workingDaysLeft }) => workingDaysLeft)).toEqual([0, 0, 0, 0, 0, 0])
    http.province.clock.set('2021-06-25T09:00+07:00')
  })
})

describe('a saved list', () => {
  const save = (caller: Caller, name: string, asked: object) =>
    caller.call('POST', '/api/saved-views', { body: { name, asked } })
  const all = async (caller: Caller) => (await caller.call('GET', '/api/saved-views')).body.items as unknown as
    { id: string; name: string; asked: object }[]

  test('is one\'s own, replaced under its name, deleted once, and one of 20', async () => {
    expect((await save(officer, 'Đến hạn', { list: 'due-today' })).status).toBe(201)
    expect((await save(officer, 'Đến hạn', { list: 'overdue', sort: 'name' })).status).toBe(201)
    const [kept] = await all(officer)
    expect(kept).toMatchObject({ name: 'Đến hạn', asked: { list: 'overdue', sort: 'name' } })
    expect(await all(clerk)).toEqual([])
    expect((await clerk.call('DELETE', `/api/saved-views/${kept?.id ?? ''}`)).status).toBe(404)
    for (let n = 2; n <= 20; n += 1) expect((await save(officer, `Danh sách ${n}`, {})).status).toBe(201)
    expect(await save(officer, 'Quá nhiều', {})).toMatchObject({ status: 409, body: { code: 'too-many-views' } })
    expect((await save(officer, 'Đến hạn', {})).status).toBe(201) // one that is there may still be changed
    expect((await officer.call('DELETE', `/api/saved-views/${kept?.id ?? ''}`)).status).toBe(204)
    expect((await officer.call('DELETE', `/api/saved-views/${kept?.id ?? ''}`)).status).toBe(404)
    expect(await all(officer)).toHaveLength(19)
  })

  test('keeps no search and no name of a citizen', async () => {
    expect((await save(officer, 'Tìm', { list: 'unit', search: 'Nguyễn' })).status).toBe(400)
  })
})

test('the file has what the list shows, in its order, and no cell that a spreadsheet would compute', async () => {
  await sql`update dossiers.dossier set applicant_name = '=1+1' where public_id = ${things[0]?.dossier ?? ''}`
    .execute(http.province.database.owner)
  const { status, text } = await clerk.call('POST', '/api/dossiers/file', {
    body: { list: 'received-here', sort: 'received' }, key: null,
  })
  expect(status).toBe(200)
  const rows = text.split('\r\n').filter(Boolean)
  expect(rows).toHaveLength(1 + NAMES.length)
  expect(rows.slice(1).map((row) => row.split(',')[0])).toEqual(things.map(({ number }) => number))
  expect(rows[1]).toContain(`,'=1+1,`)
})

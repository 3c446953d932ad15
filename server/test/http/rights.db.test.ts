/** Need: an officer reaches the dossiers of the own unit or task, and of others not even that they exist. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES } from '../../src/modules/identity/public.ts'
import { PORTAL_ROUTES } from '../../src/pages/portal-routes.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { drawThumbnails } from './drawn.ts'
import { type Office, STAFF_ROLES, type StaffRole, asRole, officesOf, staffOffices } from './offices.ts'
import { type Citizen, citizenOf } from './people.ts'
import { type ExpectedRoute, type Things, askInTurn, doSteps, expectedRoutes, handIn } from './walked.ts'
import { sentTo } from './walked-bodies.ts'

const EXPECTED = expectedRoutes()
/** Documentation, the built desk (whose data come through the API), and what the machine room asks for. */
const DOORS_WITHOUT_DATA = /^GET \/(docs|ban-lam-viec|ngoai-tuyen|livez|readyz|metrics)(\/|$)/
const OF_PEOPLE = ['citizen', 'organisation', 'authorised'] as const
/**
 * At these an officer's step is open; at the commune also one at the clerk's, and one at the counter's, to be returned.
 */
const own: Partial<Record<string, Things>> = {}
let atClerk: Things
let atReturn: Things
let unknown: Things
let http: HttpServer
let offices: Office[]
const staff = new Map<StaffRole, Caller>()
let people: Record<typeof OF_PEOPLE[number], Citizen>

beforeAll(async () => {
  http = await startHttp()
  offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices
  if (!commune) throw new Error('no commune')
  const handed = await Promise.all([...offices, commune, commune].map(async (office, n) => handIn(http, office, n)))
  Object.assign(own, await askInTurn(http, offices, handed))
  ;[atClerk, atReturn] = handed.slice(-2) as [Things, Things]
  const toClerk = [['officer', 'proposal', { outcome: 'settle' }], ['agency_head', 'approval']] as const
  await doSteps(http, commune, atClerk.dossier, toClerk)
  await doSteps(http, commune, atReturn.dossier, [...toClerk, ['clerk', 'result']])
  await drawThumbnails(http)
  for (const role of STAFF_ROLES) staff.set(role, await asRole(http, role, 'commune'))
  unknown = {
    dossier: randomUUID(), slip: randomUUID(), paper: randomUUID(), person: randomUUID(), staff: randomUUID(),
    number: 'H99.99-210625-0001', entry: randomUUID(), support: randomUUID(), package: randomUUID(),
    clearance: randomUUID(), consultation: randomUUID(),
  }
  const facts = { kind: 'citizen', fullName: 'Trần Văn Mẫu', birth: '1990-02-03' } as const
  people = {
    citizen: await citizenOf(http, { ...facts, personalNumber: '000090990101' }),
    authorised: await citizenOf(http, { ...facts, personalNumber: '000090990102' }),
    organisation: await citizenOf(http, { kind: 'organisation', fullName: 'Công ty Mẫu', taxCode: '0100109106' }),
  }
})
afterAll(async () => http.stop())

describe('the routes of the running server', () => {
  const isPage = (method: string, url: string) =>
    PORTAL_ROUTES.some((page) => page.method === method && page.path === url)
  const running = () =>
    http.routes
      .flatMap(({ method, url, config, schema }) =>
        [method]
          .flat().filter((one) => one !== 'HEAD' && one !== 'OPTIONS')
          .map((one) => ({ method: one, url, permission: config?.permission, schema })),
      )
      .filter(({ method, url }) => !isPage(method, url))

  test('are those of the table of expected rights, pages of the portal, and doors that lead to no data', () => {
    const seen = running()
      .map(({ method, url }) => `${method} ${url}`).filter((one) => !DOORS_WITHOUT_DATA.test(one)).sort()
    expect(seen).toEqual(EXPECTED.map(({ method, route }) => `${method} ${route}`).sort())
  })

  test('each of the API names its permission, its answers, a tag and what it is for', () => {
    const inApi = running().filter(({ method, url }) => !DOORS_WITHOUT_DATA.test(`${method} ${url}`))
    expect(inApi.length).toBeGreaterThan(40)
    const bare = inApi.filter(({ permission, schema }) => {
      const { response, tags = [], summary = '' } = schema ?? {}
      return permission === undefined || tags.length === 0 || summary === ''
        || !Object.keys(response ?? {}).some((status) => status.startsWith('2'))
    })
    expect(bare.map(({ method, url }) => `${method} ${url}`)).toEqual([])
    const permissions = EXPECTED.map(({ method, route, permission }) => `${method} ${route} ${permission}`)
    expect(inApi.map(({ method, url, permission }) => `${method} ${url} ${permission ?? ''}`).sort()).toEqual(
      permissions.sort(),
    )
  })

  test('speak of the 17 roles of the province', () => {
    for (const { cells } of EXPECTED) expect(Object.keys(cells)).toEqual(['nobody', ...ROLES])
  })
})

/** The address with what stands at its end. */
function urlOf({ method, route, object }: ExpectedRoute, things: Things): string {
  if (object === 'procedure') return route.replace(':id', http.province.catalogue.on('2021-06-25').list()[0]?.publicId ?? '')
  if (object === 'unit') return route.replace(':id', http.province.directory.on('2021-06-25').units[0]?.publicId ?? '')
  if (object === 'form') return route.replace(':form', 'tk-khai-sinh')
  // Tries are counted by number, and every route tries for every role.
  if (object === 'number')
    return route.replace(':number', route.endsWith('/proof') ? (own['district']?.number ?? '') : things.number)
  if (/^.api.targets.(dossiers|map)$/.test(route)) return `${route}?target=ho-so-truc-tuyen`
  if (/^.api.figures.(received-elsewhere|hand-overs|handed-twice|reuse|settlement.*|registry.*)$/.test(route)) return `${route}?${route.endsWith('dossiers') ? 'metric=settled&' : route.endsWith('report') ? 'format=xlsx&' : ''}from=2021-06-01&until=2021-06-30`
  if (method === 'GET' && route === '/api/entries') return `${route}?kind=announcement`
  if (method === 'GET' && /^.api.reports(.:id.file)?$/.test(route)) return route.endsWith('file') ? `/api/reports/${randomUUID()}/file?format=pdf` : `${route}?period=2021-Q2`
  if (/^.api.(unit-traces|package-sources)$/.test(route)) return `${route}?search=${route.endsWith('traces') ? '18856' : 'khai'}`
  return object === 'none' ? route.replace(':id', randomUUID()).replace(':page', '1').replace(':number', '1')
    : route.replace(':id', things[object]).replace(':number', '1').replace(':letter', randomUUID())
}

const shown = ({ status, text }: Got) => `${String(status)} ${text}`

/** No process of the data has a step of these roles, so that nothing is ever on their table. */
const WITHOUT_STEP: ReadonlySet<StaffRole> = new Set(['cashier', 'one_stop_head', 'postal_staff'])

/** Which dossier is one's own: where the role has its step. */
function ownOf(role: StaffRole): Things {
  if (role === 'clerk') return atClerk
  return ['reception', 'postal_staff', 'one_stop_head'].includes(role) ? atReturn : own['commune'] ?? unknown
}

/** Where to leave is the last thing to do. */
const WALKED = EXPECTED.filter(({ method, route }) => `${method} ${route}` !== 'DELETE /api/session')

describe.each(STAFF_ROLES)('%s of a commune', (role) => {
  // Papers that were given along are shown to all who are asked until one takes the question: each role comes first.
  beforeAll(() => sql`update dossiers.consultation set taken_at = null, taken_by = null`
    .execute(http.province.database.owner))

  test.each(WALKED)('$method $route', async (expected) => {
    const { method, object, status } = expected
    const cell =
      WITHOUT_STEP.has(role) && expected.cells[role] === 'task' && object !== 'none' ? 'no' : expected.cells[role]
    const caller = staff.get(role)
    const call = async (things: Things) => caller?.call(method, urlOf(expected, things), sentTo(expected))
    const isOfNobody = ['none', 'form', 'procedure', 'number', 'unit'].includes(object)
    const foreign = isOfNobody ? [] : [own['other-commune'], own['district'], own['department']]
    const [mine, strange, ...others] = await Promise.all(
      [ownOf(role), ...(isOfNobody ? [] : [unknown]), ...foreign].map(async (things) => call(things ?? unknown)),
    )
    expect(mine?.status).toBe(cell === 'no' ? 404 : status)
    if (isOfNobody) return
    expect(strange?.status).toBe(404)
    if (cell === 'no' && mine && strange) expect(shown(mine)).toBe(shown(strange))
    expect(others).toHaveLength(3)
    for (const answer of others) {
      if (cell === 'any') expect(answer?.status).toBe(status)
      else expect(answer && shown(answer)).toBe(strange && shown(strange))
    }
  })
})

test.each(EXPECTED)('nobody and a stranger’s cookie: $method $route', async (expected) => {
  for (const caller of [
    http.callerWith(''), http.callerWith('__Host-motcua=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
  ]) {
    for (const method of expected.method === 'GET' ? ['GET', 'HEAD'] : [expected.method]) {
      const { status } = await caller.call(method, urlOf(expected, own['commune'] ?? unknown), sentTo(expected))
      expect(status).toBe(expected.cells['nobody'] === 'out' ? 401 : expected.status)
    }
  }
})

describe.each(OF_PEOPLE)('%s, whose door is the portal', (role) => {
  test.each(EXPECTED)('$method $route', async (expected) => {
    for (const caller of [people[role].portal, people[role].asStaff]) {
      const { status } = await caller.call(expected.method, urlOf(expected, own['commune'] ?? unknown), sentTo(expected))
      expect(status).toBe(expected.cells[role] === 'out' ? 401 : expected.status)
    }
  })
})

test.each(['other-commune', 'district', 'department'])(
  'at the %s each sees the own dossier and not that of the commune',
  async (name) => {
    const row = EXPECTED.find(({ method, route }) => `${method} ${route}` === 'GET /api/dossiers/:id')
    for (const role of STAFF_ROLES) {
      const caller = await asRole(http, role, name)
      const [mine, foreign] = [
        await caller.call('GET', `/api/dossiers/${own[name]?.dossier ?? ''}`),
        await caller.call('GET', `/api/dossiers/${own['commune']?.dossier ?? ''}`),
      ]
      const cell = row?.cells[role] ?? 'no'
      if (cell === 'own' || cell === 'any') expect([role, mine.status]).toEqual([role, 200])
      if (cell === 'no') expect([role, mine.status]).toEqual([role, 404])
      expect([role, foreign.status]).toEqual([role, cell === 'any' ? 200 : 404])
    }
  },
)

test('a step of another role is not one’s task, though it lies in the own office', async () => {
  const atOfficer = own['commune'] ?? unknown
  const STRANGE = [
    ['clerk', atOfficer, 'GET /api/dossiers/:id'], ['clerk', atOfficer, 'GET /api/slips/:id.pdf'],
    ['clerk', atOfficer, 'POST /api/dossiers/:id/result'],
    ['officer', atReturn, 'POST /api/dossiers/:id/originals-hand-over'],
    ['cashier', atReturn, 'POST /api/dossiers/:id/check'], ['postal_staff', atReturn, 'POST /api/dossiers/:id/taking'],
  ] as const
  for (const [role, things, key] of STRANGE) {
    const expected = EXPECTED.find(({ method, route }) => `${method} ${route}` === key)
    if (!expected) throw new Error(key)
    expect([
      role, key, (await staff.get(role)?.call(expected.method, urlOf(expected, things), sentTo(expected)))?.status,
    ]).toEqual([role, key, 404])
  }
})

const search = async (caller: Caller, text: string) => caller.call('POST', '/api/dossiers/search', { body: { text } })

const LISTS = [
  'awaiting-receipt', 'mine', 'unit', 'to-return', 'not-forwarded', 'late-without-apology', 'received-here',
]

test.each(['commune', 'other-commune', 'district', 'department'])(
  'no list and no search of the %s holds a dossier of another office',
  async (name) => {
    const row = EXPECTED.find(({ method, route }) => `${method} ${route}` === 'GET /api/dossiers')
    const mine = new Set(
      [own[name], ...(name === 'commune' ? [atClerk, atReturn] : [])].map((things) => things?.number),
    )
    for (const role of STAFF_ROLES) {
      const caller = await asRole(http, role, name)
      const isAllowed = row?.cells[role] === 'any'
      const looked = LISTS.map((list) => ({
        query: list, sent: () => caller.call('GET', `/api/dossiers?list=${list}&limit=100`),
      }))
      const sought = ['nguyen thi mau', ...Object.values(own).map((things) => things?.number ?? '')].map((text) => ({
        query: text, sent: () => search(caller, text),
      }))
      const answers = await Promise.all(
        [...looked, ...sought].map(async ({ query, sent }) => ({ query, ...(await sent()) })),
      )
      for (const { query, status, body } of answers) {
        expect([role, query, status]).toEqual([role, query, isAllowed ? 200 : 404])
        const foreign = isAllowed
          ? body.items.filter(({ number }) => !mine.has(number)).map(({ number }) => number)
          : []
        if (role !== 'auditor') expect([role, query, foreign]).toEqual([role, query, []])
      }
    }
  },
)

test('the lists are not empty for everybody: the counter finds what it received, by list, number and name', async () => {
  const [counter, watching] = [staff.get('reception'), staff.get('auditor')]
  if (!counter || !watching) throw new Error('nobody at the counter')
  for (const text of [own['commune']?.number ?? '', 'nguyen thi mau a']) {
    expect((await search(counter, text)).body.items.map(({ number }) => number)).toContain(own['commune']?.number)
  }
  expect(
    (await counter.call('GET', '/api/dossiers?list=received-here')).body.items.map(({ number }) => number),
  ).toContain(own['commune']?.number)
  expect(
    (await staff.get('clerk')?.call('GET', '/api/dossiers?list=unit'))?.body.items.map(({ number }) => number),
  ).toEqual([atClerk.number])
  const auditor = await search(watching, own['department']?.number ?? '')
  expect(auditor.body.items.map(({ number }) => number)).toEqual([own['department']?.number])
})

/** What a look may leave: that it was one, that the session is in use, and that somebody tried a number. */
const OF_LOOKING = /^(audit\.read|identity\.(session|attempt)$)/

/** A sum over all rows of each table, apart from those of looking. */
async function sumsOfTables(): Promise<Record<string, string>> {
  const { database: { owner } } = http.province
  const { rows } = await sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables
    where tableowner = current_user and schemaname not in ('pg_catalog', 'information_schema')`.execute(owner)
  const sums = rows.filter(({ name }) => !OF_LOOKING.test(name)).map(async ({ name }) => {
    const { rows: [row] } = await sql<{ sum: string }>`
      select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0)
      as sum from ${sql.table(name)} as t`.execute(owner)
    return [name, row?.sum ?? ''] as const
  })
  return Object.fromEntries(await Promise.all(sums))
}

test('GET and HEAD change nothing, whoever asks (ASVS 5.0: 3.5.3)', async () => {
  const reads = EXPECTED.filter(({ method }) => method === 'GET')
  const before = await sumsOfTables()
  for (const caller of [...staff.values(), ...OF_PEOPLE.map((one) => people[one].portal), http.callerWith('')]) {
    for (const row of reads) {
      for (const method of ['GET', 'HEAD'])
        await caller.call(method, urlOf(row, own['commune'] ?? unknown), sentTo(row))
    }
  }
  expect(await sumsOfTables()).toEqual(before)
  await doSteps(http, offices[1] as Office, own[offices[1]?.name ?? '']?.dossier ?? '', [
    ['officer', 'proposal', { outcome: 'settle' }],
  ])
  expect(await sumsOfTables()).not.toEqual(before) // they would tell
})

test('leaving ends the session for every role', async () => {
  for (const caller of staff.values()) {
    expect((await caller.call('DELETE', '/api/session', { key: null })).status).toBe(204)
    expect((await caller.call('GET', '/api/session')).status).toBe(401)
  }
})

import type pg from 'pg'
import { birthBody } from '../../birth.ts'
import { type Client, openClient, signIn } from '../../client.ts'
import { type Instance } from '../../instance.ts'
import type { Drill, DrillRun, Outcome } from '../drill.ts'
import { codeTo, newestMessage, openVisitor } from '../portal-visitor.ts'
import { PASSWORD } from '../birth-desks.ts'
import { type Cast, STAFF_ROLES, type StaffRole, castOf } from '../rights/cast.ts'
import { sampleFor } from '../rights/sample-body.ts'
import { API_ROWS, type ApiDocument } from '../rights/tables.ts'
import { type Tally, openTally } from '../rights/tally.ts'
import { COMMUNE, type Things, madeUp, thingsAt } from '../rights/things.ts'
import { type Guard } from '../without-guard.ts'
import { withProgram } from '../with-program.ts'

export const FIELDS: Drill = {
  name: 'fields', tests: 'T9',
  promise: 'No body gives itself a role, a unit, a state, a fee, a day or an owner, and no answer shows more of a person than the table of fields',
  attack: 'every body of API and portal with fields that are not its own, and every answer for every role, looked through for whole numbers',
  control: 'numbers shown unmasked', breaks: ['leaked fields'],
  rounds: { whole: 1, control: 1 }, minutes: 4, run,
}

const GUARDS: readonly Guard[] = [
  {
    file: 'server/src/kernel/mask.ts', text: 'return number.length === 12 ? masked(number, 4) : masked(number, 0)',
    instead: 'return number',
  },
]

/** What a body might try to give itself; each with this word in it, by which it is found wherever it was kept. */
const WORD = 'thuatruong'
const EXTRAS: Readonly<Record<string, unknown>> = {
  role: 'system_admin', roles: ['system_admin'], unitId: WORD, agencyId: WORD, status: WORD, state: WORD, stateText: WORD,
  fee: WORD, dueAt: '2031-01-01T00:00:00Z', ownerId: WORD, applicantName: WORD, submittedBy: WORD, level: 2, isAdmin: true,
  permission: WORD, version: 0, createdAt: '2001-01-01T00:00:00Z', constructor: { prototype: { isAdmin: WORD } },
}
/** JSON of which the extra field is one that scripts take for something else, or comes twice. */
const RAW: readonly ((json: string) => string)[] = [
  (json) => json.replace(/^\{/, `{"__proto__":{"isAdmin":"${WORD}"},`),
  (json) => json.replace(/^\{/, `{"constructor":{"prototype":{"isAdmin":"${WORD}"}},`),
  (json) => json.replace(/\}$/, `,"role":"${WORD}","role":"system_admin"}`).replace('{,', '{'),
]

async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  return withProgram({
    without: isControl ? GUARDS : undefined, env: { HASH_MEMORY_KIB: '1024' },
  }, async ({ instance, truth, client }) => {
    return { rounds, ...await attack(instance, truth, client, tell) }
  })
}

async function attack(instance: Instance, database: pg.Pool, client: Client, tell: (line: string) => void) {
  const [taken, leaked] = [openTally(), openTally()]
  const document = await client.json<ApiDocument>('GET', '/docs/json')
  const cast = await castOf(client, database, COMMUNE.place)
  const things = await thingsAt(client, database, { office: COMMUNE, n: 1, asker: cast.officer })
  const before = await powersOf(database)
  await stuffApi(client, document, { cast, things }, taken)
  await stuffIntake(client, things, taken)
  await stuffPortal(instance.url, database, taken)
  taken.expect(JSON.stringify(before) === JSON.stringify(await powersOf(database)), () => 'roles or levels have changed')
  for (const place of await placesOf(database, WORD)) taken.expect(false, () => `kept in ${place}`)
  await lookAtAnswers(client, { cast, things }, leaked)
  for (const one of [...taken.wrong, ...leaked.wrong].slice(0, 40)) tell(one)
  return {
    figures: [
      { name: 'bodies stuffed', value: taken.tested, atLeast: 800 },
      { name: 'extra fields taken', value: taken.wrong.length, atMost: 0 },
      { name: 'answers looked through', value: leaked.tested, atLeast: 300 },
      { name: 'leaked fields', value: leaked.wrong.length, atMost: 0 },
    ],
  }
}

interface Scene { readonly cast: Cast; readonly things: Things }

/** Every body of the API, by a role that may send it, with each extra field. */
async function stuffApi(client: Client, document: ApiDocument, { cast, things }: Scene, tally: Tally): Promise<void> {
  for (const row of API_ROWS.filter(({ method, route }) => method === 'POST' && !route.startsWith('/api/session'))) {
    const role = STAFF_ROLES.find((one) => ['own', 'any', 'task'].includes(row.cells[one] ?? ''))
    const url = row.route.replace(':id', row.object in things ? things[row.object as keyof Things] : madeUp().dossier)
      .replace(':number', things.number)
    const { body, headers = {} } = sampleFor(row, document)
    if (typeof body !== 'object' || body === null || role === undefined) continue
    const send = async (json: string) => client.send('POST', url, {
      cookie: cast[role], headers, raw: { type: 'application/json', content: Buffer.from(json) },
    })
    const plain = await send(JSON.stringify(body))
    for (const [name, value] of Object.entries(EXTRAS)) {
      if (Object.hasOwn(body, name)) continue
      const { status } = await send(JSON.stringify({ ...body, [name]: value }))
      // Refused as malformed, or refused as the same body without it: never done because of it.
      tally.expect(status >= 400 && status < 500 || status === plain.status, () => `${row.route} with ${name}: ${status}, without ${plain.status}`)
    }
    for (const make of RAW) {
      const { status } = await send(make(JSON.stringify(body)))
      tally.expect(status >= 400 && status < 500 || status === plain.status, () => `${row.route} with a raw field: ${status}`)
    }
  }
}

/** A whole dossier that would be received, but for the field. */
async function stuffIntake(client: Client, { person }: Things, tally: Tally): Promise<void> {
  const cookie = await signIn(client, COMMUNE.counter, PASSWORD)
  const { items } = await client.json<{ items: { id: string }[] }>(
    'GET', `/api/procedures?limit=1&search=${encodeURIComponent('đăng ký khai sinh')}`)
  const body = birthBody({ username: '', cookie, procedureId: items[0]?.id ?? '', applicantId: person, uploads: ['', '', ''] }, 777)
  for (const [name, value] of Object.entries(EXTRAS)) {
    const { status } = await client.send('POST', '/api/dossiers', { cookie, body: { ...body, [name]: value } })
    tally.expect(status === 400, () => `a dossier is received with ${name}: ${status}`)
  }
}

/** The forms by which somebody opens an account and signs in, with fields that would make it more than it is. */
async function stuffPortal(url: string, database: pg.Pool, tally: Tally): Promise<void> {
  const caller = openClient(url, '127.0.40.1')
  const visitor = openVisitor(caller)
  const extras = Object.fromEntries(Object.entries(EXTRAS).map(([name, value]) => [name, JSON.stringify(value)]))
  const fields = {
    ...extras, '__proto__[isAdmin]': WORD, 'kind': 'staff', 'level': '2', 'mandates': WORD,
    'ho-ten': 'Trần Thị Diễn', 'so': '000185990081', 'ngay': '3', 'thang': '2', 'nam': '1985', 'dien-thoai': '0500000081', 'tiep': '/ho-so',
  }
  await visitor.get('/dang-ky')
  const before = await newestMessage(database, '0500000081')
  await visitor.post('/dang-ky', fields)
  const opened = await visitor.post('/dang-ky/ma', { ...fields, ma: await codeTo(database, '0500000081', before) })
  tally.expect(opened.status === 303, () => `an honest form with more fields is refused: ${opened.status}`)
  const { rows } = await database.query<{ kind: string; level: number }>(`
    select a.kind, level from identity.account a join identity.person p on p.id = person_id where personal_number = '000185990081'`)
  tally.expect(rows.length === 1 && rows[0]?.kind === 'citizen' && rows[0].level === 1, () => `the account is ${JSON.stringify(rows)}`)
  for (const path of ['/ho-so', '/dang-nhap', '/theo-doi/H46.31.02-210625-0001', '/thu-tuc/1.001193/nop-ho-so', '/dang-xuat']) {
    const { status } = await visitor.post(path, fields)
    tally.expect(status < 500, () => `${path} fails on fields it does not know: ${status}`)
  }
  caller.close()
}

/** Who may what: changes by nothing that is sent here. */
async function powersOf(database: pg.Pool): Promise<object[]> {
  const { rows } = await database.query<object>(`
    select role, count(*) from identity.staff_grant group by 1 union all
    select 'level ' || level, count(*) from identity.account where level = 2 group by 1 order by 1`)
  return rows
}

/** The tables and columns in which a word stands. */
async function placesOf(database: pg.Pool, word: string): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`)
  const found: string[] = []
  for (const { name } of rows) {
    const { rows: [hit] } = await database.query<{ text: string }>(
      `select one::text as text from ${name} as one where one::text like '%${word}%' limit 1`)
    if (hit) found.push(`${name}: ${hit.text.slice(0, 200)}`)
  }
  return found
}

/** Each answer for each role, looked through for numbers of people whole, and for what a role is not to see at all. */
async function lookAtAnswers(client: Client, { cast, things }: Scene, tally: Tally): Promise<void> {
  const whole = /\b0001969[0-9]{5}\b|\b000090990002\b|\b0500 ?000 ?001\b|\+84500000001/
  const asked: (readonly [string, string, unknown?])[] = [
    ...API_ROWS.filter(({ method, route }) => method === 'GET' && !/\.pdf|\/file$|\/live$/.test(route)).map(({ route, object }) =>
      ['GET', route.replace(':id', object in things ? things[object as keyof Things] : madeUp().dossier).replace(':number', things.number)
        .replace(':form', 'tk-khai-sinh')] as const),
    ...['awaiting-receipt', 'unit', 'mine', 'received-here'].flatMap((list) => [
      ['GET', `/api/dossiers?list=${list}&limit=100`] as const, ['POST', '/api/dossiers/file', { list }] as const,
    ]),
    ['POST', '/api/people/search', { name: 'Nguyễn Thị' }], ['POST', '/api/dossiers/search', { text: 'nguyen thi' }],
    ['POST', '/api/people/search', { number: '000196997001' }],
  ]
  for (const role of STAFF_ROLES) for (const [method, path, body] of asked) {
    const { status, body: told } = await client.send(method, path, { cookie: cast[role], ...body !== undefined && { body } })
    const text = told.toString()
    tally.expect(!whole.test(text), () => `${role}: ${method} ${path} (${status}) shows ${whole.exec(text)?.[0] ?? ''}`)
    tally.expect(!seesNoPhone(role) || !/"applicant":\{[^}]*"phone":"/.test(text), () => `${role}: ${method} ${path} shows a phone`)
  }
}

/** By the table of fields: who watches calls nobody. */
function seesNoPhone(role: StaffRole): boolean {
  return ['clerk', 'cashier', 'controller', 'auditor', 'leader_viewer', 'agency_admin', 'system_admin'].includes(role)
}

/**
 * Need: every field of every answer is looked at once: whether it says something of a person, and then what, so that
 * the table of fields by role (modules/identity/domain/person-fields.ts) speaks of it. A new field is decided here.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  PERSON_FIELDS, type PersonField, type Sight, sightOfRole,
} from '../../src/modules/identity/domain/person-fields.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { askCorrectionOf } from './ask-correction-of.ts'
import { intakeBody } from './handed-in.ts'
import { type Office, STAFF_ROLES, type StaffRole, asRole, officesOf, staffOffices } from './offices.ts'
import { selfMade } from './people.ts'
import { PETITION_LAID } from './petition-of.ts'
import { MANIFEST_LAID, PRINCIPAL_LAID, layAround } from './laid-around.ts'
import { SHEET } from './walked-bodies.ts'
import { doSteps, expectedRoutes } from './walked.ts'

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly const?: unknown
  readonly additionalProperties?: unknown
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, {
    readonly responses: Readonly<Record<string, {
      readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
    }>>
  }>>>>
}

const CSV = new URL('answer-fields.csv', import.meta.url)
const [head, ...lines] = readFileSync(CSV, 'utf8').trimEnd().split('\n')
const ROWS = lines.map((line) => line.split(',') as [route: string, field: string, of: string])

let http: HttpServer
let commune: Office
let otherCommune: Office
/** Results of the past that the commune digitises. */
let packed: string
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  ;[commune, otherCommune] = offices as [Office, Office]
  packed = await packOf(commune)
})
afterAll(async () => http.stop())

/** A package with a result of somebody in it, at the agency of an office. */
async function packOf({ seats: { clerk } }: Office): Promise<string> {
  const { rows: [row] } = await sql<{ id: string }>`
    with made as (
      insert into documents.backlog_package (unit_id, document_type, made_at, made_by)
      values (${clerk.id}, 'giay-khai-sinh', now(), 1) returning id, public_id)
    insert into documents.backlog_item (unit_id, document_type, number, number_key, issued_on, owner_kind, owner_name, owner_number,
      listed_at, listed_by, package_id)
    select ${clerk.id}, 'giay-khai-sinh', '1', '1', '2019-12-03', 'citizen', 'Nguyễn Thị Kín', ${WHO.number}, now(), 1, id from made
    returning (select public_id from made) as id`.execute(http.province.database.owner)
  return row?.id ?? ''
}

/** The addresses of the leaves of a schema: `items[].fullName`. */
function leavesOf(schema: Schema, at = ''): string[] {
  if (schema.anyOf) return [...new Set(schema.anyOf.flatMap((one) => leavesOf(one, at)))]
  if (schema.items) return leavesOf(schema.items, `${at}[]`)
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, one]) => leavesOf(one, at === '' ? name : `${at}.${name}`))
  return [at]
}

test('each stands in the list, with what it says of a person, or that it says nothing', async () => {
  const document = JSON.parse((await http.callerWith('').call('GET', '/docs/json')).text) as Document
  const told = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).flatMap(
    ([method, { responses }]) => Object.entries(responses).filter(([status]) => status.startsWith('2')).flatMap(
      ([, { content = {} }]) => Object.values(content).flatMap(({ schema }) => schema ? leavesOf(schema) : []).map(
        (field) => `${method.toUpperCase()} ${path},${field}`))))
  expect(head).toBe('route,field,of')
  expect(ROWS.map(([route, field]) => `${route},${field}`).sort()).toEqual([...new Set(told)].sort())
  expect(ROWS.filter(([, , of]) => of !== '-' && of !== 'staff' && !(PERSON_FIELDS as readonly string[]).includes(of)))
    .toEqual([])
})

test('those that say something of a person are told to none but whom a right lets see people', () => {
  const routes = new Map(expectedRoutes().map(
    ({ method, route, cells }) => [`${method} ${route.replaceAll(/:(\w+)/g, '{$1}')}`, cells],
  ))
  const seen = ROWS.filter(([, , of]) => of !== '-' && of !== 'staff').flatMap(([route, field]) =>
    (['leader_viewer', 'system_admin'] as const).filter(
      (role) => !['no', 'out'].includes(routes.get(route)?.[role] ?? 'no'),
    )
      .map((role) => `${role} ${route} ${field}`))
  // Tracking masks by itself (R24); messages are read for a reason (ADR 0092, 0105), files by a ticket (ADR 0106).
  expect(seen.filter((one) => !/\/api\/(tracking|partner-files)\/|(partner|held)-messages\/\{id\}\/reading/.test(one))).toEqual([])
})

/** Who sees what of a person, written from the law. */
const SIGHTS = new Map(readFileSync(new URL('person-fields.csv', import.meta.url), 'utf8').trimEnd().split('\n')
  .slice(1).map((line) => {
  const [role = '', ...sights] = line.split(',')
  return [
    role, Object.fromEntries(PERSON_FIELDS.map((field, nth) => [field, sights[nth]])) as Record<PersonField, Sight>,
  ]
}))
const sightFor = (role: StaffRole, field: PersonField): Sight => SIGHTS.get(role)?.[field] ?? 'absent'

test('the table of fields by role is that of the law', () => {
  const kept = STAFF_ROLES.map(
    (role) => [role, Object.fromEntries(PERSON_FIELDS.map((field) => [field, sightOfRole(role, field)]))],
  )
  expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(SIGHTS))
})

/** The applicant, whole; and what stands where only the last of it is to be seen. */
const WHO = { number: '000196990777', birth: '1996-04-15', phone: '0500000077' }
const [STREET, SAID, CHILD] = ['Số 1 đường Mẫu', 'Em xin hỏi khi nào có kết quả', 'Trần Văn Kín']
const NEVER_WHOLE = [WHO.number, WHO.phone, '+84500000077', '0500 000 077', WHO.birth, '15/04/1996']
const MASK: Readonly<Partial<Record<PersonField, RegExp>>> = {
  // Never the last four, which prove to the tracking page who is asking.
  number: /^(\d{4}\*{6}|\*{4,})\d{2}$/, phone: /^\*{4,}\d{2}$/, birth: /^1996$/,
}
/** Where a dossier lies so that a role has its step. */
const PLACE: Readonly<Partial<Record<StaffRole, 'atClerk' | 'atReturn'>>> = {
  clerk: 'atClerk', reception: 'atReturn', one_stop_head: 'atReturn',
}
type Asked = readonly [method: 'GET' | 'POST', route: string, url: string, body?: object]

/** Every address that is read and every search, with what stands at its end. */
function askedOf({ dossier, number, sheet, consultation }: Laid): Asked[] {
  const plain = expectedRoutes().filter(
    ({ method, route }) => method === 'GET' && !/\.pdf$|\/file$|\/live$/.test(route),
  ).map(({ route, object }): Asked =>
    ['GET', route.replaceAll(/:(\w+)/g, '{$1}'), route.replace('/intake-sheets/:id', `/intake-sheets/${sheet}`)
      .replace(':number', number).replace('/packages/:id/items', `/packages/${packed}/items`).replace('/manifests/:id', `/manifests/${MANIFEST_LAID}`).replace('/people/:id', `/people/${PRINCIPAL_LAID}`).replace('/petitions/:id', `/petitions/${PETITION_LAID}`)
      .replace(':form', 'tk-khai-sinh').replace(':id', object === 'dossier' ? dossier : object === 'consultation' ? consultation : randomUUID())])
  return [
    ...plain,
    ...['units', 'applicant'].map((circle): Asked =>
      ['GET', '/api/dossiers/{id}/talk', `/api/dossiers/${dossier}/talk?circle=${circle}`]),
    ...['unit', 'mine', 'received-here', 'to-return', 'waiting', 'done'].map((list): Asked =>
      ['GET', '/api/dossiers', `/api/dossiers?list=${list}&limit=100`]),
    ['POST', '/api/people/search', '/api/people/search', { number: WHO.number }],
    ['POST', '/api/people/search', '/api/people/search', { name: 'Nguyễn Thị Kín' }],
    ['POST', '/api/dossiers/search', '/api/dossiers/search', { text: number }],
    ['POST', '/api/dossiers/search', '/api/dossiers/search', { text: WHO.number }],
    ['POST', '/api/staff/search', '/api/staff/search', { text: 'Nguyễn' }],
  ]
}

/** What stands at `items[].applicant.phone`, once for each item. */
function valuesAt(told: unknown, [name = '', ...rest]: readonly string[]): unknown[] {
  if (name === '') return told === undefined || told === null || told === '' ? [] : [told]
  if (typeof told !== 'object' || told === null) return []
  const at = (told as Readonly<Record<string, unknown>>)[name.replace('[]', '')]
  return (name.endsWith('[]') ? Array.isArray(at) ? at as unknown[] : [] : [at]).flatMap((one) => valuesAt(one, rest))
}

/** Leaves that some role was shown; of the others the test would say nothing. */
const shown = new Set<string>()

test.each(STAFF_ROLES)('%s sees of a person in every answer what the table says, and no more', async (role) => {
  const [caller, laid] = [await asRole(http, role, 'commune'), await laidOut()]
  const place = laid[PLACE[role] ?? 'atOfficer']
  const sheet = await sheetOf(caller)
  await askCorrectionOf(http, laid.atOfficer.dossier)
  const wrong: string[] = []
  let answered = 0
  for (const [method, route, url, body] of askedOf({ ...place, sheet, consultation: laid.consultation })) {
    const got = await caller.call(method, url, body && { body })
    // What a clerk has entered and not sent is shown to that clerk as it was entered.
    const isOwn = route.startsWith('/api/intake-sheets')
    for (const whole of isOwn ? [] : NEVER_WHOLE) if (got.text.includes(whole)) wrong.push(`${method} ${url} shows ${whole}`)
    if (got.status >= 300) continue
    answered += 1
    for (const [at, field, of] of ROWS.filter(
      ([one, , of]) => one === `${method} ${route}` && of !== '-' && of !== 'staff',
    )) {
      const values = valuesAt(got.body, field.split('.'))
      if (values.length > 0) shown.add(`${at} ${field}`)
      const sight = sightFor(role, of as PersonField)
      if (sight === 'absent' && values.length > 0 && !isOwn)
        wrong.push(`${at} shows ${field}, ${of}: ${JSON.stringify(values)}`)
      const mask = MASK[of as PersonField]
      if (sight === 'masked' && mask && !isOwn) for (const value of values)
        if (!mask.test(String(value))) wrong.push(`${at} shows ${field}, ${of}: ${String(value)}`)
    }
  }
  expect(wrong).toEqual([])
  expect(answered).toBeGreaterThan(5)
})

test('each field of a person was seen by some role, or nothing was shown of it', () => {
  const asked = ROWS.filter(
    ([route, field, of]) => of !== '-' && of !== 'staff' && field !== '' && /^(GET |POST .*search$)/.test(route),
  )
  expect(asked.filter(([route, field]) => !shown.has(`${route} ${field}`)).map(([route, field]) => `${route} ${field}`))
    .toEqual([])
})

interface Received { readonly dossier: string; readonly number: string }
interface Laid extends Received { readonly sheet: string; readonly consultation: string }
type Places = Readonly<Record<'atOfficer' | 'atClerk' | 'atReturn', Received>> & { readonly consultation: string }

let once: Promise<Places> | undefined
/** Three births of one mother, each where another role has its step, with an address, a declaration and talk. */
async function laidOut(): Promise<Places> {
  return once ??= (async () => {
    const toClerk = [['officer', 'proposal', { outcome: 'settle' }], ['agency_head', 'approval']] as const
    const [atOfficer, atClerk, atReturn] = [await received(0), await received(1), await received(2)]
    await doSteps(http, commune, atClerk.dossier, toClerk)
    await doSteps(http, commune, atReturn.dossier, [...toClerk, ['clerk', 'result']])
    for (const lay of [readScans, correctResults, () => layAround(http, commune, atOfficer, atClerk)]) await lay()
    return { atOfficer, atClerk, atReturn, consultation: await asked() }
  })()
}

/** As if the worker had read what was scanned, and found a name in it. */
async function readScans(): Promise<void> {
  const fields = JSON.stringify([{
    field: 'name', value: 'Nguyễn Thị Kín', normalised: 'Nguyễn Thị Kín', confidence: 0.9, isDoubtful: false, page: 1,
    box: { left: 0, top: 0, width: 1, height: 1 },
  }])
  await sql`update documents.paper_review set fields = ${fields}::jsonb, numbers = '{}', suggested_at = now()`
    .execute(http.province.database.owner)
}

/** As if somebody had proposed to correct what was issued. */
async function correctResults(): Promise<void> {
  await sql`insert into dossiers.result_end
      (dossier_id, kind, decision_number, decision_day, reason, proposed_at, proposed_by, corrected_data)
    select dossier_id, 'corrected', '1/QĐ-UBND', '2021-06-25', 'Sai chữ', now(), 1,
      ${JSON.stringify({ 'child.fullName': CHILD })}::jsonb
    from dossiers.signed_result`.execute(http.province.database.owner)
}

/** What the other commune asks this one about a birth there, with all that was declared given along. */
async function asked(): Promise<string> {
  const { dossier } = await received(3, otherCommune)
  const officer = await asRole(http, 'officer', 'other-commune')
  const { body: shown } = await officer.call('GET', `/api/dossiers/${dossier}`)
  const { answers } = shown as unknown as { answers: { key: string }[] }
  const { body, status, text } = await officer.call(
    'POST', `/api/dossiers/${dossier}/consultations`, {
      version: 1, body: {
        units: [commune.seats.officer.publicId], question: 'Đã đăng ký khai sinh ở đó chưa?',
        legalBasis: 'Luật Hộ tịch', fields: answers.map(({ key }) => key), papers: [],
      },
    },
  )
  if (status !== 201) throw new Error(text)
  return (body as unknown as { ids: string[] }).ids[0] ?? ''
}

let mother: ReturnType<typeof selfMade> | undefined
async function received(nth: number, office = commune): Promise<Received> {
  const clerk = await asRole(http, 'reception', office.name)
  const open = async (more: object) =>
    (await clerk.call('POST', '/api/people', { body: { kind: 'citizen', sex: 'nu', ...more } })).body.id
  mother ??= selfMade(http, {
    kind: 'citizen', fullName: 'Nguyễn Thị Kín', personalNumber: WHO.number, birth: WHO.birth, phone: '+84500000077',
  }, '+84500000077')
  const [person, authoriser] = [
    (await mother).personPublicId,
    await open({ fullName: 'Lê Thị Giao', number: '000196990778', birth: '1991-02-03', phone: WHO.phone }),
  ]
  const procedure = http.province.catalogue.on('2021-06-25').find('khai-sinh')?.publicId ?? ''
  const body = await intakeBody(clerk, procedure, person, {
    delivery: 'post', deliveryAddress: STREET, authoriserId: authoriser, confirmedDouble: nth > 0,
    communeId: office.territory.publicId, account: { outcome: 'guided' },
  })
  const { body: { id, number }, status, text } = await clerk.call('POST', '/api/dossiers', { body })
  if (status !== 201) throw new Error(text)
  const answers = {
    'requester.phone': WHO.phone, 'mother.idKind': 'cccd', 'mother.idNumber': WHO.number, 'child.fullName': CHILD,
  }
  await sql`update dossiers.answers set answers = ${JSON.stringify(answers)}::jsonb
    where dossier_id = (select id from dossiers.dossier where public_id = ${id})`.execute(http.province.database.owner)
  for (const circle of ['units', 'applicant'])
    await clerk.call('POST', `/api/dossiers/${id}/talk`, { body: { circle, text: SAID } })
  return { dossier: id, number }
}

/** A sheet of their own with an applicant, of those who sit at intake; its id, or one that is nobody's. */
async function sheetOf(caller: Caller): Promise<string> {
  const id = randomUUID()
  const found = await caller.call('POST', '/api/people/search', { body: { number: WHO.number } })
  const [applicant] = found.status === 200 ? found.body.items : []
  const { body: { id: officerId } } = await caller.call('GET', '/api/session')
  const sheet = {
    ...SHEET, ...applicant && { applicant }, known: WHO, answers: { 'mother.idNumber': WHO.number },
    deliveryAddress: STREET,
  }
  await caller.call('POST', `/api/intake-sheets/${id}`, { body: { officerId, sheet, revision: 0 } })
  return id
}

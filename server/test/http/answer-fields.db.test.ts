/**
 * Need: every field of every answer is looked at once: whether it says something of a person, and then what, so that
 * the table of fields by role (modules/identity/domain/person-fields.ts) speaks of it. A new field is decided here.
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PERSON_FIELDS } from '../../src/modules/identity/domain/person-fields.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody } from './handed-in.ts'
import { type StaffRole, asRole, officesOf, staffOffices } from './offices.ts'
import { expectedRoutes } from './walked.ts'

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly const?: unknown
  readonly additionalProperties?: unknown
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, {
    readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>>
  }>>>>
}

const CSV = new URL('answer-fields.csv', import.meta.url)
const [head, ...lines] = readFileSync(CSV, 'utf8').trimEnd().split('\n')
const ROWS = lines.map((line) => line.split(',') as [route: string, field: string, of: string])

let http: HttpServer
beforeAll(async () => {
  http = await startHttp()
  await staffOffices(http, officesOf(http))
})
afterAll(async () => http.stop())

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
  expect(ROWS.filter(([, , of]) => of !== '-' && of !== 'staff' && !(PERSON_FIELDS as readonly string[]).includes(of))).toEqual([])
})

test('those that say something of a person are told to none but whom a right lets see people', () => {
  const routes = new Map(expectedRoutes().map(({ method, route, cells }) => [`${method} ${route.replaceAll(/:(\w+)/g, '{$1}')}`, cells]))
  const seen = ROWS.filter(([, , of]) => of !== '-' && of !== 'staff').flatMap(([route, field]) =>
    (['leader_viewer', 'system_admin'] as const).filter((role) => !['no', 'out'].includes(routes.get(route)?.[role] ?? 'no'))
      .map((role) => `${role} ${route} ${field}`))
  // Tracking by number is public, and masks by itself (R24).
  expect(seen.filter((one) => !one.includes('/api/tracking/'))).toEqual([])
})

test.each([
  ['reception', '********01', 'Số 1 đường Mẫu'], ['officer', '********01', 'Số 1 đường Mẫu'],
  ['controller', null, null], ['auditor', null, null],
] as const)('%s sees phone and address of a dossier as %s and %s, and no number whole', async (role: StaffRole, phone, address) => {
  const clerk = await asRole(http, 'reception', 'commune')
  const { id, person } = await received(clerk)
  const { status, body, text } = await (await asRole(http, role, 'commune')).call('GET', `/api/dossiers/${id}`)
  expect(status).toBe(200)
  expect(body).toMatchObject({ applicant: { id: person, phone }, deliveryAddress: address })
  expect(text).not.toContain('000196990777')
})

let once: Promise<{ id: string; person: string }> | undefined
async function received(clerk: Caller): Promise<{ id: string; person: string }> {
  once ??= (async () => {
    const { body: { id: person } } = await clerk.call('POST', '/api/people', { body: {
      kind: 'citizen', fullName: 'Nguyễn Thị Kín', number: '000196990777', birth: '1996-04-15', sex: 'nu', phone: '0500000001',
    } })
    const procedure = http.province.catalogue.on('2021-06-25').find('khai-sinh')?.publicId ?? ''
    const more = { delivery: 'post', deliveryAddress: 'Số 1 đường Mẫu' }
    const { body, status, text } = await clerk.call('POST', '/api/dossiers', { body: await intakeBody(clerk, procedure, person, more) })
    if (status !== 201) throw new Error(text)
    return { id: body.id, person }
  })()
  return once
}

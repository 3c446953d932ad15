import { randomUUID } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SendOptions } from '../../client.ts'
import { everyPortalRoute } from '../../reach/route-tables.ts'
import { knownBodyFor, sampleOf } from '../rights/sample-body.ts'
import { type ApiDocument, API_ROWS, type Operation, type Row, type Schema } from '../rights/tables.ts'

/** What a caller may fill in: a part of an address, of its query, or of a JSON body; and the request around it. */
export interface Place {
  /** As it is told: method, route, and the name or the JSON pointer. */
  readonly name: string
  readonly method: string
  /** By whose session it is asked, so that whoever looks at it has the right to. */
  readonly cookie: string
  /** What honest people put there. */
  readonly sample: string
  /** The request with a text there, and at every other place what must stand there. */
  at(text: string): Asked
}
export interface Asked extends Pick<SendOptions, 'body' | 'headers'> { readonly path: string }

/** Who asks for what: by row of the table of rights. */
export interface Askers {
  cookieFor(row: Row): string
  /** What stands at a part of an address. */
  partOf(row: Row, name: string): string
  /** The version of that dossier, without which a deed on it is refused before its fields are looked at. */
  versionOf(row: Row): string
  /** A body of which more is right than its schema says; undefined where there is none. */
  bodyFor(row: Row): object | undefined
}

/** These end what is still needed, or never end; each stands in the drill of sessions or of fields. */
const LEFT_OUT: ReadonlySet<string> = new Set(['DELETE /api/session', 'GET /api/live', 'POST /demo/clock'])

/** Every path parameter, query parameter and field of a JSON body of every route in the OpenAPI document. */
export function placesOfApi(document: ApiDocument, askers: Askers): Place[] {
  return API_ROWS.filter(({ method, route }) => !LEFT_OUT.has(`${method} ${route}`)).flatMap((row) => {
    const path = row.route.replaceAll(/:(\w+)/g, '{$1}')
    const operation = document.paths[path]?.[row.method.toLowerCase()]
    return operation ? placesIn(row, operation, askers) : []
  })
}

function placesIn(row: Row, { parameters = [], requestBody }: Operation, askers: Askers): Place[] {
  const schema = requestBody?.content['application/json']?.schema
  const honest = schema && askers.bodyFor(row) as unknown
  const body = schema && (honest ?? { ...sampleOf(schema) as object, ...knownBodyFor(row) })
  const headers = () => ({ 'if-match': `"${askers.versionOf(row)}"` })
  const needed = parameters.filter(({ in: where, required }) => where === 'query' && required)
    .map((one) => [one.name, textOf(sampleOf(one.schema))] as const)
  const address = (part: string, text: string) =>
    row.route.replaceAll(/:(\w+)/g, (_, name: string) => inAddress(name === part ? text : askers.partOf(row, name)))
  const asking = (query: readonly (readonly [string, string])[], part = '', text = '') => {
    const pairs = query.map(([key, value]) => `${key}=${inAddress(value)}`)
    return pairs.length > 0 ? `${address(part, text)}?${pairs.join('&')}` : address(part, text)
  }
  const place = (name: string, sample: string, at: (text: string) => Asked): Place =>
    ({ name: `${row.method} ${row.route} ${name}`, method: row.method, cookie: askers.cookieFor(row), sample, at })
  return [
    ...[...row.route.matchAll(/:(\w+)/g)].map(([, name = '']) => place(
      name, askers.partOf(row, name), (text) =>
        ({ path: asking(needed, name, text), headers: headers(), ...body !== undefined && { body } }))),
    ...parameters.filter((one) => one.in === 'query').map(({ name, schema: one }) => place(
      name, textOf(givenFor(name, one, undefined) ?? sampleOf(one)), (text) =>
        ({ path: asking([...needed.filter(([other]) => other !== name), [name, text]]), headers: headers() }))),
    ...(schema ? leavesOf(schema, body) : []).map(({ pointer, sample, put }) => place(
      pointer, sample, (text) => ({ path: asking(needed), headers: headers(), body: put(text) }))),
  ]
}

interface Leaf {
  readonly pointer: string
  readonly sample: string
  /** The whole with a text there. */
  put(text: string): unknown
}

/** Each field of a schema, in all its shapes, within the given value or the smallest that has it. */
function leavesOf(schema: Schema, given: unknown = sampleOf(schema)): Leaf[] {
  const { anyOf, properties = {}, items, maxProperties } = schema
  if (anyOf?.some(({ type }) => type === 'object' || type === 'array')) {
    const leaves = anyOf.filter(({ type }) => type !== 'null').flatMap((one) => leavesOf(one))
    return [...new Map(leaves.map((leaf) => [leaf.pointer, leaf])).values()]
  }
  if (schema.type === 'object') {
    const whole = (maxProperties === 1 ? {} : given) as Readonly<Record<string, unknown>>
    const free = schema.additionalProperties ? [freeLeaf(whole, schema.additionalProperties)] : []
    const within = (name: string, one: Schema) => leavesOf(one, givenFor(name, one, whole[name]))
    const named = Object.entries(properties).flatMap(([name, one]) =>
      within(name, one).map(({ pointer, sample, put }) => ({
        pointer: `/${name}${pointer}`, sample, put: (text: string) => ({ ...whole, [name]: put(text) }),
      })))
    return [...named, ...free]
  }
  if (schema.type === 'array' && items) {
    const [first, ...rest] = given as readonly unknown[]
    return leavesOf(items, first).map(({ pointer, sample, put }) => ({
      pointer: `/0${pointer}`, sample, put: (text: string) => [put(text), ...rest],
    }))
  }
  const sample = textOf(given)
  return [{ pointer: '', sample, put: (text) => text === sample ? given : text }]
}

/** Of an object that takes any name: one more, with a text where texts may be. */
function freeLeaf(whole: object, value: Schema): Leaf {
  return {
    pointer: '/*', sample: 'a',
    put: (text) => ({ ...whole, [text]: value.type === undefined ? text : sampleOf(value) }),
  }
}

/** What no schema says and every check looks for, by the name of the field. */
const HONEST: Readonly<Record<string, string>> = {
  number: '000196997070', phone: '0500000001', code: '000000', email: 'mau@example.vn', screen: '/danh-sach',
  dossierNumber: 'H46.01-210625-0001', birth: '1990-04-15',
}

function givenFor(name: string, schema: Schema, given: unknown): unknown {
  const isText = [schema, ...schema.anyOf ?? []].some(({ type }) => type === 'string')
  return given ?? (isText && !schema.enum && !schema.anyOf?.some((one) => one.enum) ? HONEST[name] : undefined)
}

const PAGES = new URL('../../../server/src/pages/', import.meta.url)

/**
 * The query parameters of the portal's pages and the parts of their addresses. What a page reads of its query stands in
 * no table: it is taken from the sources, for every page of the file that reads it.
 */
export function placesOfPortal(cookie: string, partOf: (route: string, name: string) => string): Place[] {
  const read = queriesRead()
  return everyPortalRoute().filter((route) => route.startsWith('GET /')).flatMap((told) => {
    const route = told.slice('GET '.length)
    const address = (part = '', text = '') =>
      route.replaceAll(/:(\w+)/g, (_, name: string) => inAddress(name === part ? text : partOf(route, name)))
    return [
      ...[...route.matchAll(/:(\w+)/g)].map(([, name = '']): Place => ({
        name: `${told} ${name}`, method: 'GET', cookie, sample: partOf(route, name),
        at: (text) => ({ path: address(name, text) }),
      })),
      ...(read.get(told) ?? []).map((name): Place => ({
        name: `${told} ?${name}`, method: 'GET', cookie, sample: 'khai',
        at: (text) => ({ path: `${address()}?${name}=${inAddress(text)}` }),
      })),
    ]
  })
}

/** By page, what the file in which it stands reads of a query, itself or by a file that it imports for that. */
function queriesRead(): ReadonlyMap<string, readonly string[]> {
  const files = new Map(readdirSync(fileURLToPath(PAGES)).filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(new URL(file, PAGES), 'utf8')] as const))
  const own = (text: string) => [...text.matchAll(/query as \{([^}]*)\}/g)]
    .flatMap(([, names = '']) => [...names.matchAll(/(\w+)\?:/g)].map(([, name = '']) => name))
  return new Map([...files.values()].flatMap((text) => {
    const beside = [...text.matchAll(/from '\.\/([\w.-]+)'/g)].map(([, file = '']) => files.get(file) ?? '')
      .filter((one) => !one.includes("'GET /"))
    const names = [...new Set([text, ...beside].flatMap(own))]
    return [...text.matchAll(/'(GET \/[^']*)'/g)].map(([, told = '']) => [told, names] as const)
  }))
}

/** No address has a NUL in it: the server refuses it before any route, and nothing would be tried. */
function inAddress(text: string): string {
  return encodeURIComponent(text).replaceAll('%00', '%20')
}

function textOf(sample: unknown): string {
  return typeof sample === 'string' ? sample : JSON.stringify(sample ?? randomUUID())
}

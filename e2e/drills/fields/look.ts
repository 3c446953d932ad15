import { readFileSync } from 'node:fs'
import type { Client } from '../../client.ts'
import { type Cast, STAFF_ROLES, type StaffRole } from '../rights/cast.ts'
import { API_ROWS } from '../rights/tables.ts'
import type { Tally } from '../rights/tally.ts'
import { type Things, madeUp } from '../rights/things.ts'

/** What each role sees of a person, written from the law; and of which field of an answer that is said. */
const SIGHTS = new Map(cellsOf('person-fields.csv').map(({ role, ...sights }) => [role, sights]))
const LEAVES = cellsOf('answer-fields.csv').filter(({ of }) => of !== '-' && of !== 'staff')
/** The numbers and phones of everybody whom this drill invents, whole. */
const WHOLE = /\b0001969[0-9]{5}\b|\b000195990081\b|\b000090990002\b|\b0500 ?000 ?0(01|81)\b|\+845000000(01|81)/

/**
 * Each answer for each role, looked through for numbers of people whole, and for what a role is not to see at all. Only
 * what a role is let see counts as looked through: a refusal has nothing in it.
 */
export async function lookAtAnswers(
  client: Client, { cast, things }: { readonly cast: Cast; readonly things: Things }, tally: Tally,
): Promise<void> {
  for (const role of STAFF_ROLES) for (const [method, route, path, body] of askedOf(things)) {
    const { status, headers, body: told } = await client.send(method, path, {
      cookie: cast[role], ...body !== undefined && { body },
    })
    const [text, say] = [told.toString(), `${role}: ${method} ${path} (${status})`]
    if (status >= 300) {
      if (WHOLE.test(text)) tally.expect(false, () => `${say} shows ${WHOLE.exec(text)?.[0] ?? ''}`)
      continue
    }
    const shown = headers['content-type']?.includes('json') ? unfit(role, `${method} ${route}`, JSON.parse(text)) : []
    if (WHOLE.test(text)) shown.push(WHOLE.exec(text)?.[0] ?? '')
    tally.expect(shown.length === 0, () => `${say} shows ${shown.join(', ')}`)
  }
}

type Asked = readonly [method: string, route: string, path: string, body?: unknown]

/** Every address that is read, and every search. */
function askedOf(things: Things): Asked[] {
  return [
    ...API_ROWS.filter(
      ({ method, route }) => method === 'GET' && !/\.pdf|\/file$|\/live$/.test(route),
    ).map(({ route, object }): Asked =>
      ['GET', route.replaceAll(/:(\w+)/g, '{$1}'), route.replace(':number', things.number)
        .replace(':form', 'tk-khai-sinh')
        .replace(':id', object in things ? things[object as keyof Things] : madeUp().dossier)]),
    ...['awaiting-receipt', 'unit', 'mine', 'received-here'].flatMap((list): Asked[] => [
      ['GET', '/api/dossiers', `/api/dossiers?list=${list}&limit=100`],
      ['POST', '/api/dossiers/file', '/api/dossiers/file', { list }],
    ]),
    ...['units', 'applicant'].map((circle): Asked =>
      ['GET', '/api/dossiers/{id}/talk', `/api/dossiers/${things.dossier}/talk?circle=${circle}`]),
    ...([
      ['people', { name: 'Nguyễn Thị' }], ['people', { number: '000196997001' }], ['dossiers', { text: 'nguyen thi' }],
    ] as const)
      .map(([of, body]): Asked => ['POST', `/api/${of}/search`, `/api/${of}/search`, body]),
  ]
}

/** Leaves in which something stands that the role is not to see. */
function unfit(role: StaffRole, route: string, told: unknown): string[] {
  return LEAVES.filter((leaf) => leaf['route'] === route && SIGHTS.get(role)?.[leaf['of'] ?? ''] === 'absent')
    .flatMap(
      ({ field = '' }) => valuesAt(told, field.split('.')).some((value) => value !== null && value !== '')
        ? [field]
        : [],
    )
}

/** What stands at `items[].applicant.phone`, once for each item. */
function valuesAt(told: unknown, [name = '', ...rest]: readonly string[]): unknown[] {
  if (name === '') return told === undefined ? [] : [told]
  if (typeof told !== 'object' || told === null) return []
  const at = (told as Readonly<Record<string, unknown>>)[name.replace('[]', '')]
  const each = name.endsWith('[]') ? Array.isArray(at) ? at as unknown[] : [] : [at]
  return each.flatMap((one) => valuesAt(one, rest))
}

/** The rows of a table of the server's tests, by the names of its head. */
function cellsOf(name: string): Readonly<Record<string, string>>[] {
  const [head = '', ...lines] =
    readFileSync(new URL(`../../../server/test/http/${name}`, import.meta.url), 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(head.split(',').map((column, nth) => [column, cells[nth] ?? '']))
  })
}

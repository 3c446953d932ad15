import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Answer } from '../../client.ts'
import { everyPortalRoute } from '../../reach/route-tables.ts'
import type { Asker, Parts, PortalCast } from './portal-cast.ts'
import { type Row, PORTAL_ROWS } from './tables.ts'
import type { Tally } from './tally.ts'

/** Who may be asked for nothing of the kind goes before whoever may do it and thereby ends it. */
const COLUMNS = ['nobody', 'other', 'former', 'retired', 'delegate', 'own'] as const
type Column = typeof COLUMNS[number]

/** Which routes of the portal's source stand in no row, and the other way round. */
export function unlistedPages(): string[] {
  const [told, listed] = [everyPortalRoute(), PORTAL_ROWS.map(({ method, route }) => `${method} ${route}`)]
  return [...told.filter((one) => !listed.includes(one)), ...listed.filter((one) => !told.includes(one))]
}

/**
 * Every page and form × nobody, somebody else, whoever acts no longer, whoever acts, the owner × theirs, made up and
 * ended, against the table; of what only a browser makes (a draft that was sent, half a file) a database test walks it.
 */
export async function walkPortal(cast: PortalCast, database: pg.Pool, tally: Tally): Promise<void> {
  const standing = async () => {
    const { rows: [row] } = await database.query<{ mark: string }>(`select md5(
      (select string_agg(d::text, '|' order by token) from dossiers.draft d) ||
      (select string_agg(concat(id, state, version), '|' order by id) from dossiers.dossier) ||
      (select string_agg(concat(id, ended_at), '|' order by id) from documents.paper where kept_at is not null) ||
      (select string_agg(m::text, '|' order by id) from identity.mandate m)) as mark`)
    return row?.mark
  }
  for (const column of COLUMNS) for (const row of inOrder(column)) {
    const { asker, parts } = askedBy(cast, column, row)
    if (!parts) continue
    const [cell, before] = [row.cells[column] ?? '', await standing()]
    const answer = await ask(asker, row, parts)
    const say = (what: string) =>
      () => `${column}: ${row.method} ${row.route}, ${what}: ${answer.status} ${answer.headers.location ?? ''}`
    tally.expect(fits(cell, answer), say(`${cell} is to be`))
    if (!['in', 'none', 'gone', 'shut', 'same'].includes(cell)) continue
    tally.expect(before === await standing(), say('something was changed'))
    if (cell === 'shut' || row.object === 'none' || column === 'retired') continue
    const strange = madeUp(parts, column === 'delegate' ? 'id' : '')
    const nothing = await ask(asker, row, strange)
    tally.expect(shownOf(answer, parts) === shownOf(nothing, strange), say('not as for what was made up'))
  }
}

/** What was received at a counter: of it nothing is asked here, and a firm declared nothing. */
const LACKING: ReadonlySet<string> = new Set(['/ho-so/:id/bo-sung/:component/tep', '/ho-so/:id/to-khai.pdf'])

/** Reading before writing, and what takes away what others are asked for last of all. */
function inOrder(column: Column): Row[] {
  const rank = ({ method, route }: Row) => method === 'GET' || method === 'HEAD'
    ? 0 : method === 'POST'
      ? 1 + ['/xoa', '/rut', '/go', '/dung', '/dang-xuat'].findIndex((end) => route.endsWith(end)) + 1
      : 1
  const isLacking = ({ route }: Row) => (column === 'own' || column === 'delegate') && LACKING.has(route)
  return PORTAL_ROWS.filter((row) => row.cells[column] !== '-' && !isLacking(row)).sort((a, b) => rank(a) - rank(b))
}

/** Public things are the same to everybody, whatever id is asked for. */
const OF_EVERYBODY: ReadonlySet<string> = new Set(['none', 'procedure', 'entry', 'file', 'language'])
const ANY: Parts = { code: '1.001193', id: randomUUID(), file: 'khong-co.css', language: 'en' }

function askedBy(cast: PortalCast, column: Column, { object }: Row): { asker: Asker; parts: Parts | undefined } {
  const isOfFirm = object === 'firm' || object === 'mandate' || object === 'kept'
  const asker = isOfFirm && (column === 'own' || column === 'retired') ? cast.firm : cast[column]
  return { asker, parts: OF_EVERYBODY.has(object) ? ANY : cast[column].things[object] }
}

async function ask({ visitor }: Asker, { method, route }: Row, parts: Parts): Promise<Answer> {
  const path = route.replaceAll(/:(\w+)/g, (_, name: string) => parts[name] ?? name)
  if (method === 'GET') return await visitor.client.send('GET', path, { cookie: visitor.cookie })
  const [headers, raw] = contentOf(method, route, visitor.csrf)
  return await visitor.client.send(method, path, {
    cookie: visitor.cookie, headers: { 'x-csrf': visitor.csrf, ...headers }, ...raw && { raw },
  })
}

const TAKES_FILES = new Set([
  '/nop-ho-so/:token/giay-to/:component', '/nop-ho-so/:token/uy-quyen', '/ho-so/:id/bo-sung', '/kho/luu-giay-to',
])

/** A form of ours in which nothing is filled in, or a piece of a file without a byte. */
function contentOf(
  method: string, route: string, csrf: string,
): [headers: Record<string, string>, raw?: { readonly type: string; readonly content: Buffer }] {
  const piece = { 'tus-resumable': '1.0.0', 'upload-length': '10', 'upload-offset': '0' }
  if (method === 'PATCH') return [piece, { type: 'application/offset+octet-stream', content: Buffer.alloc(0) }]
  if (/\/tep(\/|$)/.test(route)) return [piece]
  if (TAKES_FILES.has(route)) return [{}, {
    type: 'multipart/form-data; boundary=x',
    content: Buffer.from(`--x\r\ncontent-disposition: form-data; name="csrf"\r\n\r\n${csrf}\r\n--x--\r\n`),
  }]
  return [{}, {
    type: 'application/x-www-form-urlencoded', content: Buffer.from(new URLSearchParams({ csrf }).toString()),
  }]
}

/** By the words of the table. */
function fits(cell: string, { status, headers: { location = '' } }: Answer): boolean {
  const isIn = status === 303 && location.startsWith('/dang-nhap') || status === 401
  switch (cell) {
    case 'in': return isIn
    case 'none': return status === 404
    case 'gone': return status === 410
    case 'any': return status < 500 && !isIn
    case 'on': return status === 303 && !isIn
    case 'same': return status === 303
    default: return status < 500 && status !== 404 && status !== 400 && !isIn
  }
}

/** What a stranger sees of an answer, without what is new on every page and without the ids that they named. */
function shownOf({ status, headers, body }: Answer, parts: Parts): string {
  const { location = '' } = headers
  const text =
    `${status} ${location} ${Object.keys(headers).sort().join()} ${body.toString().replaceAll(/name="(csrf|requestId)" value="[^"]*"/g, '')}`
  return Object.values(parts).filter((part) => part.length > 6).reduce(
    (shown, part) => shown.replaceAll(part, 'X'), text,
  )
}

/** Ids that nobody has given out; what is theirs of an address stays. */
function madeUp(parts: Parts, own: string): Parts {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [
    name, name === own ? part : name === 'token' ? 'a'.repeat(43) : /^[0-9a-f-]{36}$/.test(part) ? randomUUID() : part,
  ]))
}

/**
 * Need (T8): of each page and form of the portal it is written down who reaches it, of which object; what is not one's
 * own is answered like what never was, in the same words and after the same work.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PORTAL_ROUTES } from '../../src/pages/portal-routes.ts'
import { type Column, type Kind, type Parts, type Role, castOf, headersOf } from '../portal-cast.ts'
import { type PortalServer, startPortal } from '../portal-server.ts'
import type { Visitor } from '../portal-visitor.ts'

type Cell = 'any' | 'in' | 'none' | 'gone' | 'there' | 'on' | 'shut' | 'same' | '-'
interface Row extends Readonly<Record<Column, Cell>> {
  readonly method: 'GET' | 'POST' | 'HEAD' | 'PATCH' | 'DELETE'
  readonly route: string
  readonly permission: string
  readonly object: Kind | keyof typeof PUBLIC | 'none'
}
interface Got { readonly status: number; readonly text: string; readonly location: string; readonly statements: number }

/** Who may be asked for nothing of the kind goes before whoever may do it and thereby ends it. */
const COLUMNS: readonly Column[] = ['nobody', 'other', 'former', 'retired', 'delegate', 'own']
const [head = '', ...lines] = readFileSync(new URL('portal.routes.csv', import.meta.url), 'utf8').trimEnd().split('\n')
const ROWS = lines.map((line) => {
  const cells = line.split(',')
  return Object.fromEntries(head.split(',').map((name, nth) => [name, cells[nth] ?? ''])) as unknown as Row
})
/** Reading before writing, and what takes away what others are asked for last of all. */
const LAST = ['/huy', '/xoa', '/rut', '/go', '/dung', '/dang-xuat']
const ORDER = ['GET', 'HEAD', 'PATCH', 'POST', 'DELETE']
const rank = ({ method, route }: Row) =>
  ORDER.indexOf(method) + (method === 'POST' ? 9 * (LAST.findIndex((end) => route.endsWith(end)) + 1) : 0)
const isUpload = ({ method, route }: Row) =>
  PORTAL_ROUTES.some((one) => one.method === method && one.path === route && 'isUpload' in one)
const IN_ORDER = [...ROWS].sort((a, b) => rank(a) - rank(b))

let portal: PortalServer
let cast: Awaited<ReturnType<typeof castOf>>
let statements = 0
const { query } = pg.Client.prototype
beforeAll(async () => {
  portal = await startPortal()
  cast = await castOf(portal)
  await cast.nobody.visitor.open('/dang-nhap')
  for (const { visitor } of [cast.own, cast.other, cast.delegate, cast.former, cast.firm])
    await visitor.open('/ho-so')
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    statements += 1
    return Reflect.apply(query, this, asked) as never
  }
})
afterAll(async () => {
  pg.Client.prototype.query = query
  await portal.stop()
})

/** What anybody may ask for: any id does, for the answer is the same to everybody. */
const PUBLIC = { procedure: true, entry: true, file: true, language: true }
const EVERYBODYS: Parts = {
  code: '1.001193', id: randomUUID(), file: 'khong-co.css', language: 'en', number: 'H99.99-210625-0001',
}
const addressOf = (route: string, parts: Parts) => route.replaceAll(/:(\w+)/g, (_, name: string) => parts[name] ?? name)

/** A form of ours in which nothing is filled in, or a piece of a file without a byte. */
function contentOf(row: Row, visitor: Visitor): { headers: Record<string, string>; payload?: string } {
  const { method, route } = row
  const csrf = headersOf(visitor)['x-csrf'] ?? ''
  if (/\/tep(\/|$)/.test(route)) return { headers: {
    'tus-resumable': '1.0.0', ...method === 'POST' ? { 'upload-length': '10' } : { 'upload-offset': '0' },
    ...method === 'PATCH' && { 'content-type': 'application/offset+octet-stream' },
  } }
  if (isUpload(row)) return {
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: `--x\r\ncontent-disposition: form-data; name="csrf"\r\n\r\n${csrf}\r\n--x--\r\n`,
  }
  return method === 'POST'
    ? {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ csrf }).toString(),
    }
    : { headers: {} }
}

async function ask({ visitor }: Role, row: Row, parts: Parts): Promise<Got> {
  const before = statements
  const { headers, payload } = contentOf(row, visitor)
  const answer = await portal.app.inject({
    method: row.method, url: addressOf(row.route, parts), headers: { ...headersOf(visitor), ...headers },
    ...payload && { payload },
  })
  const hidden = Object.values(parts).filter((part) => part.length > 6)
    .reduce((text, part) => text.replaceAll(part, 'X'), answer.body)
    .replaceAll(/name="(csrf|requestId)" value="[^"]*"/g, '')
  return {
    status: answer.statusCode, text: hidden, location: answer.headers.location ?? '', statements: statements - before,
  }
}

const isSentToSignIn = ({ status, location }: Got) =>
  status === 303 && location.startsWith('/dang-nhap') || status === 401
const isReached = (got: Got) => got.status < 500 && got.status !== 404 && got.status !== 400 && !isSentToSignIn(got)
const FITS: Readonly<Record<Cell, (got: Got) => boolean>> = {
  'any': (got) => got.status < 500 && !isSentToSignIn(got), 'in': isSentToSignIn,
  'none': ({ status }) => status === 404,
  'there': isReached, 'on': (got) => got.status === 303 && !isSentToSignIn(got), 'shut': isReached,
  'same': (got) => got.status === 303,
  'gone': ({ status }) => status === 410,
  '-': () => true,
}

/** Ids that nobody has given out, of the same shape; what is theirs of an address stays. */
const madeUp = (parts: Parts, own = ''): Parts => Object.fromEntries(Object.entries(parts).map(([name, part]) => [
  name, name === own ? part : name === 'token' ? 'a'.repeat(43) : /^[0-9a-f-]{36}$/.test(part) ? randomUUID() : part,
]))

test('each route of the portal has its row, and each row its route', () => {
  const listed = ROWS.map(({ method, route, permission }) => `${method} ${route} ${permission}`)
  expect(listed.sort()).toEqual(
    PORTAL_ROUTES.map(({ method, path, permission }) => `${method} ${path} ${permission}`).sort(),
  )
  expect(ROWS.flatMap((row) => COLUMNS.map((column) => row[column])).filter((cell) => !Object.hasOwn(FITS, cell)))
    .toEqual([])
})

/** What of drafts, dossiers and mandates there is, in one word. */
async function standing(): Promise<string> {
  const { rows: [row] } = await sql<{ mark: string }>`select md5(
    (select string_agg(d::text, '|' order by token) from dossiers.draft d) ||
    (select string_agg(concat(id, state, version), '|' order by id) from dossiers.dossier) ||
    (select string_agg(concat(id, state), '|' order by id) from queue.appointment) ||
    (select string_agg(concat(id, ended_at), '|' order by id) from documents.paper where kept_at is not null) ||
    (select string_agg(x::text, '|' order by id) from identity.proxy x) ||
    (select string_agg(m::text, '|' order by id) from identity.mandate m)) as mark`
      .execute(portal.province.database.owner)
  return row?.mark ?? ''
}

/** Who asks in a cell and for what: the organisation itself for what is an organisation's. */
function askedBy(column: Column, { object }: Row): { readonly role: Role; readonly parts: Parts } {
  const isOfFirm = object === 'firm' || object === 'mandate' || object === 'kept'
  const role = isOfFirm && (column === 'own' || column === 'retired') ? cast.firm : cast[column]
  if (object === 'proxy' && column === 'own') return { role: cast.principal, parts: cast.own.things.proxy ?? {} }
  if (object === 'none' || object in PUBLIC) return { role, parts: EVERYBODYS }
  const parts = cast[column].things[object as Kind]
  if (!parts) throw new Error(`${column} has no ${object}`)
  return { role, parts }
}

test.each(COLUMNS)('%s: every cell is as written, and what is not theirs is like what never was', async (column) => {
  const wrong: string[] = []
  for (const row of IN_ORDER.filter((one) => one[column] !== '-')) {
    const { role, parts } = askedBy(column, row)
    const [cell, before] = [row[column], await standing()]
    const got = await ask(role, row, parts)
    const say = (what: string) => wrong.push(`${row.method} ${row.route}: ${what}`)
    if (!FITS[cell](got)) say(`${cell} is to be, ${String(got.status)} ${got.location} came`)
    if (['in', 'none', 'gone', 'shut', 'same'].includes(cell) && await standing() !== before)
      say('something was changed')
    if (!['in', 'none', 'gone', 'same'].includes(cell) || row.object === 'none' || column === 'retired') continue
    const unknown = await ask(role, row, madeUp(parts, column === 'delegate' ? 'id' : ''))
    if (got.status !== unknown.status || got.text !== unknown.text)
      say(`another answer than for nothing: ${String(unknown.status)}`)
    if (got.statements !== unknown.statements)
      say(`${String(got.statements)} statements, for nothing ${String(unknown.statements)}`)
  }
  expect(wrong).toEqual([])
})

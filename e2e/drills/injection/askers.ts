import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { birthBody, openBirthDesk } from '../../birth.ts'
import type { Client } from '../../client.ts'
import { PASSWORD } from '../birth-desks.ts'
import { STAFF_ROLES, castOf } from '../rights/cast.ts'
import { portalCastOf } from '../rights/portal-cast.ts'
import { type ApiDocument, API_ROWS, PORTAL_ROWS, type Row } from '../rights/tables.ts'
import { COMMUNE, thingsAt } from '../rights/things.ts'
import { type Askers, type Place, placesOfApi, placesOfPortal } from './places.ts'

/** Milliseconds after which the versions of dossiers are read anew, since deeds that are let in change them. */
const READ_ANEW = 250

/** Every place of API and portal, asked by whoever has the right to look; `close` when nothing is asked any more. */
export async function openPlaces(
  client: Client, database: pg.Pool,
): Promise<{ places: readonly Place[]; close(): void }> {
  const document = await client.json<ApiDocument>('GET', '/docs/json')
  const portal = await portalCastOf(client, database)
  const { askers, close } = await openAskers(client, database)
  const things = Object.values(portal.own.things)
  const objects = new Map(PORTAL_ROWS.map(({ method, route, object }) => [`${method} ${route}`, object]))
  const partOf = (route: string, name: string) => {
    const own = portal.own.things[objects.get(`GET ${route}`) ?? '']
    return own?.[name] ?? things.find((one) => one[name])?.[name] ?? randomUUID()
  }
  const places = [...placesOfApi(document, askers), ...placesOfPortal(portal.own.visitor.cookie, partOf)]
  return { places, close }
}

const PERSON = {
  fullName: 'Nguyễn Thị Mẫu', number: '000196997070', birth: '1996-04-15', sex: 'nu', phone: '0500000001',
}
/** Where the drill of rights sends what is refused, and here it must be looked at. */
const HONEST: Readonly<Record<string, object>> = {
  'POST /api/people': { ...PERSON, kind: 'citizen', number: '000196997072' },
  'POST /api/people/search': { number: PERSON.number },
  'POST /api/people/phone-code': { phone: PERSON.phone },
  'POST /api/people/:id/raising': { ...PERSON, code: '000000' },
  'POST /api/people/:id/phone': { number: PERSON.number, phone: PERSON.phone, code: '000000' },
}

async function openAskers(client: Client, database: pg.Pool): Promise<{ askers: Askers; close(): void }> {
  const cast = await castOf(client, database, COMMUNE.place)
  const things = await thingsAt(client, database, { office: COMMUNE, n: 70, asker: cast.officer })
  const desk = await openBirthDesk(client, COMMUNE.counter, PASSWORD, 71)
  const { items: [procedure] } = await client.json<{ items: { id: string }[] }>('GET', '/api/procedures?limit=1')
  // A deed that is let in moves its dossier on: each route has one of its own, so that no other finds it gone.
  const dossiers = new Map<string, string>()
  for (const [n, row] of API_ROWS.filter(({ object }) => object === 'dossier').entries()) {
    const body = birthBody(desk, 7_000 + n)
    const { id } = await client.json<{ id: string }>('POST', '/api/dossiers', { cookie: desk.cookie, body })
    dossiers.set(keyOf(row), id)
  }
  const versions = new Map<string, string>()
  const readAnew = async () => {
    const { rows } = await database.query<{ id: string; version: string }>(
      'select public_id as id, version::text from dossiers.dossier')
    for (const { id, version } of rows) versions.set(id, version)
  }
  await readAnew()
  const reading = setInterval(() => { readAnew().catch(() => undefined) }, READ_ANEW)
  const objects = new Map(Object.entries({ ...things, procedure: procedure?.id ?? '', form: 'tk-khai-sinh' }))
  const askers: Askers = {
    cookieFor: (row) => keyOf(row) === 'POST /api/dossiers' ? desk.cookie : cookieOf(row, cast),
    partOf: (row) => dossiers.get(keyOf(row)) ?? objects.get(row.object) ?? randomUUID(),
    versionOf: (row) => versions.get(dossiers.get(keyOf(row)) ?? '') ?? '1',
    bodyFor: (row) => keyOf(row) === 'POST /api/dossiers' ? birthBody(desk, 8_000) : HONEST[keyOf(row)],
  }
  return { askers, close: () => { clearInterval(reading) } }
}

/** Of a role that the law lets do it: to whom nothing is refused before the database is asked. */
function cookieOf({ cells }: Row, cast: Readonly<Record<string, string>>): string {
  const may = STAFF_ROLES.filter((role) => cells[role] !== 'no')
  const role = may.find((one) => cells[one] !== 'task') ?? may.find((one) => one === 'officer') ?? may[0]
  return cast[role ?? ''] ?? ''
}

function keyOf({ method, route }: Row): string {
  return `${method} ${route}`
}

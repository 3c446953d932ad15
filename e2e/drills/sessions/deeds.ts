import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Client } from '../../client.ts'
import type { Visitor } from '../portal-visitor.ts'
import { sampleFor } from '../rights/sample-body.ts'
import { API_ROWS, type ApiDocument } from '../rights/tables.ts'
import { COMMUNE, madeUp, thingsAt } from '../rights/things.ts'

/** What a browser sends, of somebody who is signed in there. */
export interface Call {
  readonly method: string
  readonly path: string
  readonly type: string
  readonly body: string
}
/** What is sent from our own page changes something each time; what a page elsewhere may try besides. */
export interface Deeds { readonly ours: readonly Call[]; readonly others: readonly Call[] }

const [JSON_TYPE, FORM_TYPE] = ['application/json', 'application/x-www-form-urlencoded']

/**
 * Deeds of a counter on a dossier of its own, and of a citizen on forms of ours; and every other route that is no
 * reading, with ids that there are and bodies that fit.
 */
export async function openDeeds(
  client: Client, database: pg.Pool, { staff, person, birth, territory }: {
    readonly staff: string
    readonly person: Visitor
    readonly birth: string
    readonly territory: string
  },
): Promise<Deeds> {
  const things = await thingsAt(client, database, { office: COMMUNE, n: 88 })
  const post = (path: string, body: object): Call =>
    ({ method: 'POST', path, type: JSON_TYPE, body: JSON.stringify(body) })
  const form = (path: string, fields: Readonly<Record<string, string>>): Call =>
    ({ method: 'POST', path, type: FORM_TYPE, body: new URLSearchParams(fields).toString() })
  const start = `/thu-tuc/${birth}/nop-ho-so`
  const page = (await person.get(start)).body.toString()
  const field = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1] ?? ''
  const document = await client.json<ApiDocument>('GET', '/docs/json', { cookie: staff })
  return {
    ours: [
      post(`/api/people/${things.person}/showing`, { field: 'number', reason: 'người nộp yêu cầu' }),
      post('/api/people/search', { number: '000196997088' }),
      post(`/api/dossiers/${things.dossier}/talk`, { circle: 'units', text: 'Cho hỏi thêm về giấy này.' }),
      post('/api/support', { screen: '/danh-sach', text: 'Không thấy hồ sơ' }),
      post('/api/dossiers/search', { text: things.number }),
      form(start, {
        noi: territory, mau: field('mau'), token: field('token'), requestId: randomUUID(), cho: 'minh',
        csrf: person.csrf,
      }),
    ],
    others: [
      ...API_ROWS.filter(({ method, route }) => method !== 'GET' && route !== '/api/session').map((row): Call => ({
        method: row.method, type: JSON_TYPE, body: JSON.stringify(sampleFor(row, document).body ?? {}),
        path: row.route.replace(
          ':id', row.object in things ? things[row.object as keyof typeof things] : madeUp().dossier,
        )
          .replace(':number', things.number),
      })),
      ...['/dang-xuat', '/dang-nhap', '/dang-ky', '/ho-so'].map(
        (path) => form(path, { so: '000185990171', tiep: '/ho-so' }),
      ),
    ],
  }
}

import { birthBody } from '../../birth.ts'
import { type Client, signIn } from '../../client.ts'
import { PASSWORD } from '../birth-desks.ts'
import { type Cast, STAFF_ROLES } from '../rights/cast.ts'
import { sampleFor } from '../rights/sample-body.ts'
import { API_ROWS, type ApiDocument } from '../rights/tables.ts'
import type { Tally } from '../rights/tally.ts'
import { COMMUNE, type Things, madeUp } from '../rights/things.ts'
import { EXTRAS, RAW } from './extras.ts'

interface Scene { readonly cast: Cast; readonly things: Things }

/**
 * Every body of the API, by a role that may send it, with each extra field: refused as malformed, whatever the same
 * body without it is answered.
 */
export async function stuffApi(
  client: Client, document: ApiDocument, { cast, things }: Scene, tally: Tally,
): Promise<void> {
  for (const row of API_ROWS.filter(({ method, route }) => method === 'POST' && !route.startsWith('/api/session'))) {
    const role = STAFF_ROLES.find((one) => ['own', 'any', 'task'].includes(row.cells[one] ?? ''))
    const url = row.route.replace(':id', row.object in things ? things[row.object as keyof Things] : madeUp().dossier)
      .replace(':number', things.number)
    const { body, headers = {} } = sampleFor(row, document)
    if (typeof body !== 'object' || body === null || role === undefined) continue
    const stuffed = [
      ...EXTRAS.map(([name, value]) => [name, JSON.stringify({ ...body, [name]: value })] as const),
      ...RAW.map(([name, make]) => [name, make(JSON.stringify(body))] as const),
    ]
    for (const [name, json] of stuffed.filter(([one]) => !Object.hasOwn(body, one))) {
      const answer = await client.send('POST', url, {
        cookie: cast[role], headers, raw: { type: 'application/json', content: Buffer.from(json) },
      })
      tally.expect(
        answer.status === 400,
        () => `${row.route} with ${name}: ${answer.status} ${answer.body.toString().slice(0, 200)}`,
      )
    }
  }
}

/** A whole dossier that would be received, but for the field. */
export async function stuffIntake(client: Client, { person }: Things, tally: Tally): Promise<void> {
  const cookie = await signIn(client, COMMUNE.counter, PASSWORD)
  const { items } = await client.json<{ items: { id: string }[] }>(
    'GET', `/api/procedures?limit=1&search=${encodeURIComponent('đăng ký khai sinh')}`)
  const body = birthBody(
    { username: '', cookie, procedureId: items[0]?.id ?? '', applicantId: person, uploads: ['', '', ''] }, 777,
  )
  for (const [name, value] of EXTRAS) {
    const { status } = await client.send('POST', '/api/dossiers', { cookie, body: { ...body, [name]: value } })
    tally.expect(status === 400, () => `a dossier is received with ${name}: ${status}`)
  }
}

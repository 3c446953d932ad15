import type { Client } from '../../client.ts'
import { type Cast, STAFF_ROLES } from './cast.ts'
import { addressOf } from './staff-walk.ts'
import { API_ROWS } from './tables.ts'
import type { Tally } from './tally.ts'
import type { Things } from './things.ts'

/** The same address, as nobody writes it who means well. */
const DISGUISES: Readonly<Record<string, (path: string) => string>> = {
  'slash at the end': (path) => `${path}/`,
  'slash doubled in front': (path) => `/${path}`,
  'slash doubled inside': (path) => path.replace('/api/', '/api//'),
  'dots back': (path) => `/tai-san/..${path}`,
  'dots back, written %2e': (path) => `/tai-san/%2e%2e${path}`,
  'slash written %2f': (path) => path.replace('/api/', '/api%2f'),
  'slash inside the id written %2f': (path) => `${path}%2f`,
  'a letter written %61': (path) => path.replace('/api', '/%61pi'),
  'a letter written twice over, %2561': (path) => path.replace('/api', '/%2561pi'),
  'capitals': (path) => path.toUpperCase(),
  'first letters capital': (path) => path.replace('/api/', '/Api/'),
  'NUL at the end': (path) => `${path}%00`,
  'NUL and a harmless ending': (path) => `${path}%00.css`,
  'semicolon': (path) => `${path};a=b`,
  'harmless ending': (path) => `${path}.css`,
  'backslash': (path) => path.replaceAll('/', '\\'),
  'space behind': (path) => `${path}%20`,
  'line break behind': (path) => `${path}%0d%0a`,
  'id in braces': (path) => path.replace(/[0-9a-f-]{36}/, '{$&}'),
  'id as urn': (path) => path.replace(/[0-9a-f-]{36}/, 'urn:uuid:$&'),
  'id in capitals': (path) => path.replace(/[0-9a-f-]{36}/, (id) => id.toUpperCase()),
  'id without strokes': (path) => path.replace(/[0-9a-f-]{36}/, (id) => id.replaceAll('-', '')),
  'another permission in the query': (path) => `${path}?permission=public&role=system_admin&_method=GET`,
  'very long': (path) => `${path}?${'a'.repeat(12_000)}`,
  'a whole address': (path) => `http://localhost${path}`,
}
/** Headers by which some servers let another address or method be asked for. */
const LIES: readonly Readonly<Record<string, string>>[] = [
  { 'x-original-url': '/api/units' }, { 'x-rewrite-url': '/api/units' }, { 'x-http-method-override': 'GET' },
  { 'x-forwarded-for': '127.0.0.1' }, { 'x-forwarded-user': 'quantri' }, { 'x-user-id': '1' }, { 'x-roles': 'auditor' },
  { 'authorization': 'Bearer quantri' }, { 'authorization': 'Basic cXVhbnRyaTpNb3RjdWFAMTEwNw==' },
]
const VERBS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'MOVE']
/** Made up, or another's by one sign, or as rows are numbered inside. */
const guessesOf = (id: string) => ['1', '2', '0', '-1', '00000000-0000-0000-0000-000000000000', 'null', 'undefined',
  `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`, `${id},${id}`, `${id}' or 1=1--`.replaceAll(' ', '%20'), '*',
  '%25']

/** Nobody, and whoever may not, come in by no other writing, verb or header. */
export async function tryDisguises(
  client: Client, { cast, own, foreign }: { readonly cast: Cast; readonly own: Things; readonly foreign: Things },
  tally: Tally,
): Promise<void> {
  const known = { procedure: '', numbers: [] }
  for (const row of API_ROWS.filter(({ method, cells }) => method === 'GET' && cells['nobody'] === 'out')) {
    const [path, strange] = [addressOf(row, own, known), addressOf(row, foreign, known)]
    const denied = STAFF_ROLES.find((role) => row.cells[role] === 'no')
    const reaching = STAFF_ROLES.find((role) => row.cells[role] === 'own')
    const callers: [string, string, string][] = [['nobody', '', path]]
    if (denied) callers.push([denied, cast[denied], path])
    if (reaching) callers.push([`${reaching}, foreign`, cast[reaching], strange])
    for (const [who, cookie, at] of callers) {
      const isIn = async (method: string, url: string, headers: Readonly<Record<string, string>> = {}) => {
        const answer =
          await client.send(method, url, { ...cookie !== '' && { cookie }, headers }).catch(() => undefined)
        return {
          isIn: answer !== undefined && answer.status < 300 && !isOpenPage(answer.body), status: answer?.status ?? 0,
        }
      }
      for (const [name, disguise] of Object.entries(DISGUISES)) {
        const { isIn: came, status } = await isIn('GET', disguise(at))
        tally.expect(!came, () => `${who}: GET ${row.route}, ${name}: ${status}`)
      }
      for (const headers of LIES) {
        const { isIn: came, status } = await isIn('GET', at, headers)
        tally.expect(!came, () => `${who}: GET ${row.route}, ${JSON.stringify(headers)}: ${status}`)
      }
      for (const method of VERBS) {
        const { isIn: came, status } = await isIn(method, at)
        tally.expect(!came, () => `${who}: ${method} ${row.route}: ${status}`)
      }
    }
  }
  await guess(client, { cast, foreign }, tally)
}

/** Ids that are guessed open nothing, whoever asks. */
async function guess(
  client: Client, { cast, foreign }: { readonly cast: Cast; readonly foreign: Things }, tally: Tally,
): Promise<void> {
  for (const row of API_ROWS.filter(
    ({ method, route, object }) => method === 'GET' && route.includes(':id') && object !== 'procedure',
  ))
    for (const id of guessesOf(foreign.dossier))
      for (const role of ['reception', 'system_admin', 'auditor'] as const) {
        const { status } = await client.send('GET', row.route.replace(':id', id), { cookie: cast[role] })
        tally.expect(status === 404 || status === 400, () => `${role}: GET ${row.route} of ${id}: ${status}`)
      }
}

/** The portal greets everybody; the static files are everybody's. */
function isOpenPage(body: Buffer): boolean {
  return body.includes('dang-nhap')
}

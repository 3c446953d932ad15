import type { Answer, Client } from '../../client.ts'
import { type Cast, STAFF_ROLES, type StaffRole } from './cast.ts'
import { sampleFor } from './sample-body.ts'
import { type ApiDocument, API_ROWS, type Row } from './tables.ts'
import type { Tally } from './tally.ts'
import { type Things, madeUp } from './things.ts'

/** What lies at the commune, by where its step is; one dossier that is over; and the same of other offices. */
export interface Lying {
  readonly atOfficer: Things
  readonly atClerk: Things
  readonly atReturn: Things
  readonly ended: Things
  readonly foreign: readonly Things[]
}

/** No process of the data has a step of these roles, so that nothing is ever on their table. */
const WITHOUT_STEP: ReadonlySet<string> = new Set(['cashier', 'one_stop_head', 'postal_staff'])
/** These have no object in their address, or one that is nobody's. */
const OF_NOBODY: ReadonlySet<string> = new Set(['none', 'form', 'procedure', 'number'])
/** Signing in and out are what the drill of sessions is about. */
const WALKED = API_ROWS.filter(({ route, method }) => route !== '/api/session' || method === 'GET')

/** Every route of the API × every role × own, foreign, made up and ended, against the table. */
export async function walkStaff(
  client: Client, document: ApiDocument, { cast, lying }: { readonly cast: Cast; readonly lying: Lying }, tally: Tally,
): Promise<void> {
  const known = await namesOf(client, lying)
  for (const row of WALKED) {
    const call = async (cookie: string, things: Things) => client.send(row.method, addressOf(row, things, known), {
      ...sampleFor(row, document), ...cookie !== '' && { cookie },
    })
    for (const cookie of ['', '__Host-motcua=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA']) {
      const { status } = await call(cookie, lying.atOfficer)
      tally.expect((status === 401) === (row.cells['nobody'] === 'out'),
        () => `nobody: ${row.method} ${row.route} answers ${status}`)
    }
    for (const role of STAFF_ROLES) await walkRole(row, role, lying, (things) => call(cast[role], things), tally)
  }
}

/** One route for one role. */
async function walkRole(
  row: Row, role: StaffRole, lying: Lying, call: (things: Things) => Promise<Answer>, tally: Tally,
): Promise<void> {
  const cell = WITHOUT_STEP.has(role) && row.cells[role] === 'task' && !OF_NOBODY.has(row.object)
    ? 'no'
    : row.cells[role]
  const say = (what: string, { status, body }: Answer) =>
    () => `${role}: ${row.method} ${row.route}, ${what}: ${status} ${body.toString().slice(0, 120)}`
  const mine = await call(ownOf(role, lying))
  const isLetIn = mine.status !== 404 && mine.status !== 401 && mine.status < 500
  if (row.object === 'none' && row.cells[role] !== 'no') {
    // One of one's own list, of which there is none: not to be told from what one may not have.
    tally.expect(isLetIn || mine.status === 404, say('own', mine))
    return
  }
  tally.expect(cell === 'no' ? mine.status === 404 : isLetIn, say('own', mine))
  if (OF_NOBODY.has(row.object)) return
  const strange = await call(madeUp())
  tally.expect(strange.status === 404, say('made up', strange))
  if (cell === 'no') tally.expect(isSame(mine, strange), say('own, which does not exist for this role,', mine))
  for (const things of lying.foreign) {
    const answer = await call(things)
    tally.expect(cell === 'any' ? answer.status !== 404 && answer.status < 500 : isSame(answer, strange),
      say('foreign', answer))
  }
  if (row.object !== 'dossier' && row.object !== 'paper' && row.object !== 'slip') return
  const ended = await call(lying.ended)
  if (cell === 'no' || cell === undefined) tally.expect(isSame(ended, strange), say('ended', ended))
  else tally.expect(row.method === 'GET' || isNotDone(row, ended), say('done on what has ended', ended))
}

/** On a dossier that is over nothing is done any more but to talk about it and to note it. */
function isNotDone({ route }: Row, { status }: Answer): boolean {
  return status >= 400 && status < 500
    || /\/(talk|follow-up|opinion|showing|declaration-showing|declaration-print)$/.test(route)
}

/** Neither status nor body nor the kind of headers tell one from the other. */
export function isSame(one: Answer, other: Answer): boolean {
  const shown = ({ status, headers, body }: Answer) => JSON.stringify([
    status, Object.keys(headers).sort(), headers['content-type'],
    body.toString().replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, 'ID').replaceAll(
      /H[\d.]+-\d+-\d+/g, 'NUMBER',
    ),
  ])
  return shown(one) === shown(other)
}

/** Which dossier is one's own: where the role has its step. */
export function ownOf(role: StaffRole, { atOfficer, atClerk, atReturn }: Lying): Things {
  if (role === 'clerk') return atClerk
  return ['reception', 'postal_staff', 'one_stop_head'].includes(role) ? atReturn : atOfficer
}

/** What is everybody's, and stands at the end of an address, too. */
interface Known { readonly procedure: string; readonly numbers: readonly string[] }
async function namesOf(client: Client, { atOfficer, atClerk, atReturn, ended, foreign }: Lying): Promise<Known> {
  const { items } = await client.json<{ items: { id: string }[] }>('GET', '/api/procedures?limit=1')
  const numbers = [atOfficer, atClerk, atReturn, ended, ...foreign].map(({ number }) => number)
  return { procedure: items[0]?.id ?? '', numbers }
}

/** The address with what stands at its end. */
export function addressOf({ method, route, object }: Row, things: Things, { procedure, numbers }: Known): string {
  if (object === 'procedure') return route.replace(':id', procedure)
  if (object === 'form') return route.replace(':form', 'tk-khai-sinh')
  // Tries are counted by number, and every route tries for every role.
  if (object === 'number') return route.replace(':number', nextNumber(numbers))
  if (method === 'GET' && route === '/api/entries') return `${route}?kind=announcement`
  return route.replace(':id', object === 'none' ? madeUp().dossier : things[object as keyof Things])
}

let asked = 0
function nextNumber(numbers: readonly string[]): string {
  asked += 1
  return numbers[asked % numbers.length] ?? ''
}

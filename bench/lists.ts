import pg from 'pg'
import { type Client, openClient, signIn } from '../e2e/client.ts'
import { type Instance, startInstance } from '../e2e/instance.ts'
import { PASSWORD } from './desks.ts'
import { type Figure, figureOf, quantileOf, tell } from './figure.ts'
import { runCommand } from './run-command.ts'

const DOSSIERS = 100_000
const REQUESTS = 300
/** Milliseconds that the slowest but one of twenty may take. */
const MOST = 10
/** Of what is not asked with every page: numbers of all lists, a total, a list in another order. */
const MOST_ONCE = 40
/** The lists besides the unit's, for a clerk with most to do. */
const LISTS = [
  'mine', 'unassigned', 'awaiting-receipt', 'to-return', 'not-forwarded', 'due-today', 'overdue', 'waiting',
  'about-to-be-late', 'done',
]
/** What is asked once a list, or in another order than its own. */
const ONCE: readonly (readonly [figure: string, path: string])[] = [
  ['counts', '/api/dossiers/counts'], ['total', '/api/dossiers/total?list=received-here'],
  ['filtered', '/api/dossiers?list=unit&channel=online&dueFrom=2021-01-01'],
  ['by-name', '/api/dossiers?list=overdue&sort=name'], ['by-follow-up', '/api/dossiers?list=unit&sort=follow-up'],
]
/** Common names, rare ones, only begun ones, without marks. */
const NAMES = [
  'nguyen thi', 'Nguyễn Văn An', 'tran', 'pham minh', 'lê thị thu hương', 'dinh cong yen', 'ho', 'Trương Khánh Uyên',
]

/**
 * The lists of the desk over HTTP at one user, on a province of 100,000 dossiers: the worklists of officers with most
 * to do, every other list, the numbers of all lists, a list filtered and in other orders, and the search of a clerk by
 * words of a name and by number. The 95th percentile in milliseconds.
 */
export async function benchLists(): Promise<Figure[]> {
  const instance = await startInstance()
  const client = openClient(instance.url)
  try {
    const seconds = runCommand(instance, 'seed', '--dossiers', String(DOSSIERS), '--seed', 'bench')
    await query(instance, 'vacuum analyze', 'postgres') // as autovacuum would have done within a minute
    const busy = await query<{ username: string }>(
      instance,
      `
      select (select username from identity.account join identity.staff_grant on account_id = account.id
        where staff_grant.role = task.role and staff_grant.unit_id = task.unit_id limit 1) as username
      from workflow.task where done_at is null and role = 'officer' group by role, unit_id order by count(*) desc limit 5`,
    )
    const numbers = await query<{ number: string; username: string }>(instance, `
      select number, (select username from identity.account join identity.staff_grant on account_id = account.id
        where staff_grant.role = 'reception' and staff_grant.unit_id = receives_at_id limit 1) as username
      from dossiers.dossier where id % 5000 = 0 limit 20`)
    const figures = [figureOf('seed', 'dossiers-100000', seconds, 's', 60, true)]
    figures.push(
      await measure(
        client,
        'worklist',
        'unit',
        await asksOf(
          client, busy.map(({ username }) => ({ username })),
        ),
      ),
    )
    const [busiest] = await query<{ username: string }>(instance, `
      select username from identity.account join identity.staff_grant on account_id = account.id
      where role = 'reception' and unit_id = (select receives_at_id from dossiers.dossier group by 1 order by count(*) desc limit 1)
      order by username limit 1`)
    const watching = busiest?.username ?? ''
    const clerk = numbers[0]?.username ?? ''
    for (const list of LISTS) {
      const asks = await asksOf(client, [{ username: watching, path: `/api/dossiers?list=${list}` }])
      figures.push(await measure(client, 'list', list, asks))
    }
    for (const [figure, path] of ONCE) {
      const asks = await asksOf(client, [{ username: watching, path }])
      figures.push(await measure(client, 'lists', figure, asks, MOST_ONCE))
    }
    figures.push(
      await measure(
        client,
        'search',
        'name',
        await asksOf(
          client, NAMES.map((text) => ({ username: clerk, text })),
        ),
      ),
    )
    figures.push(
      await measure(
        client,
        'search',
        'number',
        await asksOf(
          client, numbers.map(({ number, username }) => ({ username, text: number })),
        ),
      ),
    )
    return figures
  } finally {
    client.close()
    await instance.stop()
  }
}

/** The worklist of somebody, another list, or what they look for. */
interface Ask { readonly cookie: string; readonly text?: string | undefined; readonly path?: string | undefined }

async function asksOf(
  client: Client, asks: readonly { username: string; text?: string; path?: string }[],
): Promise<Ask[]> {
  const cookies = new Map<string, string>()
  for (const { username } of asks)
    if (!cookies.has(username)) cookies.set(username, await signIn(client, username, PASSWORD))
  return asks.map(({ username, ...ask }) => ({ cookie: cookies.get(username) ?? '', ...ask }))
}

async function send(client: Client, { cookie, text, path }: Ask): Promise<{ items?: unknown[] }> {
  if (text === undefined) return client.json('GET', path ?? '/api/dossiers?list=unit', { cookie })
  return client.json('POST', '/api/dossiers/search', { cookie, body: { text } })
}

/** One request after the other, as one person sends them; the first round is to get warm. */
async function measure(
  client: Client, bench: string, figure: string, asks: readonly Ask[], most = MOST,
): Promise<Figure> {
  const times: number[] = []
  let lines = 0
  for (let n = -50; n < REQUESTS; n += 1) {
    const ask = asks[(n + 50) % asks.length] ?? { cookie: '' }
    const begun = performance.now()
    const { items = [] } = await send(client, ask)
    if (n < 0) continue
    times.push(performance.now() - begun)
    lines += items.length
  }
  tell(
    `${bench} ${figure}: median ${quantileOf(times, 0.5).toFixed(2)} ms, p95 ${quantileOf(times, 0.95).toFixed(2)} ms, ${(lines / REQUESTS).toFixed(1)} lines`,
  )
  return figureOf(bench, `${figure}-p95`, quantileOf(times, 0.95), 'ms', most, true)
}

async function query<T extends pg.QueryResultRow>(
  instance: Instance, text: string, role: 'motcua_app' | 'postgres' = 'postgres',
): Promise<T[]> {
  const database = new pg.Client(instance.databaseUrl(role))
  await database.connect()
  const { rows } = await database.query<T>(text)
  await database.end()
  return rows
}

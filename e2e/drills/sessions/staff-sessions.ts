import { request } from 'node:http'
import type pg from 'pg'
import { type Client, signIn } from '../../client.ts'
import { PASSWORD } from '../birth-desks.ts'
import { insertStaff } from '../rights/cast.ts'
import type { Tally } from '../rights/tally.ts'
import { idOf } from '../rights/things.ts'

const COOKIE = '__Host-motcua'
const isIn = async (client: Client, cookie: string) => (await client.send('GET', '/api/session', { cookie })).status === 200

/** A session is new at each sign-in, and whatever cookie somebody planted before opens nothing afterwards. */
export async function tryFixation(client: Client, tally: Tally): Promise<void> {
  const planted = `${COOKIE}=${'A'.repeat(43)}`
  const signInWith = async (cookie: string) => {
    const { headers } = await client.send('POST', '/api/session', {
      cookie, body: { username: 'tiepnhan.dong-phu', password: PASSWORD },
    })
    return headers['set-cookie']?.[0] ?? ''
  }
  const first = await signInWith(planted)
  tally.expect(/; Secure/.test(first) && /; HttpOnly/.test(first) && /SameSite=Strict/.test(first) && !/Domain=/.test(first),
    () => `the cookie of a session is ${first.replace(/=[^;]*/, '')}`)
  const one = first.split(';')[0] ?? ''
  tally.expect(one !== planted && !await isIn(client, planted), () => 'a planted session lives')
  const two = (await signInWith(one)).split(';')[0] ?? ''
  tally.expect(two !== one, () => 'a second sign-in keeps the session')
  tally.expect(!await isIn(client, one), () => 'the session before the sign-in lives')
  tally.expect(await isIn(client, two), () => 'the new session is none')
}

/** What ends a session, by name. */
type End = (client: Client, admin: string, victim: { readonly id: string; readonly username: string; readonly cookie: string }) => Promise<unknown>
const ENDS: Readonly<Record<string, End>> = {
  'sign-out': (client, _, { cookie }) => client.send('DELETE', '/api/session', { cookie }),
  'disable': (client, cookie, { id, username }) =>
    client.json('POST', `/api/staff/${id}/closing`, { cookie, body: { username } }),
  'new password': (client, cookie, { id }) => client.json('POST', `/api/staff/${id}/new-password`, { cookie, body: {} }),
  'role taken': async (client, cookie, { id }) => {
    const { roles } = await client.json<{ roles: { role: string; unitId: string }[] }>('GET', `/api/staff/${id}`, { cookie })
    const [held] = roles
    return client.json('POST', `/api/staff/${id}/role-end`, {
      cookie, body: { role: held?.role, unitId: held?.unitId, from: '2021-06-25' },
    })
  },
}

/** Seconds from the end of a session to its first refusal, the longest; its open stream ends, too. */
export async function tryEnds(client: Client, database: pg.Pool, url: string, tally: Tally): Promise<number> {
  const { rows: [desk] } = await database.query<{ unit: string }>(`
    select unit_id::text as unit from identity.staff_grant join identity.account a on a.id = account_id
    where username = 'tiepnhan.dong-phu' limit 1`)
  const admin = await signIn(client, 'quantri', PASSWORD)
  let slowest = 0
  for (const [name, end] of Object.entries(ENDS)) {
    const username = `drill.${name.replaceAll(' ', '-')}`
    await insertStaff(database, username, 'reception', desk?.unit ?? '')
    const cookie = await signIn(client, username, PASSWORD)
    const other = await signIn(client, username, PASSWORD)
    const stream = await openStream(url, cookie)
    await end(client, admin, { id: await idOf(database, username), username, cookie })
    const ended = performance.now()
    for (let nth = 0; nth < 200 && await isIn(client, cookie); nth += 1) await new Promise((done) => setTimeout(done, 50))
    slowest = Math.max(slowest, (performance.now() - ended) / 1_000)
    tally.expect(!await isIn(client, cookie), () => `${name}: the session lives`)
    if (name !== 'sign-out') tally.expect(!await isIn(client, other), () => `${name}: a second session lives`)
    stream.close()
  }
  return slowest
}

async function openStream(url: string, cookie: string): Promise<{ close(): void }> {
  const asked = request(`${url}/api/live`, { headers: { cookie, accept: 'text/event-stream' } }, (answer) => answer.resume())
  asked.on('error', () => undefined)
  asked.end()
  return { close: () => { asked.destroy() } }
}

/** Idle a minute less than fifteen, a minute more, and busy for twelve hours: time is what the rows say it was. */
export async function tryTimes(client: Client, database: pg.Pool, tally: Tally): Promise<void> {
  const shift = async (cookie: string, column: 'last_seen_at' | 'ends_at', by: string) => {
    const token = cookie.split('=')[1] ?? ''
    const { rowCount } = await database.query(`
      update identity.session set ${column} = ${column} - $1::interval, created_at = created_at - $1::interval
      where id = (select max(id) from identity.session) and ended_at is null`, [by])
    if (rowCount !== 1) throw new Error(`no session of ${token.slice(0, 4)}`)
  }
  const idle = await signIn(client, 'tiepnhan.dong-phu', PASSWORD)
  await shift(idle, 'last_seen_at', '14 minutes')
  tally.expect(await isIn(client, idle), () => 'fourteen minutes idle end a session')
  await new Promise((done) => setTimeout(done, 500)) // its use is noted beside the answer
  await shift(idle, 'last_seen_at', '16 minutes')
  tally.expect(!await isIn(client, idle), () => 'sixteen minutes idle do not end a session')
  const busy = await signIn(client, 'tiepnhan.dong-phu', PASSWORD)
  await shift(busy, 'ends_at', '719 minutes')
  tally.expect(await isIn(client, busy), () => 'a session ends before twelve hours')
  await shift(busy, 'ends_at', '2 minutes')
  tally.expect(!await isIn(client, busy), () => 'a busy session outlives twelve hours')
}

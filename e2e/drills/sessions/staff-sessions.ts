import { request } from 'node:http'
import type pg from 'pg'
import { type Client, signIn } from '../../client.ts'
import { PASSWORD } from '../birth-desks.ts'
import { insertStaff } from '../rights/cast.ts'
import type { Tally } from '../rights/tally.ts'
import { idOf } from '../rights/things.ts'

const COOKIE = '__Host-motcua'
const isIn = async (client: Client, cookie: string) =>
  (await client.send('GET', '/api/session', { cookie })).status === 200

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
  tally.expect(/; Secure/.test(first) && /; HttpOnly/.test(first) && /SameSite=Strict/.test(first)
    && !/Domain=/.test(first),
    () => `the cookie of a session is ${first.replace(/=[^;]*/, '')}`)
  const one = first.split(';')[0] ?? ''
  tally.expect(one !== planted && !await isIn(client, planted), () => 'a planted session lives')
  const two = (await signInWith(one)).split(';')[0] ?? ''
  tally.expect(two !== one, () => 'a second sign-in keeps the session')
  tally.expect(!await isIn(client, one), () => 'the session before the sign-in lives')
  tally.expect(await isIn(client, two), () => 'the new session is none')
}

/** What ends a session, by name. */
type End = (
  client: Client, admin: string, victim: { readonly id: string; readonly username: string; readonly cookie: string },
) => Promise<unknown>
const ENDS: Readonly<Record<string, End>> = {
  'sign-out': (client, _, { cookie }) => client.send('DELETE', '/api/session', { cookie }),
  'disable': (client, cookie, { id, username }) =>
    client.json('POST', `/api/staff/${id}/closing`, { cookie, body: { username } }),
  'new password': (client, cookie, { id }) =>
    client.json('POST', `/api/staff/${id}/new-password`, { cookie, body: {} }),
  'role taken': async (client, cookie, { id }) => {
    const { roles } = await client.json<{ roles: { role: string; unitId: string }[] }>(
      'GET', `/api/staff/${id}`, { cookie },
    )
    const [held] = roles
    return client.json('POST', `/api/staff/${id}/role-end`, {
      cookie, body: { role: held?.role, unitId: held?.unitId, from: '2021-06-25' },
    })
  },
}

/** A line looks every 25 seconds whether its session is there. */
const STREAM_ENDS_WITHIN = 35_000

/**
 * Seconds from the end of a session to its first refusal, the longest; and the names of the ends after which its open
 * stream went on, which is known only later.
 */
export async function tryEnds(
  client: Client, database: pg.Pool, url: string, tally: Tally,
): Promise<{ readonly slowest: number; readonly streaming: Promise<string[]> }> {
  const { rows: [desk] } = await database.query<{ unit: string }>(`
    select unit_id::text as unit from identity.staff_grant join identity.account a on a.id = account_id
    where username = 'tiepnhan.dong-phu' limit 1`)
  const admin = await signIn(client, 'quantri', PASSWORD)
  let slowest = 0
  const streams: Promise<string | undefined>[] = []
  for (const [name, end] of Object.entries(ENDS)) {
    const username = `drill.${name.replaceAll(' ', '-')}`
    await insertStaff(database, username, 'reception', desk?.unit ?? '')
    const cookie = await signIn(client, username, PASSWORD)
    const other = await signIn(client, username, PASSWORD)
    const stream = await openStream(url, cookie)
    await end(client, admin, { id: await idOf(database, username), username, cookie })
    const ended = performance.now()
    for (let nth = 0; nth < 200
      && await isIn(client, cookie); nth += 1) await new Promise((done) => setTimeout(done, 50))
    slowest = Math.max(slowest, (performance.now() - ended) / 1_000)
    tally.expect(!await isIn(client, cookie), () => `${name}: the session lives`)
    if (name !== 'sign-out') tally.expect(!await isIn(client, other), () => `${name}: a second session lives`)
    streams.push(stream.endsWithin(STREAM_ENDS_WITHIN).then((isEnded) => isEnded ? undefined : name))
  }
  return { slowest, streaming: Promise.all(streams).then((names) => names.filter((name) => name !== undefined)) }
}

/** A stream that is open when this answers; whether the server ends it in time. */
async function openStream(url: string, cookie: string): Promise<{
  endsWithin(milliseconds: number): Promise<boolean>
}> {
  return new Promise((done, fail) => {
    const asked = request(`${url}/api/live`, { headers: { cookie, accept: 'text/event-stream' } }, (answer) => {
      if (answer.statusCode !== 200) {
        fail(new Error(`a live list answered ${answer.statusCode ?? 0}`))
        return
      }
      const ended = new Promise<boolean>((is) => { answer.resume().once('close', () => { is(true) }) })
      done({
        async endsWithin(milliseconds) {
          const late = new Promise<boolean>((is) => { setTimeout(() => { is(false) }, milliseconds).unref() })
          const isEnded = await Promise.race([ended, late])
          asked.destroy()
          return isEnded
        },
      })
    })
    asked.on('error', fail)
    asked.end()
  })
}

/** Somebody who signs in, and how a door answers whom it knows. */
export interface Signed {
  readonly who: string
  signIn(): Promise<string>
  isIn(cookie: string): Promise<boolean>
}

/** Staff at the API. */
export const staffOf = (client: Client): Signed => ({
  who: 'staff', signIn: async () => signIn(client, 'tiepnhan.dong-phu', PASSWORD),
  isIn: async (cookie) => isIn(client, cookie),
})

/** Idle a minute less than fifteen, a minute more, and busy for twelve hours: time is what the rows say it was. */
export async function tryTimes(
  { who, signIn: begin, isIn: isKnown }: Signed, database: pg.Pool, tally: Tally,
): Promise<void> {
  const shift = async (column: 'last_seen_at' | 'ends_at', by: string) => {
    const { rowCount } = await database.query(`
      update identity.session set ${column} = ${column} - $1::interval, created_at = created_at - $1::interval
      where id = (select max(id) from identity.session) and ended_at is null`, [by])
    if (rowCount !== 1) throw new Error(`no session of ${who}`)
  }
  const idle = await begin()
  await shift('last_seen_at', '14 minutes')
  tally.expect(await isKnown(idle), () => `${who}: fourteen minutes idle end a session`)
  await new Promise((done) => setTimeout(done, 500)) // its use is noted beside the answer
  await shift('last_seen_at', '16 minutes')
  tally.expect(!await isKnown(idle), () => `${who}: sixteen minutes idle do not end a session`)
  const busy = await begin()
  await shift('ends_at', '719 minutes')
  tally.expect(await isKnown(busy), () => `${who}: a session ends before twelve hours`)
  await shift('ends_at', '2 minutes')
  tally.expect(!await isKnown(busy), () => `${who}: a busy session outlives twelve hours`)
}

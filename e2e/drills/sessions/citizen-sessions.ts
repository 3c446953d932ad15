import type pg from 'pg'
import { type Client, openClient } from '../../client.ts'
import { type Visitor, codeTo, newestMessage, openVisitor } from '../portal-visitor.ts'
import type { Tally } from '../rights/tally.ts'
import type { Signed } from './staff-sessions.ts'

export const numberOf = (n: number) => `0001859901${n}`
export const phoneOf = (n: number) => `05000000${n}`
const NAME = 'Trần Thị Diễn'

/** An account that somebody opened alone; the same `n` is the same person. */
export async function register(url: string, database: pg.Pool, n: number): Promise<Visitor> {
  const visitor = openVisitor(openClient(url, `127.0.7.${n}`))
  const phone = phoneOf(n)
  const fields = {
    'ho-ten': NAME, 'so': numberOf(n), 'ngay': '3', 'thang': '2', 'nam': '1985', 'dien-thoai': phone, 'tiep': '/ho-so',
  }
  await visitor.get('/dang-ky')
  const before = await newestMessage(database, phone)
  await visitor.post('/dang-ky', fields)
  const { status } = await visitor.post('/dang-ky/ma', { ...fields, ma: await codeTo(database, phone, before) })
  if (status !== 303) throw new Error(`could not register: ${status}`)
  return visitor
}

const isAtHome = async (client: Client, cookie: string) =>
  (await client.send('GET', '/ho-so', { cookie })).status === 200

/** Citizens at the portal, another each time, from this `n` on. */
export function citizensOf(url: string, client: Client, database: pg.Pool, from: number): Signed {
  let next = from
  return {
    who: 'a citizen', isIn: async (cookie) => isAtHome(client, cookie),
    signIn: async () => (await register(url, database, next++)).cookie,
  }
}

/** A session of a citizen ends with signing out, and when a counter finds the account to be a stranger’s. */
export async function tryCitizenEnds(
  url: string, client: Client, database: pg.Pool,
  { counter, from }: { readonly counter: string; readonly from: number }, tally: Tally,
): Promise<void> {
  const leaving = await register(url, database, from)
  await leaving.get('/ho-so')
  const left = leaving.cookie
  tally.expect(await isAtHome(client, left), () => 'who has registered is not signed in')
  await leaving.post('/dang-xuat', {})
  tally.expect(!await isAtHome(client, left), () => 'a citizen who has signed out is let in by the old session')

  const stranger = (await register(url, database, from + 1)).cookie
  tally.expect(await isAtHome(client, stranger), () => 'a stranger who has registered is not signed in')
  const phone = phoneOf(from + 2)
  const before = await newestMessage(database, phone)
  await client.json('POST', '/api/people/phone-code', { cookie: counter, body: { phone } })
  await client.json('POST', '/api/people', { cookie: counter, body: {
    kind: 'citizen', fullName: NAME, number: numberOf(from + 1), birth: '1985-02-03', sex: 'nu', phone, replaces: true,
    code: await codeTo(database, phone, before),
  } })
  tally.expect(!await isAtHome(client, stranger), () => 'a citizen whose account was closed is let in')
}

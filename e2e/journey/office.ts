import { type SendOptions, openClient, signIn, upload } from '../client.ts'
import { smallPdf } from '../birth.ts'
import { openTruth } from '../drills/load.ts'
import type { OpenedStage } from './open-stage.ts'
import type { Account } from './province.ts'
import type { Rows } from './true-rows.ts'

/** Who stands at a counter, as their card says. */
export interface Visitor {
  readonly kind: 'citizen' | 'organisation'
  readonly fullName: string
  readonly number: string
  readonly birth?: string
  readonly sex?: 'nam' | 'nu'
  readonly phone?: string
}

/** Staff who work by the API, for threads whose screens other walks look at. */
export interface Office {
  get<T>(by: Account, path: string): Promise<T>
  post<T>(by: Account, path: string, body: object): Promise<T>
  /** Opens an account, or finds the one that is there; answers its id. */
  welcome(by: Account, visitor: Visitor): Promise<string>
  /** The version in force of the first procedure that the search finds. */
  procedure(by: Account, search: string): Promise<string>
  upload(by: Account, name: string): Promise<string>
  /** The id of a territory by its code (GSO), on the day of the stage. */
  territory(code: string): Promise<string>
  /** Rows as nobody in the program may look at them. */
  readonly rows: Rows
  close(): Promise<void>
}

/** Opens it before a running instance; everybody signs in when they first do something. */
export async function openOffice({ instance, province: { password }, url, day }: OpenedStage): Promise<Office> {
  const client = openClient(url)
  const truth = await openTruth(instance)
  const cookies = new Map<string, Promise<string>>()
  const cookieOf = ({ username }: Account) => {
    const cookie = cookies.get(username) ?? signIn(client, username, password)
    cookies.set(username, cookie)
    return cookie
  }
  const send = async <T>(by: Account, method: string, path: string, options: SendOptions = {}) =>
    client.json<T>(method, path, { ...options, cookie: await cookieOf(by) })
  const office: Office = {
    get: (by, path) => send(by, 'GET', path),
    post: (by, path, body) => send(by, 'POST', path, { body }),
    async welcome(by, visitor) {
      const { number } = visitor
      const { items } = await office.post<{ items: { id: string }[] }>(by, '/api/people/search', { number })
      return items[0]?.id ?? (await office.post<{ id: string }>(by, '/api/people', visitor)).id
    },
    async procedure(by, search) {
      const { items: [first] } = await office.get<{ items: { id: string }[] }>(
        by, `/api/procedures?limit=1&search=${encodeURIComponent(search)}`)
      if (!first) throw new Error(`no procedure: ${search}`)
      return first.id
    },
    upload: async (by, name) => upload(client, await cookieOf(by), `${name}.pdf`, smallPdf(`${name} ${by.username}`)),
    async territory(code) {
      const [found] = await office.rows<{ id: string }>(`
        select u.public_id as id from organisation.unit_version v join organisation.unit u on u.id = v.unit_id
        where v.kind = 'territory' and v.gso_code = $1 and v.valid @> $2::date`, [code, day])
      if (!found) throw new Error(`no territory ${code}`)
      return found.id
    },
    async rows<T extends object>(sql: string, values: readonly unknown[]) {
      return (await truth.query<T>(sql, [...values])).rows
    },
    async close() {
      client.close()
      await truth.end()
    },
  }
  return office
}

import type pg from 'pg'
import { type Answer, type Client, type SendOptions, openClient } from '../client.ts'

/** A browser without a window: keeps cookies, and sends forms with the token of its pages. */
export interface Visitor {
  readonly client: Client
  get(path: string, options?: SendOptions): Promise<Answer>
  /** A form as a browser without scripts sends it; follows nowhere. */
  post(path: string, fields: Readonly<Record<string, string>>, options?: SendOptions): Promise<Answer>
  /** The whole header, of a browser that goes on elsewhere. */
  readonly cookie: string
  /** Of its forms, for a form with files, which carries it in a part; of the page last got. */
  readonly csrf: string
}

export function openVisitor(client: Client): Visitor {
  const jar = new Map<string, string>()
  let csrf = ''
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const keep = (answer: Answer): Answer => {
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    csrf = /name="csrf" value="([^"]*)"/.exec(answer.body.toString())?.[1] ?? csrf
    return answer
  }
  return {
    client,
    get: async (path, options = {}) => keep(await client.send('GET', path, { cookie: cookie(), ...options })),
    post: async (path, fields, options = {}) => {
      const content = Buffer.from(new URLSearchParams({ csrf, ...fields }).toString())
      const raw = { type: 'application/x-www-form-urlencoded', content }
      return keep(await client.send('POST', path, { cookie: cookie(), raw, ...options }))
    },
    get cookie() {
      return cookie()
    },
    get csrf() {
      return csrf
    },
  }
}

/** Signs a citizen in by number and the code that a demonstration keeps instead of sending it. */
export async function signInCitizen(
  visitor: Visitor, database: pg.Pool, { number, phone }: { readonly number: string; readonly phone: string },
): Promise<void> {
  await visitor.get('/dang-nhap')
  const before = await newestMessage(database, phone)
  const asked = await visitor.post('/dang-nhap', { so: number, tiep: '/ho-so' })
  if (asked.status !== 200) throw new Error(`a code for ${number}: ${asked.status}`)
  const ma = await codeTo(database, phone, before)
  const { status } = await visitor.post('/dang-nhap/ma', { so: number, ma, tiep: '/ho-so' })
  if (status !== 303) throw new Error(`${number} could not sign in: ${status}`)
}

/** The number of the newest message to a phone; 0 where there is none. */
export async function newestMessage(database: pg.Pool, phone: string): Promise<number> {
  const text = 'select coalesce(max(id), 0) as id from notifications.sink where address = $1'
  const { rows } = await database.query<{ id: string }>(text, [asStored(phone)])
  return Number(rows[0]?.id)
}

/** The code in the first message after that one; waits for it, for it is sent after the answer. */
export async function codeTo(database: pg.Pool, phone: string, after: number): Promise<string> {
  for (let tries = 0; tries < 500; tries += 1) {
    const { rows } = await database.query<{ text: string }>(
      'select text from notifications.sink where address = $1 and id > $2 order by id', [asStored(phone), after],
    )
    // Other messages name dossiers, which have six digits between dashes.
    const code = rows.map(({ text }) => /(?<![-\d])\d{6}(?![-\d])/.exec(text)?.[0]).find((one) => one !== undefined)
    if (code !== undefined) return code
    await new Promise((done) => setTimeout(done, 20))
  }
  throw new Error('no code came')
}

function asStored(phone: string): string {
  return phone.replace(/^0/, '+84')
}

/** A caller for each of several addresses of loopback, since attempts are counted by address. */
export function callersFrom(url: string, count: number): Client[] {
  return Array.from({ length: count }, (_, n) =>
    patient(openClient(url, `127.0.${1 + Math.floor(n / 250)}.${1 + n % 250}`)))
}

/** Seconds that a caller goes on asking a server which says that it is busy. */
const PATIENCE = 30

/** Asks again while the server is too busy, as it says with 503: that is an honest answer, and none to be looked at. */
export function patient(client: Client): Client {
  const send: Client['send'] = async (...asked) => {
    for (let tries = 0; ; tries += 1) {
      const answer = await client.send(...asked)
      if (answer.status !== 503 || tries === PATIENCE * 5) return answer
      await new Promise((done) => setTimeout(done, 200))
    }
  }
  return {
    ...client, send,
    async json<T>(...[method, path, options]: Parameters<Client['json']>) {
      const { status, body } = await send(method, path, options)
      if (status >= 400) throw new Error(`${method} ${path} answered ${status}: ${body.toString().slice(0, 2_000)}`)
      return JSON.parse(body.toString()) as T
    },
  }
}

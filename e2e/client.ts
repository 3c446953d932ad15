import { randomUUID } from 'node:crypto'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export interface Answer { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }

/** A caller of the API that keeps its connections; thrown errors are those of the line, never an HTTP status. */
export interface Client {
  send(method: string, path: string, options?: SendOptions): Promise<Answer>
  /** The same with the answer read as JSON, and an error for any status of 400 and more. */
  json<T>(method: string, path: string, options?: SendOptions): Promise<T>
  close(): void
}

export interface SendOptions {
  readonly cookie?: string
  readonly body?: unknown
  /** Already a body, with its type. */
  readonly raw?: { readonly type: string; readonly content: Buffer }
  /** Chosen anew unless the same request is sent again. */
  readonly key?: string
  /** What a browser says besides. */
  readonly headers?: Readonly<Record<string, string>>
}

/** `from` is the address of loopback from which it calls: what is counted by address is then counted apart. */
export function openClient(url: string, from?: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 64, ...from !== undefined && { localAddress: from } })
  const { hostname, port } = new URL(url)
  const send = (method: string, path: string, { cookie, body, raw, key, headers: more }: SendOptions = {}) =>
    new Promise<Answer>((done, fail) => {
      const content = raw?.content ?? (body === undefined ? undefined : Buffer.from(JSON.stringify(body)))
      const headers = {
        ...(content && { 'content-type': raw?.type ?? 'application/json', 'content-length': String(content.length) }),
        ...(cookie !== undefined && { cookie }), ...(method !== 'GET' && { 'idempotency-key': key ?? randomUUID() }),
        ...more,
      }
      const asked = request({ agent, hostname, port, method, path, headers }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () =>
          done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
        )
        answer.on('error', fail)
      })
      asked.on('error', fail)
      asked.end(content)
    })
  return {
    send,
    async json<T>(method: string, path: string, options?: SendOptions) {
      const { status, body } = await send(method, path, options)
      if (status >= 400) throw new Error(`${method} ${path} answered ${status}: ${body.toString().slice(0, 2_000)}`)
      return JSON.parse(body.toString()) as T
    },
    close: () => agent.destroy(),
  }
}

/** The id of what a request has made. */
export function idIn({ body }: Pick<Answer, 'body'>): string {
  return (JSON.parse(body.toString()) as { id: string }).id
}

/** Signs in as staff; answers the cookie of the session. */
export async function signIn(client: Client, username: string, password: string): Promise<string> {
  const { status, headers, body } = await client.send('POST', '/api/session', { body: { username, password } })
  const cookie = headers['set-cookie']?.[0]?.split(';')[0]
  if (status !== 200 || cookie === undefined) throw new Error(`${username} could not sign in: ${body.toString()}`)
  return cookie
}

/** Uploads one file as a form of a browser does. Answers its id. */
export async function upload(client: Client, cookie: string, name: string, content: Buffer): Promise<string> {
  const boundary = randomUUID()
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`
  const raw = {
    type: `multipart/form-data; boundary=${boundary}`,
    content: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
  const { id } = await client.json<{ id: string }>('POST', '/api/files', { cookie, raw })
  return id
}

import { noAnswer, refusalOf } from './call-error.ts'
import { LANGUAGE } from './language.ts'
import { pageAccountHeader } from './page-account.ts'

export interface Call {
  readonly query?: Readonly<Record<string, string | undefined>>
  /** JSON, or a form with a file. */
  readonly body?: unknown
  /** Idempotency-Key of a POST; see RequestIds. */
  readonly requestId?: string
  /** Version of what the screen showed, sent as If-Match. */
  readonly version?: number
  readonly signal?: AbortSignal
  /** Sent to the end although the page goes; the browser allows it for bodies under 64 kB. */
  readonly outlivesPage?: boolean
}

/**
 * The one way out of the browser. Answers the parsed body, `undefined` for 204; rejects with a CallError, which carries
 * the server's code, sentence and faults. Bodies are not checked again here: the server serialises them by the same
 * schemas, and a checker would weigh 31 kB on the first page of every counter.
 */
export async function call(
  method: 'GET' | 'POST' | 'DELETE', path: string, { query, body, requestId, version, signal, outlivesPage }: Call = {},
): Promise<unknown> {
  const headers = new Headers({ 'accept': 'application/json', 'accept-language': LANGUAGE, ...pageAccountHeader() })
  if (method === 'POST') headers.set('idempotency-key', requestId ?? crypto.randomUUID())
  if (version !== undefined) headers.set('if-match', `"${version}"`)
  const isForm = body instanceof FormData
  if (body !== undefined && !isForm) headers.set('content-type', 'application/json')
  let response: Response
  let text: string
  try {
    response = await fetch(path + queryOf(query), {
      method, headers, credentials: 'same-origin', redirect: 'error',
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }), ...(signal && { signal }),
      ...(outlivesPage && { keepalive: true }),
    })
    text = await response.text()
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw noAnswer()
  }
  const read = jsonOf(text)
  if (!response.ok) throw refusalOf(response.status, read)
  if (response.status !== 204 && read === undefined) throw refusalOf(response.status, read)
  return read
}

function queryOf(query: Call['query'] = {}): string {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ''
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

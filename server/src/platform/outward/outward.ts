import type { LookupAddress } from 'node:dns'
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'
import { type LookupFunction, isIP } from 'node:net'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { SendFault } from '../send-fault.ts'
import { isInward, isLoopback } from './inward-address.ts'
import { type Lookup, lookUp } from './look-up.ts'

/** address-wrong: no https address, or one with a name and password. inward: not in the open. unknown: no such host. */
export interface AddressRefusal { readonly code: 'address-wrong' | 'address-inward' | 'address-unknown' }

export interface Posted {
  readonly status: number
  readonly answer: string
  /** One of its headers that say when it may be asked again. */
  readonly header?: (name: 'retry-after' | 'date') => string | undefined
}

/** Calls addresses that outsiders gave: never one that points inward, whatever its name says at that moment. */
export interface Outward {
  /** Looks at an address, and where its host is now. */
  check(address: string): Promise<Result<URL, AddressRefusal>>
  /**
   * Posts to it, and nowhere else: a redirect is not followed. What is connected to is what was looked at. Throws
   * SendFault `address-inward`, `address-wrong`, `redirected`, `timeout`, `unreachable`.
   */
  post(address: string, headers: Readonly<Record<string, string>>, body: string | Buffer): Promise<Posted>
}

const [LONGEST_ADDRESS, MILLISECONDS, LOOKUP_MILLISECONDS, MOST_ANSWER] = [500, 10_000, 3_000, 4_096]
const INWARD = 'EINWARD'

/** `allowsLoopback`: receivers on this machine, without TLS, too; for trials and tests alone. */
export function openOutward(
  {
    allowsLoopback, lookup = lookUp, milliseconds = MILLISECONDS, lookupMilliseconds = LOOKUP_MILLISECONDS,
  }: {
    readonly allowsLoopback: boolean; readonly lookup?: Lookup; readonly milliseconds?: number
    readonly lookupMilliseconds?: number
  },
): Outward {
  const isOutside = (address: string) => !isInward(address) || allowsLoopback && isLoopback(address)
  /** A name has a time limit of its own: its server is the stranger's, too, and may never answer. */
  const lookUpInTime = async (host: string): Promise<readonly LookupAddress[]> => {
    const late = AbortSignal.timeout(lookupMilliseconds)
    const given = new Promise<readonly LookupAddress[]>((resolve) => {
      late.addEventListener('abort', () => { resolve([]) }, { once: true })
    })
    return Promise.race([lookup(host, late).catch(() => []), given])
  }
  /** All that a host is; one that points inward among them makes it inward, since any may be taken. */
  const resolve = async (url: URL): Promise<Result<readonly LookupAddress[], AddressRefusal>> => {
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
    const version = isIP(host)
    const found = version > 0 ? [{ address: host, family: version }] : await lookUpInTime(host)
    if (found.length === 0) return refuse({ code: 'address-unknown' })
    if (!found.every(({ address }) => isOutside(address))) return refuse({ code: 'address-inward' })
    // Plain text only to this machine.
    if (url.protocol !== 'https:' && !found.every(({ address }) => isLoopback(address))) return refuse({ code: 'address-wrong' })
    return ok(found)
  }
  return {
    async check(address) {
      const url = readAddress(address)
      if (!url) return refuse({ code: 'address-wrong' })
      const found = await resolve(url)
      return found.ok ? ok(url) : found
    },
    async post(address, headers, body) {
      const url = readAddress(address)
      if (!url) throw new SendFault('address-wrong', false)
      // Resolved once, and this is what is connected to: a name that changes meanwhile changes nothing.
      const found = await resolve(url)
      if (!found.ok) throw new SendFault(found.refusal.code, false)
      return send(url, { headers, body, found: found.value, milliseconds })
    },
  }
}

/** https, or http for what may only be this machine; without user, password and fragment, of so many signs at most. */
function readAddress(address: string): URL | undefined {
  if (address.length > LONGEST_ADDRESS || !URL.canParse(address)) return undefined
  const url = new URL(address)
  const isPlain = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && url.hash === ''
  return isPlain && url.hostname !== '' ? url : undefined
}

interface Sending {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
  readonly found: readonly LookupAddress[]
  readonly milliseconds: number
}

function send(url: URL, { headers, body, found, milliseconds }: Sending): Promise<Posted> {
  const pinned: LookupFunction = (_host, options, answer) => {
    const [first] = found
    if (!first) answer(Object.assign(new Error('no address'), { code: INWARD }), '', 4)
    else if (options.all === true) answer(null, [...found])
    else answer(null, first.address, first.family)
  }
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      reject(new SendFault(error.name === 'AbortError' || error.name === 'TimeoutError' ? 'timeout' : 'unreachable', false, error))
    }
    const request = (url.protocol === 'https:' ? requestTls : requestPlain)(url, {
      method: 'POST', agent: false, lookup: pinned, signal: AbortSignal.timeout(milliseconds),
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    }, (answer) => {
      const status = answer.statusCode ?? 0
      if (status >= 300 && status < 400) {
        answer.destroy()
        reject(new SendFault('redirected', false))
        return
      }
      const header = (name: 'retry-after' | 'date') => answer.headers[name]
      readSome(answer).then((text) => resolve({ status, answer: text, header }), fail)
    })
    request.on('error', fail)
    // One that wants to speak otherwise destroys the request without a word: nothing else would end the wait.
    request.on('upgrade', (_answer, socket) => {
      socket.destroy()
      reject(new SendFault('http-101', false))
    })
    request.end(body)
  })
}

/** The beginning of an answer: what a receiver says is looked at by people alone, and may have no end. */
async function readSome(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part)
    bytes += part.length
    if (bytes >= MOST_ANSWER) break
  }
  return Buffer.concat(parts).subarray(0, MOST_ANSWER).toString()
}

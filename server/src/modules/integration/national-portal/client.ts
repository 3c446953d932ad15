import { type Answer, askPartner, readAnswer } from '../../../platform/partner/ask-partner.ts'
import { SendFault, httpFault } from '../../../platform/send-fault.ts'
import type { NationalPortalSettings } from './settings.ts'

/** The National Public Service Portal as this province calls it: one door, a session, a service by its name. */
export interface NationalPortal {
  /**
   * Calls a service, by CALLS_AT_MOST requests.
   * Opens a session first, and once anew where the portal says that it has ended. Answers what it said
   * with error_code 0. Throws SendFault: `session-refused` where it does not let us in, `error-…` of another
   * error_code, or what the way itself has.
   */
  call(service: string, sent: Readonly<Record<string, unknown>>): Promise<Answer>
  /**
   * The bytes of a file that lies at the portal. Answers undefined where the address is not the portal's own, or there
   * is no such file; within a minute, or so many milliseconds. Throws SendFault, also while it is read.
   */
  file(address: string, milliseconds?: number): Promise<AsyncIterable<Uint8Array> | undefined>
}

/** A session, the call, and both anew where the session has ended. */
export const CALLS_AT_MOST = 4
const LARGEST_ANSWER = 20_000_000
/** A file of tens of megabytes comes within so many milliseconds. */
const FILE_TIMEOUT = 60_000
const SESSION = /^[\x21-\x7e]{1,200}$/
/** What the portal says of a session that has ended. */
const ENDED = '-2'

export function openNationalPortal({ url, user, key, destination, agency }: NationalPortalSettings): NationalPortal {
  const base = new URL(url.endsWith('/') ? url : `${url}/`)
  let session: Promise<string> | undefined

  const post = async (path: string, sent: object): Promise<Answer> => {
    const answer = await askPartner(new URL(path, base), {
      method: 'POST', body: JSON.stringify(sent),
      headers: { 'content-type': 'application/json', 'dstcode': destination },
    })
    return readAnswer(answer, LARGEST_ANSWER)
  }
  const login = async (): Promise<string> => {
    const { error_code: code, session: given } = await post('mapi/login', { username: user, password: key })
    if (String(code) !== '0' || typeof given !== 'string' || !SESSION.test(given)) throw new SendFault('session-refused', false)
    return given
  }
  // Of calls that are out together each learns for itself that their session has ended: none throws away a newer one.
  const forget = (used: Promise<string>): void => {
    if (session === used) session = undefined
  }
  /** Does a call in a session, and once more in a new one where that has ended. */
  const inSession = async <T>(call: (own: string) => Promise<T>, hasEnded: (said: T) => boolean): Promise<T> => {
    const used = session ??= login()
    const said = await call(await opened(used))
    if (!hasEnded(said)) return said
    forget(used)
    return call(await opened(session ??= login()))
  }
  const opened = async (used: Promise<string>): Promise<string> => {
    try {
      return await used
    } catch (error) {
      forget(used) // asked for again next time
      throw error
    }
  }
  return {
    async file(given, milliseconds = FILE_TIMEOUT) {
      const address = URL.canParse(given, base) ? new URL(given, base) : undefined
      if (address?.origin !== base.origin) return undefined
      const answer = await inSession(async (own) => {
        const said = await askPartner(address, { headers: { session: own, dstcode: destination } }, milliseconds)
        if (said.status === 401) await said.body?.cancel()
        return said
      }, ({ status }) => status === 401)
      if (answer.ok && answer.body) return bytesOf(answer.body)
      await answer.body?.cancel()
      if (answer.status === 404) return undefined
      throw httpFault(answer.status, (name) => answer.headers.get(name))
    },
    async call(service, sent) {
      const said = await inSession(
        async (own) => post('mapi/g', { session: own, madonvi: agency, service, ...sent }),
        ({ error_code: code }) => String(code) === ENDED)
      const code = String(said['error_code'])
      if (code !== '0') throw new SendFault(`error-${/^[\w-]{1,20}$/.test(code) ? code : 'unknown'}`, false)
      return said
    },
  }
}

/** What breaks off on the way is the portal's fault, and no fault of the file. */
async function* bytesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw new SendFault('unreachable', false, error)
  }
}

import type { Answer, Client } from '../../client.ts'
import type { Place } from './places.ts'
import { SQL_STRINGS } from './sql-strings.ts'

export interface Tried {
  readonly requests: number
  /** Places of which the honest request was refused before anything was looked up: nothing was tried there. */
  readonly shut: string[]
  readonly broken: string[]
  readonly slept: string[]
}

/** A query that waits does so for six seconds; an honest one is through long before, also beside fifteen others. */
const SLEPT = 5_500
const AT_ONCE = 8

/**
 * Each place with each of the strings, everything else as it must be. From several addresses, since who comes from one
 * address too often is sent away before anything is looked up.
 */
export async function tryEveryParameter(clients: readonly Client[], places: readonly Place[]): Promise<Tried> {
  const tried = { requests: 0, shut: [] as string[], broken: [] as string[], slept: [] as string[] }
  const send = async ({ method, cookie, at }: Place, text: string) => {
    const client = clients[tried.requests % clients.length] as Client
    tried.requests += 1
    const { path, ...options } = at(text)
    return client.send(method, path, { cookie, ...options }).catch((): Answer | undefined => undefined)
  }
  const waiting = places.flatMap((place) => [undefined, ...SQL_STRINGS].map((string) => async () => {
    const begun = performance.now()
    const answer = await send(place, string ?? place.sample)
    const told = `${place.name} ${JSON.stringify(string ?? place.sample)}`
    if (!answer || answer.status >= 500) tried.broken.push(`${told}: ${String(answer?.status)}`)
    else if (string === undefined && isShut(answer)) tried.shut.push(`${told}: ${answer.status}`)
    if (performance.now() - begun > SLEPT && string?.includes('sleep')) tried.slept.push(told)
  }))
  waiting.reverse() // what is popped first is what comes first
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await next()
  }))
  return tried
}

/** By the schema, the session or the right; that there is no such object is known only after a look. */
function isShut({ body }: Answer): boolean {
  return ['body-invalid', 'not-signed-in', 'not-found'].some((code) => body.includes(`"code":"${code}"`))
}

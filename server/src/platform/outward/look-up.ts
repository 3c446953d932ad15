import { type LookupAddress, promises as dns } from 'node:dns'

/** All addresses of a host; throws where it has none, or `late` is over. */
export type Lookup = (host: string, late: AbortSignal) => Promise<readonly LookupAddress[]>

/**
 * By the name servers alone and not by `getaddrinfo`: that takes one of the process's four threads until it answers,
 * so that four names whose servers are silent would hold up each file and each hash of a password.
 */
export async function lookUp(host: string, late: AbortSignal): Promise<readonly LookupAddress[]> {
  const resolver = new dns.Resolver({ timeout: 1_000, tries: 2 })
  late.addEventListener('abort', () => { resolver.cancel() }, { once: true })
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  return [...of(four, 4), ...of(six, 6)]
}

function of(found: PromiseSettledResult<string[]>, family: number): LookupAddress[] {
  return found.status === 'fulfilled' ? found.value.map((address) => ({ address, family })) : []
}

const MINUTE = 60_000
/** Clients that are remembered at once; there are fewer. */
const MOST_CLIENTS = 10_000

/** What is left of a client's minute, as it is told in headers. */
export interface Allowance {
  readonly limit: number
  readonly remaining: number
  /** Seconds until the minute is over. */
  readonly reset: number
  readonly isOver: boolean
}

export interface ClientLimits {
  /** Counts a request. */
  take(client: string, limit: number, now: Date): Allowance
}

/**
 * So many requests of a client in a minute that begins with its first. In the memory of one process: behind several, a
 * client may make so many at each, and never fewer than it is told.
 */
export function limitClients(): ClientLimits {
  const counts = new Map<string, { since: number; count: number }>()
  return {
    take(client, limit, now) {
      const found = counts.get(client)
      const age = found ? now.getTime() - found.since : MINUTE
      const current = found && age >= 0 && age < MINUTE ? found : { since: now.getTime(), count: 0 }
      current.count += 1
      counts.delete(client)
      counts.set(client, current)
      const [oldest] = counts.keys()
      if (counts.size > MOST_CLIENTS && oldest !== undefined) counts.delete(oldest)
      return {
        limit, remaining: Math.max(0, limit - current.count),
        reset: Math.ceil((current.since + MINUTE - now.getTime()) / 1_000), isOver: current.count > limit,
      }
    },
  }
}

/** The headers that tell it (draft-ietf-httpapi-ratelimit-headers, in the form that libraries read). */
export function headersOfAllowance({ limit, remaining, reset, isOver }: Allowance): Readonly<Record<string, string>> {
  return {
    'ratelimit-limit': String(limit), 'ratelimit-remaining': String(remaining), 'ratelimit-reset': String(reset),
    'ratelimit-policy': `${String(limit)};w=60`, ...isOver && { 'retry-after': String(reset) },
  }
}

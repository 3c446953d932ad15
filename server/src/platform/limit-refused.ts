const MINUTE = 60_000
/** Addresses that are remembered at once; whoever comes from more has found that the oldest are forgotten. */
const MOST_ADDRESSES = 10_000

/** How many messages of an address were refused of late, in this process. */
export interface RefusedByAddress {
  isFull(address: string, now: Date): boolean
  count(address: string, now: Date): void
}

/**
 * Counts what machines send without a session and is refused: after `most` in a minute an address is not looked at for
 * the rest of it, so that nobody fills the log of notices. In memory, since nothing depends on an exact count.
 */
export function limitRefused(most: number): RefusedByAddress {
  const counts = new Map<string, { readonly since: number; readonly count: number }>()
  const of = (address: string, now: Date) => {
    const found = counts.get(address)
    return found && now.getTime() - found.since < MINUTE ? found : { since: now.getTime(), count: 0 }
  }
  return {
    isFull: (address, now) => of(address, now).count >= most,
    count(address, now) {
      const { since, count } = of(address, now)
      counts.delete(address)
      counts.set(address, { since, count: count + 1 })
      const [oldest] = counts.keys()
      if (counts.size > MOST_ADDRESSES && oldest !== undefined) counts.delete(oldest)
    },
  }
}

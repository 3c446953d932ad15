import { setTimeout as pause } from 'node:timers/promises'

export interface Keeping<T> {
  /** What runs already; without it one is begun at once. */
  readonly first?: T | undefined
  begin(): T | Promise<T>
  /** Settles when it has ended, however. */
  ended(one: T): Promise<unknown>
  /** Is told of each end, and of each that could not begin, before the wait. */
  tell(error: unknown): void
  /** Milliseconds before it is begun again. */
  readonly soonest: number
  readonly latest: number
}

export interface Kept<T> {
  /** Begins none any more, and answers what runs still: it is not stopped by this. */
  stop(): Promise<T | undefined>
}

/**
 * Begins again what has ended untold, for as long as this process lives: soon, and then each time twice as long after,
 * up to the latest, since what ended it may last for hours: a full disk, a database away. What has run well for the
 * longest wait has its first one again.
 */
export function keepRunning<T>({ first, begin, ended, tell, soonest, latest }: Keeping<T>): Kept<T> {
  const stopping = new AbortController()
  const isStopping = () => stopping.signal.aborted
  let current = first
  let beginning: Promise<unknown> = Promise.resolve()
  const live = async () => {
    if (current === undefined) {
      const next = Promise.resolve(begin())
      beginning = next.catch(() => undefined)
      current = await next
    }
    await ended(current)
  }
  const keep = async () => {
    for (let wait = soonest; !isStopping(); wait = Math.min(wait * 2, latest)) {
      const begun = performance.now()
      const error: unknown = await live().catch((one: unknown) => one)
      current = undefined
      if (isStopping()) return
      tell(error)
      if (performance.now() - begun > latest) wait = soonest
      await pause(wait, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  }
  void keep()
  return {
    async stop() {
      stopping.abort()
      await beginning
      return current
    },
  }
}

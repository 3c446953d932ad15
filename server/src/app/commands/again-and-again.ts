import { setTimeout as pause } from 'node:timers/promises'
import { textOfError } from '../../kernel/text-of-error.ts'

export interface Again {
  /** Seconds between; left out, the work is done once, and what it throws is the caller’s. */
  readonly every: number | undefined
  readonly signal: AbortSignal
  onFailure(text: string): void
}

/**
 * Does something, and again after so long until it is told to end. A time that fails is told and not the last: a disk
 * that is full, or a database that is down, is there again tomorrow, when nobody thinks of starting this anew.
 */
export async function againAndAgain({ every, signal, onFailure }: Again, work: () => Promise<void>): Promise<void> {
  if (every === undefined) return work()
  while (!signal.aborted) {
    await work().catch((error: unknown) => {
      const why = textOfError(error)
      onFailure(`Lần này không được, sẽ thử lại sau ${every} giây. ${why}`)
    })
    await pause(every * 1_000, undefined, { signal }).catch(() => undefined)
  }
}

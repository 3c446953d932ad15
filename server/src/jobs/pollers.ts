import { setMaxListeners } from 'node:events'
import type { Log } from '../platform/log.ts'
import { type Wake, openWake } from './wake.ts'

/** What is due later is a row with its moment; somebody must look whether it has come. */
export interface Poller {
  readonly name: string
  /** Between the end of one look and the next; 1 unless told. */
  readonly everySeconds?: number
  /** By which others have it look earlier. */
  readonly wake?: Wake
  /** True, if there may be more at once, for instance because it did as much as one transaction should. */
  run(): Promise<unknown>
}

export interface RunningPollers {
  /** Waits for what runs, and ends. */
  stop(): Promise<void>
}

/**
 * Runs each poller on its own, never twice at a time in this process; one that fails is logged and looks again later.
 */
export function startPollers(pollers: readonly Poller[], log: Log): RunningPollers {
  const ending = new AbortController()
  setMaxListeners(pollers.length, ending.signal) // each waits on it
  const loops = pollers.map(async ({ name, everySeconds = 1, wake = openWake(), ...poller }) => {
    while (!ending.signal.aborted) {
      const hasMore = await poller.run().catch((err: unknown) => {
        log.error({ err, job: name }, 'a poller failed')
      })
      if (hasMore !== true) await wake.rest(everySeconds * 1_000, ending.signal)
    }
  })
  return {
    async stop() {
      ending.abort()
      await Promise.all(loops)
    },
  }
}

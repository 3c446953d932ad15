import { readdirSync } from 'node:fs'
import { commandOf } from '../program-process.ts'

/** What everybody on the machine has read of the processes on it. */
export interface Watched {
  /** Words and titles, each once; without those of the processes that are left out. */
  readonly titles: ReadonlySet<string>
  end(): void
}

/** Milliseconds between two looks. */
const EVERY = 100

/**
 * Looks again and again at words and titles of all processes, for what a short one says is gone soon. Left out are
 * commands whose words somebody has typed.
 */
export function watchProcesses(leftOut: ReadonlySet<number>): Watched {
  const titles = new Set<string>()
  const look = setInterval(() => {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)
    for (const pid of pids) if (pid !== process.pid && !leftOut.has(pid)) titles.add(commandOf(pid))
  }, EVERY)
  return { titles, end: () => { clearInterval(look) } }
}

import { readCursor } from '../modules/audit/public.ts'
import { FACTS_READER } from '../modules/reporting/public.ts'
import type { Db } from '../platform/db.ts'

export interface CountedHub {
  /** Calls whenever something was counted, and once at the beginning; until it calls what it gets back. */
  listen(onCounted: () => void): () => void
  stop(): Promise<void>
}

/**
 * Looks how far the log was counted, once for all boards of this process and only while one is open. It is not enough
 * to hear that something happened: figures follow a moment later, and a board that asked at once would show the old
 * ones until something else happens.
 */
export function openCountedHub(
  db: Db, { everyMillis, onFailed }: { readonly everyMillis: number; onFailed(error: unknown): void },
): CountedHub {
  const listeners = new Set<() => void>()
  let timer: NodeJS.Timeout | undefined
  let known: string | undefined
  let running: Promise<void> | undefined
  const look = async () => {
    const { era, xid, id } = await readCursor(db, FACTS_READER)
    const found = `${String(era)} ${xid} ${String(id)}`
    if (found === known) return
    known = found
    for (const tell of listeners) tell()
  }
  const begin = () => { running ??= look().catch(onFailed).finally(() => { running = undefined }) }
  const rest = () => {
    clearInterval(timer)
    timer = known = undefined
  }
  return {
    listen(onCounted) {
      listeners.add(onCounted)
      if (timer === undefined) {
        timer = setInterval(begin, everyMillis)
        timer.unref()
        begin()
      }
      return () => {
        listeners.delete(onCounted)
        if (listeners.size === 0) rest()
      }
    },
    async stop() {
      listeners.clear()
      rest()
      await running
    },
  }
}

import { setTimeout as pause } from 'node:timers/promises'

/** What ends somebody's rest early. */
export interface Wake {
  /** Ends the rest, or the next one if nobody rests just now: what came while they were at work is not missed. */
  now(): void
  /** Rests for so many milliseconds, until woken or until the signal is aborted. One at a time. */
  rest(milliseconds: number, ending: AbortSignal): Promise<void>
}

export function openWake(): Wake {
  let isWoken = false
  let rouse: () => void = () => undefined
  return {
    now() {
      isWoken = true
      rouse()
    },
    async rest(milliseconds, ending) {
      const waking = new AbortController()
      rouse = () => { waking.abort() }
      ending.addEventListener('abort', rouse)
      if (isWoken || ending.aborted) rouse()
      await pause(milliseconds, undefined, { signal: waking.signal }).catch(() => undefined)
      ending.removeEventListener('abort', rouse)
      isWoken = false
    },
  }
}

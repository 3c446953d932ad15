import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

/** One request of the mix, made anew each time. */
export interface Asked {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly cookie?: string | undefined
  readonly body?: object | undefined
}

export interface Tally {
  /** Answered with what was asked for, in time. */
  good: number
  /** Sent away as promised: 429 or 503 with `Retry-After`. */
  refused: number
  /** Late, cut, or any other answer. */
  bad: number
  readonly refusedAfter: number[]
  readonly goodAfter: number[]
  /** What the bad ones were, and how often. */
  readonly faults: Map<string, number>
}

/** Milliseconds after which people have gone away; counted from when it was due, not from when a line was free. */
const PATIENCE = 5_000

export function newTally(): Tally {
  return { good: 0, refused: 0, bad: 0, refusedAfter: [], goodAfter: [], faults: new Map() }
}

/** Asks `next` for requests as fast as `lines` at once are answered, for so many milliseconds. */
export async function askClosed(url: string, next: () => Asked, lines: number, during: number): Promise<Tally> {
  const [tally, agent] = [newTally(), new Agent({ keepAlive: true, maxSockets: lines })]
  const until = performance.now() + during
  await Promise.all(Array.from({ length: lines }, async () => {
    while (performance.now() < until) await ask(url, agent, next(), tally)
  }))
  agent.destroy()
  return tally
}

/**
 * Asks so often a second whether there are answers or not, as people do who know nothing of each other. `onSecond` is
 * called each second while it goes on.
 */
export async function askOpen(
  url: string, next: () => Asked, how: { readonly rate: number; readonly seconds: number; readonly onSecond?: () => void },
): Promise<Tally> {
  const [tally, agent] = [newTally(), new Agent({ keepAlive: true, maxSockets: 1_000 })]
  const pending = new Set<Promise<void>>()
  const begun = performance.now()
  let [sent, second] = [0, 0]
  await new Promise<void>((done) => {
    const timer = setInterval(() => {
      const elapsed = (performance.now() - begun) / 1_000
      for (const due = Math.min(elapsed, how.seconds) * how.rate; sent < due; sent += 1) {
        const one = ask(url, agent, next(), tally)
        pending.add(one)
        void one.then(() => pending.delete(one))
      }
      if (elapsed >= second + 1) {
        second += 1
        how.onSecond?.()
      }
      if (elapsed < how.seconds) return
      clearInterval(timer)
      done()
    }, 5)
  })
  await Promise.all(pending)
  agent.destroy()
  return tally
}

/** Never throws: what went wrong is in the tally. */
function ask(url: string, agent: Agent, { method, path, cookie, body }: Asked, tally: Tally): Promise<void> {
  const [begun, content] = [performance.now(), body && JSON.stringify(body)]
  const headers = {
    ...cookie !== undefined && { cookie },
    ...content !== undefined && {
      'content-type': 'application/json', 'content-length': String(Buffer.byteLength(content)),
      'idempotency-key': randomUUID(),
    },
  }
  return new Promise((done) => {
    const end = (fault?: string) => {
      clearTimeout(late)
      if (fault !== undefined) {
        tally.bad += 1
        tally.faults.set(fault, (tally.faults.get(fault) ?? 0) + 1)
      }
      done()
    }
    const asked = request(new URL(path, url), { agent, method, headers }, (answer) => {
      answer.on('error', () => undefined).resume().once('end', () => {
        const [after, status] = [performance.now() - begun, answer.statusCode ?? 0]
        const isRefusal = [429, 503].includes(status) && answer.headers['retry-after'] !== undefined
        if (status >= 200 && status < 400) {
          tally.good += 1
          tally.goodAfter.push(after)
        } else if (isRefusal) {
          tally.refused += 1
          tally.refusedAfter.push(after)
        }
        end(status >= 400 && !isRefusal ? String(status) : undefined)
      })
    })
    const late = setTimeout(() => asked.destroy(new Error('too late')), PATIENCE)
    asked.once('error', (error: Error & { code?: string }) => { end(error.code ?? error.message) })
    asked.end(content)
  })
}

/** The value that so many of them do not exceed; 0 of none. */
export function quantileOf(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

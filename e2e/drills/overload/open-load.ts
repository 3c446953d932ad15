import { randomUUID } from 'node:crypto'
import { type Lines, openLines } from './lines.ts'

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

/** Open at once; more wait for one that is free, and their time runs. */
const MOST_LINES = 1_000
/** Milliseconds after which people have gone away; counted from when it was due, not from when a line was free. */
const PATIENCE = 5_000

export function newTally(): Tally {
  return { good: 0, refused: 0, bad: 0, refusedAfter: [], goodAfter: [], faults: new Map() }
}

/** Asks `next` for requests as fast as `lines` at once are answered, for so many milliseconds. */
export async function askClosed(url: string, next: () => Asked, lines: number, during: number): Promise<Tally> {
  const [tally, open] = [newTally(), openLines(url, lines)]
  const until = performance.now() + during
  await Promise.all(Array.from({ length: lines }, async () => {
    while (performance.now() < until) await ask(url, open, next(), tally)
  }))
  open.close()
  return tally
}

/** Asks so often a second whether there are answers or not, as people do who know nothing of each other. */
export async function askOpen(
  url: string, next: () => Asked, how: { readonly rate: number; readonly seconds: number },
): Promise<Tally> {
  const [tally, open] = [newTally(), openLines(url, MOST_LINES)]
  const pending = new Set<Promise<void>>()
  const begun = performance.now()
  let sent = 0
  await new Promise<void>((done) => {
    const timer = setInterval(() => {
      const elapsed = (performance.now() - begun) / 1_000
      for (const due = Math.min(elapsed, how.seconds) * how.rate; sent < due; sent += 1) {
        const one = ask(url, open, next(), tally)
        pending.add(one)
        void one.then(() => pending.delete(one))
      }
      if (elapsed < how.seconds) return
      clearInterval(timer)
      done()
    }, 5)
  })
  await Promise.all(pending)
  open.close()
  return tally
}

/** Never throws: what went wrong is in the tally. */
async function ask(url: string, lines: Lines, asked: Asked, tally: Tally): Promise<void> {
  const begun = performance.now()
  try {
    const { status, isToldWhen } = await lines.ask(bytesOf(url, asked), PATIENCE)
    const after = performance.now() - begun
    if (status >= 200 && status < 400) {
      tally.good += 1
      tally.goodAfter.push(after)
    } else if ([429, 503].includes(status) && isToldWhen) {
      tally.refused += 1
      tally.refusedAfter.push(after)
    } else throw new Error(String(status))
  } catch (error) {
    const fault = (error as Error & { code?: string }).code ?? (error as Error).message
    tally.bad += 1
    tally.faults.set(fault, (tally.faults.get(fault) ?? 0) + 1)
  }
}

function bytesOf(url: string, { method, path, cookie, body }: Asked): Buffer {
  const content = body && JSON.stringify(body)
  const head = [
    `${method} ${path} HTTP/1.1`, `host: ${new URL(url).host}`, ...cookie === undefined ? [] : [`cookie: ${cookie}`],
    ...content === undefined ? [] : [
      'content-type: application/json', `content-length: ${String(Buffer.byteLength(content))}`,
      `idempotency-key: ${randomUUID()}`,
    ],
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${content ?? ''}`)
}

/** The value that so many of them do not exceed; 0 of none. */
export function quantileOf(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

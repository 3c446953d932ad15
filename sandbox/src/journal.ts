import { createHash } from 'node:crypto'

/** One call as a partner had it. */
export interface Entry {
  readonly at: string
  readonly method: string
  readonly path: string
  /** Answered with; 0 where it never was. */
  readonly status: number
  /** SHA-256 of what came, hex. */
  readonly digest: string
  readonly body: string
}

const KEPT = 500
const LONGEST = 20_000

/** What a partner received lately, the newest first, and how much in all. */
export interface Journal {
  add(entry: Omit<Entry, 'digest' | 'body'>, body: Buffer): void
  list(): readonly Entry[]
  count(): number
}

/** Bodies are kept only when somebody may look: a partner that takes thousands a second keeps none. */
export function openJournal({ isKept }: { readonly isKept: boolean }): Journal {
  const entries: Entry[] = []
  let count = 0
  return {
    add(entry, body) {
      count += 1
      if (!isKept) return
      const digest = createHash('sha256').update(body).digest('hex')
      entries.unshift({ ...entry, digest, body: body.toString('utf8', 0, LONGEST) })
      entries.length = Math.min(entries.length, KEPT)
    },
    list: () => entries,
    count: () => count,
  }
}

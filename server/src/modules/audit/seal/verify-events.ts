import type { Snapshot } from '../../../platform/snapshot.ts'
import type { Cursor } from '../cursor.ts'
import { type Leaf, eventKey, eventsQuery, leafOf } from './leaf.ts'
import type { SealFinding } from './seal-finding.ts'
import { isAfter, isUpTo } from './seal-store.ts'

export interface SealedEvent { readonly leaf: Leaf; readonly seal: number }

export interface EventRange {
  readonly after: Cursor
  readonly to: Cursor
  /** What the lists of leaves have between, in order. */
  readonly sealed: readonly SealedEvent[]
}

/**
 * Holds the events of a range against the leaves of its seals, both in one order: what one has and the other has not is
 * missing or was put in, and what has another hash was changed. Answers how many rows were read.
 */
export async function verifyEvents(
  snapshot: Snapshot, { after, to, sealed }: EventRange, found: SealFinding[],
): Promise<number> {
  let [n, rows] = [0, 0]
  await snapshot.each(eventsQuery(`${isAfter(after)} and ${isUpTo(to)}`), (line) => {
    rows += 1
    const key = eventKey(line)
    for (let one = sealed[n]; one && isBefore(one.leaf.key, key); one = sealed[n]) {
      found.push({ code: 'event-missing', event: one.leaf.key, seal: one.seal })
      n += 1
    }
    const one = sealed[n]
    if (one?.leaf.key !== key) {
      found.push({ code: 'event-inserted', event: key })
      return
    }
    if (!one.leaf.hash.equals(leafOf(line).hash)) found.push({ code: 'event-changed', event: key, seal: one.seal })
    n += 1
  })
  for (const one of sealed.slice(n)) found.push({ code: 'event-missing', event: one.leaf.key, seal: one.seal })
  return rows
}

function isBefore(one: string, other: string): boolean {
  if (one === other) return false
  const [a, b] = [one.split('/').map(Number), other.split('/').map(Number)]
  for (const n of [0, 1, 2]) if (a[n] !== b[n]) return (a[n] ?? 0) < (b[n] ?? 0)
  return false
}

import { type Snapshot, withSnapshot } from '../../../platform/snapshot.ts'
import { type Cursor, FIRST } from '../cursor.ts'
import { type EventFields, type Leaf, eventFields, eventsQuery, leafList, leafOf, recordLeaf } from './leaf.ts'
import { rootOf, sha256 } from './merkle.ts'
import type { RecordSource } from './record-source.ts'
import { type SealFact, type SigningKey, keyIdOf, readCursorText, readLine, writeLine } from './seal-line.ts'
import type { SealLog } from './seal-log.ts'
import { CLOSED, insertSeal, isAfter, lastSeal, sealsAfter } from './seal-store.ts'

export interface Sealer {
  /** As the application's role, and direct, not through a pooler. */
  readonly connectionString: string
  readonly log: SealLog
  /** The key in use; read only when there is something to sign. */
  key(): Promise<SigningKey>
  readonly sources: readonly RecordSource[]
  machineNow(): Date
}

/** Held by whoever seals or publishes; of several processes one does. */
export const SEALER = 'audit.seal'
/** Events of one seal at most: what is lost of a place when the list of its leaves is forged, too. */
const MOST_EVENTS = 1_000
/** Records that one seal may bring along; an event of a seed stands for many. */
const MOST_RECORDS = 4_000
const PUBLISHED_AT_ONCE = 1_000

/** The log outside goes further than the database, or elsewhere: nothing is sealed until somebody has looked. */
export class SealsDisagree extends Error {}

/**
 * Seals the next events that no running transaction can precede, with all records they changed, and writes the line
 * outside. True if there may be more. A line is first in the database, then outside: one that a crash left between is
 * written out by the next look. Throws SealsDisagree.
 */
export async function sealNext(sealer: Sealer): Promise<boolean> {
  if (await publish(sealer) === undefined) return false
  const done = await withSnapshot(sealer.connectionString, { writes: true, lock: SEALER }, async (snapshot) => {
    const last = await lastSeal(snapshot)
    if (!await isOutside(last?.line, sealer.log)) return undefined
    const from = last ? readCursorText(last.end) : FIRST
    const { batch, hasMore } = await takeBatch(snapshot, from)
    if (batch.length === 0) return undefined
    const key = await keyInUse(sealer, last?.line)
    const first = last ?? await begin(snapshot, key, sealer.machineNow())
    const to = readCursorText(batch.at(-1)?.fields.key ?? '')
    const leaves = [
      ...batch.map(({ leaf }) => leaf), ...await recordLeaves(snapshot, sealer, batch.map(({ fields }) => fields)),
    ]
    const list = leafList(leaves)
    const fact: SealFact = {
      kind: 'seal', after: from, to, leaves: leaves.length, root: rootOf(leaves.map(({ hash }) => hash)),
      list: sha256(Buffer.from(list)),
    }
    const line = writeLine({ number: first.number + 1, at: sealer.machineNow(), fact, previous: first.line }, key)
    await insertSeal(snapshot, { number: line.number, line: line.text, leaves: list, end: to })
    return hasMore
  })
  if (done === undefined) return false
  await publish(sealer)
  return done
}

/**
 * Whether the last line here is the last outside. Asked of the very state that is sealed, so that nothing is put upon a
 * table that somebody has just set back. False if another process has yet to write it out.
 */
export async function isOutside(here: string | undefined, log: SealLog): Promise<boolean> {
  const outside = await log.last()
  if (outside === here) return true
  const [mine, theirs] = [here, outside].map((line) => (line === undefined ? 0 : readLine(line)?.number ?? 0))
  if ((mine ?? 0) > (theirs ?? 0)) return false
  throw new SealsDisagree(`line ${theirs ?? 0} of the log of seals is not in the database`)
}

/** The key that signs the line after this one. Throws SealsDisagree where another was told meanwhile. */
export async function keyInUse(sealer: Pick<Sealer, 'key'>, last: string | undefined): Promise<SigningKey> {
  const key = await sealer.key()
  const line = last === undefined ? undefined : readLine(last)
  const told = line?.fact.kind === 'key' ? keyIdOf(line.fact.publicKey) : line?.keyId
  if (told === undefined || told === key.id) return key
  throw new SealsDisagree(`the log of seals goes on with key ${told}, and this is ${key.id}`)
}

/** The first line tells the key. */
async function begin(snapshot: Snapshot, key: SigningKey, at: Date): Promise<{ number: number; line: string }> {
  const line = writeLine({ number: 1, at, fact: { kind: 'key', publicKey: key.publicKey }, previous: undefined }, key)
  await insertSeal(snapshot, { number: 1, line: line.text, leaves: '', end: FIRST })
  return { number: 1, line: line.text }
}

/**
 * Writes outside what only the database has. Answers the number of the last line, undefined if somebody else is at it.
 */
export async function publish({ connectionString, log }: Sealer): Promise<number | undefined> {
  return withSnapshot(connectionString, { lock: SEALER }, async (snapshot) => {
    const last = await log.last()
    const number = last === undefined ? 0 : readLine(last)?.number ?? 0
    const lines = await sealsAfter(snapshot, Math.max(number - 1, 0), PUBLISHED_AT_ONCE)
    const [same, ...more] = last === undefined ? [undefined, ...lines] : lines
    if (last !== undefined && same?.line !== last) {
      throw new SealsDisagree(`line ${number} of the log of seals is not in the database`)
    }
    if (more.length > 0) await log.append(more.map((one) => one?.line ?? ''))
    return number + more.length
  })
}

interface Taken { readonly leaf: Leaf; readonly fields: EventFields }

async function takeBatch(snapshot: Snapshot, from: Cursor): Promise<{ batch: Taken[]; hasMore: boolean }> {
  const taken: Taken[] = []
  await snapshot.each(eventsQuery(`${isAfter(from)} and ${CLOSED}`, String(MOST_EVENTS)), (line) => {
    taken.push({ leaf: leafOf(line), fields: eventFields(line) })
  })
  const batch: Taken[] = []
  let weight = 0
  for (const one of taken) {
    weight += weightOf(one.fields)
    if (batch.length > 0 && weight > MOST_RECORDS) break
    batch.push(one)
  }
  return { batch, hasMore: batch.length < taken.length || taken.length === MOST_EVENTS }
}

function weightOf({ dossierId, data }: EventFields): number {
  const count = data['count']
  return dossierId === undefined && typeof count === 'number' ? Math.min(count, MOST_RECORDS) : 1
}

async function recordLeaves(
  snapshot: Snapshot, { sources }: Sealer, events: readonly EventFields[],
): Promise<Leaf[]> {
  const leaves: Leaf[] = []
  for (const source of sources) {
    const ids = await source.changedBy(snapshot, events)
    for (const [id, rows] of await source.rowsOf(snapshot, ids)) leaves.push(recordLeaf(source.kind, id, rows))
  }
  return leaves
}

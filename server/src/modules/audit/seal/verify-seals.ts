import { type Snapshot, withSnapshot } from '../../../platform/snapshot.ts'
import { type Cursor, FIRST } from '../cursor.ts'
import { EVENT, type EventFields, type Leaf, eventFields, eventsQuery, readLeafList, recordedAt } from './leaf.ts'
import { rootOf, sha256 } from './merkle.ts'
import { type ReadLog, type Restore, faultOf, readLog, takeKey } from './read-log.ts'
import type { RecordSource } from './record-source.ts'
import type { SealFinding } from './seal-finding.ts'
import { type SealFact, type SealLine, cursorText, readLine } from './seal-line.ts'
import type { SealLog } from './seal-log.ts'
import { type SealRow, isAfter, isUpTo, sealsAfter } from './seal-store.ts'
import { type SealedEvent, verifyEvents } from './verify-events.ts'
import { verifyFiles } from './verify-files.ts'
import { type LastSeals, lostRows, verifyRecords } from './verify-records.ts'

export type { SealFinding } from './seal-finding.ts'

export interface VerifySeals {
  readonly connectionString: string
  readonly log: SealLog
  readonly sources: readonly RecordSource[]
  readonly machineNow: Date
  /** Public key (32 bytes) that somebody holds outside, and that must stand for the whole log. */
  readonly heldKey?: Buffer | undefined
  /** Only what was sealed between, both included. */
  readonly from?: Date | undefined
  readonly to?: Date | undefined
  /** Hash of a stored file's bytes, undefined if it is not there; left out, files are not read. */
  readonly hashOfFile?: ((sha256: string) => Promise<string | undefined>) | undefined
}

export interface SealReport {
  readonly findings: readonly SealFinding[]
  readonly seals: number
  /** Rows read and hashed: events, and those of records. */
  readonly rows: number
  readonly files: number
  /** What no seal covers yet, and for how long. */
  readonly unsealed: { readonly events: number; readonly oldestSeconds: number }
  /** Seals that are in the database and not outside yet. */
  readonly unpublished: number
  readonly restores: readonly Restore[]
  /** Ids of the keys that signed, the first first: to be compared with what the office published. */
  readonly keys: readonly string[]
}

/** Lists of leaves that are held in memory at once. */
const SEALS_AT_ONCE = 50
/** A line is written outside within seconds after its commit. */
const LONGEST_UNPUBLISHED = 300

/**
 * Holds everything that was sealed against the log outside, on one state of the database: whoever works meanwhile
 * causes no finding. What is not sealed yet is told, not judged.
 */
export async function verifySeals(verify: VerifySeals): Promise<SealReport> {
  const found: SealFinding[] = []
  // Before the state is fixed: a line outside is always in the database first.
  const log = readLog(await verify.log.read(), found, verify.heldKey)
  const report = await withSnapshot(
    verify.connectionString, {}, (snapshot) => new Verification(verify, log, snapshot, found).run(),
  )
  if (!report) throw new Error('no snapshot')
  return report
}

class Verification {
  readonly #verify: VerifySeals
  readonly #log: ReadLog
  readonly #snapshot: Snapshot
  readonly #found: SealFinding[]
  readonly #last: ReadonlyMap<string, LastSeals>
  /** Events that no seal tells of, by the number of the one that is gone, or endless where there was none yet. */
  readonly #doubtful = new Map<number, EventFields[]>()
  readonly #momentOf = new Map<number, Date>()
  readonly #keys: Map<string, Buffer>
  #segments: Segment[] = []
  #end = FIRST
  #rows = 0
  #unpublished = 0

  constructor(verify: VerifySeals, log: ReadLog, snapshot: Snapshot, found: SealFinding[]) {
    this.#verify = verify
    this.#log = log
    this.#snapshot = snapshot
    this.#found = found
    this.#keys = new Map(log.keys)
    this.#last = new Map(verify.sources.map(({ kind }) => [kind, new Map()]))
  }

  async run(): Promise<SealReport> {
    const seals = await this.#walkSeals()
    const unsealed = await this.#readTail()
    const files = new Map<string, string>()
    const { hashOfFile, sources } = this.#verify
    for (const source of sources) {
      const last = this.#last.get(source.kind) ?? new Map<bigint, never>()
      const open = await this.#openOf(source, last)
      const onFile = hashOfFile && ((file: string, record: string) => void files.set(file, record))
      const check = { source, last, open, isAsked: (seal: number) => this.#isAsked(seal), onFile }
      this.#rows += await verifyRecords(this.#snapshot, check, this.#found)
    }
    if (hashOfFile) await verifyFiles(files, hashOfFile, this.#found)
    return {
      findings: this.#found, seals, rows: this.#rows, files: files.size, unsealed, unpublished: this.#unpublished,
      restores: this.#log.restores, keys: [...this.#keys.keys()],
    }
  }

  /** Records that cannot be judged: changed by such an event, and not sealed again after it. */
  async #openOf(source: RecordSource, last: LastSeals): Promise<ReadonlySet<bigint>> {
    const open = new Set<bigint>()
    for (const [seal, events] of this.#doubtful) {
      for (const id of await source.changedBy(this.#snapshot, events))
        if ((last.get(id)?.seal ?? 0) < seal) open.add(id)
    }
    return open
  }

  #isAsked(seal: number): boolean {
    const { from, to } = this.#verify
    const at = this.#momentOf.get(seal)?.getTime() ?? 0
    return at >= (from?.getTime() ?? -Infinity) && at <= (to?.getTime() ?? Infinity)
  }

  /** The lines outside and the rows here, side by side in their order; a page of rows at a time, and its events. */
  async #walkSeals(): Promise<number> {
    const lines = [...this.#log.lines.values()].sort((a, b) => a.number - b.number)
    let [n, seals, after] = [0, 0, 0]
    let before: SealLine | undefined
    for (;;) {
      const page = await sealsAfter(this.#snapshot, after, SEALS_AT_ONCE)
      if (page.length > 0 && seals === 0 && lines.length === 0) this.#found.push({ code: 'log-missing' })
      for (const row of page) {
        for (let gone = lines[n]; gone && gone.number < row.number; gone = lines[n]) {
          await this.#missing(gone)
          n += 1
        }
        const isOutside = lines[n]?.number === row.number
        const line = isOutside ? lines[n] : this.#beyondLog(row, before)
        if (isOutside) n += 1
        if (!line) continue
        this.#take(row, line)
        before = line
        seals += 1
      }
      for (const segment of this.#segments.splice(0)) {
        this.#rows += await verifyEvents(this.#snapshot, segment, this.#found)
      }
      const last = page.at(-1)
      if (!last) break
      after = last.number
    }
    const ahead = lines.slice(n)
    // A database that was set back, by whoever restored it or by whoever hides something: the log does not know which.
    if (ahead[0]) this.#found.push({ code: 'log-ahead', seal: ahead[0].number })
    for (const gone of ahead) await this.#missing(gone)
    return seals
  }

  /** A line that is outside and not here: of its rows nothing can be said but where they stand. */
  async #missing({ number, at, fact }: SealLine): Promise<void> {
    this.#momentOf.set(number, at)
    if (fact.kind !== 'seal') {
      this.#found.push({ code: 'seal-missing', seal: number })
      return
    }
    this.#end = fact.to
    this.#found.push({ code: 'seal-missing', seal: number, range: rangeOf(fact) })
    const query = eventsQuery(`${isAfter(fact.after)} and ${isUpTo(fact.to)}`)
    const events: EventFields[] = []
    await this.#snapshot.each(query, (line) => { events.push(eventFields(line)) })
    this.#doubtful.set(number, events)
  }

  /** A line that is here and not outside: the newest may be on its way, if the key in use signed it. */
  #beyondLog(row: SealRow, before: SealLine | undefined): SealLine | undefined {
    const line = readLine(row.line)
    const isNewest = row.number > (this.#log.last?.number ?? 0)
    if (!line || line.number !== row.number || !isNewest || faultOf(line, before, this.#keys)) {
      this.#found.push({ code: 'seal-unknown', seal: row.number })
      return undefined
    }
    if (line.fact.kind === 'key') takeKey(this.#keys, line.fact.publicKey)
    this.#unpublished += 1
    if ((this.#verify.machineNow.getTime() - line.at.getTime()) / 1000 > LONGEST_UNPUBLISHED)
      this.#found.push({ code: 'log-behind', seal: row.number })
    return line
  }

  /** Holds a row of the table of seals against its line, and remembers what it sealed. */
  #take(row: SealRow, line: SealLine): void {
    const { number, fact } = line
    this.#momentOf.set(number, line.at)
    if (fact.kind === 'seal') this.#end = fact.to
    const range = fact.kind === 'seal' ? { range: rangeOf(fact) } : {}
    if (row.line !== line.text || row.end !== cursorText(this.#end))
      this.#found.push({ code: 'seal-changed', seal: number, ...range })
    const leaves = readLeafList(row.leaves)
    const isList = fact.kind === 'seal'
      ? sha256(Buffer.from(row.leaves)).equals(fact.list) && rootOf(leaves.map(({ hash }) => hash)).equals(fact.root)
      : row.leaves === ''
    if (!isList) this.#found.push({ code: 'seal-list-changed', seal: number, ...range })
    if (fact.kind !== 'seal') return
    for (const leaf of leaves) if (leaf.kind !== EVENT && /^\d{1,18}$/.test(leaf.key)) this.#takeRecord(leaf, number)
    if (!this.#isAsked(number)) return
    const sealed = leaves.filter(({ kind }) => kind === EVENT).map((leaf) => ({ leaf, seal: number }))
    const open = this.#segments.at(-1)
    if (open && cursorText(open.to) === cursorText(fact.after)) {
      open.sealed.push(...sealed)
      open.to = fact.to
    } else this.#segments.push({ after: fact.after, to: fact.to, sealed })
  }

  /** Remembers how a record was sealed last, and whether what never changes is as it was before. */
  #takeRecord({ kind, key, hash, rows }: Leaf, seal: number): void {
    const source = this.#verify.sources.find((one) => one.kind === kind)
    const last = this.#last.get(kind)
    if (!source || !last) return
    const id = BigInt(key)
    const lost = lostRows(source, last.get(id)?.rows ?? '', rows)
    if (lost.length > 0) this.#found.push({ code: 'record-rewritten', record: `${kind} ${key}`, rows: lost, seal })
    last.set(id, {
      hash, seal, rows: rows.split(',').filter((row) => source.isFixed(row.split('=')[0] ?? '')).join(','),
    })
  }

  /** What came after the last seal; of its records nothing is said. */
  async #readTail(): Promise<SealReport['unsealed']> {
    const events: EventFields[] = []
    let oldest = Infinity
    await this.#snapshot.each(eventsQuery(isAfter(this.#end)), (line) => {
      oldest = Math.min(oldest, recordedAt(line).getTime())
      events.push(eventFields(line))
    })
    this.#doubtful.set(Infinity, events)
    const waited = (this.#verify.machineNow.getTime() - oldest) / 1000
    return { events: events.length, oldestSeconds: events.length === 0 ? 0 : Math.max(0, Math.round(waited)) }
  }
}

/** Seals that follow each other without a gap, to be read in one go. */
interface Segment { readonly after: Cursor; to: Cursor; readonly sealed: SealedEvent[] }

function rangeOf({ after, to }: Extract<SealFact, { readonly kind: 'seal' }>): string {
  return `${cursorText(after)}..${cursorText(to)}`
}

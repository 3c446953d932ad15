import { type Snapshot, withSnapshot } from '../../../platform/snapshot.ts'
import {
  EVENT, type EventFields, type Leaf, eventFields, eventsQuery, openPart, readLeafList, recordLeaf,
} from './leaf.ts'
import { pathOf } from './merkle.ts'
import type { RecordSource } from './record-source.ts'
import { readCursorText } from './seal-line.ts'
import { keyLines, sealCovering } from './seal-store.ts'

/** What the owner of a record may read of it; all else is proven, but told only by its hash. */
export interface Showing {
  isEventShown(type: string): boolean
  isRowShown(table: string): boolean
}

/** A leaf with its place in the tree of its seal, and what leads from it to the root. */
export interface OwnLeaf {
  readonly index: number
  readonly path: readonly string[]
  /** An event that is shown: what of it is hashed openly, and the hash of the rest. */
  readonly event?: { readonly open: string; readonly apart: string }
  /** One that is not: the hash of its leaf. */
  readonly hash?: string
  /** The record: each row by its table and hash, and those rows that are shown. */
  readonly record?: {
    readonly kind: string
    readonly id: string
    readonly rows: readonly { readonly table: string; readonly hash: string; readonly line?: string }[]
  }
}

/** The record of one dossier as its owner takes it away: docs/seal.md says how it is verified without us. */
export interface OwnRecord {
  readonly format: 'motcua-record/1'
  /** When it was taken, by the machine, and how many events there were; nothing signed says either. */
  readonly at: string
  readonly events: number
  /** Lines of the log outside that tell the keys. */
  readonly keys: readonly string[]
  readonly seals: readonly { readonly line: string; readonly leaves: readonly OwnLeaf[] }[]
  /** Events that no seal covers yet. */
  readonly unsealed: number
  /** Whether what stands there now is what was sealed last; not right after a deed. */
  readonly isRecordSealed: boolean
}

export interface ExportRecord {
  /** As the application's role, and direct, not through a pooler. */
  readonly connectionString: string
  readonly source: RecordSource
  readonly id: bigint
  readonly showing: Showing
  readonly machineNow: Date
  /** After so long a statement of it is given up. */
  readonly limitSeconds: number
}

interface OwnSeal { readonly line: string; readonly all: readonly Leaf[]; readonly leaves: OwnLeaf[] }

/** Reads the events and the record of one dossier on one state of the database, each with its proof. */
export async function exportRecord(what: ExportRecord): Promise<OwnRecord> {
  const { connectionString, limitSeconds } = what
  const record = await withSnapshot(connectionString, { limitSeconds }, (snapshot) => collect(snapshot, what))
  if (!record) throw new Error('no snapshot')
  return record
}

async function collect(snapshot: Snapshot, { source, id, showing, machineNow }: ExportRecord): Promise<OwnRecord> {
  const events: { readonly line: Buffer; readonly fields: EventFields }[] = []
  await snapshot.each(eventsQuery(`dossier_id = ${String(id)}`), (line) => {
    events.push({ line: Buffer.from(line), fields: eventFields(line) })
  })
  const undone = new Set(events.map(({ fields }) => fields.voids))
  const seals: OwnSeal[] = []
  let unsealed = 0
  for (const { line, fields: { key, type } } of events) {
    const seal = await sealOf(snapshot, key, seals)
    const index = seal?.all.findIndex((leaf) => leaf.kind === EVENT && leaf.key === key) ?? -1
    const leaf = seal?.all[index]
    if (!seal || !leaf) {
      unsealed += 1
      continue
    }
    // Of what was undone nobody was told (docs/adr/0020).
    const isShown = showing.isEventShown(type) && !undone.has(key.split('/')[2])
    const what = isShown ? { event: openPart(line) } : { hash: leaf.hash.toString('hex') }
    seal.leaves.push({ ...placeOf(seal, index), ...what })
  }
  const isRecordSealed = unsealed === 0 && await addRecord(snapshot, { source, id, showing }, seals.at(-1))
  return {
    format: 'motcua-record/1', at: machineNow.toISOString(), events: events.length, keys: await keyLines(snapshot),
    seals: seals.map(({ line, leaves }) => ({ line, leaves })), unsealed, isRecordSealed,
  }
}

/** The seal that has this event; events come in order, and those of one seal after each other. */
async function sealOf(snapshot: Snapshot, key: string, seals: OwnSeal[]): Promise<OwnSeal | undefined> {
  const last = seals.at(-1)
  if (last?.all.some((leaf) => leaf.kind === EVENT && leaf.key === key)) return last
  const row = await sealCovering(snapshot, readCursorText(key))
  if (!row) return undefined
  const seal = { line: row.line, all: readLeafList(row.leaves), leaves: [] }
  seals.push(seal)
  return seal
}

function placeOf({ all }: OwnSeal, index: number): Pick<OwnLeaf, 'index' | 'path'> {
  return { index, path: pathOf(all.map(({ hash }) => hash), index).map((hash) => hash.toString('hex')) }
}

/** Adds what stands there now, if it is what its last seal says. */
async function addRecord(
  snapshot: Snapshot, { source, id, showing }: Pick<ExportRecord, 'source' | 'id' | 'showing'>,
  seal: OwnSeal | undefined,
): Promise<boolean> {
  const rows = (await source.rowsOf(snapshot, [id])).get(id) ?? []
  const now = recordLeaf(source.kind, id, rows)
  const index = seal?.all.findIndex(({ kind, hash }) => kind === source.kind && hash.equals(now.hash)) ?? -1
  if (!seal || index < 0) return false
  seal.leaves.push({
    ...placeOf(seal, index), record: {
      kind: source.kind, id: String(id),
      rows: rows.map(({ table, line }, n) => ({
        table, hash: now.hashes[n] ?? '', ...showing.isRowShown(table) && { line: line.toString('utf8') },
      })),
    },
  })
  return true
}

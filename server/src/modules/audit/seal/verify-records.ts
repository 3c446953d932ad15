import { groupBy } from '../../../kernel/group-by.ts'
import type { Snapshot } from '../../../platform/snapshot.ts'
import { type Leaf, readLeafList, recordLeaf } from './leaf.ts'
import type { RecordSource } from './record-source.ts'
import type { SealFinding } from './seal-finding.ts'
import { sealsAfter } from './seal-store.ts'

/** The last seal of each record of one kind. */
export type LastSeals = Map<bigint, { readonly hash: Buffer; readonly seal: number; readonly rows: string }>

export interface RecordCheck {
  readonly source: RecordSource
  readonly last: LastSeals
  /** Changed by an event that is not sealed yet, or whose seal is gone: nothing can be said of them. */
  readonly open: ReadonlySet<bigint>
  /** Only records whose last seal is one of these. */
  isAsked(seal: number): boolean
  /** Takes the hash of each file that a record names. */
  readonly onFile: ((sha256: string, record: string) => void) | undefined
}

const AT_ONCE = 2_000

/** Holds each record, as it is, against its last seal. Answers how many rows were read. */
export async function verifyRecords(
  snapshot: Snapshot, { source, last, open, isAsked, onFile }: RecordCheck, found: SealFinding[],
): Promise<number> {
  const waiting = new Map(last)
  const nameOf = (id: bigint) => `${source.kind} ${String(id)}`
  const changed: Changed[] = []
  let rows = 0
  let ids = await source.idsAfter(snapshot, -1n, AT_ONCE)
  while (ids.length > 0) {
    const records = await source.rowsOf(snapshot, ids)
    for (const [id, record] of records) {
      rows += record.length
      for (const row of record) {
        const file = onFile && source.fileOf(row)
        if (file !== undefined) onFile?.(file, nameOf(id))
      }
      const sealed = last.get(id)
      waiting.delete(id)
      if (!sealed) {
        if (!open.has(id)) found.push({ code: 'record-unsealed', record: nameOf(id) })
      } else if (isAsked(sealed.seal)) {
        const leaf = recordLeaf(source.kind, id, record)
        const lost = lostRows(source, sealed.rows, leaf.rows)
        if (!open.has(id) && !leaf.hash.equals(sealed.hash)) changed.push({ leaf, seal: sealed.seal })
        else if (lost.length > 0)
          found.push({ code: 'record-changed', record: nameOf(id), rows: lost, seal: sealed.seal })
      }
    }
    ids = await source.idsAfter(snapshot, ids.at(-1) ?? 0n, AT_ONCE)
  }
  found.push(...await namedRows(snapshot, changed))
  for (const [id, { seal }] of waiting)
    if (isAsked(seal) && !open.has(id)) found.push({ code: 'record-missing', record: nameOf(id), seal })
  return rows
}

interface Changed { readonly leaf: Leaf; readonly seal: number }

/** Which tables of these records have another row than when they were sealed; each list of leaves is read once. */
async function namedRows(snapshot: Snapshot, changed: readonly Changed[]): Promise<SealFinding[]> {
  const found: SealFinding[] = []
  for (const [seal, those] of groupBy(changed, ({ seal }) => seal)) {
    const [row] = await sealsAfter(snapshot, seal - 1, 1)
    const then = new Map(readLeafList(row?.leaves ?? '').map(({ kind, key, rows }) => [`${kind} ${key}`, rows]))
    for (const { leaf } of those) {
      const record = `${leaf.kind} ${leaf.key}`
      found.push({ code: 'record-changed', record, rows: differing(then.get(record) ?? '', leaf.rows), seal })
    }
  }
  return found
}

function differing(then: string, now: string): string[] {
  const [before, after] = [countOf(then), countOf(now)]
  const rows = [...new Set([...before.keys(), ...after.keys()])].filter((row) => before.get(row) !== after.get(row))
  return [...new Set(rows.map((row) => row.split('=')[0] ?? ''))].sort()
}

/** Tables of whose rows, which stay once they are there, one is gone or another. */
export function lostRows({ isFixed }: RecordSource, then: string, now: string): string[] {
  const after = new Set(now.split(','))
  const lost = then.split(',').filter((row) => row !== '' && !after.has(row)).map((row) => row.split('=')[0] ?? '')
  return [...new Set(lost.filter(isFixed))].sort()
}

function countOf(rows: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows.split(',').filter(Boolean)) counts.set(row, (counts.get(row) ?? 0) + 1)
  return counts
}

import type { Snapshot } from '../../../platform/snapshot.ts'
import type { EventFields, RecordRow } from './leaf.ts'

/**
 * What a room keeps that changes, and only together with an event: sealed anew, as it then is, with each event that
 * changed it. So what differs from its last seal, without an event since, was changed by nobody who may.
 */
export interface RecordSource {
  /** With the version of its bytes, `dossier/1`. */
  readonly kind: string
  /** Which records these events changed. One that did not change does no harm. */
  changedBy(snapshot: Snapshot, events: readonly EventFields[]): Promise<bigint[]>
  /** The rows of these records, in an order that depends on nothing but them; none of those that do not exist. */
  rowsOf(snapshot: Snapshot, ids: readonly bigint[]): Promise<Map<bigint, RecordRow[]>>
  /** The next records by id, at most `limit`. */
  idsAfter(snapshot: Snapshot, after: bigint, limit: number): Promise<bigint[]>
  /** Whether rows of this table stay as they are once they are there. */
  isFixed(table: string): boolean
  /** The file that this row names, by the hash of its content. */
  fileOf(row: RecordRow): string | undefined
}

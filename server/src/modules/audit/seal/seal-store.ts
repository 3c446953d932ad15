import type { Snapshot } from '../../../platform/snapshot.ts'
import type { Cursor } from '../cursor.ts'
import { cursorText } from './seal-line.ts'

export interface SealRow {
  readonly number: number
  readonly line: string
  /** `era/xid/id` up to which is sealed. */
  readonly end: string
  readonly leaves: string
}

interface RawSeal { readonly number: string; readonly line: string; readonly end: string; readonly leaves: string }

const COLUMNS = `number::text, line, era::text || '/' || xid::text || '/' || id::text as end`

/** Adds a line with its leaves; `end` is how far everything is sealed then. */
export async function insertSeal(
  snapshot: Snapshot, { number, line, leaves, end }: Omit<SealRow, 'end'> & { readonly end: Cursor },
): Promise<void> {
  await snapshot.run(
    'insert into audit.seal (number, line, era, xid, id, leaves) values ($1, $2, $3, $4::text::xid8, $5, $6)',
    [number, line, end.era, end.xid, String(end.id), leaves],
  )
}

/** The last line without its leaves; undefined before the first. */
export async function lastSeal(snapshot: Snapshot): Promise<Omit<SealRow, 'leaves'> | undefined> {
  const [row] = await snapshot.run<RawSeal>(`select ${COLUMNS} from audit.seal order by seal.number desc limit 1`)
  return row && { number: Number(row.number), line: row.line, end: row.end }
}

/** Lines after that number, in order, at most `limit`. */
export async function sealsAfter(snapshot: Snapshot, number: number, limit: number): Promise<SealRow[]> {
  const rows = await snapshot.run<RawSeal>(
    `select ${COLUMNS}, leaves from audit.seal where seal.number > $1 order by seal.number limit $2`, [number, limit],
  )
  return rows.map((row) => ({ ...row, number: Number(row.number) }))
}

/** The seal whose list has the event at this place, if one covers it yet. */
export async function sealCovering(snapshot: Snapshot, at: Cursor): Promise<SealRow | undefined> {
  const [row] = await snapshot.run<RawSeal>(`
    select ${COLUMNS}, leaves from audit.seal where (era, seal.xid, seal.id) >= (${literals(at)}) and leaves <> ''
    order by era, seal.xid, seal.id, seal.number limit 1`)
  return row && { ...row, number: Number(row.number) }
}

/** Lines that told a key, in order (seal_key). */
export async function keyLines(snapshot: Snapshot): Promise<string[]> {
  const rows = await snapshot.run<{ line: string }>(
    "select line from audit.seal where starts_with(line, 'motcua-key/') order by number",
  )
  return rows.map(({ line }) => line)
}

/** What no running transaction can precede any more: such events are all there. */
export const CLOSED = '(era < audit.current_era() or event.xid < pg_snapshot_xmin(pg_current_snapshot()))'

/** The order of events, as a condition. */
export function isAfter(cursor: Cursor): string {
  return `(era, event.xid, id) > (${literals(cursor)})`
}

export function isUpTo(cursor: Cursor): string {
  return `(era, event.xid, id) <= (${literals(cursor)})`
}

function literals(cursor: Cursor): string {
  const [era = '0', xid = '0', id = '0'] = cursorText(cursor).split('/').map((part) => BigInt(part).toString())
  return `${era}, '${xid}'::xid8, ${id}`
}

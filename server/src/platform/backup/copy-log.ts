import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { encipher } from './cipher.ts'
import { type Part, pathOfPart } from './points.ts'

const SEGMENT = /^[0-9A-F]{24}$/

/** The slot by which the server keeps its log for the backup in this folder. */
export function slotOf(folder: string): string {
  return `motcua_${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
}

/** Bids the server keep its log for us from now on: from which segment; undefined if it was not kept until now. */
export async function holdLog(client: pg.Client, slot: string): Promise<string | undefined> {
  const { rows: [there] } = await client.query<{ first: string | null }>(`
    select case when wal_status in ('reserved', 'extended') then pg_walfile_name(restart_lsn) end as first
    from pg_replication_slots where slot_name = $1`, [slot])
  if (there?.first) return there.first
  if (there) await client.query('select pg_drop_replication_slot($1)', [slot])
  await client.query('select pg_create_physical_replication_slot($1, true)', [slot])
  return undefined
}

/** The place of a segment, or of a part named after one, in its line of time; the next one has the next number. */
export function numberOfSegment(name: string): number {
  return parseInt(name.slice(-16, -8), 16) * 256 + parseInt(name.slice(-8), 16)
}

export interface CopiedLog {
  readonly parts: readonly Part[]
  /** Up to where it is copied. */
  readonly end: string
}

interface CopyLog {
  readonly folder: string
  readonly key: Buffer
  readonly home: string
  readonly base: string
  /** Names of parts that are there. */
  readonly known: ReadonlySet<string>
}

/** Whole segments of the log that are not there yet; all that was written before is in them. */
export async function copyLog(client: pg.Client, { folder, key, home, base, known }: CopyLog): Promise<CopiedLog> {
  // A commit after the moment of this run: a server that reads none later than where it shall go back to gives up.
  await client.query('select pg_current_xact_id()')
  const { rows: [row] } = await client.query<{ end: string }>('select pg_switch_wal()::text as end')
  const { rows: [names] } = await client.query<{ current: string; first: string }>(`
    select pg_walfile_name(pg_current_wal_insert_lsn()) as current, pg_walfile_name(restart_lsn) as first
    from pg_replication_slots where slot_name = $1`, [slotOf(folder)])
  const { current = '', first = '' } = names ?? {}
  const wal = join(home, 'postgres/data/pg_wal')
  const parts: Part[] = []
  for (const segment of (await readdir(wal)).filter((one) => SEGMENT.test(one)).sort()) {
    const name = `wal/${base}/${segment}`
    if (segment < first || segment >= current || known.has(name)) continue
    const content = createReadStream(join(wal, segment))
    parts.push({ name, ...await encipher(pathOfPart(folder, name), { key, name }, content) })
  }
  return { parts, end: row?.end ?? '' }
}

/** What was copied need not be kept; only after a run that counts says so, or a run that fails leaves a gap. */
export async function letLogGo(client: pg.Client, slot: string, end: string): Promise<void> {
  await client.query('select pg_replication_slot_advance($1, $2::pg_lsn)', [slot, end])
}

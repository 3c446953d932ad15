import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { encipher, hiddenName } from './cipher.ts'
import { packFolder } from './pack.ts'
import { type Part, type Point, hasPoints, pathOfPart, readPoints, writePoint } from './points.ts'

export interface Source {
  /** Of the embedded server, as superuser. */
  readonly adminUrl: string
  /** Of a demonstration: `postgres/data`, `files`, `seals` lie in it. */
  readonly home: string
  readonly filesFolder: string
  readonly sealsFolder: string
}

export interface MakeBackup extends Source {
  readonly folder: string
  readonly key: Buffer
  readonly machineNow: () => Date
  /** A new base though the old one would do. */
  readonly isFull: boolean
}

export interface Made { readonly point: Point; readonly isBase: boolean; readonly bytes: number }

/** Days after which the logs since a base have become many. */
const LONGEST_CHAIN_DAYS = 1
const DAY = 86_400_000
const SEGMENT = /^[0-9A-F]{24}$/
/** Of the data folder; what a starting server makes anew, or must not find. */
const LEFT_OUT = [
  /^postmaster\.(pid|opts)/, /^pg_(wal|replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)\//, /^log\//,
  /pgsql_tmp/, /pg_internal\.init/, /^(backup_label|tablespace_map)$/,
]

/**
 * One run: the log up to now, files that are new, and the lines of the log of seals; a base before them where there is
 * none, or its log was not kept. Nobody who works is held up. What was committed before the run began can be restored.
 */
export async function makeBackup(backup: MakeBackup): Promise<Made> {
  const { folder, key, adminUrl, machineNow, isFull } = backup
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const before = await hasPoints(folder) ? await readPoints(folder, key) : { points: [], sha256: '' }
  const last = before.points.at(-1)
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    const slot = `motcua_${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
    const cluster = await identityOf(client)
    const begun = machineNow()
    const isKept = await holdLog(client, slot)
    const bases = before.points.filter((one) => one.base === last?.base)
    const age = begun.getTime() - Date.parse(bases[0]?.at ?? begun.toISOString())
    const goesOn = last?.base.startsWith(`${cluster}-`) === true && isKept && !isFull && age < LONGEST_CHAIN_DAYS * DAY
    const base = goesOn ? last.base : `${cluster}-${randomUUID().slice(0, 8)}`
    const parts: Part[] = []
    if (!goesOn) parts.push(await copyBase(client, backup, base))
    // Before the log is cut: a line outside is always in the database first.
    parts.push(await copySeals(backup, (last?.number ?? 0) + 1))
    const at = machineNow()
    const known = new Set(bases.flatMap(({ parts: old }) => old.map(({ name }) => name)))
    parts.push(...await copyLog(client, backup, { base, slot, known: goesOn ? known : new Set() }))
    const files = await copyFiles(backup, new Set(before.points.flatMap((one) => one.files)))
    const point: Point = {
      number: (last?.number ?? 0) + 1, at: at.toISOString(), base, parts, files, previous: before.sha256,
    }
    await writePoint(folder, key, point)
    return { point, isBase: !goesOn, bytes: parts.reduce((sum, { size }) => sum + size, 0) }
  } finally {
    await client.end()
  }
}

/** Number and line of time of the cluster: after a restore it is another, and needs a base. */
async function identityOf(client: pg.Client): Promise<string> {
  const { rows: [row] } = await client.query<{ id: string }>(`
    select system_identifier::text || '.' || timeline_id as id from pg_control_system(), pg_control_checkpoint()`)
  return row?.id ?? ''
}

/** Bids the server keep its log for us from now on. False if it did not until now. */
async function holdLog(client: pg.Client, slot: string): Promise<boolean> {
  const { rows: [there] } = await client.query<{ isKept: boolean }>(
    `select wal_status in ('reserved', 'extended') as "isKept" from pg_replication_slots where slot_name = $1`, [slot],
  )
  if (there?.isKept) return true
  if (there) await client.query('select pg_drop_replication_slot($1)', [slot])
  await client.query('select pg_create_physical_replication_slot($1, true)', [slot])
  return false
}

/** The files of the running database between the two calls that its manual asks for. */
async function copyBase(client: pg.Client, { folder, key, home }: MakeBackup, base: string): Promise<Part> {
  await client.query('select pg_backup_start($1, true)', [base])
  const name = `base/${base}`
  const more = new Map<string, string>()
  const data = join(home, 'postgres/data')
  const secret = await readFile(join(home, 'postgres/superuser.secret'), 'utf8')
  // Of the same stream, since the label is only told at the end.
  async function* content(): AsyncGenerator<Buffer> {
    yield* packFolder(data, (path) => LEFT_OUT.some((one) => one.test(path)), new Map()) as AsyncIterable<Buffer>
    const { rows: [stop] } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(true)')
    more.set('backup_label', stop?.labelfile ?? '')
    more.set('superuser.secret', secret)
    yield* packFolder('/nonexistent', () => true, more) as AsyncIterable<Buffer>
  }
  return { name, ...await encipher(pathOfPart(folder, name), { key, name }, Readable.from(content())) }
}

/** Whole segments of the log that are not there yet; then the server need not keep them any more. */
async function copyLog(
  client: pg.Client, { folder, key, home }: MakeBackup,
  { base, slot, known }: { readonly base: string; readonly slot: string; readonly known: ReadonlySet<string> },
): Promise<Part[]> {
  const { rows: [row] } = await client.query<{ end: string }>('select pg_switch_wal()::text as end')
  const { rows: [names] } = await client.query<{ current: string; first: string }>(`
    select pg_walfile_name(pg_current_wal_insert_lsn()) as current, pg_walfile_name(restart_lsn) as first
    from pg_replication_slots where slot_name = $1`, [slot])
  const { current = '', first = '' } = names ?? {}
  const wal = join(home, 'postgres/data/pg_wal')
  const parts: Part[] = []
  for (const segment of (await readdir(wal)).filter((one) => SEGMENT.test(one)).sort()) {
    const name = `wal/${base}/${segment}`
    if (segment < first || segment >= current || known.has(name)) continue
    const content = createReadStream(join(wal, segment))
    parts.push({ name, ...await encipher(pathOfPart(folder, name), { key, name }, content) })
  }
  await client.query('select pg_replication_slot_advance($1, $2::pg_lsn)', [slot, row?.end])
  return parts
}

/** The whole log of seals, and the key made for it, where there is one. */
async function copySeals({ folder, key, sealsFolder }: MakeBackup, number: number): Promise<Part> {
  const name = `seals/${String(number).padStart(8, '0')}`
  const content = packFolder(sealsFolder, () => false, new Map())
  return { name, ...await encipher(pathOfPart(folder, name), { key, name }, content) }
}

/** Files never change, and are named by their content: those that are not there yet. */
async function copyFiles({ folder, key, filesFolder }: MakeBackup, known: ReadonlySet<string>): Promise<string[]> {
  const files: string[] = []
  for (const outer of (await readdir(filesFolder).catch(() => [])).filter((one) => /^[0-9a-f]{2}$/.test(one))) {
    for (const inner of await readdir(join(filesFolder, outer))) {
      for (const sha256 of await readdir(join(filesFolder, outer, inner))) {
        if (known.has(sha256) || !/^[0-9a-f]{64}$/.test(sha256)) continue
        if (await copyFile({ folder, key }, join(filesFolder, outer, inner, sha256), sha256)) files.push(sha256)
      }
    }
  }
  return files
}

/** False for one that nobody handed in, and that was forgotten just now. */
async function copyFile(
  { folder, key }: { readonly folder: string; readonly key: Buffer }, path: string, sha256: string,
): Promise<boolean> {
  const target = pathOfFile(folder, key, sha256)
  await mkdir(join(target, '..'), { recursive: true, mode: 0o700 })
  try {
    await stat(path)
    await encipher(target, { key, name: `file/${sha256}` }, createReadStream(path))
    return true
  } catch (error) {
    if ((Object(error) as { readonly code?: string }).code === 'ENOENT') return false
    throw error
  }
}

/** Where a stored file lies in the backup: what it is, nobody sees by its name. */
export function pathOfFile(folder: string, key: Buffer, sha256: string): string {
  const name = hiddenName(key, sha256)
  return join(folder, 'files', name.slice(0, 2), `${name}.enc`)
}

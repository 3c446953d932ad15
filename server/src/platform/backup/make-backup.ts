import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { isMissing } from '../missing-file.ts'
import { syncFolder } from '../sync-folder.ts'
import { encipher, hiddenName } from './cipher.ts'
import { copyLog, holdLog, letLogGo, numberOfSegment, slotOf } from './copy-log.ts'
import { tellLastBackup } from './last-backup.ts'
import { packFolder } from './pack.ts'
import { type Part, type Point, type Points, hasPoints, pathOfPart, readPoints, writePoint } from './points.ts'

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
  /** Where the moment of a run that succeeded is left for whoever watches. */
  readonly lastBackup: string
  /** While a base is copied, the log is added to the one before so often. */
  readonly meanwhileSeconds: number
}

export interface Made { readonly point: Point; readonly isBase: boolean; readonly bytes: number }

/** Days after which the logs since a base have become many. */
const LONGEST_CHAIN_DAYS = 1
const DAY = 86_400_000
/** Of the data folder; what a starting server makes anew, or must not find. */
const LEFT_OUT = [
  /^postmaster\.(pid|opts)/, /^pg_(wal|replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)\//, /^log\//,
  /pgsql_tmp/, /pg_internal\.init/, /^(backup_label|tablespace_map)$/,
]

/**
 * One run: the log up to now, files that are new, and the lines of the log of seals; a base before them where there is
 * none, or its log was not kept. Nobody who works is held up. What was committed before the run began can be restored.
 *
 * The chain of the old base goes on until the new one is whole: any moment, those of the copying included, can be gone
 * back to, and what was written meanwhile is not lost for as long as that takes. Throws where another run is at it.
 */
export async function makeBackup(backup: MakeBackup): Promise<Made> {
  const { folder, key, adminUrl, isFull } = backup
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    await beAlone(client, folder)
    const before = await hasPoints(folder) ? await readPoints(folder, key) : { points: [], sha256: '' }
    const cluster = await identityOf(client)
    const old = chainOf(before, { cluster, keptFrom: await holdLog(client, slotOf(folder)) })
    const run = old !== undefined && !isFull && !isOld(backup, before.points.find(({ base }) => base === old))
      ? await addRun(client, backup, { before, base: old })
      : await changeBase(client, backup, { before, old, cluster })
    await letLogGo(client, slotOf(folder), run.end)
    const { point } = run
    await tellLastBackup(backup.lastBackup, point.at)
    return { point, isBase: point.base !== old, bytes: point.parts.reduce((sum, { size }) => sum + size, 0) }
  } finally {
    await client.end()
  }
}

/** Two runs into one folder would each continue the same point, and neither would be whole. */
async function beAlone(client: pg.Client, folder: string): Promise<void> {
  const { rows: [row] } = await client.query<{ isMine: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as "isMine"', [slotOf(folder)],
  )
  if (!row?.isMine) throw new Error(`Đang có một lần sao lưu khác vào ${folder}. Hãy đợi lần đó xong.`)
}

/** The base that the log goes on for: of this cluster, and the log kept by the server joins what was copied last. */
function chainOf(
  { points }: Points, { cluster, keptFrom }: { readonly cluster: string; readonly keptFrom: string | undefined },
): string | undefined {
  const base = points.at(-1)?.base
  if (keptFrom === undefined || base?.startsWith(`${cluster}-`) !== true) return undefined
  const copied = points.filter((one) => one.base === base).flatMap(({ parts }) => parts)
    .filter(({ name }) => name.startsWith('wal/')).map(({ name }) => numberOfSegment(name))
  return numberOfSegment(keptFrom) <= Math.max(...copied) + 1 ? base : undefined
}

function isOld({ machineNow }: MakeBackup, first: Point | undefined): boolean {
  return first !== undefined && machineNow().getTime() - Date.parse(first.at) >= LONGEST_CHAIN_DAYS * DAY
}

interface Run extends Points { readonly point: Point; readonly end: string }

interface AddRun {
  readonly before: Points
  readonly base: string
  /** The base itself, for its first run, and from when on it can be gone back to. */
  readonly fresh?: { readonly part: Part; readonly since: Date }
}

/** Log, files and seals since the run before; counts as soon as it is written. The server goes on keeping the log. */
async function addRun(client: pg.Client, backup: MakeBackup, { before, base, fresh }: AddRun): Promise<Run> {
  const { folder, key, home, machineNow } = backup
  const number = (before.points.at(-1)?.number ?? 0) + 1
  // Before the log is cut: a line outside is always in the database first.
  const seals = await copySeals(backup, number)
  const at = machineNow()
  const chain = before.points.filter((one) => one.base === base)
  const known = new Set(chain.flatMap(({ parts }) => parts.map(({ name }) => name)))
  const log = await copyLog(client, { folder, key, home, base, known })
  const files = await copyFiles(backup, new Set(before.points.flatMap((one) => one.files)))
  const point: Point = {
    number, at: at.toISOString(), ...fresh && { since: fresh.since.toISOString() }, base,
    parts: [...fresh ? [fresh.part] : [], seals, ...log.parts], files, previous: before.sha256,
  }
  const sha256 = await writePoint(folder, key, point)
  return { points: [...before.points, point], sha256, point, end: log.end }
}

interface ChangeBase { readonly before: Points; readonly old: string | undefined; readonly cluster: string }

/** A new base; before it, while it is copied and after it, the log is added to the chain of the old one. */
async function changeBase(client: pg.Client, backup: MakeBackup, { before, old, cluster }: ChangeBase): Promise<Run> {
  const base = `${cluster}-${randomUUID().slice(0, 8)}`
  let points: Points = before
  const addToOld = async () => {
    if (old !== undefined) points = await addRun(client, backup, { before: points, base: old })
  }
  await addToOld()
  const copying = copyBase(backup, base)
  const ending = new AbortController()
  const { signal } = ending
  const ended = copying.then(() => { ending.abort() }, () => { ending.abort() })
  try {
    // The last time after the base is whole, from when on its own chain holds: there is no moment between.
    for (let isLast = false; !isLast;) {
      await pause(backup.meanwhileSeconds * 1_000, undefined, { signal }).catch(() => undefined)
      isLast = signal.aborted
      await addToOld()
    }
  } finally {
    await ended
  }
  return addRun(client, backup, { before: points, base, fresh: await copying })
}

/** Number and line of time of the cluster: after a restore it is another, and needs a base. */
async function identityOf(client: pg.Client): Promise<string> {
  const { rows: [row] } = await client.query<{ id: string }>(`
    select system_identifier::text || '.' || timeline_id as id from pg_control_system(), pg_control_checkpoint()`)
  return row?.id ?? ''
}

/** The files of the running database between the two calls that its manual asks for. */
async function copyBase(
  { folder, key, home, adminUrl, machineNow }: MakeBackup, base: string,
): Promise<{ part: Part; since: Date }> {
  const client = new pg.Client(adminUrl)
  await client.connect()
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
  try {
    const written = await encipher(pathOfPart(folder, name), { key, name }, Readable.from(content()))
    return { part: { name, ...written }, since: machineNow() }
  } finally {
    await client.end() // of a copy that failed this ends the server's part, too
  }
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
  const made = await mkdir(join(target, '..'), { recursive: true, mode: 0o700 })
  if (made !== undefined) await syncFolder(join(made, '..'))
  try {
    await stat(path)
    await encipher(target, { key, name: `file/${sha256}` }, createReadStream(path))
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/** Where a stored file lies in the backup: what it is, nobody sees by its name. */
export function pathOfFile(folder: string, key: Buffer, sha256: string): string {
  const name = hiddenName(key, sha256)
  return join(folder, 'files', name.slice(0, 2), `${name}.enc`)
}

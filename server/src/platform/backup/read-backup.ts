import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { BackupDamaged, decipher } from './cipher.ts'
import { numberOfSegment } from './copy-log.ts'
import { pathOfFile } from './make-backup.ts'
import { unpackTo } from './pack.ts'
import { type Part, type Point, pathOfPart, readPoints } from './points.ts'

export interface Chosen {
  readonly points: readonly Point[]
  /** The last run that is needed for that moment. */
  readonly last: Point
  /** Base and log, in order. */
  readonly base: Part
  readonly wal: readonly Part[]
  readonly seals: Part
  /** All files up to the last run there is: what nothing names does no harm. */
  readonly files: ReadonlySet<string>
}

/**
 * What is needed to go back to `at`, or to the end. Throws BackupDamaged if the list of runs is not whole, and an error
 * where the moment lies before or after what was kept.
 */
export async function choose(folder: string, key: Buffer, at: Date | undefined): Promise<Chosen> {
  const { points } = await readPoints(folder, key)
  const last = at === undefined ? points.at(-1) : points.find((one) => Date.parse(one.at) >= at.getTime())
  if (!last) throw new Error(`Bản sao lưu chỉ có đến ${points.at(-1)?.at ?? ''}.`)
  const chain = points.filter((one) => one.base === last.base && one.number <= last.number)
  const parts = chain.flatMap((one) => one.parts)
  const base = parts.find(({ name }) => name.startsWith('base/'))
  const seals = points.at(-1)?.parts.find(({ name }) => name.startsWith('seals/'))
  if (!base || !seals || !chain[0]) throw new BackupDamaged('thiếu bản gốc')
  const since = chain[0].since ?? chain[0].at
  if (at !== undefined && Date.parse(since) > at.getTime())
    throw new Error(`Bản gốc của lần này làm lúc ${since}, sau thời điểm được hỏi.`)
  const wal = parts.filter(isLog)
  checkLog(wal)
  return { points, last, base, wal, seals, files: new Set(points.flatMap((one) => one.files)) }
}

function isLog({ name }: Part): boolean {
  return name.startsWith('wal/')
}

/** Segments of a log follow each other; one that is missing would end the recovery before its time. */
function checkLog(wal: readonly Part[]): void {
  const numbers = wal.map(({ name }) => numberOfSegment(name)).sort((a, b) => a - b)
  const gap = numbers.findIndex((number, n) => n > 0 && number !== (numbers[n - 1] ?? 0) + 1)
  if (numbers.length === 0 || gap >= 0) throw new BackupDamaged('nhật ký cơ sở dữ liệu bị thiếu đoạn')
}

const NOWHERE = () => new Writable({ write(_, __, done) { done() } })

/**
 * Reads everything that any run brought, to the last byte, and writes nothing: a moment of last week may be asked for
 * as well as the newest. Throws BackupDamaged.
 */
export async function checkBackup(folder: string, key: Buffer): Promise<Chosen> {
  const chosen = await choose(folder, key, undefined)
  for (const base of new Set(chosen.points.map((one) => one.base)))
    checkLog(chosen.points.filter((one) => one.base === base).flatMap(({ parts }) => parts).filter(isLog))
  for (const part of chosen.points.flatMap(({ parts }) => parts))
    await openPart(folder, key, part, part.name.startsWith('base/') ? unpackTo(undefined) : NOWHERE())
  for (const file of chosen.files) await takeFile(folder, key, { file, to: undefined })
  return chosen
}

/** Writes everything to a new folder, shaped as that of a demonstration. */
export async function unpackBackup(
  folder: string, key: Buffer, { chosen, home }: { readonly chosen: Chosen; readonly home: string },
): Promise<void> {
  const { base, wal, seals, files } = chosen
  const data = join(home, 'postgres/data')
  await mkdir(data, { recursive: true, mode: 0o700 })
  await openPart(folder, key, base, unpackTo(data))
  await rename(join(data, 'superuser.secret'), join(home, 'postgres/superuser.secret'))
  for (const empty of ['pg_wal', 'pg_wal/archive_status', 'pg_wal/summaries'])
    await mkdir(join(data, empty), { recursive: true, mode: 0o700 })
  const archive = join(home, 'postgres/restored-wal')
  await mkdir(archive, { recursive: true, mode: 0o700 })
  for (const part of wal)
    await openPart(folder, key, part, createWriteStream(join(archive, part.name.slice(-24)), { mode: 0o600 }))
  await mkdir(join(home, 'seals'), { recursive: true, mode: 0o700 })
  await openPart(folder, key, seals, unpackTo(join(home, 'seals')))
  for (const file of files) await takeFile(folder, key, { file, to: join(home, 'files') })
}

/** A part as the run wrote it that tells of it: none of another folder with the same key, and no older one. */
async function openPart(folder: string, key: Buffer, { name, sha256 }: Part, to: Writable): Promise<void> {
  await decipher(pathOfPart(folder, name), { key, name, sha256 }, to)
}

/** One stored file, if its content is what its name says. */
async function takeFile(
  folder: string, key: Buffer, { file, to }: { readonly file: string; readonly to: string | undefined },
): Promise<void> {
  const hash = createHash('sha256')
  const target = to === undefined ? undefined : join(to, file.slice(0, 2), file.slice(2, 4))
  if (target !== undefined) await mkdir(target, { recursive: true, mode: 0o700 })
  const out = target === undefined
    ? undefined
    : createWriteStream(join(target, `${file}.part`), { mode: 0o600, flush: true })
  const both = new Writable({
    write(piece: Buffer, encoding, done) {
      hash.update(piece)
      if (out) out.write(piece, encoding, done)
      else done()
    },
    final(done) {
      if (out) out.end(done)
      else done()
    },
  })
  await decipher(pathOfFile(folder, key, file), { key, name: `file/${file}` }, both)
  if (hash.digest('hex') !== file) throw new BackupDamaged(`file/${file}: không phải nội dung đó`)
  if (target !== undefined) await rename(join(target, `${file}.part`), join(target, file))
}

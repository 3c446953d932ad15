import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { isMissing } from '../missing-file.ts'
import { BackupDamaged, type Written, decipher, encipher } from './cipher.ts'

/** What one run of the backup added; the runs before it belong to it. */
export interface Point {
  readonly number: number
  /** Everything that was committed before is in it. */
  readonly at: string
  /** Of the first run of a base: from when on it can be gone back to. */
  readonly since?: string
  /** Of the base that the logs since then are for. */
  readonly base: string
  /** Enciphered files that this run wrote, by their names in the backup. */
  readonly parts: readonly Part[]
  /** Hashes of stored files that this run brought. */
  readonly files: readonly string[]
  /** Hash of the run before, as it lies there. */
  readonly previous: string
}

export interface Part extends Written { readonly name: string }

export interface Points {
  readonly points: readonly Point[]
  /** Of the last. */
  readonly sha256: string
}

const HEAD = 'head'

/** Where a part lies; names are those of PostgreSQL and numbers of ours, none of people. */
export function pathOfPart(folder: string, name: string): string {
  return join(folder, `${name.replaceAll('/', '-')}.enc`)
}

export function pointName(number: number): string {
  return `point/${String(number).padStart(8, '0')}`
}

/**
 * Reads all runs in order. Throws BackupDamaged if one is missing, was changed, or comes after another than it says;
 * the head, which each run replaces last, tells whether the newest are there.
 */
export async function readPoints(folder: string, key: Buffer): Promise<Points> {
  const head = JSON.parse(await readText(folder, key, HEAD)) as { readonly number: number; readonly sha256: string }
  const points: Point[] = []
  let previous = ''
  for (let number = 1; number <= head.number; number += 1) {
    const name = pointName(number)
    const point = JSON.parse(await readText(folder, key, name)) as Point
    if (point.number !== number || point.previous !== previous)
      throw new BackupDamaged(`${name}: không nối với lần trước`)
    previous = await hashOf(pathOfPart(folder, name))
    points.push(point)
  }
  if (previous !== head.sha256) throw new BackupDamaged('head: không khớp với lần sao lưu cuối')
  return { points, sha256: previous }
}

/** Writes a run, then the head that makes it count; answers the hash of the run as it lies there. */
export async function writePoint(folder: string, key: Buffer, point: Point): Promise<string> {
  const name = pointName(point.number)
  const { sha256 } = await writeText(folder, key, name, JSON.stringify(point))
  await writeText(folder, key, HEAD, JSON.stringify({ number: point.number, sha256 }))
  return sha256
}

/** Whether there is a backup already; a damaged one is one, too. */
export async function hasPoints(folder: string): Promise<boolean> {
  return readFile(pathOfPart(folder, HEAD)).then(() => true, (error: unknown) => {
    if (isMissing(error)) return false
    throw error
  })
}

function writeText(folder: string, key: Buffer, name: string, text: string): Promise<Written> {
  return encipher(pathOfPart(folder, name), { key, name }, Readable.from([Buffer.from(text)]))
}

async function readText(folder: string, key: Buffer, name: string): Promise<string> {
  const pieces: Buffer[] = []
  await decipher(pathOfPart(folder, name), { key, name }, collect(pieces))
  return Buffer.concat(pieces).toString('utf8')
}

/** Keeps what comes. */
export function collect(pieces: Buffer[]): Writable {
  return new Writable({
    write(piece: Buffer, _, done) {
      pieces.push(piece)
      done()
    },
  })
}

async function hashOf(path: string): Promise<string> {
  return createHash('sha256').update(await readFile(path)).digest('hex')
}

import { readFile, stat } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { promisify } from 'node:util'
import { inflate as inflateWith } from 'node:zlib'
import { fileTypeFromBuffer } from 'file-type'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { FileFault, FileKind, UploadLimits } from './domain/file-fault.ts'
import { shadesOfJpeg } from './domain/jpeg-shades.ts'
import { readPdf } from './domain/pdf-structure.ts'
import { readJpeg, readPng } from './domain/picture-structure.ts'
import { shadesOfPng } from './shades-of-png.ts'

const inflate = promisify(
  inflateWith as (input: Buffer, options: object, done: (error: Error | null, output: Buffer) => void) => void,
)

export interface Inspected { readonly kind: FileKind; readonly pages: number | null }
/** A picture whose squares differ by less, in levels of 256, shows nothing: not even a faint stroke of a pencil. */
const LEAST_SHADES = 10
/** Bytes that are inflated in one go: each go waits for its turn behind other requests. */
const AT_A_TIME = 1_048_576
/** How many files this process opens at once: each may take a few times its size in memory. */
const AT_ONCE = 2
let inside = 0
const waiting: (() => void)[] = []

/**
 * What the file at `path` is, by its content and never by its name, and whether it can be taken: not empty, not larger
 * than the policy says, of an allowed kind, whole, without password, not of too many pages, no picture of absurd size,
 * or so small or blank that nobody can read it. Refuses with the first fault. Reads, and runs nothing of it.
 */
export async function inspectFile(path: string, limits: UploadLimits): Promise<Result<Inspected, FileFault>> {
  const { size } = await stat(path)
  if (size === 0) return refuse({ code: 'file-empty' })
  if (size > limits.maxBytes) return refuse({ code: 'file-too-large', found: size })
  if (inside >= AT_ONCE) await new Promise<void>((enter) => waiting.push(enter))
  else inside += 1
  try {
    return await inspectBytes(await readFile(path), limits)
  } finally {
    const next = waiting.shift() // takes over the place, so that nobody slips in between
    if (next) next()
    else inside -= 1
  }
}

/**
 * The same of a picture that stands on a page of ours, whose faults are fewer: too large, or not whole and readable.
 */
export async function inspectShownPicture(
  path: string, limits: UploadLimits,
): Promise<Result<Inspected, { readonly code: 'picture-too-large' | 'file-too-large' | 'file-broken' }>> {
  const looked = await inspectFile(path, limits)
  if (looked.ok) return looked
  const { code } = looked.refusal
  return refuse({ code: code === 'picture-too-large' || code === 'file-too-large' ? code : 'file-broken' })
}

async function inspectBytes(bytes: Buffer, limits: UploadLimits): Promise<Result<Inspected, FileFault>> {
  // some scanners put a line before the head
  const lead = /^(\xef\xbb\xbf)?\s*/.exec(bytes.toString('latin1', 0, 64))?.[0].length ?? 0
  const mime = (await fileTypeFromBuffer(bytes.subarray(lead)))?.mime
  const kind = limits.kinds.find((allowed) => allowed === mime)
  switch (kind) {
    case undefined:
      return refuse({ code: 'file-kind-not-allowed' })
    case 'application/pdf': {
      const read = await readPdf(bytes, openDeflated)
      if (!read.ok) return read
      const pages = read.value.pages ?? 0
      if (pages > limits.maxPages) return refuse({ code: 'file-too-many-pages', found: pages })
      return ok({ kind, ...read.value })
    }
    case 'image/jpeg':
    case 'image/png':
      return await inspectPicture(bytes, kind, limits)
  }
}

async function inspectPicture(
  bytes: Buffer, kind: 'image/jpeg' | 'image/png', { maxPixels, minSide }: UploadLimits,
): Promise<Result<Inspected, FileFault>> {
  const size = kind === 'image/png' ? readPng(bytes) : readJpeg(bytes)
  if (!size) return refuse({ code: 'file-broken' })
  if (size.width * size.height > maxPixels) return refuse({ code: 'picture-too-large' })
  const shorter = Math.min(size.width, size.height)
  if (shorter < minSide) return refuse({ code: 'file-unreadable', found: shorter })
  try {
    const shades = kind === 'image/png'
      ? await shadesOfPng(bytes, LEAST_SHADES)
      : await inTurns(shadesOfJpeg(bytes, LEAST_SHADES))
    return shades && shades.range < LEAST_SHADES ? refuse({ code: 'file-unreadable' }) : ok({ kind, pages: null })
  } catch {
    return refuse({ code: 'file-unreadable' }) // its frame is whole, and what is in it cannot be opened
  }
}

/** Drives what rests now and then, and lets other requests go first whenever it does. */
async function inTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await nextTurn()
  }
}

async function openDeflated(deflated: Buffer, most: number): Promise<Buffer | undefined> {
  try {
    return await inflate(deflated, { maxOutputLength: most, chunkSize: AT_A_TIME })
  } catch {
    return undefined // broken, or a bomb: then its objects are not counted
  }
}

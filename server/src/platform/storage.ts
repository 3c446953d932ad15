import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { type Refusal, type Result, ok, refuse } from '../kernel/result.ts'
import { type GrowingFiles, growingFilesIn } from './growing-files.ts'
import { undefinedIfMissing } from './missing-file.ts'
import { syncFolder } from './sync-folder.ts'

export interface StoredFile {
  /** 64 hexadecimal digits: the name by which it is opened. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
}

/** What was received and is not yet a file of the store; readable where it lies until the check has answered. */
export interface ReceivedFile extends StoredFile { readonly path: string }

export interface FileTooLarge { readonly code: 'file-too-large' }

export interface Storage {
  /**
   * Takes in a stream of at most `maxBytes`, in constant memory. When it answers, the bytes lie on disk under their
   * hash and survive a power cut; the same content twice is one file. Refuses with `file-too-large`, or with what
   * `check` says of it; then nothing is left.
   */
  put<T = undefined, R extends Refusal = never>(
    content: AsyncIterable<Uint8Array>, maxBytes: number, check?: (file: ReceivedFile) => Promise<Result<T, R>>,
  ): Promise<Result<StoredFile & { readonly checked: T }, FileTooLarge | R>>
  /**
   * Its bytes, or a part of them, both ends included. The stream fails if there is no such file; the name may not be
   * anything but a hash.
   */
  open(sha256: string, part?: { readonly start: number; readonly end: number }): Readable
  has(sha256: string): Promise<boolean>
  /**
   * Takes a file away that nobody names any more; false if there is none, or somebody brought the same content again
   * since
   * `before` (machine time): then it stays.
   */
  remove(sha256: string, before: Date): Promise<boolean>
  /** What comes in pieces, until it is whole and put. */
  readonly growing: GrowingFiles
  /** Removes what was being received before `before` (machine time) and never became a file; answers how many. */
  sweep(before: Date): Promise<number>
}

const HASH = /^[0-9a-f]{64}$/

/**
 * Files by the SHA-256 of their content in a folder (`ab/cd/abcd…`), made if missing. A file is written under another
 * name in `receiving/`, forced to disk, then renamed, and the folders that name it are forced to disk too: whoever
 * commits a row after `put` has answered never names what a power cut may take away.
 */
export async function openStorage(folder: string): Promise<Storage> {
  const receiving = join(folder, 'receiving')
  await mkdir(receiving, { recursive: true, mode: 0o700 })
  const growing = growingFilesIn(join(folder, 'growing'))
  await syncFolder(folder)
  const pathOf = (sha256: string) => {
    if (!HASH.test(sha256)) throw new RangeError('not the name of a stored file')
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }
  return {
    async put<T = undefined, R extends Refusal = never>(
      content: AsyncIterable<Uint8Array>, maxBytes: number, check?: (file: ReceivedFile) => Promise<Result<T, R>>,
    ) {
      const path = join(receiving, randomUUID())
      try {
        const received = await receive(path, content, maxBytes)
        if (!received.ok) return received
        const checked = check ? await check({ ...received.value, path }) : ok(undefined as T)
        if (!checked.ok) return checked
        await settle(path, pathOf(received.value.sha256), folder)
        return ok({ ...received.value, checked: checked.value })
      } finally {
        await rm(path, { force: true })
      }
    },
    open: (sha256, part) => createReadStream(pathOf(sha256), part),
    has: (sha256) => isThere(pathOf(sha256)),
    async remove(sha256, before) {
      const [path, aside] = [pathOf(sha256), join(receiving, randomUUID())]
      const isOld = async (at: string) => ((await stat(at).catch(undefinedIfMissing))?.mtime ?? before) < before
      if (!await isOld(path)) return false
      await rename(path, aside) // who brings it again now puts it where it was
      if (await isOld(aside)) {
        await rm(aside)
        return true
      }
      await rename(aside, path) // it was brought again between the look and the move
      return false
    },
    growing,
    async sweep(before) {
      let removed = await growing.sweep(before)
      for (const name of await readdir(receiving)) {
        const path = join(receiving, name)
        const found = await stat(path).catch(undefinedIfMissing)
        if (!found || found.mtime >= before) continue
        await rm(path, { force: true })
        removed += 1
      }
      return removed
    },
  }
}

async function receive(
  path: string, content: AsyncIterable<Uint8Array>, maxBytes: number,
): Promise<Result<StoredFile, FileTooLarge>> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const part of content) {
      size += part.byteLength
      if (size > maxBytes) return refuse({ code: 'file-too-large' })
      hash.update(part)
      await writeWhole(file, part)
    }
    await file.datasync()
    return ok({ sha256: hash.digest('hex'), size })
  } finally {
    await file.close()
  }
}

/** A disk that is nearly full may take less than it was given. */
async function writeWhole(file: FileHandle, part: Uint8Array): Promise<void> {
  for (let written = 0; written < part.byteLength;) {
    const { bytesWritten } = await file.write(part, written)
    written += bytesWritten
  }
}

/** Two who bring the same content replace one file by its equal, which harms no reader. */
async function settle(from: string, to: string, root: string): Promise<void> {
  const [inner, outer] = [join(to, '..'), join(to, '..', '..')]
  await mkdir(inner, { recursive: true, mode: 0o700 })
  await rename(from, to)
  for (const folder of [inner, outer, root]) await syncFolder(folder)
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(undefinedIfMissing))?.isFile() ?? false
}

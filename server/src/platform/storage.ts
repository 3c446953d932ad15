import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type Refusal, type Result, ok, refuse } from '../kernel/result.ts'
import { type GrowingFiles, growingFilesIn } from './growing-files.ts'
import { type Copy, type Part, type StoredFile, openCopy } from './store/copy.ts'
import { openFolderPlace } from './store/folder-place.ts'
import { NO_KEYS, keyRingIn } from './store/key-ring.ts'
import { type Place, partsOf } from './store/place.ts'
import { type FellBack, readEither } from './store/read-either.ts'
import type { BucketAt } from './store/s3-place.ts'
import { writeWhole } from './store/stored-format.ts'

export type { StoredFile } from './store/copy.ts'

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
   * Its bytes, or a part of them, both ends included; from the second copy as far as the first is not what was put
   * there. The stream fails if there is no such file; the name may not be anything but a hash.
   */
  open(sha256: string, part?: Part): Readable
  has(sha256: string): Promise<boolean>
  /**
   * Takes a file away that nobody names any more, with its second copy; false if there is none, or somebody brought
   * the same content again since `before` (machine time): then it stays.
   */
  remove(sha256: string, before: Date): Promise<boolean>
  /** The first, and the second if there is one, for those who look after them. */
  readonly copies: readonly [Copy, ...Copy[]]
  /** How many reads since this process began the second copy had to answer. */
  fellBack(): number
  /** What comes in pieces, until it is whole and put. */
  readonly growing: GrowingFiles
  /** Removes what was being received before `before` (machine time) and never became a file; answers how many. */
  sweep(before: Date): Promise<number>
}

/** Where a copy lies: a folder, or a bucket. */
export type PlaceAt = { readonly folder: string } | BucketAt

export interface StoreOptions {
  /** Instead of the folder, in which files then only lie until they are whole. */
  readonly first?: PlaceAt | undefined
  readonly second?: PlaceAt | undefined
  /** Of the keys by which files are enciphered; without, they are written plain. */
  readonly keysFolder?: string | undefined
  /** Is told of each read that the first copy could not answer. */
  readonly onFellBack?: (fell: FellBack) => void
}

/**
 * Files by the SHA-256 of their content: in this folder (made if missing), where they also lie until they are whole,
 * or in another place. What is put comes to the second place, if there is one, by whoever follows (`copyNextFiles`). A
 * file is forced to disk under another name in `receiving/` before it has its own.
 */
export async function openStorage(
  folder: string, { first, second, keysFolder, onFellBack = () => undefined }: StoreOptions = {},
): Promise<Storage> {
  const receiving = join(folder, 'receiving')
  await mkdir(receiving, { recursive: true, mode: 0o700 })
  const growing = growingFilesIn(join(folder, 'growing'))
  const own = await openFolderPlace(folder)
  const keys = keysFolder === undefined ? NO_KEYS : keyRingIn(keysFolder)
  const places = [first ? await openPlace(first) : own, ...second ? [await openPlace(second)] : []]
  const copies = places.map((place) => openCopy(place, keys, receiving)) as [Copy, ...Copy[]]
  let fellBack = 0
  const tell = (fell: FellBack) => {
    fellBack += 1
    onFellBack(fell)
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
        await copies[0].take({ ...received.value, path })
        return ok({ ...received.value, checked: checked.value })
      } finally {
        await rm(path, { force: true })
      }
    },
    open(sha256, part) {
      partsOf(sha256) // or the stream would be the first to say that this is no name
      return Readable.from(readEither(copies, sha256, { part, onFellBack: tell }), { objectMode: false })
    },
    async has(sha256) {
      for (const { place } of copies) if (await place.find(sha256)) return true
      return false
    },
    async remove(sha256, before) {
      const found = await copies[0].place.find(sha256)
      if (found && found.at >= before) return false
      let removed = false
      for (const { place } of copies) removed = await place.remove(sha256, before) || removed
      return removed
    },
    copies,
    fellBack: () => fellBack,
    growing,
    async sweep(before) {
      let removed = await growing.sweep(before)
      for (const place of new Set([own, ...places])) removed += await place.sweep(before)
      return removed
    },
  }
}

/** The client of object stores is large, and loaded only where there is one. */
async function openPlace(at: PlaceAt): Promise<Place> {
  if ('folder' in at) return openFolderPlace(at.folder)
  return (await import('./store/s3-place.ts')).openS3Place(at)
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

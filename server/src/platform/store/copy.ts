import { createHash, randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeyRing, StoreKey } from './key-ring.ts'
import type { Brought, Place, PlaceReader } from './place.ts'
import {
  HEAD, type Head, PIECE, TAG, openerOf, readHead, sealFile, sealedPieceOf, sealedSizeOf, writeWhole,
} from './stored-format.ts'

/** What is wrong with a file as it lies there. */
export type StoreFault = 'missing' | 'altered' | 'cut' | 'swapped' | 'key-unknown'

export interface StoredFile {
  /** 64 hexadecimal digits: the name by which it is opened. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
}

/** A copy that is not what was put there; for whoever can read another. */
export class CopyFaulty extends Error {
  readonly fault: StoreFault
  readonly code: string
  /** What lies there instead, of one that is plain. */
  readonly found: StoredFile | undefined
  constructor(fault: StoreFault, name: string, found?: StoredFile) {
    super(`${fault === 'missing' ? 'ENOENT' : fault}: ${name}`)
    this.fault = fault
    this.found = found
    this.code = fault === 'missing' ? 'ENOENT' : 'STORE_FAULT'
  }
}

/** A part of a file, both ends included. */
export interface Part { readonly start: number; readonly end: number }

/** How a file lies there: plain, by the newest key, or by one before. */
export type Sealed = 'plain' | 'newest' | 'older'

/** All files of the store as they lie in one place, plain to whoever asks. */
export interface Copy {
  readonly place: Place
  /** Takes a plain file in, enciphered if there are keys; the file itself may be gone afterwards. */
  take(plain: Brought): Promise<void>
  /** Its plain bytes. Throws `CopyFaulty`, at the latest at the end of what was asked for whole. */
  read(sha256: string, part?: Part): AsyncGenerator<Buffer>
  /** Reads all of it; answers what is wrong with it, undefined if it is what its name says. */
  check(sha256: string): Promise<CopyFaulty | undefined>
  /** Reads all of it into a file of the working folder, if it is what its name says; throws `CopyFaulty` else. */
  fetch(sha256: string): Promise<Brought>
  /** How it lies there; undefined if it is not there. */
  sealed(sha256: string): Promise<Sealed | undefined>
}

/** `work`: a folder, on the disk of the place where that is a folder too, in which files lie until they are whole. */
export function openCopy(place: Place, keys: KeyRing, work: string): Copy {
  const begin = async (sha256: string): Promise<{ reader: PlaceReader; first: Buffer; head: Head | undefined }> => {
    const reader = await place.open(sha256)
    if (!reader) throw new CopyFaulty('missing', sha256)
    try {
      const first = await reader.read(HEAD)
      const head = readHead(first)
      const isSealed = head && (head.sha256 === sha256 || !await isPlainContent(place, sha256))
      return { reader, first, head: isSealed ? head : undefined }
    } catch (error) {
      await reader.close()
      throw error
    }
  }
  const copy: Copy = {
    place,
    async take(plain) {
      const key = await keys.newest()
      if (!key) {
        await place.write(plain.sha256, plain)
        return
      }
      const path = join(work, randomUUID())
      try {
        await place.write(plain.sha256, await sealFile(plain, path, key))
      } finally {
        await rm(path, { force: true })
      }
    },
    async* read(sha256, part) {
      const { reader, first, head } = await begin(sha256)
      try {
        if (!head) yield* readPlain(sha256, reader, first, part)
        else {
          const key = await keys.find(head.keyId)
          yield* readSealed(sha256, { reader, head, key, part })
        }
      } finally {
        await reader.close()
      }
    },
    async check(sha256) {
      try {
        const all = copy.read(sha256)
        while (!(await all.next()).done);
        return undefined
      } catch (error) {
        if (error instanceof CopyFaulty) return error
        throw error
      }
    },
    async fetch(sha256) {
      const path = join(work, randomUUID())
      const file = await open(path, 'wx', 0o600)
      let size = 0
      try {
        for await (const piece of copy.read(sha256)) {
          size += piece.length
          await writeWhole(file, piece)
        }
        await file.datasync()
        await file.close()
        return { path, size, sha256 }
      } catch (error) {
        await file.close()
        await rm(path, { force: true })
        throw error
      }
    },
    async sealed(sha256) {
      const begun = await begin(sha256).catch((error: unknown) => {
        if (error instanceof CopyFaulty) return undefined
        throw error
      })
      if (!begun) return undefined
      await begun.reader.close()
      if (!begun.head) return 'plain'
      return (await keys.newest())?.id.equals(begun.head.keyId) ? 'newest' : 'older'
    },
  }
  return copy
}

/** Somebody may bring, where there are no keys, what only looks enciphered: it bears its name as it lies there. */
async function isPlainContent(place: Place, sha256: string): Promise<boolean> {
  const reader = await place.open(sha256)
  if (!reader) return false
  try {
    const hash = createHash('sha256')
    for (let piece = await reader.read(PIECE); piece.length > 0; piece = await reader.read(PIECE)) hash.update(piece)
    return hash.digest('hex') === sha256
  } finally {
    await reader.close()
  }
}

/** From before there were keys. Only the whole of it can be held against its name. */
async function* readPlain(
  sha256: string, reader: PlaceReader, first: Buffer, part: Part | undefined,
): AsyncGenerator<Buffer> {
  if (!part) {
    const hash = createHash('sha256')
    let size = 0
    for (let piece = first; piece.length > 0; piece = await reader.read(PIECE)) {
      hash.update(piece)
      size += piece.length
      yield piece
    }
    const found = hash.digest('hex')
    if (found !== sha256) throw new CopyFaulty('altered', sha256, { sha256: found, size })
    return
  }
  let { start } = part
  if (start >= reader.size) return
  if (start < first.length) {
    const piece = first.subarray(start, part.end + 1)
    yield piece
    start += piece.length
  } else await reader.skip(start - first.length)
  while (start <= part.end) {
    const piece = await reader.read(Math.min(PIECE, part.end + 1 - start))
    if (piece.length === 0) return
    yield piece
    start += piece.length
  }
}

interface ToOpen {
  readonly reader: PlaceReader
  readonly head: Head
  readonly key: StoreKey | undefined
  readonly part: Part | undefined
}

async function* readSealed(sha256: string, { reader, head, key, part }: ToOpen): AsyncGenerator<Buffer> {
  if (head.sha256 !== sha256) throw new CopyFaulty('swapped', sha256)
  if (!key) throw new CopyFaulty('key-unknown', sha256)
  const whole = sealedSizeOf(head.size)
  if (reader.size < whole) throw new CopyFaulty('cut', sha256)
  if (reader.size > whole) throw new CopyFaulty('altered', sha256)
  const [start, end] = [part?.start ?? 0, Math.min(part?.end ?? head.size - 1, head.size - 1)]
  if (part && start >= head.size) return
  const openPiece = openerOf(head, key)
  const [from, to] = [Math.floor(start / PIECE), Math.max(0, Math.floor(end / PIECE))]
  await reader.skip(from * (PIECE + TAG))
  for (let n = from; n <= to; n += 1) {
    const sealed = await reader.read(sealedPieceOf(n, head.size))
    if (sealed.length < sealedPieceOf(n, head.size)) throw new CopyFaulty('cut', sha256)
    const plain = openedOrFaulty(() => openPiece(n, sealed), sha256)
    const piece = plain.subarray(n === from ? start - n * PIECE : 0, n === to ? end + 1 - n * PIECE : PIECE)
    if (piece.length > 0) yield piece
  }
}

function openedOrFaulty(openPiece: () => Buffer, sha256: string): Buffer {
  try {
    return openPiece()
  } catch {
    throw new CopyFaulty('altered', sha256)
  }
}

import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { StoreKey } from './key-ring.ts'
import type { Brought } from './place.ts'

/*
 * A file of the store, enciphered (ADR 0053): a head of 96 bytes, then pieces of 64 KiB, each with its tag of 16 bytes.
 *
 *   0 magic 16 | 16 id of the key 8 | 24 bytes of the plain content 8, big-endian | 32 its SHA-256 32 | 64 salt 32
 *
 * The key of the file is HKDF-SHA-256 of the store's key, with the salt, over the whole head: whoever changes name,
 * size or key id there opens nothing. The number of the piece is its nonce; how many there are and how long the last is
 * follows from the size. So no piece can be changed, moved, left out, added, or come from another file; any can be
 * read alone.
 */
const MAGIC = Buffer.from('motcua-stored/1\n')
export const HEAD = 96
/** Of plain content. */
export const PIECE = 65_536
export const TAG = 16

/** What the head of an enciphered file says of it. */
export interface Head {
  readonly keyId: Buffer
  readonly size: number
  readonly sha256: string
  /** The head itself. */
  readonly bytes: Buffer
}

/** The head that a file begins with; undefined for one that is plain. */
export function readHead(bytes: Buffer): Head | undefined {
  if (bytes.length < HEAD || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined
  const size = bytes.readBigUInt64BE(24)
  if (size > BigInt(Number.MAX_SAFE_INTEGER)) return undefined
  return {
    keyId: bytes.subarray(16, 24), size: Number(size), sha256: bytes.toString('hex', 32, 64),
    bytes: Buffer.from(bytes.subarray(0, HEAD)),
  }
}

/** Bytes of the whole enciphered file. */
export function sealedSizeOf(size: number): number {
  return HEAD + size + TAG * piecesOf(size)
}

function piecesOf(size: number): number {
  return Math.max(1, Math.ceil(size / PIECE))
}

/** Opens pieces of one file by their number. Throws for one that is not what was written there. */
export function openerOf(head: Head, { key }: StoreKey): (n: number, sealed: Buffer) => Buffer {
  const fileKey = fileKeyOf(key, head.bytes)
  return (n, sealed) => {
    const cipher = createDecipheriv('aes-256-gcm', fileKey, nonceOf(n), { authTagLength: TAG })
    cipher.setAuthTag(sealed.subarray(sealed.length - TAG))
    const plain = cipher.update(sealed.subarray(0, sealed.length - TAG))
    return Buffer.concat([plain, cipher.final()])
  }
}

/** Bytes of the piece with this number as it lies there, tag and all. */
export function sealedPieceOf(n: number, size: number): number {
  return Math.min(PIECE, size - n * PIECE) + TAG
}

/**
 * Writes a plain file enciphered beside it, to `to`; when it answers, that is on disk. Throws if the content is not
 * what its name says: nothing is ever sealed under a name that it does not bear.
 */
export async function sealFile(from: Brought, to: string, key: StoreKey): Promise<Brought> {
  const bytes = Buffer.alloc(HEAD)
  MAGIC.copy(bytes)
  key.id.copy(bytes, 16)
  bytes.writeBigUInt64BE(BigInt(from.size), 24)
  bytes.write(from.sha256, 32, 'hex')
  randomBytes(32).copy(bytes, 64)
  const fileKey = fileKeyOf(key.key, bytes)
  const [plainHash, hash] = [createHash('sha256'), createHash('sha256')]
  const file = await open(to, 'wx', 0o600)
  try {
    const write = async (part: Buffer) => {
      hash.update(part)
      await writeWhole(file, part)
    }
    await write(bytes)
    let n = 0
    for await (const plain of piecesIn(from)) {
      plainHash.update(plain)
      const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(n), { authTagLength: TAG })
      n += 1
      await write(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]))
    }
    if (plainHash.digest('hex') !== from.sha256 || n !== piecesOf(from.size))
      throw new Error('the content is not what its name says')
    await file.datasync()
    return { path: to, size: sealedSizeOf(from.size), sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

async function* piecesIn({ path, size }: Brought): AsyncGenerator<Buffer> {
  if (size === 0) yield Buffer.alloc(0)
  let held: Buffer[] = []
  let length = 0
  for await (const part of createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
    held.push(part)
    length += part.length
    if (length < PIECE) continue
    const all = Buffer.concat(held)
    yield all.subarray(0, PIECE)
    held = [all.subarray(PIECE)]
    length = all.length - PIECE
  }
  if (length > 0) yield Buffer.concat(held)
}

/** A disk that is nearly full may take less than it was given. */
export async function writeWhole(file: FileHandle, part: Uint8Array): Promise<void> {
  for (let written = 0; written < part.byteLength;) {
    const { bytesWritten } = await file.write(part, written)
    written += bytesWritten
  }
}

function fileKeyOf(key: Buffer, head: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, head.subarray(64), head, 32))
}

function nonceOf(n: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(n), 4)
  return nonce
}

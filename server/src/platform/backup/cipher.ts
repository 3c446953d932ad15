import {
  type DecipherGCM, createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes,
} from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Readable, type Writable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import { isMissing } from '../missing-file.ts'
import { syncFolder } from '../sync-folder.ts'

/** Something of a backup that is not what was written there, by whoever has the key. */
export class BackupDamaged extends Error {}

export interface Written {
  /** SHA-256 of the enciphered file. */
  readonly sha256: string
  /** Bytes of it. */
  readonly size: number
}

/** What is enciphered, by its name in the backup, which is part of its key. */
interface Named { readonly key: Buffer; readonly name: string }

const MAGIC = Buffer.from('motcua-backup/1\n')
const SALT = 32
const TAG = 16
const CHUNK = 1 << 20
const [MORE, LAST] = [Buffer.of(0), Buffer.of(1)]

/**
 * Makes a key of chance and writes it to a new file that only its owner reads. Throws, in words, if the file is there.
 */
export async function makeBackupKey(path: string): Promise<void> {
  try {
    await writeFile(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  } catch (cause) {
    if ((Object(cause) as { readonly code?: string }).code !== 'EEXIST') throw cause
    const text = `Đã có tệp ${path}, và khóa trong đó có thể đang mở một bản sao lưu. Hãy chọn tên khác.`
    throw new Error(text, { cause })
  }
  await syncFolder(dirname(path))
}

/** The key in a file: 64 hexadecimal digits. Throws, in words, if there is none. */
export async function readBackupKey(path: string): Promise<Buffer> {
  const text = (await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`Không đọc được tệp khóa sao lưu ${path}.`, { cause })
  })).trim()
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`Tệp ${path} không phải khóa sao lưu (64 chữ số thập lục phân).`)
  return Buffer.from(text, 'hex')
}

/** A name that tells nobody without the key what it names. */
export function hiddenName(key: Buffer, name: string): string {
  return createHmac('sha256', key).update(`name ${name}`).digest('hex')
}

/**
 * Writes what comes, packed and enciphered, to a file; when it answers, that survives a power cut. AES-256-GCM in
 * pieces of a MiB, each with its number and whether it is the last, under a key of its own that its name is part of: no
 * piece can be taken out, moved, or come from another file.
 */
export async function encipher(path: string, { key, name }: Named, content: Readable): Promise<Written> {
  const part = `${path}.part`
  const salt = randomBytes(SALT)
  const fileKey = Buffer.from(hkdfSync('sha256', key, salt, name, 32))
  const hash = createHash('sha256')
  const file = await open(part, 'w', 0o600)
  try {
    let size = 0
    const write = async (...bytes: Buffer[]) => {
      for (const one of bytes) {
        hash.update(one)
        size += one.length
        await writeWhole(file, one)
      }
    }
    await write(MAGIC, salt)
    let [n, rest] = [0, Buffer.alloc(0)]
    const seal = async (plain: Buffer, isLast: boolean) => {
      const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(n))
      n += 1
      cipher.setAAD(isLast ? LAST : MORE)
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      const head = Buffer.alloc(5)
      head.writeUInt32BE(body.length)
      head[4] = isLast ? 1 : 0
      await write(head, body, cipher.getAuthTag())
    }
    await pipeline(content, createGzip({ level: 1 }), async (packed: AsyncIterable<Buffer>) => {
      for await (const piece of packed) {
        rest = Buffer.concat([rest, piece])
        while (rest.length > CHUNK) {
          await seal(rest.subarray(0, CHUNK), false)
          rest = Buffer.from(rest.subarray(CHUNK))
        }
      }
    })
    await seal(rest, true)
    await file.sync()
    await file.close()
    await rename(part, path)
    await syncFolder(dirname(path))
    return { sha256: hash.digest('hex'), size }
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(part, { force: true })
    throw error
  }
}

/** What is read back; with a hash only if it is that of the file, for the same key may have written the name twice. */
interface ToRead extends Named { readonly sha256?: string }

/** Reads back what was written, and gives it on only piece by piece as each proves right. Throws BackupDamaged. */
export async function decipher(path: string, from: ToRead, to: Writable): Promise<void> {
  const { name } = from
  try {
    await pipeline(Readable.from(plainPieces(path, from)), createGunzip(), to)
  } catch (error) {
    if (error instanceof BackupDamaged) throw error
    const code = (Object(error) as { readonly code?: string }).code ?? ''
    if (code.startsWith('Z_')) throw new BackupDamaged(`${name}: nội dung hỏng`)
    throw error
  }
}

async function* plainPieces(path: string, { key, name, sha256 }: ToRead): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: CHUNK })
  const hash = createHash('sha256')
  const read = readerOf(source, (piece) => { hash.update(piece) })
  try {
    const head = await read(MAGIC.length + SALT).catch((error: unknown) => {
      if (isMissing(error)) throw new BackupDamaged(`${name}: thiếu tệp`)
      throw error
    })
    if (!head?.subarray(0, MAGIC.length).equals(MAGIC)) throw new BackupDamaged(`${name}: không phải tệp sao lưu`)
    const fileKey = Buffer.from(hkdfSync('sha256', key, head.subarray(MAGIC.length), name, 32))
    for (let n = 0, isLast = false; !isLast; n += 1) {
      const before = await read(5)
      const length = before?.readUInt32BE() ?? CHUNK + 1
      isLast = before?.[4] === 1
      const body = length <= CHUNK ? await read(length + TAG) : undefined
      if (!body) throw new BackupDamaged(`${name}: bị cắt cụt hoặc hỏng`)
      const cipher = createDecipheriv('aes-256-gcm', fileKey, nonceOf(n))
      cipher.setAAD(isLast ? LAST : MORE)
      cipher.setAuthTag(body.subarray(length))
      const plain = Buffer.concat([cipher.update(body.subarray(0, length)), finalOf(cipher, name)])
      // With the last piece what unpacks has enough, and hears of no fault after it: it is given on when all is known.
      if (isLast && await read(1)) throw new BackupDamaged(`${name}: dài hơn khi ghi`)
      if (isLast && sha256 !== undefined && hash.digest('hex') !== sha256)
        throw new BackupDamaged(`${name}: không phải phần mà lần sao lưu đó đã ghi`)
      yield plain
    }
  } finally {
    source.destroy()
  }
}

function finalOf(cipher: DecipherGCM, name: string): Buffer {
  try {
    return cipher.final()
  } catch {
    throw new BackupDamaged(`${name}: nội dung đã bị sửa, hoặc sai khóa`)
  }
}

/** So many bytes at a time; undefined when there are fewer. */
function readerOf(source: Readable, onPiece: (piece: Buffer) => void): (count: number) => Promise<Buffer | undefined> {
  const pieces = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let rest = Buffer.alloc(0)
  return async (count) => {
    while (rest.length < count) {
      const next = await pieces.next()
      if (next.done) return undefined
      onPiece(next.value)
      rest = Buffer.concat([rest, next.value])
    }
    const taken = rest.subarray(0, count)
    rest = rest.subarray(count)
    return taken
  }
}

function nonceOf(n: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(n, 8)
  return nonce
}

async function writeWhole(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;) written += (await file.write(bytes, written)).bytesWritten
}

import { crc32 } from 'node:zlib'

/** A file of an archive. */
export interface ZipEntry {
  /** With `/` between folders: no `..`, nothing before the first; told so by a throw. */
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** Of its content (`crcOf`). */
  readonly crc: number
  content(): AsyncIterable<Uint8Array>
}

/** What one archive may be without the extensions of 64 bits, which not every reader has. */
const [MOST_BYTES, MOST_ENTRIES] = [0xffff_ffff, 0xffff]
/** Names are UTF-8; nothing is packed: papers are packed already, and what is not unpacks to nothing greater. */
const [VERSION, UTF8, STORED] = [20, 0x0800, 0]
/** Unix, a plain file with 0644. */
const [MADE_BY, MODE] = [(3 << 8) | VERSION, 0o100644 * 0x1_0000]

/** The checksum that an archive holds of each file (CRC-32 of ISO 3309), as it is read once. */
export async function crcOf(content: AsyncIterable<Uint8Array>): Promise<number> {
  let crc = 0
  for await (const piece of content) crc = crc32(piece, crc)
  return crc
}

/**
 * A ZIP archive (APPNOTE 6.3.10, without 64 bits, encryption or packing) of these files in their order, as a stream:
 * however large, no more of it is in memory than a piece. All have one moment, so that the same files make the same
 * bytes. Throws where one is not as large, or not what, its entry says: nothing is written that cannot be read back.
 */
export async function* writeZip(entries: readonly ZipEntry[], at: Date): AsyncGenerator<Uint8Array> {
  if (entries.length > MOST_ENTRIES) throw new RangeError('too many files for one archive')
  const directory: Buffer[] = []
  const names = new Set<string>()
  let offset = 0
  for (const entry of entries) {
    const name = nameOf(entry.path, names)
    const common = commonOf(entry, name, at)
    const local = Buffer.concat([int32(0x0403_4b50), common, name])
    yield local
    yield* checked(entry)
    directory.push(centralOf(common, name, offset))
    offset += local.length + entry.size
    if (offset > MOST_BYTES) throw new RangeError('too large for one archive')
  }
  const central = Buffer.concat(directory)
  yield central
  const count = int16(entries.length)
  yield Buffer.concat([
    int32(0x0605_4b50), int16(0), int16(0), count, count, int32(central.length), int32(offset), int16(0),
  ])
}

function nameOf(path: string, names: Set<string>): Buffer {
  const isSafe = /^[^/\\:\0]+(\/[^/\\:\0]+)*$/.test(path) && !path.split('/').some((part) => part === '..' || part === '.')
  if (!isSafe || names.has(path)) throw new RangeError('no path for a file of an archive')
  names.add(path)
  return Buffer.from(path, 'utf8')
}

/** What both heads of a file begin with, behind their mark. */
function commonOf({ size, crc }: ZipEntry, name: Buffer, at: Date): Buffer {
  if (size > MOST_BYTES) throw new RangeError('too large for one archive')
  const day = (at.getUTCFullYear() - 1980) << 9 | (at.getUTCMonth() + 1) << 5 | at.getUTCDate()
  const time = at.getUTCHours() << 11 | at.getUTCMinutes() << 5 | at.getUTCSeconds() >> 1
  return Buffer.concat([
    int16(VERSION), int16(UTF8), int16(STORED), int16(time), int16(day), int32(crc), int32(size), int32(size),
    int16(name.length), int16(0),
  ])
}

function centralOf(common: Buffer, name: Buffer, offset: number): Buffer {
  return Buffer.concat([
    int32(0x0201_4b50), int16(MADE_BY), common, int16(0), int16(0), int16(0), int32(MODE), int32(offset), name,
  ])
}

async function* checked({ size, crc, content }: ZipEntry): AsyncGenerator<Uint8Array> {
  let [found, sum] = [0, 0]
  for await (const piece of content()) {
    found += piece.byteLength
    sum = crc32(piece, sum)
    if (found > size) break
    yield piece
  }
  if (found !== size || sum !== crc) throw new Error('a file of an archive changed while it was written')
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

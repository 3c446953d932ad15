import { crc32 } from 'node:zlib'

/** A file in an archive, and where its bytes begin. */
export interface ZipMember {
  readonly path: string
  readonly size: number
  readonly crc: number
  readonly offset: number
}

/** Reads bytes of an archive, both ends included. */
export type ReadPart = (first: number, last: number) => AsyncIterable<Uint8Array>

/** It is no archive as `writeZip` writes them. */
export class ZipFault extends Error {}

const [LOCAL, CENTRAL, END] = [30, 46, 22]
const [LOCAL_MARK, CENTRAL_MARK, END_MARK] = [0x0403_4b50, 0x0201_4b50, 0x0605_4b50]
const [UTF8, STORED] = [0x0800, 0]
/** Bytes of a directory; what has more is none of ours. */
const MOST_DIRECTORY = 32 * 1_048_576

/**
 * The files of an archive that `writeZip` wrote, in their order, read anew from the bytes: both heads of a file say the
 * same, files lie one behind the other with nothing between, before or behind them. Throws `ZipFault` for whatever
 * else, packed or enciphered files and a comment included: an archive with room for something else is not what was
 * made.
 */
export async function readZip(read: ReadPart, size: number): Promise<ZipMember[]> {
  if (size < END) throw new ZipFault('too short')
  const end = await take(read, size - END, END)
  const [count, length, at] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)]
  const isWhole = end.readUInt32LE(0) === END_MARK && end.readUInt32LE(4) === 0 && end.readUInt16LE(8) === count
    && end.readUInt16LE(20) === 0 && at + length + END === size
  if (!isWhole || length > MOST_DIRECTORY) throw new ZipFault('no end')
  const members = membersIn(await take(read, at, length), count)
  let next = 0
  for (const { local, ...member } of members) {
    const { length: named } = Buffer.from(member.path, 'utf8')
    const head = await take(read, next, LOCAL + named)
    const isSame = head.readUInt32LE(0) === LOCAL_MARK && head.subarray(4, LOCAL).equals(local)
      && head.subarray(LOCAL).toString('utf8') === member.path
    if (!isSame || member.offset !== next + LOCAL + named) throw new ZipFault(`heads of ${member.path}`)
    next = member.offset + member.size
  }
  if (next !== at) throw new ZipFault('bytes of no file')
  return members.map(({ path, size: bytes, crc, offset }) => ({ path, size: bytes, crc, offset }))
}

/** The bytes of one of them; throws `ZipFault` at their end where they are not what its head says. */
export async function* openMember(read: ReadPart, { path, size, crc, offset }: ZipMember): AsyncGenerator<Uint8Array> {
  if (size === 0) return
  let [found, sum] = [0, 0]
  for await (const piece of read(offset, offset + size - 1)) {
    found += piece.byteLength
    sum = crc32(piece, sum)
    yield piece
  }
  if (found !== size || sum !== crc) throw new ZipFault(`bytes of ${path}`)
}

function membersIn(directory: Buffer, count: number): (ZipMember & { readonly local: Buffer })[] {
  const members: (ZipMember & { readonly local: Buffer })[] = []
  const names = new Set<string>()
  let at = 0
  while (members.length < count) {
    if (at + CENTRAL > directory.length) throw new ZipFault('directory is cut')
    const head = directory.subarray(at, at + CENTRAL)
    const common = head.subarray(6, 32)
    const named = head.readUInt16LE(28)
    const path = directory.subarray(at + CENTRAL, at + CENTRAL + named).toString('utf8')
    const isPlain = head.readUInt32LE(0) === CENTRAL_MARK && head.readUInt16LE(8) === UTF8
      && head.readUInt16LE(10) === STORED && head.readUInt32LE(20) === head.readUInt32LE(24)
      && head.readUInt16LE(30) === 0 && head.readUInt32LE(32) === 0
    if (!isPlain || path === '' || names.has(path)) throw new ZipFault('a file that is not stored plainly')
    names.add(path)
    members.push({
      path, size: head.readUInt32LE(24), crc: head.readUInt32LE(16),
      offset: head.readUInt32LE(42) + LOCAL + named, local: common,
    })
    at += CENTRAL + named
  }
  if (at !== directory.length) throw new ZipFault('more in the directory than files')
  return members
}

async function take(read: ReadPart, first: number, length: number): Promise<Buffer> {
  if (length === 0) return Buffer.alloc(0)
  const pieces: Uint8Array[] = []
  for await (const piece of read(first, first + length - 1)) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  if (bytes.length !== length) throw new ZipFault('cut')
  return bytes
}

import { inflateSync } from 'node:zlib'
import { type PdfDictionary, PdfFault, PdfName, type PdfStream, type PdfValue, isDictionary } from './values.ts'

/** Bytes that one stream may become: the content of a page has a few hundred thousand. */
export const MOST_UNPACKED = 32 * 1_048_576
/** So many filters may lie upon one another. */
const MOST_FILTERS = 4

/**
 * The bytes of a stream as its writer had them. Opens what is packed by Flate, ASCIIHex, ASCII85 and RunLength, with
 * the predictors of PNG; undefined where it is a picture's filter, or one that we do not open. Throws `PdfFault` where
 * it is damaged, or would become more than `most` bytes.
 */
export function unpackStream({ dictionary, packed }: PdfStream, most = MOST_UNPACKED): Buffer | undefined {
  const filters = listOf(dictionary.get('Filter') ?? dictionary.get('F'))
  const options = listOf(dictionary.get('DecodeParms') ?? dictionary.get('DP'))
  if (filters.length > MOST_FILTERS) throw new PdfFault('filters upon filters')
  let bytes = packed
  for (const [n, filter] of filters.entries()) {
    const opened = unpackOnce(filter instanceof PdfName ? filter.name : '', bytes, most)
    if (!opened) return undefined
    const how = options[n]
    bytes = isDictionary(how) ? unpredicted(opened, how) : opened
  }
  return bytes
}

function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value as readonly PdfValue[] : [value]
}

function unpackOnce(filter: string, bytes: Buffer, most: number): Buffer | undefined {
  switch (filter) {
    case 'FlateDecode': case 'Fl': return inflated(bytes, most)
    case 'ASCIIHexDecode': case 'AHx':
      return Buffer.from(bytes.toString('latin1').split('>', 1)[0]?.replace(/[^0-9a-fA-F]/g, '') ?? '', 'hex')
    case 'ASCII85Decode': case 'A85': return fromAscii85(bytes.toString('latin1'))
    case 'RunLengthDecode': case 'RL': return fromRunLength(bytes, most)
    default: return undefined
  }
}

function inflated(bytes: Buffer, most: number): Buffer {
  try {
    // Some writers leave the last check away, or a line end behind it.
    return inflateSync(bytes, { maxOutputLength: most, finishFlush: 2 })
  } catch (error) {
    throw new PdfFault(`a stream that does not open: ${(error as Error).message}`)
  }
}

function fromAscii85(text: string): Buffer {
  const out: number[] = []
  let group: number[] = []
  const flush = () => {
    if (group.length < 2) return
    const missing = 5 - group.length
    const value = [...group, 84, 84, 84, 84].slice(0, 5).reduce((sum, digit) => sum * 85 + digit, 0)
    out.push(...[24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) & 0xff).slice(0, 4 - missing))
    group = []
  }
  for (const letter of text.split('~', 1)[0] ?? '') {
    if (letter === 'z' && group.length === 0) out.push(0, 0, 0, 0)
    const digit = letter.charCodeAt(0) - 33
    if (digit < 0 || digit > 84) continue
    group.push(digit)
    if (group.length === 5) flush()
  }
  flush()
  return Buffer.from(out)
}

function fromRunLength(bytes: Buffer, most: number): Buffer {
  const out: Buffer[] = []
  let length = 0
  for (let at = 0; at < bytes.length;) {
    const run = bytes.readUInt8(at)
    if (run === 128) break
    const piece = run < 128 ? bytes.subarray(at + 1, at + 2 + run) : Buffer.alloc(257 - run, bytes[at + 1] ?? 0)
    at += run < 128 ? run + 2 : 2
    length += piece.length
    if (length > most) throw new PdfFault('a stream that becomes too much')
    out.push(piece)
  }
  return Buffer.concat(out)
}

/** Undoes what was done line by line before packing (7.4.4.4); as it is, where nothing was. */
function unpredicted(bytes: Buffer, how: PdfDictionary): Buffer {
  const number = (key: string, otherwise: number) => {
    const value = how.get(key)
    return typeof value === 'number' ? value : otherwise
  }
  if (number('Predictor', 1) < 10) return bytes
  const [colours, bits, columns] = [number('Colors', 1), number('BitsPerComponent', 8), number('Columns', 1)]
  const step = Math.max(1, Math.ceil(colours * bits / 8))
  const width = Math.ceil(colours * bits * columns / 8)
  if (!(width > 0) || width > bytes.length) return bytes.length === 0 ? bytes : fault()
  const lines = Math.floor(bytes.length / (width + 1))
  const out = Buffer.alloc(lines * width)
  for (let line = 0; line < lines; line += 1) {
    const kind = bytes.readUInt8(line * (width + 1))
    for (let n = 0; n < width; n += 1) {
      const to = line * width + n
      const left = n < step ? 0 : out.readUInt8(to - step)
      const above = line === 0 ? 0 : out.readUInt8(to - width)
      const corner = line === 0 || n < step ? 0 : out.readUInt8(to - width - step)
      out.writeUInt8((bytes.readUInt8(line * (width + 1) + 1 + n) + foretold(kind, left, above, corner)) & 0xff, to)
    }
  }
  return out
}

function foretold(kind: number, left: number, above: number, corner: number): number {
  switch (kind) {
    case 1: return left
    case 2: return above
    case 3: return Math.floor((left + above) / 2)
    case 4: return nearest(left, above, corner)
    default: return 0
  }
}

/** Paeth's choice: which of the three is nearest to what the other two let expect. */
function nearest(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [byLeft, byAbove, byCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  if (byLeft <= byAbove && byLeft <= byCorner) return left
  return byAbove <= byCorner ? above : corner
}

function fault(): never {
  throw new PdfFault('a stream that is shorter than one of its lines')
}

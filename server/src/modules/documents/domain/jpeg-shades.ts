/** From the darkest to the lightest of a picture's squares of 8 by 8 pixels, in levels of 256. */
export interface Shades { readonly range: number }

interface Part { readonly id: number; readonly across: number; readonly down: number; readonly quantiser: number }
interface Frame {
  readonly width: number
  readonly height: number
  readonly parts: readonly Part[]
  readonly isProgressive: boolean
}
interface Table { readonly counts: readonly number[]; readonly values: Uint8Array }

/** Squares, in groups, that are read without a rest. */
const GROUPS_AT_ONCE = 256

const two = (bytes: Buffer, at: number) => bytes.readUInt16BE(at)

/**
 * How far the shades of a JPEG lie apart, by the means of its squares (ISO/IEC 10918-1, F.2). Stops at `enough`: a
 * photograph of a paper is through after its first lines, and only what is all but blank is read to its end. Undefined
 * if its coding is one that is not looked into; throws RangeError if it cannot be decoded. Rests now and then, so that
 * whoever drives it lets others have their turn: ten megabytes take a second or two.
 */
export function* shadesOfJpeg(bytes: Buffer, enough: number): Generator<undefined, Shades | undefined> {
  const first = new Map<number, number>()
  const tables = new Map<number, Table>()
  let frame: Frame | undefined
  let restart = 0
  for (let at = 2; at + 4 <= bytes.length;) {
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) { at += 1; continue }
    const [from, end] = [at + 4, at + 2 + two(bytes, at + 2)]
    if (marker === 0xdb) readQuantisers(bytes, from, end, first)
    else if (marker === 0xc4) readTables(bytes, from, end, tables)
    else if (marker === 0xdd) restart = two(bytes, from)
    else if (marker >= 0xc0 && marker <= 0xc2) frame = readFrame(bytes, from, marker === 0xc2)
    else if (marker > 0xc2 && marker <= 0xcf && marker !== 0xc8 && marker !== 0xcc) return undefined
    else if (marker === 0xda)
      return frame && (yield* readScan({ bytes, from, end, frame, first, tables, restart }, enough))
    at = end
  }
  return undefined
}

/** The first number of each table: that of the mean of a square. */
function readQuantisers(bytes: Buffer, from: number, end: number, first: Map<number, number>): void {
  for (let at = from; at < end;) {
    const head = bytes.readUInt8(at)
    const isWide = head >> 4 > 0
    first.set(head & 15, isWide ? two(bytes, at + 1) : bytes.readUInt8(at + 1))
    at += isWide ? 129 : 65
  }
}

function readTables(bytes: Buffer, from: number, end: number, tables: Map<number, Table>): void {
  for (let at = from; at + 17 <= end;) {
    const counts = [...bytes.subarray(at + 1, at + 17)]
    const count = counts.reduce((sum, one) => sum + one, 0)
    tables.set(bytes.readUInt8(at), { counts, values: bytes.subarray(at + 17, at + 17 + count) })
    at += 17 + count
  }
}

function readFrame(bytes: Buffer, from: number, isProgressive: boolean): Frame | undefined {
  if (bytes[from] !== 8) return undefined // bits of a shade
  const parts = Array.from({ length: bytes.readUInt8(from + 5) }, (_, n) => {
    const [id = 0, sampling = 0, quantiser = 0] = bytes.subarray(from + 6 + n * 3, from + 9 + n * 3)
    return { id, across: sampling >> 4, down: sampling & 15, quantiser }
  })
  return { width: two(bytes, from + 3), height: two(bytes, from + 1), parts, isProgressive }
}

interface Scan {
  readonly bytes: Buffer
  readonly from: number
  readonly end: number
  readonly frame: Frame
  readonly first: ReadonlyMap<number, number>
  readonly tables: ReadonlyMap<number, Table>
  readonly restart: number
}

function* readScan(
  { bytes, from, end, frame, first, tables, restart }: Scan, enough: number,
): Generator<undefined, Shades | undefined> {
  const count = bytes.readUInt8(from)
  const tail = from + 1 + count * 2
  const [begin = 0, , bits = 0] = bytes.subarray(tail, tail + 3)
  const parts = Array.from({ length: count }, (_, n) => {
    const [id = 0, of = 0] = bytes.subarray(from + 1 + n * 2, from + 3 + n * 2)
    const part = frame.parts.find((one) => one.id === id)
    return { part, means: tables.get(of >> 4), rest: tables.get(16 + (of & 15)), mean: 0 }
  })
  // The first scan of a picture holds the means of its light, alone (a progressive one) or with all else.
  if (begin !== 0 || bits >> 4 !== 0 || parts[0]?.part !== frame.parts[0]) return undefined
  const widest = Math.max(...frame.parts.map(({ across }) => across))
  const tallest = Math.max(...frame.parts.map(({ down }) => down))
  const isMixed = count > 1
  const light = frame.parts[0]
  if (!light || light.across === 0 || light.down === 0) throw new RangeError('no squares')
  const across = Math.ceil(frame.width / (isMixed ? 8 * widest : 8 * widest / light.across))
  const groups = across * Math.ceil(frame.height / (isMixed ? 8 * tallest : 8 * tallest / light.down))
  const scale = (first.get(light.quantiser) ?? 1) * 2 ** (bits & 15) / 8
  const reader = readerOf(bytes, end)
  let [least, most] = [Infinity, -Infinity]
  for (let n = 0; n < groups; n += 1) {
    if (n % GROUPS_AT_ONCE === GROUPS_AT_ONCE - 1) yield
    if (restart > 0 && n > 0 && n % restart === 0) {
      reader.restart()
      for (const one of parts) one.mean = 0
    }
    for (const [nth, one] of parts.entries()) {
      const squares = isMixed ? (one.part?.across ?? 1) * (one.part?.down ?? 1) : 1
      for (let square = 0; square < squares; square += 1) {
        one.mean += reader.number(reader.symbol(one.means) & 15)
        if (!frame.isProgressive) skipRest(reader, one.rest)
        if (nth > 0) continue
        least = Math.min(least, one.mean * scale)
        most = Math.max(most, one.mean * scale)
        if (most - least > enough) return { range: most - least }
      }
    }
  }
  return { range: most - least }
}

/** What else a square says, up to its end. */
function skipRest(reader: Reader, table: Table | undefined): void {
  for (let at = 1; at < 64;) {
    const symbol = reader.symbol(table)
    if (symbol === 0) return
    at += (symbol >> 4) + 1
    reader.number(symbol & 15)
  }
}

type Reader = ReturnType<typeof readerOf>

/** Bits of a scan, in which a byte of ones is followed by a nought that is none of it. */
function readerOf(bytes: Buffer, start: number) {
  let [at, left, held] = [start, 0, 0]
  const bit = (): number => {
    if (left === 0) {
      const byte = bytes[at]
      if (byte === undefined || byte === 0xff && bytes[at + 1] !== 0) throw new RangeError('the scan ends early')
      at += byte === 0xff ? 2 : 1
      ;[held, left] = [byte, 8]
    }
    left -= 1
    return held >> left & 1
  }
  return {
    symbol(table: Table | undefined): number {
      if (!table) throw new RangeError('no such table')
      for (let [code, lowest, before, length] = [0, 0, 0, 0]; length < 16; length += 1) {
        const count = table.counts[length] ?? 0
        code = code << 1 | bit()
        if (code - lowest < count) return table.values[before + code - lowest] ?? 0
        before += count
        lowest = lowest + count << 1
      }
      throw new RangeError('no such code')
    },
    /** A number of so many bits, of which the first tells the sign (F.12). */
    number(length: number): number {
      let value = 0
      for (let n = 0; n < length; n += 1) value = value << 1 | bit()
      return length > 0 && value < 2 ** (length - 1) ? value - 2 ** length + 1 : value
    },
    restart(): void {
      left = 0
      const marker = bytes[at + 1] ?? 0
      if (bytes[at] !== 0xff || marker < 0xd0 || marker > 0xd7) throw new RangeError('no restart')
      at += 2
    },
  }
}

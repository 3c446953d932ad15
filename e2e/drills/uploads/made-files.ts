import { crc32, deflateSync } from 'node:zlib'

/** A file as somebody chooses it. */
export interface MadeFile { readonly name: string; readonly type: string; readonly content: Buffer }

export interface PngParts {
  readonly width: number
  readonly height: number
  readonly depth?: 1 | 2 | 4 | 8 | 16
  /** Of ISO/IEC 15948: 0 grey, 2 colours, 3 palette, 4 grey with alpha, 6 colours with alpha. */
  readonly colour?: 0 | 2 | 3 | 4 | 6
  /** Of each row, by its number; a plain row of one shade if it is left out. */
  readonly row?: (y: number) => Buffer
  readonly more?: readonly Buffer[]
  /** Already deflated, instead of rows. */
  readonly data?: Buffer
}
const CHANNELS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const

/** A PNG of these parts, whole by its frame. */
export function pngOf({ width, height, depth = 8, colour = 2, row, more = [], data }: PngParts): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([depth, colour, 0, 0, 0], 8)
  const length = Math.ceil(width * CHANNELS[colour] * depth / 8)
  const rows = () => Buffer.concat(Array.from({ length: height }, (_, y) =>
    Buffer.concat([Buffer.of(0), row?.(y) ?? Buffer.alloc(length, 0xff)])))
  const palette = colour === 3 ? [chunk('PLTE', Buffer.from([0, 0, 0, 255, 255, 255]))] : []
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), ...palette, ...more,
    chunk('IDAT', data ?? deflateSync(rows())),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(content.length, 0)
  ends.writeUInt32BE(crc32(body) >>> 0, 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

export interface PdfParts {
  readonly version?: string
  /** Of the catalogue, beside its pages. */
  readonly catalogue?: string
  /** Further objects from number 5 on. */
  readonly objects?: readonly (string | Buffer)[]
  readonly pages?: number
  readonly content?: string
  readonly end?: '\n' | '\r' | '\r\n'
  readonly trailer?: string
  readonly before?: string
  readonly after?: string
}

/** A PDF with a table of its objects, each where the table says. */
export function pdfWith({
  version = '1.4', catalogue = '', objects = [], pages = 1, content = 'BT ET', end = '\n', trailer = '', before = '',
  after = '',
}: PdfParts = {}): Buffer {
  const kids = Array.from({ length: pages }, () => '3 0 R').join(' ')
  const all = [
    `<</Type/Catalog/Pages 2 0 R ${catalogue}>>`, `<</Type/Pages/Kids[${kids}]/Count ${String(pages)}>>`,
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>',
    `<</Length ${String(content.length)}>>${end}stream${end}${content}${end}endstream`, ...objects,
  ]
  const parts = [Buffer.from(`${before}%PDF-${version}${end}%\xe2\xe3\xcf\xd3${end}`, 'latin1')]
  const places: number[] = []
  let at = parts[0]?.length ?? 0
  for (const [n, object] of all.entries()) {
    const part = Buffer.concat([
      Buffer.from(`${String(n + 1)} 0 obj${end}`), Buffer.from(object as string), Buffer.from(`${end}endobj${end}`),
    ])
    places.push(at - before.length)
    parts.push(part)
    at += part.length
  }
  const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n${end.length === 2 ? end : ` ${end}`}`)
  const size = String(all.length + 1)
  parts.push(Buffer.from(
    `xref${end}0 ${size}${end}0000000000 65535 f${end.length === 2 ? end : ` ${end}`}${lines.join('')}trailer${end}`
    + `<</Size ${size}/Root 1 0 R ${trailer}>>${end}startxref${end}${String(at - before.length)}${end}%%EOF${end}${after}`, 'latin1',
  ))
  return Buffer.concat(parts)
}

/** A ZIP of one file that grows to many zeros: what archives and documents of office programs are made of. */
export function zipBomb(inner: string, bytes: number): Buffer {
  const [name, packed] = [Buffer.from(inner), deflateSync(Buffer.alloc(bytes)).subarray(2, -4)]
  const local = Buffer.alloc(30)
  local.write('PK\x03\x04', 'latin1')
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(bytes >>> 0, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.write('PK\x01\x02', 'latin1')
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(bytes >>> 0, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, central, name, end])
}

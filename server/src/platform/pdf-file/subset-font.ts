import { PdfFault } from './values.ts'

/** A TrueType font, of which only what a text needs goes into a file. */
export interface TrueTypeFont {
  /** All measures are in these parts of the size. */
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  readonly box: readonly [number, number, number, number]
  /** The glyph of a letter; 0, an empty box, where the font has none. */
  glyphOf(letter: number): number
  widthOf(glyph: number): number
  /** A font of these glyphs alone, and what they are called in it. */
  subset(glyphs: readonly number[]): { readonly bytes: Buffer; readonly numbers: ReadonlyMap<number, number> }
}

interface Table { readonly offset: number; readonly length: number }

/** What a reader of PDF wants of a font whose letters it gets as glyphs (ISO 32000-1, 9.9). */
const KEPT = ['cvt ', 'fpgm', 'prep'] as const
/** Flags of a part of a glyph that is put together: sizes of what follows, and whether another part does. */
const [WORDS, SCALE, MORE, TWO_SCALES, MATRIX] = [0x01, 0x08, 0x20, 0x40, 0x80]

/** Opens a TrueType font of ours (OpenType 1.9, with `glyf`). Throws `PdfFault` for another kind. */
export function openFont(bytes: Buffer): TrueTypeFont {
  const tables = new Map<string, Table>()
  for (let n = 0; n < bytes.readUInt16BE(4); n += 1) {
    const at = 12 + 16 * n
    tables.set(bytes.toString('latin1', at, at + 4), { offset: bytes.readUInt32BE(at + 8), length: bytes.readUInt32BE(at + 12) })
  }
  const [head, hhea, maxp, hmtx, loca, glyf] =
    ['head', 'hhea', 'maxp', 'hmtx', 'loca', 'glyf'].map(tableOf) as [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer]
  const metrics = hhea.readUInt16BE(34)
  const isLong = head.readInt16BE(50) === 1
  const letters = lettersOf(tableOf('cmap'))

  return {
    unitsPerEm: head.readUInt16BE(18), ascent: hhea.readInt16BE(4), descent: hhea.readInt16BE(6),
    box: [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
    glyphOf: letters, widthOf: (glyph) => metricOf(glyph).readUInt16BE(0), subset,
  }

  function tableOf(name: string): Buffer {
    const table = tables.get(name)
    if (!table) throw new PdfFault(`a font without ${name}`)
    return bytes.subarray(table.offset, table.offset + table.length)
  }

  function outlineOf(glyph: number): Buffer {
    const [from, to] = [glyph, glyph + 1].map((n) => isLong ? loca.readUInt32BE(4 * n) : 2 * loca.readUInt16BE(2 * n))
    return glyf.subarray(from, to)
  }

  /** Width and left side; those behind the last have its width. */
  function metricOf(glyph: number): Buffer {
    const at = 4 * Math.min(glyph, metrics - 1)
    const side = glyph < metrics ? at + 2 : 4 * metrics + 2 * (glyph - metrics)
    return Buffer.concat([hmtx.subarray(at, at + 2), hmtx.subarray(side, side + 2)])
  }

  function subset(glyphs: readonly number[]) {
    const order = [0]
    const numbers = new Map([[0, 0]])
    const numberOf = (glyph: number): number => {
      const known = numbers.get(glyph)
      if (known !== undefined) return known
      numbers.set(glyph, order.length)
      order.push(glyph)
      return order.length - 1
    }
    glyphs.forEach(numberOf)
    const outlines: Buffer[] = []
    // The list grows by the parts of which glyphs are put together.
    for (let n = 0; n < order.length; n += 1) outlines.push(padded(renumbered(outlineOf(order[n] ?? 0), numberOf), 2))
    const ends = outlines.reduce<number[]>((all, one) => [...all, (all.at(-1) ?? 0) + one.length], [0])
    const places = Buffer.alloc(4 * ends.length)
    ends.forEach((end, n) => places.writeUInt32BE(end, 4 * n))
    const [newHead, newHhea, newMaxp] = [Buffer.from(head), Buffer.from(hhea), Buffer.from(maxp)]
    newHead.writeUInt32BE(0, 8)
    newHead.writeInt16BE(1, 50)
    newHhea.writeUInt16BE(order.length, 34)
    newMaxp.writeUInt16BE(order.length, 4)
    const kept = KEPT.filter((name) => tables.has(name)).map((name) => [name, tableOf(name)] as const)
    return {
      numbers,
      bytes: fontOf([
        ...kept, ['glyf', Buffer.concat(outlines)], ['head', newHead], ['hhea', newHhea],
        ['hmtx', Buffer.concat(order.map(metricOf))], ['loca', places], ['maxp', newMaxp],
      ]),
    }
  }
}

/** A glyph whose parts are called by their new numbers. */
function renumbered(outline: Buffer, numberOf: (glyph: number) => number): Buffer {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline
  const own = Buffer.from(outline)
  for (let at = 10, flags = MORE; (flags & MORE) !== 0;) {
    flags = own.readUInt16BE(at)
    own.writeUInt16BE(numberOf(own.readUInt16BE(at + 2)), at + 2)
    const scale = (flags & SCALE) !== 0 ? 2 : (flags & TWO_SCALES) !== 0 ? 4 : (flags & MATRIX) !== 0 ? 8 : 0
    at += 4 + ((flags & WORDS) !== 0 ? 4 : 2) + scale
  }
  return own
}

/** Letters by ranges (`cmap`, format 4), which hold all of Vietnamese. */
function lettersOf(cmap: Buffer): (letter: number) => number {
  const places = Array.from({ length: cmap.readUInt16BE(2) }, (_, n) => cmap.readUInt32BE(8 + 8 * n))
  const at = places.find((place) => cmap.readUInt16BE(place) === 4)
  if (at === undefined) throw new PdfFault('a font without letters')
  const count = cmap.readUInt16BE(at + 6) / 2
  const word = (part: number, n: number) => cmap.readUInt16BE(at + 14 + (part === 0 ? 0 : 2) + 2 * (part * count + n))
  return (letter) => {
    for (let n = 0; n < count; n += 1) {
      if (letter > word(0, n)) continue
      const start = word(1, n)
      if (letter < start) return 0
      const [delta, range] = [word(2, n), word(3, n)]
      if (range === 0) return (letter + delta) & 0xffff
      const glyph = cmap.readUInt16BE(at + 16 + 2 * (3 * count + n) + range + 2 * (letter - start))
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
}

function fontOf(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const sorted = [...tables].sort(([a], [b]) => a < b ? -1 : 1)
  const power = Math.floor(Math.log2(sorted.length))
  const head = Buffer.alloc(12 + 16 * sorted.length)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(sorted.length, 4)
  head.writeUInt16BE(16 * 2 ** power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * (sorted.length - 2 ** power), 10)
  let offset = head.length
  const parts = sorted.map(([name, table], n) => {
    const at = 12 + 16 * n
    const whole = padded(table, 4)
    head.write(name, at, 'latin1')
    head.writeUInt32BE(sumOf(whole), at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(table.length, at + 12)
    offset += whole.length
    return whole
  })
  return Buffer.concat([head, ...parts])
}

function padded(bytes: Buffer, step: number): Buffer {
  const missing = (step - bytes.length % step) % step
  return missing === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(missing)])
}

function sumOf(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}

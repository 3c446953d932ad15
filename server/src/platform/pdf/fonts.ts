import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * The faces of the one family our papers are set in: the metrics of Times, every Vietnamese letter. They come from a
 * package pinned by the lock, never from the machine: another cut of the same family would move lines on old papers.
 */
const FACES = ['400Regular/Tinos_400Regular', '400Regular_Italic/Tinos_400Regular_Italic', '700Bold/Tinos_700Bold',
  '700Bold_Italic/Tinos_700Bold_Italic']

/** Where the font files lie. */
export function fontPaths(): readonly string[] {
  // The package itself is React Native code: only its folder is of use here.
  const folder = new URL('.', import.meta.resolve('@expo-google-fonts/tinos/package.json'))
  return FACES.map((face) => fileURLToPath(new URL(`${face}.ttf`, folder)))
}

/** The font files; large, and not kept. */
export function fontFiles(): readonly Buffer[] {
  return fontPaths().map((path) => readFileSync(path))
}

/** The characters for which a TrueType file has a glyph, by its `cmap`, formats 4 and 12. Throws if it has neither. */
export function charactersOf(font: Buffer): Set<number> {
  const table = tableOf(font, 'cmap')
  const starts = Array.from({ length: table.readUInt16BE(2) }, (_, n) => table.readUInt32BE(4 + 8 * n + 4))
  const subtables = starts.map((start) => table.subarray(start))
  const long = subtables.find((subtable) => subtable.readUInt16BE(0) === 12)
  if (long) return new Set(segmentsOfLong(long))
  const short = subtables.find((subtable) => subtable.readUInt16BE(0) === 4)
  if (!short) throw new Error('the font maps no Unicode characters')
  return new Set(segmentsOfShort(short))
}

function tableOf(font: Buffer, name: string): Buffer {
  for (let n = 0; n < font.readUInt16BE(4); n += 1) {
    const entry = 12 + 16 * n
    if (font.toString('latin1', entry, entry + 4) !== name) continue
    const start = font.readUInt32BE(entry + 8)
    return font.subarray(start, start + font.readUInt32BE(entry + 12))
  }
  throw new Error(`the font has no table ${name}`)
}

function* segmentsOfLong(subtable: Buffer): Generator<number> {
  for (let n = 0; n < subtable.readUInt32BE(12); n += 1) {
    const first = subtable.readUInt32BE(16 + 12 * n)
    for (let code = first; code <= subtable.readUInt32BE(16 + 12 * n + 4); code += 1) yield code
  }
}

function* segmentsOfShort(subtable: Buffer): Generator<number> {
  const width = subtable.readUInt16BE(6) // two bytes for each segment
  const at = (column: number, n: number) => 14 + column * width + (column > 0 ? 2 : 0) + 2 * n
  for (let n = 0; n < width / 2; n += 1) {
    const [first, last] = [subtable.readUInt16BE(at(1, n)), subtable.readUInt16BE(at(0, n))]
    const [delta, offset] = [subtable.readUInt16BE(at(2, n)), subtable.readUInt16BE(at(3, n))]
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const glyph = offset === 0 ? code : subtable.readUInt16BE(at(3, n) + offset + 2 * (code - first))
      if (glyph !== 0 && (glyph + delta) % 0x10000 !== 0) yield code
    }
  }
}

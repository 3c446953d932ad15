import { deflateSync } from 'node:zlib'
import { refTo } from './append-to-pdf.ts'
import type { TrueTypeFont } from './subset-font.ts'
import { PdfName, PdfStream, PdfString, type PdfValue } from './values.ts'

/** A font as objects of a PDF, and how its letters are written in a content. */
export interface FontObjects {
  readonly objects: ReadonlyMap<number, PdfValue>
  /** A text as a string of a content: `<0001…>`. */
  write(text: string): string
}

/** Letters of a font in no known order, a fixed pitch or serifs aside (table 123). */
const SYMBOLIC = 4

/**
 * The letters of these texts out of a font, embedded, so that every reader shows them, and finds and copies them
 * (ISO 32000-1, 9.7: a font of glyphs, with what they mean beside them). Takes five numbers from `first` on.
 */
export function fontObjects(font: TrueTypeFont, name: string, texts: readonly string[], first: number): FontObjects {
  const letters = [...new Set(Array.from(texts.join('')))].map((letter) => letter.codePointAt(0) ?? 0)
  const { bytes, numbers } = font.subset(letters.map(font.glyphOf))
  const thousandths = (units: number) => Math.round(units * 1_000 / font.unitsPerEm)
  const glyphOf = (letter: number) => numbers.get(font.glyphOf(letter)) ?? 0
  const base = new PdfName(`${tagOf(bytes)}+${name}`)
  const widths = [...numbers].sort(([, a], [, b]) => a - b).map(([glyph]) => thousandths(font.widthOf(glyph)))
  const [outer, inner, descriptor, file, meaning] = [first, first + 1, first + 2, first + 3, first + 4]
  return {
    write: (text) => `<${Array.from(text).map((letter) => hex(glyphOf(letter.codePointAt(0) ?? 0))).join('')}>`,
    objects: new Map<number, PdfValue>([
      [outer, dictionary({
        Type: new PdfName('Font'), Subtype: new PdfName('Type0'), BaseFont: base, Encoding: new PdfName('Identity-H'),
        DescendantFonts: [refTo(inner)], ToUnicode: refTo(meaning),
      })],
      [inner, dictionary({
        Type: new PdfName('Font'), Subtype: new PdfName('CIDFontType2'), BaseFont: base,
        CIDSystemInfo: dictionary({
          Registry: new PdfString(Buffer.from('Adobe')), Ordering: new PdfString(Buffer.from('Identity')), Supplement: 0,
        }),
        FontDescriptor: refTo(descriptor), CIDToGIDMap: new PdfName('Identity'), DW: 0, W: [0, widths],
      })],
      [descriptor, dictionary({
        Type: new PdfName('FontDescriptor'), FontName: base, Flags: SYMBOLIC, FontBBox: font.box.map(thousandths),
        ItalicAngle: 0, Ascent: thousandths(font.ascent), Descent: thousandths(font.descent),
        CapHeight: thousandths(font.ascent), StemV: 80, FontFile2: refTo(file),
      })],
      [file, packed(bytes, { Length1: bytes.length })],
      [meaning, packed(Buffer.from(meaningOf(letters.map((letter) => [glyphOf(letter), letter]))))],
    ]),
  }
}

/** What each glyph means, for whoever copies or reads aloud (9.10.3). */
function meaningOf(pairs: readonly (readonly [glyph: number, letter: number])[]): string {
  const rows = pairs.map(([glyph, letter]) =>
    `<${hex(glyph)}> <${Buffer.from(String.fromCodePoint(letter), 'utf16le').swap16().toString('hex')}>`)
  const blocks: string[] = []
  for (let at = 0; at < rows.length; at += 100) {
    const block = rows.slice(at, at + 100)
    blocks.push(`${String(block.length)} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n'
    + '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n'
    + '/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n'
    + `${blocks.join('\n')}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`
}

/** Six letters by which readers know a part of a font from the whole, and from other parts (9.6.4). */
function tagOf(bytes: Buffer): string {
  let sum = bytes.length
  for (let at = 0; at + 4 <= bytes.length; at += 4) sum = (sum * 31 + bytes.readUInt32BE(at)) % 308_915_776
  let tag = ''
  for (let n = 0; n < 6; n += 1) {
    tag += String.fromCharCode(65 + sum % 26)
    sum = Math.floor(sum / 26)
  }
  return tag
}

function hex(number: number): string {
  return number.toString(16).padStart(4, '0')
}

/** A dictionary of these entries. */
export function dictionary(entries: Readonly<Record<string, PdfValue>>): ReadonlyMap<string, PdfValue> {
  return new Map(Object.entries(entries))
}

/** A stream of these bytes, packed. */
export function packed(bytes: Buffer, entries: Readonly<Record<string, PdfValue>> = {}): PdfStream {
  return new PdfStream(dictionary({ ...entries, Filter: new PdfName('FlateDecode') }), deflateSync(bytes))
}

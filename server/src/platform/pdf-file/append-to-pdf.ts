import type { PdfFile } from './open-pdf-file.ts'
import { type PdfDictionary, PdfFault, PdfName, PdfRef, PdfStream, type PdfValue } from './values.ts'
import { writeValue } from './write-values.ts'

/** Objects that are new, or that stand in the place of those of the same number. */
export type Changes = ReadonlyMap<number, PdfValue>

/** What belongs to a section of cross-references itself, and not to the document. */
const OF_A_SECTION = ['Type', 'W', 'Index', 'Filter', 'DecodeParms', 'Length', 'XRefStm', 'Prev', 'Size']

/** The number that the next new object gets. */
export function nextNumber(file: PdfFile): number {
  const size = file.trailer.get('Size')
  return Math.max(typeof size === 'number' ? size : 0, file.numbers().reduce((most, one) => Math.max(most, one), 0) + 1)
}

/**
 * What is to be written behind the file so that these objects count (ISO 32000-1, 7.5.6): the bytes before stay as they
 * are, and with them every signature over them. In the manner of the file: a table or a stream of cross-references,
 * since readers expect of a file that has one that it goes on so. Throws `PdfFault` for a file whose own are wrong:
 * behind it nothing can be written that holds.
 */
export function appendToPdf(file: PdfFile, changes: Changes): Buffer {
  const [newest] = file.sections
  if (file.isRebuilt || !newest) throw new PdfFault('its cross-references are wrong: nothing can be written behind it')
  const start = file.bytes.length
  const parts: Buffer[] = [Buffer.from('\n')]
  let length = 1
  const rows: [number: number, offset: number][] = []
  for (const [number, value] of [...changes].sort(([a], [b]) => a - b)) {
    rows.push([number, start + length])
    const object = objectOf(number, value)
    parts.push(object)
    length += object.length
  }
  const isStream = file.bytes.toString('latin1', newest.at, newest.at + 4) !== 'xref'
  const at = start + length
  const own = [...file.trailer].filter(([key]) => !OF_A_SECTION.includes(key))
  const size = Math.max(nextNumber(file), ...rows.map(([number]) => number + 1))
  const section = isStream ? streamOf(rows, at, size, newest.at, own) : tableOf(rows, size, newest.at, own)
  parts.push(section, Buffer.from(`startxref\n${String(at)}\n%%EOF\n`))
  return Buffer.concat(parts)
}

function objectOf(number: number, value: PdfValue): Buffer {
  const head = `${String(number)} 0 obj\n`
  if (!(value instanceof PdfStream)) return Buffer.from(`${head}${writeValue(value)}\nendobj\n`, 'latin1')
  const dictionary: PdfDictionary = new Map([...value.dictionary, ['Length', value.packed.length]])
  return Buffer.concat([
    Buffer.from(`${head}${writeValue(dictionary)}\nstream\n`, 'latin1'), value.packed,
    Buffer.from('\nendstream\nendobj\n'),
  ])
}

type Rows = readonly (readonly [number: number, offset: number])[]
type Own = readonly (readonly [string, PdfValue])[]

function tableOf(rows: Rows, size: number, previous: number, own: Own): Buffer {
  const parts = rows.map(([number, offset]) => `${String(number)} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
  const trailer: PdfDictionary = new Map<string, PdfValue>([...own, ['Size', size], ['Prev', previous]])
  return Buffer.from(`xref\n${parts.join('')}trailer\n${writeValue(trailer)}\n`, 'latin1')
}

/** The stream names its own place, too. */
function streamOf(rows: Rows, at: number, size: number, previous: number, own: Own): Buffer {
  const all: Rows = [...rows, [size, at]]
  const packed = Buffer.concat(all.map(([, offset]) => {
    const row = Buffer.alloc(7)
    row.writeUInt8(1)
    row.writeUInt32BE(offset, 1)
    return row
  }))
  const dictionary: PdfDictionary = new Map<string, PdfValue>([
    ...own, ['Type', new PdfName('XRef')], ['Size', size + 1], ['Prev', previous], ['W', [1, 4, 2]],
    ['Index', all.flatMap(([number]) => [number, 1])],
  ])
  return objectOf(size, new PdfStream(dictionary, packed))
}

/** A reference to the object of this number. */
export function refTo(number: number): PdfRef {
  return new PdfRef(number, 0)
}

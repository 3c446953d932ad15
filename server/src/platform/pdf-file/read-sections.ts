import { ValueReader } from './read-values.ts'
import { unpackStream } from './unpack-stream.ts'
import { type PdfDictionary, PdfFault, PdfStream, type PdfValue, ifReadable, isDictionary, nameAt } from './values.ts'

/** Where an object stands: at an offset of the file, as the n-th of a stream of objects, or nowhere more. */
export type Entry =
  | { readonly kind: 'free' }
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number }

/** What one writing of the file has said of where its objects stand (7.5.4, 7.5.8). */
export interface Section {
  /** Where it stands itself. */
  readonly at: number
  readonly entries: ReadonlyMap<number, Entry>
  readonly trailer: PdfDictionary
}

/** Where an object begins, wherever it stands. */
export const OBJECT = /(?<!\d)(\d{1,9})\s{1,9}(\d{1,5})\s{1,9}obj\b/g

/** So often may a file have been written on. */
const MOST_SECTIONS = 1_000
const MOST_OBJECTS = 2_000_000
const TAIL = 4_096

/**
 * The sections of cross-references, newest first, as the end of the file and each `/Prev` name them. Throws `PdfFault`
 * where that chain is broken; then `rebuildSections` may help.
 */
export function readSections(bytes: Buffer): Section[] {
  const end = bytes.lastIndexOf('startxref', undefined, 'latin1')
  if (end < 0 || end < bytes.length - TAIL) throw new PdfFault('no end')
  const sections: Section[] = []
  const seen = new Set<number>()
  const todo = [offsetAt(bytes, end + 'startxref'.length)]
  for (let at = todo.shift(); at !== undefined; at = todo.shift()) {
    if (seen.has(at)) continue
    seen.add(at)
    if (seen.size > MOST_SECTIONS) throw new PdfFault('written on and on')
    const section = sectionAt(bytes, at)
    sections.push(section)
    // What a reader of old cannot see stands in a stream beside the table, and comes before what is older.
    for (const key of ['XRefStm', 'Prev']) {
      const next = section.trailer.get(key)
      if (typeof next === 'number') todo.push(next)
    }
  }
  return sections
}

function offsetAt(bytes: Buffer, at: number): number {
  const offset = Number(new ValueReader(bytes, at).word())
  if (!Number.isSafeInteger(offset)) throw new PdfFault('an end that names no place')
  return offset
}

function sectionAt(bytes: Buffer, at: number): Section {
  if (at < 0 || at >= bytes.length) throw new PdfFault(`no section at ${String(at)}`)
  const reader = new ValueReader(bytes, at)
  reader.skipSpace()
  if (bytes.toString('latin1', reader.at, reader.at + 4) === 'xref') return tableAt(bytes, reader.at)
  const { value } = new ValueReader(bytes, at).object(() => undefined)
  if (!(value instanceof PdfStream)) throw new PdfFault(`no section at ${String(at)}`)
  return { at, trailer: value.dictionary, entries: entriesOf(value) }
}

function tableAt(bytes: Buffer, at: number): Section {
  const reader = new ValueReader(bytes, at + 'xref'.length)
  const entries = new Map<number, Entry>()
  for (;;) {
    const word = reader.word()
    if (word === 'trailer') break
    const [first, count] = [Number(word), Number(reader.word())]
    const isTable = word !== '' && Number.isSafeInteger(first) && Number.isSafeInteger(count)
    if (!isTable || count + entries.size > MOST_OBJECTS) {
      throw new PdfFault(`a table at ${String(at)} that is none`)
    }
    for (let n = 0; n < count; n += 1) {
      const [offset, generation, kind] = [Number(reader.word()), Number(reader.word()), reader.word()]
      if (kind !== 'n' && kind !== 'f') throw new PdfFault(`a table at ${String(at)} that is none`)
      nameOnce(entries, first + n, kind === 'n' && offset > 0 ? { kind: 'at', offset, generation } : { kind: 'free' })
    }
  }
  const trailer = reader.value()
  if (!isDictionary(trailer)) throw new PdfFault('a trailer that is none')
  return { at, entries, trailer }
}

function entriesOf(stream: PdfStream): Map<number, Entry> {
  const { dictionary } = stream
  const widths = numbersOf(dictionary.get('W'))
  const size = dictionary.get('Size')
  const parts = dictionary.has('Index') ? numbersOf(dictionary.get('Index')) : [0, typeof size === 'number' ? size : 0]
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths
  const width = kindWidth + secondWidth + thirdWidth
  const rows = unpackStream(stream)
  if (!rows || widths.length < 3 || width === 0 || widths.some((one) => one > 8)) throw new PdfFault('no section')
  const entries = new Map<number, Entry>()
  let at = 0
  for (let part = 0; part + 1 < parts.length; part += 2) {
    const [first = 0, count = 0] = [parts[part], parts[part + 1]]
    for (let n = 0; n < count && at + width <= rows.length; n += 1, at += width) {
      const kind = kindWidth === 0 ? 1 : numberOf(rows, at, kindWidth)
      const second = numberOf(rows, at + kindWidth, secondWidth)
      const third = numberOf(rows, at + kindWidth + secondWidth, thirdWidth)
      nameOnce(entries, first + n, entryOf(kind, second, third))
    }
  }
  return entries
}

/** Of an object that one section names twice some readers take the first place and some the last: neither is true. */
function nameOnce(entries: Map<number, Entry>, number: number, entry: Entry): void {
  if (entries.has(number)) throw new PdfFault(`object ${String(number)} is named twice`)
  entries.set(number, entry)
}

function entryOf(kind: number, second: number, third: number): Entry {
  if (kind === 1) return { kind: 'at', offset: second, generation: third }
  return kind === 2 ? { kind: 'packed', stream: second, index: third } : { kind: 'free' }
}

function numberOf(rows: Buffer, at: number, width: number): number {
  let number = 0
  for (let n = 0; n < width; n += 1) number = number * 256 + rows.readUInt8(at + n)
  return number
}

function numbersOf(value: PdfValue | undefined): number[] {
  return Array.isArray(value) ? value.map((one) => typeof one === 'number' ? one : 0) : []
}

/**
 * One section made by looking through the whole file, for one whose own are wrong: many scanners count badly, and all
 * readers forgive them. Of several objects of one number the last counts, those in streams of objects too, so that
 * nothing hides there. Throws `PdfFault` if no trailer is found, nor a stream of cross-references that serves as one.
 */
export function rebuildSections(bytes: Buffer): Section[] {
  const text = bytes.toString('latin1')
  const entries = new Map<number, Entry>()
  let last: Section | undefined
  for (const { index, 1: number, 2: generation } of text.matchAll(OBJECT)) {
    entries.set(Number(number), { kind: 'at', offset: index, generation: Number(generation) })
    const stream = streamAt(bytes, index)
    const type = stream && nameAt(stream.dictionary, 'Type')
    if (stream && type === 'XRef') last = { at: index, entries, trailer: stream.dictionary }
    if (stream && type === 'ObjStm') {
      packedNumbers(stream).forEach((packed, n) => {
        entries.set(packed, { kind: 'packed', stream: Number(number), index: n })
      })
    }
    if (entries.size > MOST_OBJECTS) throw new PdfFault('objects without end')
  }
  for (let at = text.lastIndexOf('trailer'); at >= 0; at = at === 0 ? -1 : text.lastIndexOf('trailer', at - 1)) {
    const trailer = new ValueReader(bytes, at + 'trailer'.length).value()
    if (isDictionary(trailer) && trailer.has('Root')) return [{ at, entries, trailer }]
  }
  if (last?.trailer.has('Root')) return [last]
  throw new PdfFault('no trailer')
}

/** What stands there, if it is a whole stream; what is no object is none of another either. */
function streamAt(bytes: Buffer, at: number): PdfStream | undefined {
  const value = ifReadable(() => new ValueReader(bytes, at).object(() => undefined).value)
  return value instanceof PdfStream ? value : undefined
}

/** Numbers of the objects in a stream of them (7.5.7), in their order. */
function packedNumbers(stream: PdfStream): number[] {
  const [count, unpacked] = [stream.dictionary.get('N'), unpackStream(stream)]
  if (!unpacked || typeof count !== 'number') throw new PdfFault('objects in no stream')
  const places = new ValueReader(unpacked)
  return Array.from({ length: Math.min(count, unpacked.length) }, () => {
    const number = Number(places.word())
    places.word()
    return number
  })
}

import { type PdfObject, ValueReader } from './read-values.ts'
import { type Entry, type Section, readSections, rebuildSections } from './read-sections.ts'
import { unpackStream } from './unpack-stream.ts'
import { type PdfDictionary, PdfFault, PdfName, PdfRef, PdfStream, type PdfValue, isDictionary } from './values.ts'

/** So many references may lead to references. */
const MOST_HOPS = 32

/** A PDF whose objects are read when they are asked for (ISO 32000-1, 7.5). Nothing in it is run. */
export interface PdfFile {
  readonly bytes: Buffer
  /** Newest first; one where the file's own were wrong. */
  readonly sections: readonly Section[]
  /** Whether they were made by looking through the whole file, since its own are wrong. */
  readonly isRebuilt: boolean
  readonly trailer: PdfDictionary
  /** What a value means: itself, or the object that it refers to. Null where there is none, as the standard says. */
  follow(value: PdfValue | undefined): PdfValue
  /** The object of this number as it stands in the file, with where; undefined if it is free or lies in a stream. */
  objectOf(number: number): PdfObject | undefined
  /** Numbers of all objects that are not free. */
  numbers(): number[]
}

/**
 * Opens a PDF. Throws `PdfFault` where it hangs together so badly that no reader would show it.
 */
export function openPdfFile(bytes: Buffer): PdfFile {
  try {
    const file = fileOf(bytes, readSections(bytes), false)
    if (isDictionary(file.follow(file.trailer.get('Root'))) && file.sections.every((one) => isTrue(bytes, one))) return file
  } catch (error) {
    if (!(error instanceof PdfFault)) throw error
  }
  const file = fileOf(bytes, rebuildSections(bytes), true)
  if (!isDictionary(file.follow(file.trailer.get('Root')))) throw new PdfFault('no catalogue')
  return file
}

/** Whether objects stand where a section says that they do. */
function isTrue(bytes: Buffer, { entries }: Section): boolean {
  return [...entries].every(([number, entry]) => {
    if (entry.kind !== 'at') return true
    const head = /^\s{0,9}(\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj/.exec(bytes.toString('latin1', entry.offset, entry.offset + 48))
    return Number(head?.[1]) === number
  })
}

function fileOf(bytes: Buffer, sections: readonly Section[], isRebuilt: boolean): PdfFile {
  const [newest] = sections
  if (!newest) throw new PdfFault('no section')
  const objects = new Map<number, PdfObject | undefined>()
  const opened = new Map<number, readonly PdfValue[]>()
  const trailer = newest.trailer

  return {
    bytes, sections, isRebuilt, trailer, follow, objectOf,
    numbers() {
      const numbers = new Set(sections.flatMap(({ entries }) => [...entries.keys()]))
      return [...numbers].filter((number) => entryOf(number)?.kind !== 'free')
    },
  }

  function entryOf(number: number): Entry | undefined {
    for (const { entries } of sections) {
      const entry = entries.get(number)
      if (entry) return entry
    }
    return undefined
  }

  function follow(value: PdfValue | undefined): PdfValue {
    let found = value ?? null
    for (let hop = 0; found instanceof PdfRef; hop += 1) {
      if (hop > MOST_HOPS) throw new PdfFault('references in a circle')
      found = valueOf(found.number)
    }
    return found
  }

  function valueOf(number: number): PdfValue {
    const entry = entryOf(number)
    if (!entry || entry.kind === 'free') return null
    if (entry.kind === 'at') return objectOf(number)?.value ?? null
    return packedIn(entry.stream)[entry.index] ?? null
  }

  function objectOf(number: number): PdfObject | undefined {
    const entry = entryOf(number)
    if (entry?.kind !== 'at') return undefined
    if (objects.has(number)) return objects.get(number)
    objects.set(number, undefined) // so that a length that leads back to its own stream ends
    if (entry.offset >= bytes.length) throw new PdfFault(`object ${String(number)} beyond the end`)
    const object = new ValueReader(bytes, entry.offset).object((ref) => {
      const length = follow(ref)
      return typeof length === 'number' ? length : undefined
    })
    objects.set(number, object)
    return object
  }

  /** The objects of a stream of objects (7.5.7), in their order. */
  function packedIn(number: number): readonly PdfValue[] {
    const known = opened.get(number)
    if (known) return known
    opened.set(number, [])
    const stream = objectOf(number)?.value
    const [first, count] = stream instanceof PdfStream
      ? [follow(stream.dictionary.get('First')), follow(stream.dictionary.get('N'))]
      : []
    const unpacked = stream instanceof PdfStream ? unpackStream(stream) : undefined
    if (!unpacked || typeof first !== 'number' || typeof count !== 'number') throw new PdfFault('objects in no stream')
    const places = new ValueReader(unpacked)
    const values = Array.from({ length: Math.min(count, unpacked.length) }, () => {
      places.word()
      const at = Number(places.word())
      return new ValueReader(unpacked, first + at).value()
    })
    opened.set(number, values)
    return values
  }
}

/** The list that a value means; empty where it means something else. */
export function listIn(file: PdfFile, value: PdfValue | undefined): readonly PdfValue[] {
  const list = file.follow(value)
  return Array.isArray(list) ? list as readonly PdfValue[] : []
}

/** The dictionary that a value means; empty where it means something else. */
export function dictionaryIn(file: PdfFile, value: PdfValue | undefined): PdfDictionary {
  const dictionary = file.follow(value)
  return isDictionary(dictionary) ? dictionary : new Map()
}

/** The name that a value means, without its stroke; undefined where it means something else. */
export function nameIn(file: PdfFile, value: PdfValue | undefined): string | undefined {
  const name = file.follow(value)
  return name instanceof PdfName ? name.name : undefined
}

/** What a PDF is made of (ISO 32000-1, 7.3). A dictionary is a map; numbers, booleans and null are the language's. */
export type PdfValue =
  | null | boolean | number | PdfName | PdfString | PdfRef | PdfStream | readonly PdfValue[] | PdfDictionary

export type PdfDictionary = ReadonlyMap<string, PdfValue>

/** A name such as `/Type`: `name` without its stroke, its `#xx` resolved. */
export class PdfName {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** A string: the bytes that it means. */
export class PdfString {
  readonly bytes: Buffer
  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  /** As text (7.9.2.2): UTF-16 or UTF-8 where it says so, else Latin-1, which is PDFDocEncoding for most letters. */
  get text(): string {
    const { bytes } = this
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes.subarray(2, bytes.length & ~1)).swap16().toString('utf16le')
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3)
    return bytes.toString('latin1')
  }
}

/** Where an object of this number stands, for the cross-reference table to know. */
export class PdfRef {
  readonly number: number
  readonly generation: number
  constructor(number: number, generation: number) {
    this.number = number
    this.generation = generation
  }
}

/** A dictionary with bytes behind it, as they stand in the file: packed. */
export class PdfStream {
  readonly dictionary: PdfDictionary
  readonly packed: Buffer
  constructor(dictionary: PdfDictionary, packed: Buffer) {
    this.dictionary = dictionary
    this.packed = packed
  }
}

/** Why a file cannot be read as PDF; for whoever mends programs, not for people. */
export class PdfFault extends Error {}

/** What is read, or undefined where that is no PDF; throws whatever else is thrown. */
export function ifReadable<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof PdfFault) return undefined
    throw error
  }
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof Map
}

/** The name that stands under a key, without its stroke; undefined if there is none, or something else. */
export function nameAt(dictionary: PdfDictionary, key: string): string | undefined {
  const value = dictionary.get(key)
  return value instanceof PdfName ? value.name : undefined
}

import {
  type PdfDictionary, PdfFault, PdfName, PdfRef, PdfStream, PdfString, type PdfValue, isDictionary,
} from './values.ts'

/** So deep may one value lie in another; honest files have ten. */
const DEEPEST = 100
/** So many values may stand in one object: a page tree of 10,000 pages in one array is honest. */
const MOST_VALUES = 1_000_000

const [TAB, LF, FF, CR, SPACE] = [9, 10, 12, 13, 32]
const [PERCENT, OPEN, CLOSE, PLUS, MINUS, DOT, STROKE, LESS, MORE] = [37, 40, 41, 43, 45, 46, 47, 60, 62]
const [LIST, BACKSLASH, LIST_END, GROUP, GROUP_END, ZERO, NINE, LETTER_R] = [91, 92, 93, 123, 125, 48, 57, 82]

const isSpace = (byte: number | undefined): boolean =>
  byte === SPACE || byte === LF || byte === CR || byte === TAB || byte === FF || byte === 0
const isDelimiter = (byte: number): boolean => byte === PERCENT || byte === OPEN || byte === CLOSE || byte === STROKE
  || byte === LESS || byte === MORE || byte === LIST || byte === LIST_END || byte === GROUP || byte === GROUP_END
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= NINE
/** What a backslash makes of the letter behind it (table 3). */
const ESCAPED: Readonly<Record<string, number>> = { n: LF, r: CR, t: TAB, b: 8, f: FF }

/** An object as it stands in the file: its number and what it is; where it begins and ends. */
export interface PdfObject {
  readonly number: number
  readonly generation: number
  readonly value: PdfValue
  readonly start: number
  readonly end: number
}

/** Reads values one after another from bytes; never beyond them, never deeper than honest files go. */
export class ValueReader {
  readonly #bytes: Buffer
  #values = 0
  at: number

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes
    this.at = at
  }

  /** The next value. Throws `PdfFault` where none stands. */
  value(depth = 0): PdfValue {
    this.#values += 1
    if (depth > DEEPEST || this.#values > MOST_VALUES) throw new PdfFault('values within values without end')
    this.skipSpace()
    const byte = this.#bytes[this.at]
    if (byte === STROKE) return this.#name()
    if (byte === OPEN) return this.#text()
    if (byte === LIST) return this.#list(depth)
    if (byte === LESS) return this.#bytes[this.at + 1] === LESS ? this.#dictionary(depth) : this.#hexadecimal()
    if (isDigit(byte) || byte === PLUS || byte === MINUS || byte === DOT) return this.#numberOrRef()
    const word = this.word()
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    throw new PdfFault(`no value at ${String(this.at)}`)
  }

  /** Letters and digits up to the next space or bracket; empty if there are none. */
  word(): string {
    this.skipSpace()
    const from = this.at
    for (let byte = this.#bytes[this.at]; byte !== undefined && !isSpace(byte) && !isDelimiter(byte);) {
      this.at += 1
      byte = this.#bytes[this.at]
    }
    return this.#bytes.toString('latin1', from, this.at)
  }

  /** Goes on to what is neither space nor remark. */
  skipSpace(): void {
    for (;;) {
      const byte = this.#bytes[this.at]
      if (byte === PERCENT) {
        while (this.at < this.#bytes.length && this.#bytes[this.at] !== LF && this.#bytes[this.at] !== CR) this.at += 1
      } else if (isSpace(byte)) {
        this.at += 1
      } else {
        return
      }
    }
  }

  /**
   * The object that stands here: `7 0 obj … endobj`, with the bytes of its stream. `lengthOf` finds the length that a
   * stream keeps in another object; where it is wrong, the stream goes to its `endstream`, as readers do.
   */
  object(lengthOf: (ref: PdfRef) => number | undefined): PdfObject {
    this.skipSpace()
    const start = this.at
    const [number, generation] = [Number(this.word()), Number(this.word())]
    if (!Number.isSafeInteger(number) || !Number.isSafeInteger(generation) || this.word() !== 'obj') {
      throw new PdfFault(`no object at ${String(start)}`)
    }
    const value = this.value()
    const before = this.at
    const word = this.word()
    if (word === 'stream' && isDictionary(value)) {
      const packed = this.#streamBytes(value, lengthOf)
      const stream = new PdfStream(value, packed)
      const end = this.at
      if (this.word() !== 'endobj') this.at = end
      return { number, generation, value: stream, start, end: this.at }
    }
    if (word !== 'endobj') this.at = before
    return { number, generation, value, start, end: this.at }
  }

  #streamBytes(dictionary: PdfDictionary, lengthOf: (ref: PdfRef) => number | undefined): Buffer {
    if (this.#bytes[this.at] === CR) this.at += 1
    if (this.#bytes[this.at] === LF) this.at += 1
    const from = this.at
    const told = dictionary.get('Length')
    const length = told instanceof PdfRef ? lengthOf(told) : told
    if (typeof length === 'number' && Number.isSafeInteger(length) && length >= 0) {
      this.at = from + length
      if (this.word() === 'endstream') return this.#bytes.subarray(from, from + length)
    }
    const end = this.#bytes.indexOf('endstream', from, 'latin1')
    if (end < 0) throw new PdfFault(`a stream at ${String(from)} without an end`)
    this.at = end + 'endstream'.length
    const line = this.#bytes[end - 1] === LF ? this.#bytes[end - 2] === CR ? 2 : 1 : 0
    return this.#bytes.subarray(from, Math.max(from, end - line))
  }

  #name(): PdfName {
    this.at += 1
    const from = this.at
    while (this.at < this.#bytes.length && !isSpace(this.#bytes[this.at]) && !isDelimiter(this.#bytes[this.at] ?? 0)) {
      this.at += 1
    }
    const raw = this.#bytes.toString('latin1', from, this.at)
    return new PdfName(raw.includes('#')
      ? raw.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      : raw)
  }

  #list(depth: number): readonly PdfValue[] {
    this.at += 1
    const list: PdfValue[] = []
    for (;;) {
      this.skipSpace()
      if (this.#bytes[this.at] === LIST_END) {
        this.at += 1
        return list
      }
      list.push(this.value(depth + 1))
    }
  }

  #dictionary(depth: number): PdfDictionary {
    this.at += 2
    const entries = new Map<string, PdfValue>()
    for (;;) {
      this.skipSpace()
      if (this.#bytes[this.at] === MORE && this.#bytes[this.at + 1] === MORE) {
        this.at += 2
        return entries
      }
      if (this.#bytes[this.at] !== STROKE) throw new PdfFault(`a dictionary without a name at ${String(this.at)}`)
      const key = this.#name().name
      entries.set(key, this.value(depth + 1))
    }
  }

  #hexadecimal(): PdfString {
    const end = this.#bytes.indexOf(MORE, this.at)
    if (end < 0) throw new PdfFault(`a string at ${String(this.at)} without an end`)
    const digits = this.#bytes.toString('latin1', this.at + 1, end).replace(/[^0-9a-fA-F]/g, '')
    this.at = end + 1
    return new PdfString(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'))
  }

  #text(): PdfString {
    const out: number[] = []
    let open = 1
    for (this.at += 1; ; this.at += 1) {
      const byte = this.#bytes[this.at]
      if (byte === undefined) throw new PdfFault('a string without an end')
      if (byte === BACKSLASH) {
        out.push(...this.#escaped())
      } else {
        open += byte === OPEN ? 1 : byte === CLOSE ? -1 : 0
        if (open === 0) break
        out.push(byte)
      }
    }
    this.at += 1
    return new PdfString(Buffer.from(out))
  }

  /** What stands behind a backslash; leaves off at its last byte. */
  #escaped(): number[] {
    this.at += 1
    const byte = this.#bytes[this.at] ?? 0
    if (byte === LF) return []
    if (byte === CR) {
      if (this.#bytes[this.at + 1] === LF) this.at += 1
      return []
    }
    const octal = /^[0-7]{1,3}/.exec(this.#bytes.toString('latin1', this.at, this.at + 3))?.[0]
    if (octal === undefined) return [ESCAPED[String.fromCharCode(byte)] ?? byte]
    this.at += octal.length - 1
    return [Number.parseInt(octal, 8) & 0xff]
  }

  #numberOrRef(): number | PdfRef {
    const number = this.#number()
    if (!Number.isInteger(number) || number < 0) return number
    // `7 0 R` is a reference, `7 0` are two numbers: look, and go back.
    const after = this.at
    this.skipSpace()
    if (isDigit(this.#bytes[this.at])) {
      const generation = this.#number()
      this.skipSpace()
      const next = this.#bytes[this.at + 1]
      if (this.#bytes[this.at] === LETTER_R && (next === undefined || isSpace(next) || isDelimiter(next))) {
        this.at += 1
        return new PdfRef(number, generation)
      }
    }
    this.at = after
    return number
  }

  #number(): number {
    const word = this.word()
    const number = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(word) ? Number(word) : Number.parseFloat(word)
    if (Number.isFinite(number)) return number
    throw new PdfFault(`no number at ${String(this.at)}`)
  }
}

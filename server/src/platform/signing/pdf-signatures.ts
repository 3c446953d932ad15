import { type PdfFile, dictionaryIn, listIn } from '../pdf-file/open-pdf-file.ts'
import { PdfRef, PdfString, type PdfValue, isDictionary, nameAt, type PdfDictionary } from '../pdf-file/values.ts'

/** Why what calls itself a signature covers nothing that counts. */
export type RangeFault = 'range-wrong' | 'hole-wrong'

/** A signature as it stands in a PDF. */
export interface PdfSignature {
  /** Number of the object, if it is one of its own. */
  readonly number: number | undefined
  readonly dictionary: PdfDictionary
  readonly contents: Buffer
  /** The bytes before and behind the hole that the signature itself fills. */
  readonly covered: readonly [Buffer, Buffer]
  /** Where what it covers ends. */
  readonly end: number
  readonly fault: RangeFault | undefined
  /**
   * Which fields whoever made the form wants to stay as they are once this is signed (12.7.4.5): of all fields that it
   * stands in, since a second one that says nothing would take the first one's word away.
   */
  readonly locks: readonly PdfDictionary[]
  /** In how many fields it stands: in one, unless somebody wants to be seen as having signed. */
  readonly fields: number
}

/** So deep may fields lie in fields. */
const DEEPEST = 50

/** All signatures of a PDF that stand in its form, in the order in which they were made. */
export function signaturesIn(file: PdfFile): PdfSignature[] {
  const form = dictionaryIn(file, dictionaryIn(file, file.trailer.get('Root')).get('AcroForm'))
  const found = new Map<PdfDictionary, PdfSignature>()
  walk(form.get('Fields'), undefined, 0)
  return [...found.values()].sort((a, b) => a.end - b.end)

  function walk(fields: PdfValue | undefined, kind: string | undefined, depth: number): void {
    if (depth > DEEPEST) return
    for (const one of listIn(file, fields)) {
      const field = file.follow(one)
      if (!isDictionary(field)) continue
      const own = nameAt(field, 'FT') ?? kind
      const value = field.get('V')
      const signature = file.follow(value)
      if (own === 'Sig' && isDictionary(signature)) {
        const lock = file.follow(field.get('Lock'))
        const known = found.get(signature) ?? { ...signatureOf(file, signature, value), locks: [], fields: 0 }
        found.set(signature, {
          ...known, fields: known.fields + 1, locks: [...known.locks, ...isDictionary(lock) ? [lock] : []],
        })
      }
      walk(field.get('Kids'), own, depth + 1)
    }
  }
}

function signatureOf(file: PdfFile, dictionary: PdfDictionary, value: PdfValue | undefined): Omit<PdfSignature, 'locks' | 'fields'> {
  const contents = file.follow(dictionary.get('Contents'))
  const range = file.follow(dictionary.get('ByteRange'))
  const [zero, start, resume, rest] = Array.isArray(range)
    ? (range as readonly PdfValue[]).map((one) => typeof one === 'number' && Number.isSafeInteger(one) ? one : -1)
    : []
  const { bytes } = file
  const [from, to, behind] = [start ?? -1, resume ?? -1, rest ?? -1]
  const end = to + behind
  const isRange = Array.isArray(range) && range.length === 4 && zero === 0 && from > 0 && to > from && behind >= 0
    && end <= bytes.length
  const fault = !isRange ? 'range-wrong' : isHole(bytes, from, to, contents) ? undefined : 'hole-wrong'
  return {
    number: value instanceof PdfRef ? value.number : undefined, dictionary, fault, end: isRange ? end : 0,
    contents: contents instanceof PdfString ? contents.bytes : Buffer.alloc(0),
    covered: isRange ? [bytes.subarray(0, from), bytes.subarray(to, end)] : [Buffer.alloc(0), Buffer.alloc(0)],
  }
}

/** Whether nothing but this signature's own bytes is left out: whoever moves the hole hides something in it. */
function isHole(bytes: Buffer, from: number, to: number, contents: PdfValue): boolean {
  if (!(contents instanceof PdfString)) return false
  const hole = bytes.toString('latin1', from, to)
  return /^<[0-9a-fA-F]*>$/.test(hole) && Buffer.from(hole.slice(1, -1), 'hex').equals(contents.bytes)
    && isFilledUp(contents.bytes)
}

/**
 * Whether nothing stands behind the signature in its hole but noughts, which nobody signed either: as far as DER says
 * how long it is (X.690, 8.1.3; BER may leave it open).
 */
function isFilledUp(bytes: Buffer): boolean {
  const [first = 0] = bytes.subarray(1)
  const width = first & 0x7f
  if (first === 0x80 || width > 4 || bytes.length < 2 + width) return true // what is no signature is told so later
  const length = first < 0x80 ? 2 + first : 2 + width + bytes.readUIntBE(2, width)
  return bytes.subarray(length).every((byte) => byte === 0)
}

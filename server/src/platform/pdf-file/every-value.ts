import { OBJECT } from './read-sections.ts'
import { ValueReader } from './read-values.ts'
import { unpackStream } from './unpack-stream.ts'
import { PdfStream, type PdfValue, ifReadable, nameAt } from './values.ts'

/**
 * Each value that is written anywhere in a PDF as an object, those of which others of the same number follow as well,
 * and those in streams of objects. What cannot be read is passed over.
 */
export function* everyValue(bytes: Buffer): Generator<PdfValue> {
  for (const { index } of bytes.toString('latin1').matchAll(OBJECT)) {
    const value = ifReadable(() => new ValueReader(bytes, index).object(() => undefined).value)
    if (value === undefined) continue
    yield value
    if (value instanceof PdfStream && nameAt(value.dictionary, 'Type') === 'ObjStm') yield* packedIn(value)
  }
}

function* packedIn(stream: PdfStream): Generator<PdfValue> {
  const [first, count] = [stream.dictionary.get('First'), stream.dictionary.get('N')]
  const unpacked = ifReadable(() => unpackStream(stream))
  if (!unpacked || typeof first !== 'number' || typeof count !== 'number') return
  const places = new ValueReader(unpacked)
  for (let n = 0; n < Math.min(count, unpacked.length); n += 1) {
    places.word()
    const at = first + Number(places.word())
    const value = ifReadable(() => new ValueReader(unpacked, at).value())
    if (value !== undefined) yield value
  }
}

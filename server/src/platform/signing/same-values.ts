import { type PdfDictionary, PdfStream, type PdfValue } from '../pdf-file/values.ts'
import { writeValue } from '../pdf-file/write-values.ts'

/** Whether two values say the same; references are the same if they lead to the same number. */
export function isSame(a: PdfValue, b: PdfValue): boolean {
  if (a === b) return true
  const isStream = a instanceof PdfStream
  if (isStream !== b instanceof PdfStream || writeValue(a) !== writeValue(b)) return false
  return !isStream || a.packed.equals((b as PdfStream).packed)
}

/** Keys under which two dictionaries do not say the same. */
export function differing(was: PdfDictionary, is: PdfDictionary): string[] {
  return [...new Set([...was.keys(), ...is.keys()])].filter((key) => !isSame(was.get(key) ?? null, is.get(key) ?? null))
}

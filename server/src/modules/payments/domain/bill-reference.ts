/** `MC` and ten signs that no bank changes and nobody misreads; fits the text of a transfer (25) and MaTraCuuTT. */
const SHAPE = /MC[A-HJ-NP-Z2-9]{10}/g

/**
 * The references that stand in a text that a payer typed and banks passed on: they put everything in capitals, and some
 * put spaces or stops between. Several where several stand there, each once.
 */
export function billReferencesIn(text: string): readonly string[] {
  const plain = text.toUpperCase()
  const found = [...plain.matchAll(SHAPE), ...plain.replace(/[\s.,;:_/-]/g, '').matchAll(SHAPE)]
  return [...new Set(found.map(([reference]) => reference))]
}

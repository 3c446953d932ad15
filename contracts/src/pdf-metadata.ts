/** How many sections of cross-references a file of ours has at most: one, and a few for its signatures. */
const MOST_SECTIONS = 64

/**
 * The metadata (XMP) that the catalogue of a PDF names, by its tables of cross-references from the newest on (ISO
 * 32000-1, 7.5.4, 7.5.6; 14.3.2): of a text of one letter a byte. Undefined where the file has none, or is not written
 * as results of ours are, with tables and plain objects: what stands elsewhere in the bytes says nothing of it.
 */
export function metadataOf(text: string): string | undefined {
  const offsets = new Map<string, number>()
  let root: string | undefined
  let at = numberIn(/startxref\s+(\d{1,10})/y, text, text.lastIndexOf('startxref'))
  for (let nth = 0; at !== undefined && nth < MOST_SECTIONS; nth += 1) {
    const trailer = readSection(text, at, offsets)
    root ??= /\/Root\s+(\d{1,10}) 0 R/.exec(trailer)?.[1]
    at = numberIn(/\/Prev\s+(\d{1,10})/, trailer, 0)
  }
  const metadata = /\/Metadata\s+(\d{1,10}) 0 R/.exec(objectAt(text, root, offsets))?.[1]
  const stream = objectAt(text, metadata, offsets)
  return /\/Type\s*\/Metadata/.test(stream) ? stream : undefined
}

/** Notes where objects lie that no newer section told; the trailer of this one, empty where it is no table. */
function readSection(text: string, at: number, offsets: Map<string, number>): string {
  const end = text.indexOf('startxref', at)
  if (!text.startsWith('xref', at) || end < 0) return ''
  const [rows = '', trailer = ''] = text.slice(at + 'xref'.length, end).split(/trailer\s/, 2)
  let number = 0
  for (const [, first = '', , kind] of rows.matchAll(/(\d{1,10}) (\d{1,10})(?: ([nf]))?/g)) {
    if (kind === undefined) {
      number = Number(first)
      continue
    }
    const key = String(number)
    if (!offsets.has(key)) offsets.set(key, kind === 'n' ? Number(first) : -1)
    number += 1
  }
  return trailer
}

/** From the number of an object to its end; empty where it is not where the table says. */
function objectAt(text: string, number: string | undefined, offsets: ReadonlyMap<string, number>): string {
  const at = number === undefined ? undefined : offsets.get(number)
  if (at === undefined || !text.startsWith(`${String(number)} 0 obj`, at)) return ''
  const end = text.indexOf('endobj', at)
  return text.slice(at, end < 0 ? undefined : end)
}

function numberIn(pattern: RegExp, text: string, at: number): number | undefined {
  if (at < 0) return undefined
  pattern.lastIndex = at
  const found = pattern.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}

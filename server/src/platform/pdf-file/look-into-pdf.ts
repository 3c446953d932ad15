import { everyValue } from './every-value.ts'
import { type PdfFile, nameIn } from './open-pdf-file.ts'
import {
  type PdfDictionary, PdfFault, PdfRef, PdfStream, type PdfValue, isDictionary,
} from './values.ts'

/**
 * What a PDF may do or carry besides its pages (ISO 32000-1, 12.6.4, 7.11.4, 12.7.8, 13): scripts,
 * programs that it starts, files within it, forms in XFA, films and sounds, forms that it sends somewhere.
 */
export const ACTIVE_CONTENTS = ['javascript', 'launch', 'embedded-file', 'xfa', 'rich-media', 'submit-form'] as const
export type ActiveContent = typeof ACTIVE_CONTENTS[number]

/** What stands in a PDF, by looking at each of its objects. */
export interface PdfLook {
  readonly pages: number
  readonly isEncrypted: boolean
  /** In the order of `ACTIVE_CONTENTS`, each once. */
  readonly activeContent: readonly ActiveContent[]
}

const ACTIONS: Readonly<Record<string, ActiveContent>> = {
  JavaScript: 'javascript', Launch: 'launch', SubmitForm: 'submit-form', ImportData: 'submit-form',
  Rendition: 'rich-media', RichMediaExecute: 'rich-media', Movie: 'rich-media', Sound: 'rich-media',
}
const NOTES: Readonly<Record<string, ActiveContent>> = {
  FileAttachment: 'embedded-file', RichMedia: 'rich-media', Screen: 'rich-media', Movie: 'rich-media',
  Sound: 'rich-media', '3D': 'rich-media',
}
/** So many nodes may a tree of pages have. */
const MOST_NODES = 200_000

/**
 * Looks through all objects of a PDF, those that no page refers to as well: what hides is looked for where it hides.
 * Of one whose own table is wrong each writing of an object is looked at, since nobody knows which one a reader takes.
 * Of an encrypted one only that it is. Throws `PdfFault` where its pages cannot be counted, or an object not be read.
 */
export function lookIntoPdf(file: PdfFile): PdfLook {
  if (file.trailer.has('Encrypt')) return { pages: 0, isEncrypted: true, activeContent: [] }
  const found = new Set<ActiveContent>()
  for (const number of file.numbers()) lookAt(file, file.follow(new PdfRef(number, 0)), found)
  if (file.isRebuilt) for (const value of everyValue(file.bytes)) lookAt(file, value, found)
  lookAt(file, file.trailer, found)
  return {
    pages: countPages(file), isEncrypted: false, activeContent: ACTIVE_CONTENTS.filter((one) => found.has(one)),
  }
}

/** What one object says itself, by names that may stand elsewhere; what else it refers to is an object of its own. */
function lookAt(file: PdfFile, value: PdfValue, found: Set<ActiveContent>): void {
  if (value instanceof PdfStream) {
    lookAtDictionary(file, value.dictionary, found)
  } else if (isDictionary(value)) {
    lookAtDictionary(file, value, found)
  } else if (Array.isArray(value)) {
    for (const one of value as readonly PdfValue[]) lookAt(file, one, found)
  }
}

function lookAtDictionary(file: PdfFile, dictionary: PdfDictionary, found: Set<ActiveContent>): void {
  const action = ACTIONS[nameIn(file, dictionary.get('S')) ?? '']
  if (action) found.add(action)
  const note = NOTES[nameIn(file, dictionary.get('Subtype')) ?? '']
  if (note) found.add(note)
  if (dictionary.has('JS') || dictionary.has('JavaScript')) found.add('javascript')
  if (dictionary.has('EmbeddedFiles') || dictionary.has('EF') || nameIn(file, dictionary.get('Type')) === 'EmbeddedFile') {
    found.add('embedded-file')
  }
  if (dictionary.has('XFA')) found.add('xfa')
  for (const value of dictionary.values()) lookAt(file, value, found)
}

/**
 * Leaves of the tree of pages (7.7.3), counted, not believed: `/Count` may say anything. A page that stands there
 * twice is shown twice by whoever opens it, and is so counted; a branch that comes again would have no end.
 */
function countPages(file: PdfFile): number {
  const root = file.follow(file.trailer.get('Root'))
  const todo: PdfValue[] = isDictionary(root) ? [root.get('Pages') ?? null] : []
  const seen = new Set<number>()
  let pages = 0
  for (let nodes = 0; todo.length > 0; nodes += 1) {
    if (nodes > MOST_NODES) throw new PdfFault('pages without end')
    const next = todo.pop() ?? null
    const node = file.follow(next)
    if (!isDictionary(node)) continue
    const kids = file.follow(node.get('Kids'))
    if (!Array.isArray(kids)) {
      pages += 1
      continue
    }
    if (next instanceof PdfRef && seen.has(next.number)) throw new PdfFault('pages in a circle')
    if (next instanceof PdfRef) seen.add(next.number)
    todo.push(...kids as readonly PdfValue[])
  }
  return pages
}

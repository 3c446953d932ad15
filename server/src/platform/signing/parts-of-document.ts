import { inherited } from '../pdf-file/page-view.ts'
import { type PdfFile, dictionaryIn } from '../pdf-file/open-pdf-file.ts'
import { PdfName, PdfRef, PdfStream, type PdfValue, isDictionary, nameAt } from '../pdf-file/values.ts'
import { TRAILER, type Use, referencesIn } from './references.ts'

/**
 * What an object is to a document, as far as it may change after signing: the catalogue; words about it; the form,
 * the kinds of names that it gives to fonts and the like, and the names of one kind; a list of fields or notes; a page;
 * a field; what helps to check signatures; a stream in which objects or cross-references are packed, and nothing else.
 */
export type Part =
  | 'catalogue' | 'info' | 'form' | 'form-kinds' | 'form-names' | 'list' | 'page' | 'field' | 'validation-data' | 'container'

/** Where a field may be referred to (12.7, 12.5, 14.7.4.3): elsewhere its entries could be names of drawings. */
const FIELD_USES = new Set(['Fields', 'Kids', 'Annots', 'CO', 'Parent', 'Obj', 'T', 'IRT', 'Popup'])
const LIST_USES = new Set(['Fields', 'Annots'])
/** By the trailer, and by signatures that say what they are over (12.8.1, table 253). */
const CATALOGUE_USES = new Set(['Root', 'Data'])
/** So deep do such things lie in one another; what goes on is a circle. */
const DEEPEST = 4
/** Lists of what a store for validation holds (EN 319 142-1, 5.4.2). */
const OF_STORE = ['Certs', 'CRLs', 'OCSPs']
const OF_ENTRY = ['Cert', 'CRL', 'OCSP']

/**
 * What each of these objects is, by where the document uses it; undefined for all that must stay as it is. What is used
 * twice, once for something that may change and once for something that is seen, is neither.
 */
export function partsOf(file: PdfFile, root: number, changed: readonly number[]) {
  const catalogue = dictionaryIn(file, new PdfRef(root, 0))
  const form = numberOf(catalogue.get('AcroForm'))
  const info = numberOf(file.trailer.get('Info'))
  const containers = containersOf(file)
  const store = storeNumbers(file, catalogue.get('DSS'))
  const kinds = dictionaryIn(file, catalogue.get('AcroForm')).get('DR')
  const names = numbersIn([...dictionaryIn(file, kinds).values()])
  const ofForm = new Set([...numbersIn([kinds]), ...names])
  const references = referencesIn(file, new Set([...changed, ...store, ...ofForm, ...form === undefined ? [] : [form]]))

  return {
    references,
    partOf(number: number): Part | undefined {
      const uses = references.usesOf(number)
      const value = file.follow(new PdfRef(number, 0))
      if (containers.has(number) && uses.every(isOfContainer)) return 'container'
      if (value instanceof PdfStream) return undefined
      if (number === root) return uses.every(({ key }) => CATALOGUE_USES.has(key)) ? 'catalogue' : undefined
      if (number === info) return uses.every(({ by, key }) => by === TRAILER && key === 'Info') ? 'info' : undefined
      if (number === form) return isForm(number) ? 'form' : undefined
      if (ofForm.has(number)) return !isOfForm(number) ? undefined : names.includes(number) ? 'form-names' : 'form-kinds'
      if (store.has(number)) return isOfStore(number) ? 'validation-data' : undefined
      if (Array.isArray(value)) return uses.every(({ key }) => LIST_USES.has(key)) ? 'list' : undefined
      if (!isDictionary(value)) return undefined
      // Of a page nothing but its list of notes may change, whatever else refers to it.
      if (nameAt(value, 'Type') === 'Page') return 'page'
      const isField = nameAt(value, 'Subtype') === 'Widget' || file.follow(inherited(file, value, 'FT')) instanceof PdfName
      return isField && uses.every(({ key }) => FIELD_USES.has(key)) ? 'field' : undefined
    },
  }

  function isOfContainer({ by, key }: Use): boolean {
    return containers.has(by) && key === 'Extends'
  }

  function isForm(number: number): boolean {
    return references.usesOf(number).every(({ by, key }) => by === root && key === 'AcroForm')
  }

  function isOfForm(number: number, depth = 0): boolean {
    return depth < DEEPEST && references.usesOf(number).every(({ by, top }) => by === root && top === 'AcroForm'
      || by === form && top === 'DR' && isForm(by) || ofForm.has(by) && isOfForm(by, depth + 1))
  }

  function isOfStore(number: number, depth = 0): boolean {
    return depth < DEEPEST && references.usesOf(number).every(({ by, top }) =>
      by === root && top === 'DSS' || store.has(by) && isOfStore(by, depth + 1))
  }
}

/** Streams in which cross-references say that objects lie, or that are cross-references themselves (7.5.7, 7.5.8). */
function containersOf(file: PdfFile): Set<number> {
  const starts = new Set(file.sections.map(({ at }) => at))
  const containers = new Set<number>()
  for (const { entries } of file.sections) {
    for (const [number, entry] of entries) {
      if (entry.kind === 'packed') containers.add(entry.stream)
      else if (entry.kind === 'at' && starts.has(entry.offset)) containers.add(number)
    }
  }
  return containers
}

/** Numbers of the store itself, of its lists, and of what it says by signature (`VRI`) with the lists there. */
function storeNumbers(file: PdfFile, at: PdfValue | undefined): Set<number> {
  const store = dictionaryIn(file, at)
  const entries = [...dictionaryIn(file, store.get('VRI')).values()]
  return new Set(numbersIn([
    at, ...OF_STORE.map((key) => store.get(key)), store.get('VRI'), ...entries,
    ...entries.flatMap((entry) => OF_ENTRY.map((key) => dictionaryIn(file, entry).get(key))),
  ]))
}

function numbersIn(values: readonly (PdfValue | undefined)[]): number[] {
  return values.flatMap((value) => numberOf(value) ?? [])
}

function numberOf(value: PdfValue | undefined): number | undefined {
  return value instanceof PdfRef ? value.number : undefined
}

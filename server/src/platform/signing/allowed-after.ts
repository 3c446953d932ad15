import { type PdfFile, dictionaryIn, listIn, nameIn } from '../pdf-file/open-pdf-file.ts'
import { type PdfDictionary, PdfString } from '../pdf-file/values.ts'
import type { PdfSignature } from './pdf-signatures.ts'

/** What an author may allow after signing (12.8.2.2): 1 nothing, 2 filling and signing, 3 notes too. */
export type Permission = 1 | 2 | 3

/** So deep may fields lie in fields. */
const DEEPEST = 50

/** What may be done to a document after one of its signatures. */
export interface AllowedAfter {
  readonly permission: Permission
  /** Whether a field, by its full name, must stay as it was signed (12.8.2.4). */
  isLocked(field: string): boolean
}

/**
 * What the author and this signature allow after it: the strictest of what the document's certification says (DocMDP in
 * `/Perms`), what the signature itself says (DocMDP, FieldMDP), and what its field asked for (`/Lock`, 12.7.4.5).
 * Filling and signing, where nothing is said; a word that we do not know locks all fields.
 */
export function allowedAfter(file: PdfFile, { dictionary, locks: asked }: PdfSignature): AllowedAfter {
  const permissions = dictionaryIn(file, dictionaryIn(file, file.trailer.get('Root')).get('Perms'))
  const author = transformsOf(file, dictionaryIn(file, permissions.get('DocMDP')), 'DocMDP')
  const own = transformsOf(file, dictionary, 'DocMDP')
  const fieldLocks = [...transformsOf(file, dictionary, 'FieldMDP'), ...asked]
  const said = [
    ...author.map((one) => saidIn(file, one) ?? 2), ...[...own, ...fieldLocks].map((one) => saidIn(file, one)),
  ].filter((one) => one !== undefined)
  const locks = fieldLocks.map((one) => lockOf(file, one))
  return {
    permission: said.length === 0 ? 2 : said.reduce((least, one) => one < least ? one : least),
    isLocked: (field) => locks.some((isLocked) => isLocked(field)),
  }
}

function transformsOf(file: PdfFile, signature: PdfDictionary, method: string): PdfDictionary[] {
  return listIn(file, signature.get('Reference')).map((one) => dictionaryIn(file, one))
    .filter((one) => nameIn(file, one.get('TransformMethod')) === method)
    .map((one) => dictionaryIn(file, one.get('TransformParams')))
}

function saidIn(file: PdfFile, from: PdfDictionary): Permission | undefined {
  const p = file.follow(from.get('P'))
  return p === 1 || p === 2 || p === 3 ? p : undefined
}

function lockOf(file: PdfFile, from: PdfDictionary): (field: string) => boolean {
  const names = listIn(file, from.get('Fields')).map((one) => file.follow(one))
    .flatMap((one) => one instanceof PdfString ? [one.text] : [])
  // A field is named with all that lie in it.
  const isNamed = (field: string) => names.some((name) => field === name || field.startsWith(`${name}.`))
  const action = nameIn(file, from.get('Action'))
  if (action === 'Include') return isNamed
  return action === 'Exclude' ? (field) => !isNamed(field) : () => true
}

/** The full name of a field (12.7.3.2): those of all that it lies in, and its own. */
export function nameOfField(file: PdfFile, field: PdfDictionary): string {
  const names: string[] = []
  let node = field
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const own = file.follow(node.get('T'))
    if (own instanceof PdfString) names.unshift(own.text)
    if (!node.has('Parent')) break
    node = dictionaryIn(file, node.get('Parent'))
  }
  return names.join('.')
}

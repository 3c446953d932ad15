import { isRoom, noteBoxes, paintedBoxes } from '../pdf-file/painted-boxes.ts'
import { type Box, boxIn, inherited, overlap } from '../pdf-file/page-view.ts'
import { writeValue } from '../pdf-file/write-values.ts'
import { type PdfFile, dictionaryIn, listIn, openPdfFile } from '../pdf-file/open-pdf-file.ts'
import {
  type PdfDictionary, PdfFault, PdfRef, PdfStream, type PdfValue, isDictionary, nameAt,
} from '../pdf-file/values.ts'

/**
 * What was written behind a signature: signatures more, of which one may lie over what was signed (`covers-page`: it is
 * allowed, and whoever looks at the page now sees something else than what was signed), data that help to check them,
 * entries of a form; or what a signer would not have signed.
 */
export const CHANGE_KINDS = [
  'validation-data', 'signature-added', 'covers-page', 'form-filled', 'note-added', 'content-changed',
] as const
export type ChangeKind = typeof CHANGE_KINDS[number]

export interface ChangesAfter {
  /** In the order of `CHANGE_KINDS`, each once. */
  readonly kinds: readonly ChangeKind[]
  /** What makes of it a forbidden one: which object, in words for whoever mends programs. */
  readonly forbidden: string | undefined
}

/** What an author may allow after signing (12.8.2.2): 1 nothing, 2 filling and signing, 3 notes too. */
export type Permission = 1 | 2 | 3

/** What of the catalogue may be other than it was. */
const OF_CATALOGUE = new Set(['AcroForm', 'DSS', 'Extensions'])
const OF_FORM = new Set(['Fields', 'SigFlags', 'DR', 'DA', 'NeedAppearances'])
const OF_FIELD = new Set(['V', 'AP', 'AS', 'M'])

/**
 * Compares what a file says now with what it said when it ended at `end`, where a signature's cover ends. Each object
 * that was there must be the same, or differ only in what filling, signing and helping to check may change; what is new
 * counts by what leads to it. That finds what was covered, exchanged or hidden after signing, however it was written.
 */
export function changesAfter(file: PdfFile, end: number, permission: Permission): ChangesAfter {
  const found = openSigned(file.bytes.subarray(0, end))
  if (!found) return { kinds: ['content-changed'], forbidden: 'the signature covers no whole file' }
  const signed: PdfFile = found
  const kinds = new Set<ChangeKind>()
  let forbidden: string | undefined
  const forbid = (what: string) => {
    kinds.add('content-changed')
    forbidden ??= what
  }
  const rootRef = signed.trailer.get('Root')
  const newRootRef = file.trailer.get('Root')
  if (!(rootRef instanceof PdfRef) || !(newRootRef instanceof PdfRef) || rootRef.number !== newRootRef.number) {
    return { kinds: ['content-changed'], forbidden: 'another catalogue' }
  }
  const root = signed.follow(rootRef)
  const formRef = isDictionary(root) ? root.get('AcroForm') : undefined
  for (const number of signed.numbers()) {
    const ref = new PdfRef(number, 0)
    const [was, is] = [signed.follow(ref), file.follow(ref)]
    if (isSame(was, is) || isCarrier(was)) continue
    compare(number, was, is)
  }
  const known = new Set(signed.numbers())
  const missing = missingIn(signed, known)
  for (const number of file.numbers()) {
    if (!known.has(number) && missing.has(number)) forbid(`object ${String(number)} fills a gap that was signed`)
  }
  const isWrittenOn = file.sections.some(({ at }) => at >= end)
  if (!isWrittenOn) forbid('bytes behind the end that belong to nothing')
  if (kinds.size === 0) kinds.add('validation-data')
  if (permission === 1 && [...kinds].some((kind) => kind !== 'validation-data')) forbid('the author allowed no change')
  return { kinds: CHANGE_KINDS.filter((kind) => kinds.has(kind)), forbidden }

  function compare(number: number, was: PdfValue, is: PdfValue): void {
    const about = `object ${String(number)}`
    if (Array.isArray(was) && Array.isArray(is)) {
      compareLists(about, was as readonly PdfValue[], is as readonly PdfValue[])
    } else if (!isDictionary(was) || !isDictionary(is)) {
      forbid(`${about} is something else`)
    } else if (number === (rootRef as PdfRef).number) {
      compareCatalogue(was, is)
    } else if (formRef instanceof PdfRef && formRef.number === number) {
      compareForm(was, is)
    } else if (nameAt(was, 'Type') === 'Page') {
      comparePage(about, was, is)
    } else if (nameAt(was, 'FT') !== undefined || nameAt(was, 'Subtype') === 'Widget') {
      compareField(about, was, is)
    } else if (isDss(number)) {
      kinds.add('validation-data')
    } else {
      forbid(`${about} was changed`)
    }
  }

  function isDss(number: number): boolean {
    const dss = isDictionary(root) ? root.get('DSS') : undefined
    return dss instanceof PdfRef && dss.number === number
  }

  function compareCatalogue(was: PdfDictionary, is: PdfDictionary): void {
    for (const key of differing(was, is)) {
      if (!OF_CATALOGUE.has(key)) forbid(`/${key} of the catalogue was changed`)
      if (key === 'DSS') kinds.add('validation-data')
      if (key !== 'AcroForm') continue
      compareForm(dictionaryIn(signed, was.get(key)), dictionaryIn(file, is.get(key)))
    }
  }

  function compareForm(was: PdfDictionary, is: PdfDictionary): void {
    for (const key of differing(was, is)) {
      if (!OF_FORM.has(key)) forbid(`/${key} of the form was changed`)
    }
    compareLists('the fields', listIn(signed, was.get('Fields')), listIn(file, is.get('Fields')))
  }

  function comparePage(about: string, was: PdfDictionary, is: PdfDictionary): void {
    for (const key of differing(was, is)) {
      if (key !== 'Annots') forbid(`/${key} of page ${about} was changed`)
    }
    const [notes, newNotes] = [listIn(signed, was.get('Annots')), listIn(file, is.get('Annots'))]
    compareLists(about, notes, newNotes)
    for (const one of newNotes.slice(notes.length)) lookUnder(was, dictionaryIn(file, one))
  }

  /** Whether a signature that is seen lies over something that was there when it was signed before. */
  function lookUnder(page: PdfDictionary, note: PdfDictionary, under: readonly Box[] = noteBoxes(signed, page)): void {
    const box = boxIn(file, note.get('Rect'))
    if (nameAt(note, 'FT') !== 'Sig' || !box || !isRoom(box)) return
    const painted = paintedBoxes(signed, page, dictionaryIn(signed, inherited(signed, page, 'Resources')))
    if (!painted || [...painted, ...under].some((one) => overlap(one, box))) kinds.add('covers-page')
  }

  /** Something may be put behind what was there: fields that sign, notes where they are allowed. */
  function compareLists(about: string, was: readonly PdfValue[], is: readonly PdfValue[]): void {
    if (is.length < was.length || was.some((one, n) => !isSame(one, is[n] ?? null))) {
      forbid(`${about} lost something`)
      return
    }
    for (const one of is.slice(was.length)) {
      const note = file.follow(one)
      if (isDictionary(note) && nameAt(note, 'FT') === 'Sig') kinds.add('signature-added')
      else if (permission === 3 && isDictionary(note) && nameAt(note, 'Subtype') !== undefined) kinds.add('note-added')
      else forbid(`${about} got something that does not sign`)
    }
  }

  function compareField(about: string, was: PdfDictionary, is: PdfDictionary): void {
    const key = differing(was, is).find((one) => !OF_FIELD.has(one))
    if (key !== undefined) {
      forbid(`/${key} of field ${about} was changed`)
    } else if (nameAt(was, 'FT') !== 'Sig') {
      kinds.add('form-filled')
    } else if (was.has('V')) {
      forbid(`${about}: a signature was exchanged`)
    } else {
      kinds.add('signature-added')
      // Its own place was there before, empty: it lies over what the page paints, or not.
      lookUnder(dictionaryIn(signed, was.get('P')), is, [])
    }
  }
}

/** The file as it was when it was signed: all that the signature covers, and nothing else of it. */
function openSigned(bytes: Buffer): PdfFile | undefined {
  try {
    const signed = openPdfFile(bytes)
    return signed.isRebuilt ? undefined : signed
  } catch (error) {
    if (error instanceof PdfFault) return undefined
    throw error
  }
}

/** Numbers that something refers to and that are not there: whoever fills them later shows what nobody signed. */
function missingIn(file: PdfFile, known: ReadonlySet<number>): Set<number> {
  const missing = new Set<number>()
  const look = (value: PdfValue): void => {
    if (value instanceof PdfRef && !known.has(value.number)) missing.add(value.number)
    else if (value instanceof PdfStream) look(value.dictionary)
    else if (isDictionary(value)) for (const one of value.values()) look(one)
    else if (Array.isArray(value)) for (const one of value as readonly PdfValue[]) look(one)
  }
  for (const number of known) look(file.follow(new PdfRef(number, 0)))
  return missing
}

function differing(was: PdfDictionary, is: PdfDictionary): string[] {
  return [...new Set([...was.keys(), ...is.keys()])].filter((key) => !isSame(was.get(key) ?? null, is.get(key) ?? null))
}

/** Streams in which objects or cross-references are packed carry, and say nothing themselves. */
function isCarrier(value: PdfValue): boolean {
  return value instanceof PdfStream && ['ObjStm', 'XRef'].includes(nameAt(value.dictionary, 'Type') ?? '')
}

function isSame(a: PdfValue, b: PdfValue): boolean {
  if (a === b) return true
  const isStream = a instanceof PdfStream
  if (isStream !== b instanceof PdfStream || writeValue(a) !== writeValue(b)) return false
  return !isStream || a.packed.equals((b as PdfStream).packed)
}

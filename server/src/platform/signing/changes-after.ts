import { isRoom, noteBoxes, paintedBoxes } from '../pdf-file/painted-boxes.ts'
import { type Box, boxIn, inherited, overlap } from '../pdf-file/page-view.ts'
import { type PdfFile, dictionaryIn, listIn, nameIn, openPdfFile } from '../pdf-file/open-pdf-file.ts'
import {
  type PdfDictionary, PdfRef, PdfStream, type PdfValue, ifReadable, isDictionary, nameAt,
} from '../pdf-file/values.ts'
import { type AllowedAfter, nameOfField } from './allowed-after.ts'
import { compareInfo } from './compare-info.ts'
import { type Part, partsOf } from './parts-of-document.ts'
import { differing, isSame } from './same-values.ts'

/**
 * What was written behind a signature: data that help to check it, signatures more, of which one may lie over what was
 * signed (`covers-page`: it is allowed, and whoever looks at the page now sees something else than what was signed),
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
  /** Whether an entry was filled in over what the page says, by nobody who signed for it. */
  readonly isCovered: boolean
}

/** What of the catalogue may be other than it was. */
const OF_CATALOGUE = new Set(['AcroForm', 'DSS', 'Extensions'])
const OF_FIELD = new Set(['V', 'AP', 'AS', 'M'])
/** Flags of a form that bears signatures (12.7.2): they may be set, and never taken away. */
const SIGNATURE_FLAGS = 3

/**
 * Compares what a file says now with what it said when it ended at `end`, where a signature's cover ends. Each object
 * that was there must be the same, or differ only in what filling, signing and helping to check may change, and be used
 * for nothing else; what is new counts by what leads to it. That finds what was covered, exchanged or hidden after
 * signing, however it was written. `endOf` answers where the cover of a signature ends that holds over its
 * bytes: a place is painted by whoever signs there, once, and by nobody else.
 */
export function changesAfter(
  file: PdfFile, end: number, { permission, isLocked }: AllowedAfter,
  endOf: (signature: PdfDictionary) => number | undefined,
): ChangesAfter {
  // Readers follow what the file says of itself; what we found in its place may be what they do not show.
  if (file.isRebuilt) return { kinds: ['content-changed'], forbidden: 'the table of the file is wrong', isCovered: false }
  const found = openSigned(file.bytes.subarray(0, end))
  if (!found) return { kinds: ['content-changed'], forbidden: 'the signature covers no whole file', isCovered: false }
  const signed: PdfFile = found
  const kinds = new Set<ChangeKind>()
  let forbidden: string | undefined
  let isCovered = false
  let pages: ReadonlyMap<number, readonly PdfDictionary[]> | undefined
  const forbid = (what: string) => {
    kinds.add('content-changed')
    forbidden ??= what
  }
  const rootRef = signed.trailer.get('Root')
  const newRootRef = file.trailer.get('Root')
  if (!(rootRef instanceof PdfRef) || !(newRootRef instanceof PdfRef) || rootRef.number !== newRootRef.number) {
    return { kinds: ['content-changed'], forbidden: 'another catalogue', isCovered: false }
  }
  if (!isSame(signed.trailer.get('Encrypt') ?? null, file.trailer.get('Encrypt') ?? null)) forbid('it was enciphered')
  const info = compareInfo(signed, file)
  if (info) forbid(info)
  const all = signed.numbers()
  const changed = all.filter((number) => {
    const ref = new PdfRef(number, 0)
    return !isSame(signed.follow(ref), file.follow(ref))
  })
  const { references, partOf } = partsOf(signed, rootRef.number, changed)
  const more = { names: false }
  for (const number of changed) compare(number)
  const known = new Set(all)
  for (const number of file.numbers()) {
    if (!known.has(number) && references.missing.has(number)) forbid(`object ${String(number)} fills a gap that was signed`)
  }
  const isWrittenOn = file.sections.some(({ at }) => at >= end)
  if (!isWrittenOn) forbid('bytes behind the end that belong to nothing')
  if (more.names && !kinds.has('signature-added')) forbid('the form got names that no signature needs')
  if (permission === 1 && [...kinds].some((kind) => kind !== 'validation-data')) forbid('the author allowed no change')
  return { kinds: CHANGE_KINDS.filter((kind) => kinds.has(kind)), forbidden, isCovered }

  function compare(number: number): void {
    const about = `object ${String(number)}`
    const [was, is] = [signed.follow(new PdfRef(number, 0)), file.follow(new PdfRef(number, 0))]
    const part = partOf(number)
    if (part === 'container' || part === 'info') return
    if (part === 'list' && Array.isArray(was) && Array.isArray(is)) {
      const [notes, newNotes] = [was as readonly PdfValue[], is as readonly PdfValue[]]
      compareLists(about, notes, newNotes)
      for (const page of pagesOf(number)) lookUnderEach(page, newNotes.slice(notes.length))
    } else if (part === 'validation-data' && Array.isArray(was) === Array.isArray(is) && !(is instanceof PdfStream)) {
      kinds.add('validation-data')
    } else if (part === undefined || !isDictionary(was) || !isDictionary(is)) {
      forbid(`${about} was changed`)
    } else {
      compareDictionaries(part, number, was, is)
    }
  }

  function compareDictionaries(part: Part, number: number, was: PdfDictionary, is: PdfDictionary): void {
    const about = `object ${String(number)}`
    if (part === 'catalogue') compareCatalogue(was, is)
    else if (part === 'form') compareForm(was, is)
    else if (part === 'form-kinds') compareKinds(was, is)
    else if (part === 'form-names') compareNames(was, is)
    else if (part === 'page') comparePage(about, was, is)
    else if (part === 'field') compareField(number, was, is)
    else forbid(`${about} was changed`)
  }

  function compareCatalogue(was: PdfDictionary, is: PdfDictionary): void {
    for (const key of differing(was, is)) {
      if (!OF_CATALOGUE.has(key)) forbid(`/${key} of the catalogue was changed`)
      if (key === 'DSS') kinds.add('validation-data')
      if (key !== 'AcroForm') continue
      compareForm(dictionaryIn(signed, was.get(key)), dictionaryIn(file, is.get(key)))
    }
  }

  /** A form may get fields that sign, and what those need; what is said for its other fields stays (12.7.2). */
  function compareForm(was: PdfDictionary, is: PdfDictionary): void {
    for (const key of differing(was, is)) {
      if (key === 'Fields') compareLists('the fields', listIn(signed, was.get(key)), listIn(file, is.get(key)))
      else if (key === 'SigFlags' && isMoreOf(signed.follow(was.get(key)), file.follow(is.get(key)))) continue
      else if (key === 'DR') compareKinds(dictionaryIn(signed, was.get(key)), dictionaryIn(file, is.get(key)))
      else if (key === 'DA' && !was.has(key)) more.names = true
      else forbid(`/${key} of the form was changed`)
    }
  }

  /** Of names for fonts and the like there may be more kinds, and more of a kind. */
  function compareKinds(was: PdfDictionary, is: PdfDictionary): void {
    for (const key of differing(was, is)) {
      const [old, now] = [signed.follow(was.get(key)), file.follow(is.get(key))]
      if (!was.has(key)) more.names = true
      else if (isDictionary(old) && isDictionary(now)) compareNames(old, now)
      else forbid(`/${key} of the form's names was changed`)
    }
  }

  /** No name may mean something else. */
  function compareNames(was: PdfDictionary, is: PdfDictionary): void {
    for (const key of differing(was, is)) {
      if (was.has(key)) forbid(`the name /${key} of the form means something else`)
      else more.names = true
    }
  }

  function comparePage(about: string, was: PdfDictionary, is: PdfDictionary): void {
    for (const key of differing(was, is)) {
      if (key !== 'Annots') forbid(`/${key} of page ${about} was changed`)
    }
    const [notes, newNotes] = [notesOf(signed, was), notesOf(file, is)]
    compareLists(about, notes, newNotes)
    lookUnderEach(was, newNotes.slice(notes.length))
  }

  /** Pages on which an object is a note, or the list of them; looked for once, since there may be many fields. */
  function pagesOf(number: number): readonly PdfDictionary[] {
    pages ??= pagesByNote(signed, all)
    return pages.get(number) ?? []
  }

  function notesOf(of: PdfFile, page: PdfDictionary): readonly PdfValue[] {
    const notes = of.follow(page.get('Annots'))
    if (notes !== null && !Array.isArray(notes)) forbid('notes that are none')
    return listIn(of, notes)
  }

  /** Of what is new on a page, what signs. */
  function lookUnderEach(page: PdfDictionary, notes: readonly PdfValue[]): void {
    for (const one of notes) {
      const note = dictionaryIn(file, one)
      if (fieldType(file, note) === 'Sig') lookUnder(page, note)
    }
  }

  /** Whether something that is seen lies over what was there when it was signed before. */
  function lookUnder(
    page: PdfDictionary, note: PdfDictionary, under: readonly Box[] = noteBoxes(signed, page),
  ): boolean {
    const box = boxIn(file, note.get('Rect'))
    if (!box || !isRoom(box)) return false
    const painted = paintedBoxes(signed, page, dictionaryIn(signed, inherited(signed, page, 'Resources')))
    const isOver = !painted || [...painted, ...under].some((one) => overlap(one, box))
    if (isOver) kinds.add('covers-page')
    return isOver
  }

  /** Something may be put behind what was there: fields that sign, notes where they are allowed. */
  function compareLists(about: string, was: readonly PdfValue[], is: readonly PdfValue[]): void {
    if (is.length < was.length || was.some((one, n) => !isSame(one, is[n] ?? null))) {
      forbid(`${about} lost something`)
      return
    }
    for (const one of is.slice(was.length)) {
      const note = file.follow(one)
      if (isDictionary(note) && isToSign(note)) {
        if (!isSigned(note) && isSeen(note)) forbid(`${about} got a place that is painted, and nobody signed there`)
        kinds.add('signature-added')
      } else if (permission === 3 && isDictionary(note) && nameAt(note, 'Subtype') !== undefined) kinds.add('note-added')
      else forbid(`${about} got something that does not sign`)
    }
  }

  /** Signed after this one: a signature that was there has its place already. */
  function isSigned(field: PdfDictionary): boolean {
    const value = file.follow(inherited(file, field, 'V'))
    return isDictionary(value) && (endOf(value) ?? 0) > end
  }

  function isSeen(field: PdfDictionary): boolean {
    const box = boxIn(file, field.get('Rect'))
    return ['AP', 'MK', 'BS', 'Border'].some((key) => field.has(key)) || box !== undefined && isRoom(box)
  }

  function compareField(number: number, was: PdfDictionary, is: PdfDictionary): void {
    const about = `object ${String(number)}`
    const key = differing(was, is).find((one) => !OF_FIELD.has(one))
    if (key !== undefined) {
      forbid(`/${key} of field ${about} was changed`)
    } else if (isLocked(nameOfField(signed, was))) {
      forbid(`${about}: a field was changed that was locked`)
    } else if (fieldType(signed, was) !== 'Sig') {
      kinds.add('form-filled')
      // Its own place was there before, empty: it lies over what the page paints, or not.
      if (differing(was, is).some((one) => one === 'AP' || one === 'AS')) {
        isCovered = lookUnderField(number, was, is) || isCovered
      }
    } else if (signed.follow(inherited(signed, was, 'V')) !== null) {
      forbid(`${about}: a signature was exchanged`)
    } else if (!isSigned(is)) {
      forbid(`${about}: a place for a signature was painted, and nobody signed`)
    } else {
      kinds.add('signature-added')
      lookUnderField(number, was, is)
    }
  }

  function lookUnderField(number: number, was: PdfDictionary, is: PdfDictionary): boolean {
    // Mostly one page, named both ways.
    const on = new Set([dictionaryIn(signed, was.get('P')), ...pagesOf(number)])
    return [...on].map((page) => lookUnder(page, is, [])).includes(true)
  }
}

/** The file as it was when it was signed: all that the signature covers, and nothing else of it. */
function openSigned(bytes: Buffer): PdfFile | undefined {
  const signed = ifReadable(() => openPdfFile(bytes))
  return signed?.isRebuilt === false ? signed : undefined
}

/** Pages by the numbers of their notes, and of the lists of these. */
function pagesByNote(file: PdfFile, numbers: readonly number[]): Map<number, PdfDictionary[]> {
  const found = new Map<number, PdfDictionary[]>()
  for (const number of numbers) {
    const page = file.follow(new PdfRef(number, 0))
    if (!isDictionary(page) || nameAt(page, 'Type') !== 'Page') continue
    const notes = page.get('Annots')
    for (const one of new Set([notes, ...listIn(file, notes)])) {
      if (one instanceof PdfRef) found.set(one.number, [...found.get(one.number) ?? [], page])
    }
  }
  return found
}

/** A field that only signs: one that is a page as well, or does something when it is touched, is more than that. */
function isToSign(note: PdfDictionary): boolean {
  return nameAt(note, 'FT') === 'Sig' && ['Annot', undefined].includes(nameAt(note, 'Type'))
    && !['A', 'AA', 'Kids'].some((key) => note.has(key))
}

function fieldType(file: PdfFile, field: PdfDictionary): string | undefined {
  return nameIn(file, inherited(file, field, 'FT'))
}

function isMoreOf(was: PdfValue, is: PdfValue): boolean {
  const [before, now] = [was ?? 0, is]
  if (typeof before !== 'number' || typeof now !== 'number') return false
  return (before & now) === before && (now & ~before & ~SIGNATURE_FLAGS) === 0
}

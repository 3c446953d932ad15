import type { PdfFile } from '../pdf-file/open-pdf-file.ts'
import { PdfRef, PdfStream, type PdfValue, isDictionary } from '../pdf-file/values.ts'

/** Where a document refers to an object: what an object may become depends on what it is used for, not on its word. */
export interface Use {
  /** Number of the object that refers to it; `TRAILER` where that is none. */
  readonly by: number
  /** The key of that object under which the reference lies; empty in one that is a list. */
  readonly top: string
  /** The nearest key: the same, or that of a dictionary within. */
  readonly key: string
}

export interface References {
  /** Numbers that something refers to and that are not there. */
  readonly missing: ReadonlySet<number>
  /** All uses of an object that was asked for. */
  usesOf(number: number): readonly Use[]
}

/** Stands for the trailers, which have no number. */
export const TRAILER = -1

/**
 * All references of a file, found in one walk. An object in a list that is one of its own is used as that list is; of
 * those that are not in `wanted` nothing is kept.
 */
export function referencesIn(file: PdfFile, wanted: ReadonlySet<number>): References {
  const known = new Set(file.numbers())
  const missing = new Set<number>()
  const uses = new Map<number, Use[]>()
  const lists = new Set<number>()
  for (const { trailer } of file.sections) look(trailer, { by: TRAILER, top: '', key: '' })
  for (const number of known) {
    const value = file.follow(new PdfRef(number, 0))
    if (Array.isArray(value)) lists.add(number)
    look(value, { by: number, top: '', key: '' })
  }
  return {
    missing,
    usesOf(number) {
      return [...uses.get(number) ?? []].flatMap((use) => use.top === '' && lists.has(use.by) ? inList(use.by) : [use])
    },
  }

  function look(value: PdfValue, from: Use): void {
    if (value instanceof PdfRef) {
      if (!known.has(value.number)) missing.add(value.number)
      else note(value.number, from)
    } else if (value instanceof PdfStream) {
      look(value.dictionary, from)
    } else if (isDictionary(value)) {
      for (const [key, one] of value) look(one, { by: from.by, top: from.top === '' ? key : from.top, key })
    } else if (Array.isArray(value)) {
      for (const one of value as readonly PdfValue[]) look(one, from)
    }
  }

  function note(number: number, use: Use): void {
    // Of lists it is always kept: whatever lies in one is used as it is.
    if (!wanted.has(number) && !Array.isArray(file.follow(new PdfRef(number, 0)))) return
    const all = uses.get(number)
    if (all) all.push(use)
    else uses.set(number, [use])
  }

  function inList(list: number): readonly Use[] {
    const of = uses.get(list) ?? []
    return of.length > 0 ? of : [{ by: list, top: '', key: '' }]
  }
}

import type { Db } from '../../platform/db.ts'
import { isSameText } from './text-print.ts'
import { type PrintedFile, listPrintedPapers, listPrintedUploads } from './store/duplicate-store.ts'

/** file: byte for byte. text: what was read of it is the same, as of one paper that was scanned twice. */
export type Likeness = 'file' | 'text'

/** A paper, or another upload of the same sheet, that a file may be a duplicate of. */
export interface Duplicate {
  /** Its place among the files that were asked about. */
  readonly file: number
  readonly likeness: Likeness
  /** None: it stands on the same sheet, which is no dossier yet. */
  readonly paper: { readonly id: bigint; readonly addedAt: Date } | null
}

export interface FindDuplicates {
  readonly actorId: bigint
  /** Public ids of the actor's own uploads. */
  readonly files: readonly string[]
  /** Others of the same sheet. */
  readonly beside: readonly string[]
  /** Whose papers they are compared with; undefined while nobody is chosen. */
  readonly ownerId: bigint | undefined
}

export interface Duplicates {
  readonly found: readonly Duplicate[]
  /** Every file has been read, so that nothing more will be found. */
  readonly isRead: boolean
}

/**
 * Whether files that are about to be filed are there already (giấy tờ trùng): among the papers of the same person and
 * nobody else's, or on the same sheet. By content at once, by text when the worker has read them. A warning, never a
 * refusal; in which dossier a paper is, and whether whoever asks may know, the caller says.
 */
export async function findDuplicates(
  db: Db, { actorId, files, beside, ownerId }: FindDuplicates,
): Promise<Duplicates> {
  const own = await listPrintedUploads(db, actorId, [...files, ...beside])
  const papers = ownerId === undefined ? [] : await listPrintedPapers(db, ownerId)
  const asked = files.map((id) => own.find(({ publicId }) => publicId === id))
  const found = asked.flatMap((one, file): Duplicate[] => {
    if (!one) return []
    // The same upload on two papers of a sheet is meant so: one scan for all.
    const others = own.filter(({ publicId }) => publicId !== one.publicId && beside.includes(publicId))
    return [
      ...others.flatMap((other) => likenessOf(one, other) ?? []).slice(0, 1)
        .map((likeness) => ({ file, likeness, paper: null })),
      ...papers.flatMap(({ paperId: id, addedAt, ...other }) => {
        const likeness = likenessOf(one, other)
        return likeness ? [{ file, likeness, paper: { id, addedAt } }] : []
      }),
    ]
  })
  return { found, isRead: asked.every((one) => one === undefined || one.isRead) }
}

/** The papers of its owner that a paper may be a duplicate of. */
export async function findDuplicatesOf(db: Db, ownerId: bigint, paperId: bigint): Promise<Omit<Duplicate, 'file'>[]> {
  const papers = await listPrintedPapers(db, ownerId)
  const one = papers.find((paper) => paper.paperId === paperId)
  return papers.flatMap(({ paperId: id, addedAt, ...other }) => {
    const likeness = one && id !== paperId ? likenessOf(one, other) : undefined
    return likeness ? [{ likeness, paper: { id, addedAt } }] : []
  })
}

function likenessOf(one: PrintedFile, other: PrintedFile): Likeness | undefined {
  if (one.sha256 === other.sha256) return 'file'
  const [a, b] = [printOf(one), printOf(other)]
  return a && b && isSameText(a, b) ? 'text' : undefined
}

function printOf({ print, words }: PrintedFile) {
  return print !== null && words !== null ? { print, words } : undefined
}

import { type ActiveContent, REFUSED_CONTENTS, isActiveContent } from './active-content.ts'

/** What a paper may be, by content. The policy `upload-limits` may allow fewer of them, never others. */
export const FILE_KINDS = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type FileKind = typeof FILE_KINDS[number]

/** What the program alone makes: packages for the archive, and what goes to other agencies. */
export type MadeKind = 'application/zip' | 'application/xml'

export interface UploadLimits {
  /** Of one file, in bytes. */
  readonly maxBytes: number
  readonly kinds: readonly FileKind[]
  /** Of a picture, width times height: what is larger would cost gigabytes to open. */
  readonly maxPixels: number
  /** Of a PDF. */
  readonly maxPages: number
  /** Of a picture, in pixels: what is smaller cannot be read by anybody. */
  readonly minSide: number
  /** What a phone makes of a photographed page before it sends it; in bytes. A wish, and nobody is refused for it. */
  readonly pictureBytes: number
  /** Files of one component of a dossier. */
  readonly maxFiles: number
  /** What a PDF is refused for; with the rest of what it could do it is taken, and shown only as pictures. */
  readonly refusedContents: readonly ActiveContent[]
}

export type FileFaultCode =
  | 'file-empty' | 'file-too-large' | 'file-kind-not-allowed' | 'file-broken' | 'file-password-protected'
  | 'picture-too-large' | 'file-too-many-pages' | 'file-unreadable'
  | 'file-several-kinds' | 'file-active-content' | 'file-too-heavy' | 'file-infected'

/** Why a file cannot be taken. */
export interface FileFault {
  readonly code: FileFaultCode
  /** What was found where a limit holds: bytes, or pages, or pixels of the shorter side; if it is known. */
  readonly found?: number
  /** What the antivirus calls it. */
  readonly threat?: string
}

const MIB = 1_048_576

/**
 * The policy `upload-limits` (`{megabytes, kinds, …}`) as limits. Throws if it names what the program cannot
 * check, so that a faulty row is found when it is read and not when somebody stands at the counter.
 */
export function uploadLimitsOf(policy: unknown): UploadLimits {
  const {
    megabytes, kinds, megapixels = 100, pages = 1_000, shorterSide = 0, pictureKilobytes = 300, files = 20,
    refusedContents = REFUSED_CONTENTS,
  } = Object(policy) as Readonly<Record<string, unknown>>
  const isAmount = (value: unknown): value is number => typeof value === 'number' && value > 0
  const isKind = (kind: unknown): kind is FileKind => (FILE_KINDS as readonly unknown[]).includes(kind)
  if (
    !isAmount(megabytes) || !isAmount(megapixels) || !isAmount(pages) || !isAmount(pictureKilobytes) ||
    !isAmount(files) || typeof shorterSide !== 'number' ||
    !Array.isArray(kinds) || kinds.length === 0 || !kinds.every(isKind) ||
    !Array.isArray(refusedContents) || !refusedContents.every(isActiveContent)
  ) {
    throw new RangeError(`policy upload-limits: {megabytes, kinds of ${FILE_KINDS.join(', ')}} expected`)
  }
  return {
    maxBytes: Math.floor(megabytes * MIB), kinds, maxPixels: Math.floor(megapixels * 1e6), maxPages: pages,
    minSide: shorterSide, pictureBytes: Math.floor(pictureKilobytes * 1_000), maxFiles: files,
    refusedContents,
  }
}

import { fileURLToPath } from 'node:url'
import { compilePaper, readTemplates } from '../pdf/typst.ts'
import type { PageText } from './read-text.ts'

/** A page as it is kept: a JPEG of ours, made anew from the picture, and how large the paper is, in millimetres. */
export interface KeptPage {
  readonly jpeg: Uint8Array
  readonly width: number
  readonly height: number
  /** Others drew it, with letters and lines: it is no picture that somebody scanned. */
  readonly isDrawn?: boolean
}

export interface ArchiveCopy {
  readonly pdf: Uint8Array
  /** How it was made: pictures of the pages with the text that was read beneath them. */
  readonly way: 'pictures'
}

const templates = readTemplates(fileURLToPath(new URL('templates', import.meta.url)))

/**
 * A copy that lasts (PDF/A-2b by its marks): each page as a picture, and beneath it, word by word, what was read. The
 * original is not touched; a signed one is its own archive, and this stands beside it. What is in the original besides
 * its pages does not come along. Never to be called certified.
 */
export async function makeArchiveCopy(
  pages: readonly KeptPage[], texts: readonly PageText[],
  { title, author, at }: { readonly title: string; readonly author: string; readonly at: Date },
): Promise<ArchiveCopy> {
  const files = Object.fromEntries(pages.map(({ jpeg }, n) => [nameOf(n), jpeg]))
  const sheets = pages.map(({ width, height }, n) => ({
    width, height, picture: nameOf(n),
    words: (texts.find(({ page }) => page === n + 1)?.lines ?? []).flat()
      .map(({ text, box }) => [text, box.left, box.top, box.width, box.height]),
  }))
  const pdf = await compilePaper({
    templates, main: 'archive-copy.typ', data: { title, author, pages: sheets }, files, isBook: true, at,
  })
  return { pdf, way: 'pictures' }
}

function nameOf(n: number): string {
  return `archive-page-${String(n + 1)}.jpg`
}

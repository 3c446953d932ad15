import { fileTypeFromBuffer } from 'file-type'
import { openPdfPages } from './pdf-pages.ts'
import { openPhoto } from './photo.ts'
import { NoPictures, type PageSource } from './pictures.ts'

/** Bytes that some scanners put before the head of a PDF. */
const MOST_BEFORE = 1_024

/**
 * The pages of a PDF, a JPEG or a PNG as pictures, by content and never by name. Runs nothing of it. Throws
 * `NoPictures` for what is none of these, is broken, locked or absurdly large. Opens files of others: only ever called
 * in a supervised process (`open-page-reader.ts`).
 */
export async function openPages(bytes: Buffer): Promise<PageSource> {
  if (bytes.subarray(0, MOST_BEFORE).includes('%PDF-')) return openPdfPages(bytes)
  const kind = (await fileTypeFromBuffer(bytes))?.mime
  if (kind !== 'image/jpeg' && kind !== 'image/png') throw new NoPictures('file-kind-not-allowed')
  return openPhoto(bytes, kind)
}

import { PDFDocument, degrees } from '@cantoo/pdf-lib'
import { fileTypeFromBuffer } from 'file-type'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { PdfFault, PdfRef, isDictionary, nameAt } from '../pdf-file/values.ts'

/** A page of one of the files, from 1, turned to the right by so many degrees besides as it lies. */
export interface WantedPage { readonly file: number; readonly page: number; readonly turn: 0 | 90 | 180 | 270 }

type SourceFault = 'file-signed' | 'file-password-protected' | 'file-broken' | 'file-kind-not-allowed'
export type ArrangeRefusal =
  /** One of the files is signed: to move its pages would break the signature. */
  | { readonly code: SourceFault; readonly file: number }
  | { readonly code: 'page-unknown'; readonly at: number }
  | { readonly code: 'no-pages' }

/** Points to an inch; the sheet on which a picture is laid that says nothing of its size (A4, ISO 216). */
const [POINTS, A4] = [72, [595.28, 841.89] as const]

/**
 * A PDF of these pages in this order: what turning, leaving out, joining and splitting come to. Files are PDFs, JPEGs
 * and PNGs; they are not altered, and a signed one is refused, as a locked one. Only pages come along: scripts, forms
 * and files within stay behind.
 */
export async function arrangePages(
  files: readonly Buffer[], wanted: readonly WantedPage[],
): Promise<Result<Buffer, ArrangeRefusal>> {
  if (wanted.length === 0) return refuse({ code: 'no-pages' })
  const sources: PDFDocument[] = []
  for (const [n, bytes] of files.entries()) {
    const opened = await openSource(bytes)
    if (typeof opened === 'string') return refuse({ code: opened, file: n })
    sources.push(opened)
  }
  const made = await PDFDocument.create()
  for (const [at, { file, page, turn }] of wanted.entries()) {
    const source = sources[file]
    if (!source || page < 1 || page > source.getPageCount()) return refuse({ code: 'page-unknown', at })
    const [copied] = await made.copyPages(source, [page - 1])
    if (!copied) return refuse({ code: 'page-unknown', at })
    copied.setRotation(degrees((copied.getRotation().angle + turn) % 360))
    made.addPage(copied)
  }
  return ok(Buffer.from(await made.save()))
}

/** Whether a file is a PDF with a signature in it; what cannot be opened has none that could be kept. */
export function isSignedFile(bytes: Buffer): boolean {
  if (!bytes.subarray(0, 1_024).includes('%PDF-')) return false
  try {
    return hasSignature(openPdfFile(bytes))
  } catch (error) {
    if (error instanceof PdfFault) return false
    throw error
  }
}

function hasSignature(file: ReturnType<typeof openPdfFile>): boolean {
  return file.numbers().some((number) => {
    const value = file.follow(new PdfRef(number, 0))
    return isDictionary(value) && (value.has('ByteRange') || nameAt(value, 'Type') === 'Sig')
  })
}

async function openSource(bytes: Buffer): Promise<PDFDocument | SourceFault> {
  if (!bytes.subarray(0, 1_024).includes('%PDF-')) return sheetOf(bytes)
  try {
    const file = openPdfFile(bytes)
    if (file.trailer.has('Encrypt')) return 'file-password-protected'
    return hasSignature(file) ? 'file-signed' : await PDFDocument.load(bytes, { updateMetadata: false })
  } catch (error) {
    if (error instanceof PdfFault || error instanceof Error) return 'file-broken'
    throw error
  }
}

/** A picture as a page of its own size, or of A4 where it says none. */
async function sheetOf(bytes: Buffer): Promise<PDFDocument | 'file-broken' | 'file-kind-not-allowed'> {
  const kind = (await fileTypeFromBuffer(bytes))?.mime
  if (kind !== 'image/jpeg' && kind !== 'image/png') return 'file-kind-not-allowed'
  const made = await PDFDocument.create()
  try {
    const picture = kind === 'image/png' ? await made.embedPng(bytes) : await made.embedJpg(bytes)
    const [short, long] = A4
    const box = picture.width > picture.height ? [long, short] as const : A4
    const share = Math.min(box[0] / picture.width, box[1] / picture.height, POINTS / 100)
    const size = { width: picture.width * share, height: picture.height * share }
    made.addPage([size.width, size.height]).drawImage(picture, { x: 0, y: 0, ...size })
    return made
  } catch {
    return 'file-broken'
  }
}

import { open, readFile } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { isCutPdf } from '../../platform/pdf-file/is-cut.ts'
import { lookIntoPdf } from '../../platform/pdf-file/look-into-pdf.ts'
import { openPdfFile } from '../../platform/pdf-file/open-pdf-file.ts'
import { PdfFault } from '../../platform/pdf-file/values.ts'
import { signaturesIn } from '../../platform/signing/pdf-signatures.ts'
import { faultOfPicture } from './check-picture.ts'
import type { ActiveContent } from './domain/active-content.ts'
import type { FileFault, FileFaultCode, UploadLimits } from './domain/file-fault.ts'

/**
 * What becomes of a paper: taken as it is; taken, and shown only as pictures of its pages, since it could do something;
 * or not taken.
 */
export type DocumentVerdict = 'accepted' | 'inert' | 'refused'
export type DocumentReason =
  | Exclude<FileFaultCode, 'file-several-kinds' | 'file-active-content' | 'file-infected'> | ActiveContent | 'several-kinds'

export interface DocumentCheck {
  /** By content, as a MIME type; null for what we cannot name. */
  readonly kind: string | null
  readonly pages: number | null
  readonly encrypted: boolean
  readonly activeContent: readonly ActiveContent[]
  readonly verdict: DocumentVerdict
  /** What it is refused for first, then what else was found. */
  readonly reasons: readonly DocumentReason[]
  /** What stands against the limit of the first reason, where it has one. */
  readonly found?: number
  /** A PDF with a signature in it; what that is worth is another question (`checkUploadSignatures`). */
  readonly isSigned?: true
}

/** Bytes that some scanners put before the head, and some programs behind the end. */
const MOST_AROUND = 1_024
/** Beginnings of what a browser or a shell would take a file for: archives, programs, pages, pictures. */
const OTHER_BEGINNINGS = /^(?:PK\x03\x04|MZ|\x7fELF|GIF8|\xff\xd8\xff|\x89PNG|Rar!|7z\xbc\xaf|#!|\s*<(?:!doctype|html|svg|script|\?xml))/i
/** The end of an archive, which may stand behind anything. */
const ARCHIVE_END = 'PK\x05\x06'
/** Of a file that is not opened, enough to tell its kind. */
const ENOUGH_FOR_KIND = 4_100
const UNKNOWN = { kind: null, pages: null, encrypted: false, activeContent: [] }

/**
 * What the file at `path` is, what it could do, and whether it can be taken, by its content and never by its name. Runs
 * nothing of it. Throws only where it cannot be read.
 */
export async function checkDocument(path: string, limits: UploadLimits): Promise<DocumentCheck> {
  const { bytes, size } = await readUpTo(path, limits.maxBytes)
  const lead = bytes.subarray(0, MOST_AROUND).indexOf('%PDF-')
  // Some scanners put a line before the head.
  const blank = /^(\xef\xbb\xbf)?\s*/.exec(bytes.toString('latin1', 0, 64))?.[0].length ?? 0
  const mime = (await fileTypeFromBuffer(bytes.subarray(blank)))?.mime ?? null
  const base = { ...UNKNOWN, kind: lead >= 0 ? 'application/pdf' : mime }
  if (size === 0) return { ...base, ...judged([{ code: 'file-empty' }]) }
  if (size > limits.maxBytes) return { ...base, ...judged([{ code: 'file-too-large', found: size }]) }
  const kind = limits.kinds.find((allowed) => allowed === mime)
  const faults: FileFault[] = kind === undefined ? [{ code: 'file-kind-not-allowed' }] : []
  if (lead >= 0) return { ...base, ...checkPdf(bytes, lead, limits, faults) }
  if (kind === 'image/jpeg' || kind === 'image/png') {
    const fault = await faultOfPicture(bytes, kind, limits)
    if (fault) faults.push(fault)
  }
  return { ...base, ...judged(faults, faults.length === 0 && isSeveral(bytes, 0)) }
}

/** The whole of a file that is not larger than it may be; of another the beginning. */
async function readUpTo(path: string, most: number): Promise<{ readonly bytes: Buffer; readonly size: number }> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size <= most) return { bytes: await readFile(file), size }
    const { buffer, bytesRead } = await file.read(Buffer.alloc(ENOUGH_FOR_KIND), 0, ENOUGH_FOR_KIND, 0)
    return { bytes: buffer.subarray(0, bytesRead), size }
  } finally {
    await file.close()
  }
}

function checkPdf(
  bytes: Buffer, lead: number, limits: UploadLimits, before: readonly FileFault[],
): Partial<DocumentCheck> & Judged {
  const severalKinds = isSeveral(bytes, lead)
  const faults = [...before]
  try {
    const file = openPdfFile(bytes.subarray(lead))
    const { pages, isEncrypted, activeContent } = lookIntoPdf(file)
    if (isEncrypted) return { encrypted: true, ...judged([{ code: 'file-password-protected' }]) }
    if (pages === 0 || isCutPdf(bytes)) faults.push({ code: 'file-broken' })
    else if (pages > limits.maxPages) faults.push({ code: 'file-too-many-pages', found: pages })
    const isRefused = activeContent.some((one) => limits.refusedContents.includes(one))
    return {
      pages, activeContent, ...judged(faults, severalKinds, activeContent, isRefused),
      ...signaturesIn(file).length > 0 && { isSigned: true },
    }
  } catch (error) {
    if (!(error instanceof PdfFault)) throw error
    return judged([...faults, { code: 'file-broken' }], severalKinds)
  }
}

type Judged = Pick<DocumentCheck, 'verdict' | 'reasons' | 'found'>

function judged(
  faults: readonly FileFault[], severalKinds = false, active: readonly ActiveContent[] = [], isRefused = false,
): Judged {
  const codes = faults.map(({ code }) => code as DocumentReason)
  const reasons: DocumentReason[] = [...codes, ...severalKinds ? ['several-kinds' as const] : [], ...active]
  const found = faults[0]?.found
  return {
    verdict: isRefused || reasons.length > active.length ? 'refused' : reasons.length > 0 ? 'inert' : 'accepted',
    reasons, ...found !== undefined && { found },
  }
}

/** Whether it is something else as well, to a program that looks elsewhere: nobody makes such a file by chance. */
function isSeveral(bytes: Buffer, lead: number): boolean {
  if (lead > 0 && OTHER_BEGINNINGS.test(bytes.toString('latin1', 0, lead))) return true
  return bytes.subarray(-MOST_AROUND * 64).includes(ARCHIVE_END)
}

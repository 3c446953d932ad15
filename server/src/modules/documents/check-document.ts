import { readFile } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { ACTIVE_CONTENTS, type ActiveContent, lookIntoPdf } from '../../platform/pdf-file/look-into-pdf.ts'
import { openPdfFile } from '../../platform/pdf-file/open-pdf-file.ts'
import { PdfFault } from '../../platform/pdf-file/values.ts'
import type { FileFaultCode, UploadLimits } from './domain/file-fault.ts'
import { inspectFile } from './inspect-file.ts'

/**
 * What becomes of a paper: taken as it is; taken, and shown only as pictures of its pages, since it could do something;
 * or not taken.
 */
export type DocumentVerdict = 'accepted' | 'inert' | 'refused'
export type DocumentReason = FileFaultCode | ActiveContent | 'several-kinds' | 'file-too-heavy'

export interface DocumentCheck {
  /** By content, as a MIME type; null for what we cannot name. */
  readonly kind: string | null
  readonly pages: number | null
  readonly encrypted: boolean
  readonly activeContent: readonly ActiveContent[]
  readonly verdict: DocumentVerdict
  readonly reasons: readonly DocumentReason[]
}

/** What starts a program is taken by nobody; the rest does nothing as long as nobody opens the file itself. */
const REFUSED: readonly ActiveContent[] = ['launch']
/** Bytes that some scanners put before the head, and some programs behind the end. */
const MOST_AROUND = 1_024
/** Beginnings of what a browser or a shell would take a file for: archives, programs, pages, pictures. */
const OTHER_BEGINNINGS = /^(?:PK\x03\x04|MZ|\x7fELF|GIF8|\xff\xd8\xff|\x89PNG|Rar!|7z\xbc\xaf|#!|\s*<(?:!doctype|html|svg|script|\?xml))/i
/** The end of an archive, which may stand behind anything. */
const ARCHIVE_END = 'PK\x05\x06'

/**
 * What the file at `path` is, what it could do, and whether it can be taken, by its content and never by its name. Runs
 * nothing of it. Throws only where it cannot be read.
 */
export async function checkDocument(path: string, limits: UploadLimits): Promise<DocumentCheck> {
  const bytes = await readFile(path)
  const lead = bytes.subarray(0, MOST_AROUND).indexOf('%PDF-')
  const kind = lead >= 0 ? 'application/pdf' : (await fileTypeFromBuffer(bytes))?.mime ?? null
  const inspected = await inspectFile(path, limits)
  const base = { kind, pages: null, encrypted: false, activeContent: [] }
  if (kind !== 'application/pdf') {
    return inspected.ok
      ? { ...base, ...judged([], isSeveral(bytes, 0)) }
      : { ...base, verdict: 'refused', reasons: [inspected.refusal.code] }
  }
  try {
    const { pages, isEncrypted, activeContent } = lookIntoPdf(openPdfFile(bytes))
    if (isEncrypted) return { ...base, encrypted: true, verdict: 'refused', reasons: ['file-password-protected'] }
    const faults: DocumentReason[] = pages === 0 ? ['file-broken'] : pages > limits.maxPages ? ['file-too-many-pages'] : []
    if (!inspected.ok && !faults.includes(inspected.refusal.code)) faults.push(inspected.refusal.code)
    return { ...base, pages, activeContent, ...judged(activeContent, isSeveral(bytes, lead), faults) }
  } catch (error) {
    if (!(error instanceof PdfFault)) throw error
    return { ...base, verdict: 'refused', reasons: ['file-broken'] }
  }
}

function judged(
  active: readonly ActiveContent[], isOfSeveralKinds: boolean, faults: readonly DocumentReason[] = [],
): Pick<DocumentCheck, 'verdict' | 'reasons'> {
  const all: DocumentReason[] = [...faults, ...isOfSeveralKinds ? ['several-kinds' as const] : []]
  const isRefused = all.length > 0 || active.some((one) => REFUSED.includes(one))
  const reasons = [...all, ...ACTIVE_CONTENTS.filter((one) => active.includes(one))]
  return { verdict: isRefused ? 'refused' : reasons.length > 0 ? 'inert' : 'accepted', reasons }
}

/** Whether it is something else as well, to a program that looks elsewhere: nobody makes such a file by chance. */
function isSeveral(bytes: Buffer, lead: number): boolean {
  if (lead > 0 && OTHER_BEGINNINGS.test(bytes.toString('latin1', 0, lead))) return true
  return bytes.subarray(-MOST_AROUND * 64).includes(ARCHIVE_END)
}

import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { DocumentCheck, DocumentReason } from './check-document.ts'
import { type ActiveContent, isActiveContent } from './domain/active-content.ts'
import type { FileFault, FileFaultCode, FileKind, UploadLimits } from './domain/file-fault.ts'
import { documentReader } from './open-document-reader.ts'

export interface Inspected {
  readonly kind: FileKind
  readonly pages: number | null
  /** What it could do, for which it is shown only as pictures of its pages; empty for what is shown itself. */
  readonly inert: readonly ActiveContent[]
  /** A PDF that holds signatures. */
  readonly isSigned: boolean
}

/**
 * What the file at `path` is, by its content and never by its name, and whether it can be taken (`checkDocument`), from
 * a process of its own: nothing of it is opened in this one. Refuses with the first fault. `whose` it is decides whose
 * turn is next while several wait. Throws where the file cannot be read.
 */
export async function inspectFile(
  path: string, limits: UploadLimits, whose = '',
): Promise<Result<Inspected, FileFault>> {
  const answer = await documentReader.check(path, limits, whose)
  if ('code' in answer) throw new Error(`an upload cannot be read: ${answer.code}`)
  const { verdict, activeContent, pages, kind, isSigned = false } = answer.check
  return verdict === 'refused'
    ? refuse(faultOf(answer.check))
    : ok({ kind: kind as FileKind, pages, inert: activeContent, isSigned })
}

/**
 * The same of a picture that stands on a page of ours, whose faults are fewer: too large, or not whole and readable.
 */
export async function inspectShownPicture(
  path: string, limits: UploadLimits,
): Promise<Result<Inspected, { readonly code: 'picture-too-large' | 'file-too-large' | 'file-broken' }>> {
  const looked = await inspectFile(path, limits)
  if (looked.ok) return looked
  const { code } = looked.refusal
  return refuse({ code: code === 'picture-too-large' || code === 'file-too-large' ? code : 'file-broken' })
}

function faultOf({ reasons: [first = 'file-broken'], found }: DocumentCheck): FileFault {
  return { code: codeOf(first), ...found !== undefined && { found } }
}

function codeOf(reason: DocumentReason): FileFaultCode {
  if (reason === 'several-kinds') return 'file-several-kinds'
  return isActiveContent(reason) ? 'file-active-content' : reason
}

import { type Day, addMonths, dayOf } from '../../../kernel/civil-day.ts'
import type { State } from './lifecycle.ts'

/** States that end a dossier that was received: one that never was leaves nothing to keep (TT 13/2023/TT-BNV Đ.3). */
export const ARCHIVED_STATES: readonly State[] = ['returned', 'unsettled', 'stopped']

/** What the policies `archive-hand-over` and `archive-retention` say; null years: for ever (vĩnh viễn). */
export interface HandOverRule { readonly months: number }
export interface RetentionRule { readonly years: number | null }

/** Last day on which a dossier that was closed then is to be handed over (Luật Lưu trữ 2011 Đ.11.1). */
export function archiveDueOn(closedAt: Date, { months }: HandOverRule): Day {
  return addMonths(dayOf(closedAt), months)
}

/**
 * Last day on which a package is kept; null for ever. Years are counted from the first of January after the year in
 * which the dossier was closed.
 */
export function retainUntil(closedAt: Date, { years }: RetentionRule): Day | null {
  return years === null ? null : `${String(Number(dayOf(closedAt).slice(0, 4)) + years)}-12-31`
}

/** What keeps a dossier from being packed, or a part of it from being trusted. */
export type ArchiveFaultCode =
  /** Its bytes are in neither copy of the store as they were put there. */
  | 'file-lost'
  /** The antivirus has not spoken of it, or it was infected and is gone. */
  | 'file-aside'
  /** A PDF that nobody can read to the end. */
  | 'file-unreadable'
  /** A signature on what was handed in, or that of whoever received a scan, does not hold. */
  | 'signature-invalid'
  /** The result's signatures do not hold, or nobody can say so. */
  | 'result-unsound'
  /** The key of the agency's seal is set up and does not sign, or its certificate does not hold. */
  | 'seal-unusable'

export interface ArchiveFault {
  readonly code: ArchiveFaultCode
  /** Where it stands: the component by its id in the version; empty of the result, and of the seal; `LETTER_PLACE`. */
  readonly component: string
}

/** In the place of a component, of the letters of agencies outside; no component has such an id. */
export const LETTER_PLACE = '@letter'

/** What was found of a file of a package. */
export interface FoundFile {
  readonly component: string
  readonly isResult: boolean
  /** What an officer signed of a scan: without a signature that holds it is worth nothing. */
  readonly isSignedCopy?: boolean
  readonly state: 'there' | 'lost' | 'aside'
  /** Of its signatures; `unreadable` where none could be read, undefined of what cannot be signed. */
  readonly verdict?: 'valid' | 'invalid' | 'indeterminate' | 'none' | 'unreadable' | undefined
}

/**
 * What stands in the way of a package. A result whose signatures are broken never goes; one of which nothing can be
 * proved (no list of withdrawals was had), and a broken signature on what was handed in, only for a reason. What is
 * lost never does.
 */
export function faultsOf(files: readonly FoundFile[], { hasReason }: { readonly hasReason: boolean }): ArchiveFault[] {
  return files.flatMap(({ component, isResult, isSignedCopy = false, state, verdict }): ArchiveFault[] => {
    if (state !== 'there') return [{ code: state === 'lost' ? 'file-lost' : 'file-aside', component }]
    if (isResult) {
      const isGood = verdict === 'valid' || verdict === 'indeterminate' && hasReason
      return isGood ? [] : [{ code: 'result-unsound', component }]
    }
    if (hasReason) return []
    if (isSignedCopy && verdict !== 'valid' && verdict !== 'indeterminate') return [{ code: 'signature-invalid', component }]
    if (verdict === 'invalid') return [{ code: 'signature-invalid', component }]
    return verdict === 'unreadable' ? [{ code: 'file-unreadable', component }] : []
  })
}

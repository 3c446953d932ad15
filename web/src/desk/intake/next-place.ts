import type { ProcedureDetail } from '@motcua/contracts/procedures.ts'
import { type HeldHere, type IntakeDraft, howOf, paperFieldId } from './intake-draft.ts'

/** Ids of the places of the sheet that have one, as the elements carry them. */
export const PLACE = {
  section: 'bo-phan', person: 'nguoi-nop', account: 'tai-khoan', proxy: 'nop-cho-ai', procedure: 'thu-tuc', commune: 'dia-ban', limitCase: 'truong-hop',
  howDeclared: 'cach-ke-khai', declaration: 'noi-dung-ke-khai', papers: 'giay-to', delivery: 'cach-nhan',
  receive: 'tiep-nhan', kept: 'phieu-nhap-do', startAgain: 'lam-lai',
} as const

interface Sheet {
  /** Several sections, and none said yet. */
  readonly needsSection: boolean
  readonly procedure: ProcedureDetail | undefined
  /** What is declared is asked for here. */
  readonly hasForm: boolean
  /** It may have been filled in by hand. */
  readonly hasPaperForm: boolean
  /** What is in the applicant's Kho needs no deciding. */
  readonly held?: HeldHere
}

/**
 * Where the next keystroke belongs once the person or the procedure was taken: the first thing that is still to be
 * said, in the order of the sheet.
 */
export function nextPlaceOf(draft: IntakeDraft, { needsSection, ...sheet }: Sheet): string {
  const { procedure } = sheet
  if (needsSection) return PLACE.section
  if (!draft.applicant) return PLACE.person
  if (!draft.procedure || !procedure) return PLACE.procedure
  if (procedure.asks !== 'nothing' && !draft.communeId) return PLACE.commune
  if (procedure.limits.length > 1) return PLACE.limitCase
  return placeAfterProcedure(draft, sheet)
}

/** The same from the declaration on. */
export function placeAfterProcedure(
  draft: IntakeDraft, { procedure, hasForm, hasPaperForm, held = {} }: Omit<Sheet, 'needsSection'>,
): string {
  if (hasForm && !draft.isFormOnPaper) return hasPaperForm ? PLACE.howDeclared : PLACE.declaration
  const undecided = procedure?.components.find((component) => !howOf(component, draft.papers, held))
  return undecided ? paperFieldId(undecided.id) : PLACE.delivery
}

import type { Day } from '../../kernel/civil-day.ts'
import type { ProcedureContent, ProcedureVersionRow } from '../catalogue/public.ts'

/** A paper that somebody signed: where a step of the approval of the internal process stands. */
export interface Signed { readonly by: string; readonly number: string; readonly day: Day | null }

/** Who settles it proposes, the office that controls procedures appraises, the Chairman approves (NĐ 61/2018 Đ.14). */
export interface Approval {
  readonly agency: Signed | null
  readonly control: Signed | null
  readonly chairman: Signed | null
}

export interface Dates {
  /** The text that prescribes it takes effect. */
  readonly effective: Day | null
  /** A decision announced it (công bố). */
  readonly announced: Day | null
  /** It was made public (công khai). */
  readonly madePublic: Day | null
}

/** A form as forms.yaml writes it; `@motcua/forms` knows its shape, this room only its name. */
export interface WrittenForm { readonly id: string; readonly [key: string]: unknown }

/** A whole service as it is drafted and published; contracts/src/packages.ts tells the same to programs. */
export interface PackageData {
  readonly format: 1
  readonly procedure: string
  readonly code: string | null
  readonly codeSuffix: string | null
  readonly codeStatus: ProcedureVersionRow['codeStatus']
  readonly decision: ProcedureVersionRow['decision']
  readonly content: ProcedureContent
  readonly forms: readonly WrittenForm[]
  readonly process: { readonly bpmn: string | null }
  readonly decisions: readonly { readonly id: string; readonly dmn: string }[]
  readonly approval: Approval
  readonly dates: Dates
}

/** Of a package that nobody has approved, announced or made public yet. */
export const UNAPPROVED: Pick<PackageData, 'approval' | 'dates'> = {
  approval: { agency: null, control: null, chairman: null },
  dates: { effective: null, announced: null, madePublic: null },
}

/** What the linter found: `pointer` into the package, `element` the id within a process or a decision table. */
export interface Finding {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly pointer: string
  readonly element: string | null
  readonly text: string
}

import { type Result, ok, refuse } from '../../../kernel/result.ts'

export const REPORT_STATES = ['draft', 'submitted', 'consolidated', 'returned', 'locked'] as const
export type ReportState = typeof REPORT_STATES[number]
export const REPORT_DEEDS = ['submit', 'take', 'return', 'lock'] as const
export type ReportDeed = typeof REPORT_DEEDS[number]

export type CourseRefusal = { readonly code: 'report-locked' } | { readonly code: 'report-moved-on' }

/** From where to where each deed leads: what was sent back is sent anew, what is locked stays. */
const COURSE: Readonly<Record<ReportDeed, { readonly from: readonly ReportState[]; readonly to: ReportState }>> = {
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  take: { from: ['submitted'], to: 'consolidated' },
  return: { from: ['submitted', 'consolidated'], to: 'returned' },
  lock: { from: ['consolidated'], to: 'locked' },
}

/**
 * Where a report stands after a deed. Nobody in the province is above the topmost: it is locked as it was submitted.
 * Refuses with `report-locked` what is locked, with `report-moved-on` what cannot follow.
 */
export function afterDeed(
  state: ReportState, deed: ReportDeed, isTopmost: boolean,
): Result<ReportState, CourseRefusal> {
  const { from, to } = COURSE[deed]
  if (state === 'locked') return refuse({ code: 'report-locked' })
  const isAllowed = isTopmost && deed === 'lock' ? state === 'submitted' : from.includes(state)
  return isAllowed ? ok(to) : refuse({ code: 'report-moved-on' })
}

/** The deeds that can follow: of a report that goes to whoever is above, or of the topmost. */
export function deedsAfter(state: ReportState, isTopmost: boolean): ReportDeed[] {
  return REPORT_DEEDS.filter((deed) => afterDeed(state, deed, isTopmost).ok)
}

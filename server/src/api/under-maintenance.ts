import { filledText } from '@motcua/contracts/texts.ts'
import { MAINTENANCE_SAID } from './maintenance-problem-texts.ts'
import { type UnsaidProblem, problemOf } from './problems.ts'
import { showMoment } from './showing.ts'

/** What a program is told while the system rests for planned maintenance: until when. */
export function underMaintenance(endsAt: Date): UnsaidProblem {
  return problemOf('under-maintenance', [], filledText(MAINTENANCE_SAID.until, { until: showMoment(endsAt) }))
}

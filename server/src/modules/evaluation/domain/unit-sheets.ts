import { groupBy } from '../../../kernel/group-by.ts'
import type { EvaluationRules } from './evaluation-periods.ts'
import type { Norms } from './norms.ts'
import { type Sheet, rankSheets, sheetOf } from './sheet.ts'
import { type Side, type StepInput, isCounted } from './step-input.ts'

/** The sheet of somebody who worked at a unit, with their place there. */
export interface OfficerSheet {
  readonly officerId: bigint
  readonly sheet: Sheet
  /** Among those of the unit that have a place; null with too few steps, or where too few have one. */
  readonly rank: number | null
  /** How many have one. */
  readonly ranked: number
}

export interface UnitSheets {
  readonly unit: Sheet
  /** How many did a step that counts. */
  readonly officers: number
  readonly sheets: readonly OfficerSheet[]
}

/**
 * The sheets of a unit and of all who worked there. Of two who have a place each would read the other's out of their
 * own, so that below so many officers as a public result needs nobody has one.
 */
export function sheetsOfUnit(
  steps: readonly StepInput[], norms: Readonly<Record<Side, Norms>>,
  { leastSteps, leastOfficers }: Pick<EvaluationRules, 'leastSteps' | 'leastOfficers'>,
): UnitSheets {
  const own = [...groupBy(steps, ({ officerId }) => officerId)].map(([officerId, inputs]) =>
    ({ officerId, sheet: sheetOf(inputs, norms.officer, 'officer', leastSteps) }))
  const ranks = rankSheets(own.map(({ sheet }) => sheet))
  const count = ranks.filter((rank) => rank !== null).length
  const ranked = count >= leastOfficers ? count : 0
  return {
    unit: sheetOf(steps, norms.unit, 'unit', leastSteps),
    officers: new Set(steps.filter(isCounted).map(({ officerId }) => officerId)).size,
    sheets: own.map((one, nth) => ({ ...one, rank: ranked > 0 ? ranks[nth] ?? null : null, ranked })),
  }
}

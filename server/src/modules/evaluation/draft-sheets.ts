import { groupBy } from '../../kernel/group-by.ts'
import type { Db } from '../../platform/db.ts'
import type { UnitSheets } from './domain/unit-sheets.ts'
import { sheetsOfUnit } from './domain/unit-sheets.ts'
import type { RuledPeriod } from './evaluation-rules.ts'
import { type EvaluationRooms, type GatheredStep, gatherSteps } from './gather-steps.ts'
import { findUsualCountedAt, listUsual } from './store/norms.ts'

/** How a period that is not closed stands: what it would come to if it were closed now. */
export interface Draft {
  /** When it was last counted how such steps are usually done; null: not yet, so that nothing is compared. */
  readonly countedAt: Date | null
  readonly units: readonly (UnitSheets & { readonly unitId: bigint; readonly steps: readonly GatheredStep[] })[]
}

/**
 * What some people did in a period so far, by the unit at which they did it; only at units within reach. The sheet of a
 * unit is of these people alone.
 */
export async function draftSheets(
  rooms: EvaluationRooms, period: RuledPeriod,
  { accountIds, isReached }: {
    readonly accountIds: readonly bigint[]; readonly isReached: (unitId: bigint) => boolean
  },
): Promise<Draft> {
  const db: Db = rooms.db
  const all = await gatherSteps(rooms, db, accountIds, period)
  const steps = all.filter(({ unitId }) => isReached(unitId))
  const [norms, countedAt] = await Promise.all([
    listUsual(db, period.code, [...new Set(steps.map(({ kind }) => kind))]), findUsualCountedAt(db, period.code),
  ])
  return {
    countedAt,
    units: [...groupBy(steps, ({ unitId }) => unitId)].map(([unitId, own]) =>
      ({ unitId, steps: own, ...sheetsOfUnit(own, norms, period.rules) })),
  }
}

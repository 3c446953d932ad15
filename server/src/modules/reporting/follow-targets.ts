import { type Day } from '../../kernel/civil-day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Directory } from '../organisation/public.ts'
import { type YearSoFar, countYear } from './count-year.ts'
import { type DossierMeasure, isOfDossiers } from './domain/measures.ts'
import { METRICS } from './domain/metric-list.ts'
import { type Metric, measuresOf, valueOf } from './domain/metrics.ts'
import { type Line, type LineOf, type NoLine, type Target, lineOf } from './domain/targets.ts'
import { type Counts, type Trajectory, PACE_WEEKS, trajectoryOf } from './domain/trajectory.ts'

/** A target of a unit in a year: its line, the figure by which it is measured, and where that stands and goes. */
export interface FollowedTarget {
  readonly target: Target
  readonly line: Line | NoLine
  /** The figure with the id of the target; null where nothing measures it yet. */
  readonly metric: Metric | null
  /** Null where nothing measures it, and of a year that has not begun. */
  readonly trajectory: Trajectory | null
}

export interface FollowedTargets {
  /** The last day that was counted; null of a year that has not begun. */
  readonly until: Day | null
  readonly targets: readonly FollowedTarget[]
}

/**
 * How far units are with each target in a year, in the order of the plan: counted until today, by one statement for all
 * figures and weeks; of these the last whose pace counts. `place` is the level and type of area whose line counts.
 */
export async function followTargets(
  db: Db | Tx, targets: readonly Target[],
  { year, today, place, unitIds }: {
    readonly year: number; readonly today: Day; readonly place: Omit<LineOf, 'year'>
    readonly unitIds?: readonly bigint[] | undefined
  },
): Promise<FollowedTargets> {
  const measured = new Map(targets.map((target) => [target, metricOfTarget(target)]))
  const measures = measuresOf([...measured.values()].flatMap((metric) => metric ?? []))
    .filter(isOfDossiers)
  const counted = measures.length > 0 ? await countYear(db, measures, {
    year, today, unitIds, lastWeeks: PACE_WEEKS,
  }) : undefined
  return {
    until: counted?.until ?? null,
    targets: targets.map((target) => {
      const line = lineOf(target, { year, ...place })
      const metric = measured.get(target) ?? null
      return { target, line, metric, trajectory: counted && metric ? trajectoryIn(counted, metric, line) : null }
    }),
  }
}

/** The level of the body that a unit is or is a part of, by its word in rules, and the type of area it works for. */
export function placeOfUnit(directory: Directory, unitId: bigint): Omit<LineOf, 'year'> {
  const level = directory.bodyOf(unitId)?.level ?? directory.byId(unitId)?.level
  const territory = directory.territoryOf(unitId)
  return {
    level: directory.levels.find(({ id }) => id === level)?.rule ?? null,
    areaType: territory === undefined ? null : directory.byId(territory)?.areaType ?? null,
  }
}

/**
 * A trajectory is that of a share of dossiers: other figures of the same id would be compared with a line of another
 * kind, and the weeks of what is summed by unit are not counted here.
 */
export function metricOfTarget({ id, unit }: Target): Metric | undefined {
  return METRICS.find((metric) => metric.id === id && metric.unit === 'percent' && unit === 'percent'
    && measuresOf([metric]).every(isOfDossiers))
}

function trajectoryIn({ soFar, weeks, weeksLeft }: YearSoFar, metric: Metric, line: Line | NoLine): Trajectory {
  const countsOf = (counted: ReadonlyMap<DossierMeasure, number>): Counts => {
    const { numerator, denominator } = valueOf(metric, counted)
    return { numerator, denominator: denominator ?? 0 }
  }
  return trajectoryOf({
    soFar: countsOf(soFar), weeks: weeks.map(countsOf), weeksLeft, line: line.kind === 'line' ? line : null,
  })
}

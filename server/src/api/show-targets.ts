import type { NoTargetLine, ShownTarget, TargetLine, TargetMap as Shown, TargetTrajectory } from '@motcua/contracts/targets.ts'
import type { FollowedTarget, Line, NoLine, TargetMap, Trajectory } from '../modules/reporting/public.ts'
import type { ApiRooms } from './rooms.ts'
import { showMetric } from './show-metric.ts'

/** A target with its line, and where a unit stands. */
export function showTarget(
  rooms: ApiRooms, { target: { id, nameVi: name, unit, source }, line, metric, trajectory }: FollowedTarget,
): ShownTarget {
  return {
    id, name, unit, source, ...showLine(line), metric: metric && showMetric(rooms, metric),
    trajectory: trajectory && showTrajectory(trajectory),
  }
}

function showLine(line: Line | NoLine): { line: TargetLine | null; noLine: NoTargetLine | null } {
  if (line.kind === 'none')
    return { line: null, noLine: { why: line.why, from: line.why === 'not-yet' ? line.from : null } }
  const { comparison, value, origin, ofYear, isKept, other } = line
  return {
    noLine: null,
    line: { comparison, value, origin, ofYear, isKept, other: other && { value: other.value, origin: other.origin } },
  }
}

function showTrajectory({ soFar, share, isMet, expected, forecast, demand }: Trajectory): TargetTrajectory {
  return {
    soFar: { numerator: soFar.numerator, denominator: soFar.denominator }, share, isMet, expected,
    forecast: forecast && { share: forecast.share, low: forecast.low, high: forecast.high },
    demand: demand && {
      reach: demand.reach, aWeek: demand.reach === 'possible' ? demand.aWeek : null,
      change: demand.reach === 'possible' ? demand.change : null,
    },
  }
}

/** The map, and by which drawings it can be seen. */
export function showMap({ layout, layouts, until, day, tiles }: TargetMap): Shown {
  return {
    layout: layout.key, until, day,
    layouts: layouts.map(({ key, from, until: last }) => ({ key, from, until: last })),
    tiles: tiles.map(({ name, col, row, isSeen, line, counts, share, isMet }) => ({
      name, col, row, isSeen, ...showLine(line),
      counts: counts && { numerator: counts.numerator, denominator: counts.denominator }, share, isMet,
    })),
  }
}

import { type Line, meets } from './targets.ts'

/** What was counted of a share: so many, of so many. */
export interface Counts { readonly numerator: number; readonly denominator: number }

/** Whole weeks whose pace is taken to go on, the last that are known: enough to see it, few enough to be of now. */
export const PACE_WEEKS = 8
/** Below so many whole weeks, or dossiers in those of the pace, nothing is said of what is to come. */
export const LEAST_WEEKS = 4
export const LEAST_COUNTED = 30

/** Of a hundred intervals some eighty should hold the share at which the year ends. */
export const SURENESS = 0.8
/** The standard normal distribution has 80 % within this many deviations of its middle. */
const DEVIATIONS = 1.2816

/** The share at which a year is expected to end, of a hundred, and between which two it will in eight years of ten. */
export interface Forecast { readonly share: number; readonly low: number; readonly high: number }

/**
 * What the rest of a year must bring. `held`: it may bring anything; `possible`: of a floor at least `aWeek` in each
 * week to come, of a ceiling at most; `out-of-reach`: more than all that is expected to come, or of a ceiling even
 * none at all. `change` is how many that is more a week than at the present pace, of a ceiling how many fewer; 0 where
 * the pace is enough.
 */
export type Demand =
  | { readonly reach: 'held' }
  | { readonly reach: 'possible'; readonly aWeek: number; readonly change: number }
  | { readonly reach: 'out-of-reach' }

export interface Trajectory {
  readonly soFar: Counts
  /** Of a hundred, not rounded; null while nothing was counted. */
  readonly share: number | null
  /** Whether the share so far is on the right side of the line; null without either. */
  readonly isMet: boolean | null
  /** What is expected to be counted until the year ends, in whole numbers; null while too little is known. */
  readonly expected: number | null
  /** Null while too little is known. */
  readonly forecast: Forecast | null
  /** Null without a line, and while too little is known to say what is to come. */
  readonly demand: Demand | null
}

/**
 * Where a share stands in a year, where it is going, and what the rest of the year must bring. `soFar` is all of the
 * year that was counted; `weeks` its whole weeks in order, at least the last eight; `weeksLeft` may be a fraction, 0
 * when the year is over.
 *
 * The method: a week will count as many as the last eight whole weeks did, and of them the same share. The interval is
 * that of a binomial share, normal, of what is still to come: what has been counted is certain. It is honest in that
 * it takes into account, beside the chance of each dossier, that the pace itself is known from a few weeks only, and
 * that weeks differ more than chance makes them (by Pearson's dispersion, never taken as less than 1); a pace of none
 * or of all counts as if one more of each had been seen, so that it is never certain. It does not know of holidays,
 * of campaigns, nor of how many dossiers will come: whoever reads it sees where the present pace leads. Pure.
 */
export function trajectoryOf(
  { soFar, weeks, weeksLeft, line }: {
    readonly soFar: Counts; readonly weeks: readonly Counts[]; readonly weeksLeft: number; readonly line: Line | null },
): Trajectory {
  const share = shareOf(soFar)
  const isMet = line && share !== null ? meets(line, share) : null
  if (weeksLeft <= 0) {
    const forecast = share === null ? null : { share, low: share, high: share }
    const demand: Demand | null = isMet === null ? null : { reach: isMet ? 'held' : 'out-of-reach' }
    return { soFar, share, isMet, expected: 0, forecast, demand }
  }
  const pace = paceOf(weeks)
  if (!pace) return { soFar, share, isMet, expected: null, forecast: null, demand: null }
  const expected = Math.round(pace.denominator * weeksLeft)
  return {
    soFar, share, isMet, expected, forecast: forecastOf(soFar, pace, expected),
    demand: line && demandOf(soFar, line, { expected, weeksLeft, pace }),
  }
}

/** How it has been going: counts a week, out of how many, and how much more weeks differ than chance makes them. */
interface Pace extends Counts { readonly counted: Counts; readonly dispersion: number }

function paceOf(weeks: readonly Counts[]): Pace | undefined {
  const last = weeks.slice(-PACE_WEEKS)
  const counted = {
    numerator: last.reduce((sum, one) => sum + one.numerator, 0),
    denominator: last.reduce((sum, one) => sum + one.denominator, 0),
  }
  if (last.length < LEAST_WEEKS || counted.denominator < LEAST_COUNTED) return undefined
  const share = counted.numerator / counted.denominator
  // Of each week how far it is from what the share of all makes of it, in units of what chance alone would do.
  const chance = share * (1 - share)
  const apart = chance === 0 ? 0 : last.reduce((sum, { numerator, denominator }) =>
    denominator === 0 ? sum : sum + (numerator - denominator * share) ** 2 / (denominator * chance), 0)
  return {
    numerator: counted.numerator / last.length, denominator: counted.denominator / last.length, counted,
    dispersion: Math.max(1, apart / (last.length - 1)),
  }
}

function forecastOf(soFar: Counts, { counted, dispersion }: Pace, expected: number): Forecast | null {
  const all = soFar.denominator + expected
  if (all === 0) return null
  const coming = expected * counted.numerator / counted.denominator
  const cautious = (counted.numerator + 1) / (counted.denominator + 2)
  const chance = cautious * (1 - cautious)
  const variance = dispersion * chance * (expected + expected ** 2 / counted.denominator)
  const within = (numerator: number) => 100 * Math.min(expected, Math.max(0, numerator))
  // Where nothing is left to come the share is what it is, not a rounding of it.
  const at = (numerator: number) => (100 * soFar.numerator + within(numerator)) / all
  const margin = DEVIATIONS * Math.sqrt(variance)
  return { share: at(coming), low: at(coming - margin), high: at(coming + margin) }
}

/** The numerator at the end must be at least, of a ceiling at most, the line's share of all that was counted then. */
function demandOf(
  soFar: Counts, line: Line,
  { expected, weeksLeft, pace }: { readonly expected: number; readonly weeksLeft: number; readonly pace: Pace },
): Demand {
  const isFloor = line.comparison === '>='
  // Multiplied before it is divided: 7 % of 100 is 7, where 0.07 * 100 is a little more and would ask for 8.
  const atTheLine = line.value * (soFar.denominator + expected) / 100
  const left = (isFloor ? Math.ceil(atTheLine) : Math.floor(atTheLine)) - soFar.numerator
  if (isFloor ? left <= 0 : left >= expected) return { reach: 'held' }
  if (isFloor ? left > expected : left < 0) return { reach: 'out-of-reach' }
  const aWeek = isFloor ? Math.ceil(left / weeksLeft) : Math.floor(left / weeksLeft)
  const change = isFloor ? Math.ceil(left / weeksLeft - pace.numerator) : Math.ceil(pace.numerator - left / weeksLeft)
  return { reach: 'possible', aWeek, change: Math.max(0, change) }
}

function shareOf({ numerator, denominator }: Counts): number | null {
  return denominator === 0 ? null : numerator * 100 / denominator
}

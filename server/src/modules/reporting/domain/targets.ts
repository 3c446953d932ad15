/** At least, at most, or told for information only, without any number. */
export const COMPARISONS = ['>=', '<=', 'info'] as const
export type Comparison = typeof COMPARISONS[number]

/** By what the numbers of a target are told apart; `none` has one for everybody. */
export const TARGET_DIMENSIONS = ['level', 'area_type', 'none'] as const
export type TargetDimension = typeof TARGET_DIMENSIONS[number]

/** Whether a number stands in the plan or follows from another by a rule of it, such as 20 points more each year. */
export type Origin = 'plan' | 'derived'

/** One reading of what is demanded. Percents are of a hundred, all else in the unit of the target. */
export interface Reading { readonly value: number; readonly origin: Origin }

/** What a year has of its own: where the plan can be read in two ways the stricter, and the other beside it. */
export interface Obligation extends Reading { readonly other: Reading | null }

/** What the plan demands of one indicator. */
export interface Target {
  readonly id: string
  readonly nameVi: string
  readonly nameEn: string
  /** `percent`, or words of the data set. */
  readonly unit: string
  readonly comparison: Comparison
  readonly by: TargetDimension
  /** By place (a level, a type of area, or `all`), then by year: only years that have a number of their own. */
  readonly obligations: ReadonlyMap<string, ReadonlyMap<number, Obligation>>
  /** Types of area of which nothing is demanded, by level. */
  readonly exempt: ReadonlyMap<string, readonly string[]>
  /** Where in the plan it stands. */
  readonly source: string
  readonly notes: readonly string[]
}

/** All targets in the order of the data, with the levels and types of area that they tell apart. */
export interface TargetSet {
  readonly levels: readonly string[]
  readonly areaTypes: readonly string[]
  readonly targets: readonly Target[]
}

/** Of whom a line is asked; null where that is not known, or not told apart. */
export interface LineOf {
  readonly year: number
  readonly level: string | null
  readonly areaType: string | null
}

/**
 * What holds in a year. Where `ofYear` is before it the last floor or ceiling is kept: the year has no obligation of
 * its own.
 */
export interface Line extends Obligation {
  readonly kind: 'line'
  readonly comparison: Exclude<Comparison, 'info'>
  readonly ofYear: number
  readonly isKept: boolean
}

/**
 * Why there is no line: `exempt` by its type of area; `no-number`, the plan gives none at all; `none-of-place`, none
 * for this level or type of area; `place-unknown`, the numbers differ by what is not known of the unit; `not-yet`, the
 * first number is of a later year, `from`.
 */
export type NoLine =
  | { readonly kind: 'none'; readonly why: 'exempt' | 'no-number' | 'none-of-place' | 'place-unknown' }
  | { readonly kind: 'none'; readonly why: 'not-yet'; readonly from: number }

/** The key of numbers that hold for everybody. */
export const EVERYBODY = 'all'

/**
 * The line of a year: its own, else the last one before it. Nothing is put between two years that have numbers, and
 * nothing before the first. Pure.
 */
export function lineOf(target: Target, { year, level, areaType }: LineOf): Line | NoLine {
  const { comparison, by, exempt, obligations } = target
  if (comparison === 'info') return { kind: 'none', why: 'no-number' }
  const isExempt = level !== null && areaType !== null && exempt.get(level)?.includes(areaType) === true
  if (isExempt) return { kind: 'none', why: 'exempt' }
  const place = by === 'none' ? EVERYBODY : by === 'level' ? level : areaType
  if (place === null) return { kind: 'none', why: 'place-unknown' }
  const byYear = [...obligations.get(place) ?? []].sort(([one], [other]) => one - other)
  const [first] = byYear
  if (!first) return { kind: 'none', why: 'none-of-place' }
  const last = byYear.findLast(([of]) => of <= year)
  if (!last) return { kind: 'none', why: 'not-yet', from: first[0] }
  const [ofYear, obligation] = last
  return { kind: 'line', comparison, ...obligation, ofYear, isKept: ofYear < year }
}

/** The lines of a year by every place that the target tells apart, and those who are exempt, after their level. */
export function linesOf(
  { levels, areaTypes }: Pick<TargetSet, 'levels' | 'areaTypes'>, target: Target, year: number,
): (Omit<LineOf, 'year'> & { readonly line: Line | NoLine })[] {
  const places = (): Omit<LineOf, 'year'>[] => {
    switch (target.by) {
      case 'none': return [{ level: null, areaType: null }]
      case 'area_type': return areaTypes.map((areaType) => ({ level: null, areaType }))
      case 'level': return levels.map((level) => ({ level, areaType: null }))
    }
  }
  const exempt = [...target.exempt].flatMap(([level, some]) => some.map((areaType) => ({ level, areaType })))
  return [...places(), ...exempt].map((place) => ({ ...place, line: lineOf(target, { year, ...place }) }))
}

/** The stricter of two readings of a floor (the higher) or a ceiling (the lower), with the other beside it. */
export function strictest(comparison: Comparison, one: Reading, other: Reading): Obligation {
  const isOtherStricter = comparison === '<=' ? other.value < one.value : other.value > one.value
  return isOtherStricter ? { ...other, other: one } : { ...one, other }
}

/** Whether a value is on the right side of a line, the line itself being right. */
export function meets({ comparison, value }: Pick<Line, 'comparison' | 'value'>, reached: number): boolean {
  return comparison === '>=' ? reached >= value : reached <= value
}

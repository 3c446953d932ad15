import type { Measure } from './measures.ts'

/** By what a figure can be told apart. */
export const DIMENSIONS = ['agency', 'unit', 'level', 'sector', 'procedure', 'channel'] as const
export type Dimension = typeof DIMENSIONS[number]

/**
 * What a figure is: anybody may open it and see what it counts, of what, and by which article. A share is its numerator
 * over its denominator, both of which are counted; of a denominator that is zero there is no share, which is said and
 * not told as 0 or 100.
 */
export interface Metric {
  readonly id: string
  readonly nameVi: string
  readonly nameEn: string
  /** Of minutes and hours it is the mean. */
  readonly unit: 'dossiers' | 'percent' | 'minutes' | 'hours' | 'visits' | 'dossiers-a-person-year'
  /** A figure is the sum of these. */
  readonly numerator: readonly Measure[]
  readonly denominator?: readonly Measure[]
  /** What is better: more, less, or neither. */
  readonly better: 'more' | 'less' | 'neither'
  /** What belongs to the period, and when it is judged. */
  readonly cutOff: string
  readonly excludes: string
  readonly law: string
  /** Told to nobody under so many surveys as `survey-rules` says: no single answer shall be read out of it. */
  readonly isOfSurveys?: boolean
  /** Of the whole catalogue, so that it can be told apart by nothing. */
  readonly isOfNoUnit?: true
  /** Figures that must add up to this one, whatever is counted. */
  readonly parts?: readonly (readonly string[])[]
}

/** What a figure comes to. */
export interface Value {
  readonly numerator: number
  /** Of counts none. */
  readonly denominator: number | null
  /** A count, of a hundred, or a mean; null where the denominator is zero. */
  readonly value: number | null
}

/** Works a figure out from what was counted. Shares are not rounded: whoever shows them does that. */
export function valueOf(metric: Metric, counted: ReadonlyMap<Measure, number>): Value {
  const sum = (measures: readonly Measure[]) => measures.reduce((total, one) => total + (counted.get(one) ?? 0), 0)
  const numerator = sum(metric.numerator)
  if (!metric.denominator) return { numerator, denominator: null, value: numerator }
  const denominator = sum(metric.denominator)
  const whole = metric.unit === 'percent' ? 100 : 1
  return { numerator, denominator, value: denominator === 0 ? null : numerator * whole / denominator }
}

/** All that must be counted for these figures, each once. */
export function measuresOf(metrics: readonly Metric[]): Measure[] {
  return [...new Set(metrics.flatMap(({ numerator, denominator = [] }) => [...numerator, ...denominator]))]
}

/** A figure that is not what its parts add up to, or a share above the whole. */
export interface Contradiction {
  readonly metric: string
  readonly total: number
  /** None of a share: then `sum` is its denominator. */
  readonly parts: readonly string[]
  readonly sum: number
}

/** What cannot be true of what was counted: totals that do not add up, and shares of more than all. */
export function contradictionsIn(metrics: readonly Metric[], counted: ReadonlyMap<Measure, number>): Contradiction[] {
  const byId = new Map(metrics.map((metric) => [metric.id, metric]))
  const numeratorOf = (id: string) => {
    const metric = byId.get(id)
    if (!metric) throw new Error(`no figure is called ${id}`)
    return valueOf(metric, counted).numerator
  }
  return metrics.flatMap((metric) => {
    const { numerator: total, denominator } = valueOf(metric, counted)
    const tooMuch = metric.unit === 'percent' && denominator !== null && total > denominator
      ? [{ metric: metric.id, total, parts: [], sum: denominator }] : []
    const uneven = (metric.parts ?? []).flatMap((parts) => {
      const sum = parts.reduce((all, one) => all + numeratorOf(one), 0)
      return sum === total ? [] : [{ metric: metric.id, total, parts, sum }]
    })
    return [...tooMuch, ...uneven]
  })
}

/** One reading of the plan: so many of a hundred by the end of each year, for a level by its word in unit rules. */
export interface TargetReading {
  readonly level: string
  /** Where it stands. */
  readonly source: string
  readonly years: Readonly<Record<string, number>>
}

export interface PlanTarget { readonly percent: number; readonly source: string }

/** What each reading asks for by the end of a year; what was asked of an earlier year is asked still. */
export function readingsFor(readings: readonly TargetReading[], level: string, year: number): PlanTarget[] {
  return readings.filter((reading) => reading.level === level).flatMap(({ source, years }) => {
    const last = Object.keys(years).map(Number).filter((one) => one <= year).sort((a, b) => b - a)[0]
    const percent = last === undefined ? undefined : years[String(last)]
    return percent === undefined ? [] : [{ percent, source }]
  })
}

/** The strictest of the readings is the target (domain 1.1); undefined where none asks anything of that year yet. */
export function strictestOf(readings: readonly PlanTarget[]): PlanTarget | undefined {
  return readings.toSorted((a, b) => b.percent - a.percent)[0]
}

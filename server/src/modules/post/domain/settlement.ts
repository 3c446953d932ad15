import type { Dong } from '../../../kernel/money.ts'
import type { DelegatedTask } from './delegation.ts'

export type SettlementSide = 'agency' | 'post'

/** What one month adds: deeds of one task, or money that was collected (`cod`). Amounts are whole đồng. */
export interface MonthLine {
  /** The last day of the month. */
  readonly until: string
  readonly what: DelegatedTask | 'cod'
  readonly count: number
  readonly amount: Dong
}

/** What stands open at the end of a month, with all that was left from before. */
export interface OpenMonth {
  readonly until: string
  readonly lines: readonly Omit<MonthLine, 'until'>[]
  /** Owed to the post, and owed by it. */
  readonly prices: Dong
  readonly cod: Dong
}

/** Months in order; what an earlier one left open is in the later ones, too, so that nothing falls between. */
export function openMonthsOf(lines: readonly MonthLine[]): OpenMonth[] {
  const ends = [...new Set(lines.map(({ until }) => until))].toSorted()
  return ends.map((until) => {
    const sums = new Map<MonthLine['what'], { count: number; amount: Dong }>()
    for (const line of lines.filter((one) => one.until <= until)) {
      const { count, amount } = sums.get(line.what) ?? { count: 0, amount: 0 }
      sums.set(line.what, { count: count + line.count, amount: amount + line.amount })
    }
    const all = [...sums].map(([what, sum]) => ({ what, ...sum }))
    const prices = all.reduce((sum, { what, amount }) => what === 'cod' ? sum : sum + amount, 0)
    return { until, lines: all, prices, cod: sums.get('cod')?.amount ?? 0 }
  })
}

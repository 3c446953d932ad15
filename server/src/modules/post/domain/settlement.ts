import type { Dong } from '../../../kernel/money.ts'
import type { DelegatedTask } from './delegation.ts'

export type SettlementSide = 'agency' | 'post'

/** What one month adds: deeds of one task at one price, or money that was collected (`cod`). Amounts are whole đồng. */
export interface MonthLine {
  /** The last day of the month. */
  readonly until: string
  readonly what: DelegatedTask | 'cod'
  /** Of one deed; null of money. */
  readonly price: Dong | null
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
    const sums = new Map<string, Omit<MonthLine, 'until'>>()
    for (const { what, price, ...more } of lines.filter((one) => one.until <= until)) {
      const key = `${what} ${String(price)}`
      const { count, amount } = sums.get(key) ?? { count: 0, amount: 0 }
      sums.set(key, { what, price, count: count + more.count, amount: amount + more.amount })
    }
    const all = [...sums.values()]
    const sumOf = (isCod: boolean) =>
      all.reduce((sum, { what, amount }) => (what === 'cod') === isCod ? sum + amount : sum, 0)
    return { until, lines: all, prices: sumOf(false), cod: sumOf(true) }
  })
}

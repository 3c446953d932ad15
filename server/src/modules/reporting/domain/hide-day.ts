import { suppressCells } from './suppress-cells.ts'

/** Columns of what is published of a day. */
export const OPEN_COUNTS = [
  'received', 'receivedOnline', 'receivedDirect', 'settled', 'settledInTime', 'settledLate',
] as const
export type OpenCount = typeof OPEN_COUNTS[number]

/** What came and what was settled on a day in a sector; nothing of it is in two of these. */
export interface SectorDay {
  readonly sector: string
  readonly receivedOnline: number
  readonly receivedDirect: number
  readonly settledInTime: number
  readonly settledLate: number
}

/** Of a sector, or of all (`ALL_SECTORS`), with null for what is hidden. */
export type OpenRow = { readonly sector: string } & Readonly<Record<OpenCount, number | null>>

/** Stands in the place of a sector for the whole province. */
export const ALL_SECTORS = 'all'

/**
 * What is published of a day: each sector of which something is shown, in the order given, and the whole province last.
 * A sector of which all is hidden has no row, so that whoever reads it learns no more than that.
 *
 * What came and what was settled are two tables with sums of their own, which share no number: online and not, in time
 * and late. So both halves of a sum are hidden or shown by the rule, also where a file would name only one of them.
 */
export function hideDay(sectors: readonly SectorDay[]): OpenRow[] {
  const came = suppressCells(sectors.map(({ receivedOnline, receivedDirect }) => [receivedOnline, receivedDirect]))
  const ended = suppressCells(sectors.map(({ settledInTime, settledLate }) => [settledInTime, settledLate]))
  const rowOf = (sector: string, one: (table: typeof came) => readonly (number | null)[]): OpenRow => {
    const [[receivedOnline = null, receivedDirect = null, received = null],
      [settledInTime = null, settledLate = null, settled = null]] = [one(came), one(ended)]
    return { sector, received, receivedOnline, receivedDirect, settled, settledInTime, settledLate }
  }
  const rows = sectors.map(({ sector }, nth) =>
    rowOf(sector, ({ cells, rowTotals }) => [...cells[nth] ?? [], rowTotals[nth] ?? null]))
  return [
    ...rows.filter((row) => OPEN_COUNTS.some((one) => row[one] !== null)),
    rowOf(ALL_SECTORS, ({ columnTotals, total }) => [...columnTotals, total]),
  ]
}

import { groupBy } from '../../../kernel/group-by.ts'
import type { Measure } from './measures.ts'

/** Columns 3 to 13 of form II.06a/VPCP/KSTT (TT 01/2020/TT-VPCP), in its order. */
export const II_06A_COLUMNS = [
  'received', 'received-online', 'received-direct', 'carried-over', 'settled', 'settled-early', 'settled-on-time',
  'settled-late', 'open', 'open-in-term', 'open-late',
] as const satisfies readonly Measure[]

interface Named { readonly key: string; readonly name: string }

/** A line of a report: what one agency has of one level and sector, and why some of it is late. */
export interface ReportLine {
  readonly unit: Named
  readonly level: Named
  readonly sector: Named
  /** In the order of the form. */
  readonly counts: readonly number[]
  /** A code of the policy `report-late-causes`, where something is late. */
  readonly cause: string | null
  readonly note: string
}

/** A number that would be another one today. */
export interface Correction extends Pick<ReportLine, 'unit' | 'level' | 'sector'> {
  readonly column: number
  readonly then: number
  readonly now: number
}

/** Numbers of columns, from 3 as in the form: the first is the sum of the others. */
const CHECKS = [
  { check: '3=4+5+6', of: 3, parts: [4, 5, 6] }, { check: '7=8+9+10', of: 7, parts: [8, 9, 10] },
  { check: '11=12+13', of: 11, parts: [12, 13] }, { check: '3=7+11', of: 3, parts: [7, 11] },
] as const
const FIRST = 3
const LATE = [10, 13]

/** What of the checks of the form does not hold. */
export function brokenChecks(counts: readonly number[]): string[] {
  return CHECKS.filter(({ of, parts }) => columnOf(counts, of) !== sum(parts.map((one) => columnOf(counts, one))))
    .map(({ check }) => check)
}

/** Lines together, column by column; zeros where there is none. */
export function sumLines(lines: readonly Pick<ReportLine, 'counts'>[]): number[] {
  return II_06A_COLUMNS.map((_, nth) => sum(lines.map(({ counts }) => counts[nth] ?? 0)))
}

/** How much of a line is late, settled or not. */
export function lateIn(counts: readonly number[]): number {
  return sum(LATE.map((one) => columnOf(counts, one)))
}

/** Late dossiers by the cause that was said, the most first; of lines without one under null. */
export function sumByCause(lines: readonly ReportLine[]): { readonly cause: string | null; readonly count: number }[] {
  const late = lines.filter(({ counts }) => lateIn(counts) > 0)
  return [...groupBy(late, ({ cause }) => cause)]
    .map(([cause, some]) => ({ cause, count: sum(some.map(({ counts }) => lateIn(counts))) }))
    .sort((a, b) => b.count - a.count || (a.cause ?? '').localeCompare(b.cause ?? ''))
}

/** Each number that was reported and is another one by now, lines that came or went included. */
export function correctionsOf(then: readonly ReportLine[], now: readonly ReportLine[]): Correction[] {
  const [before, after] = [byKey(then), byKey(now)]
  return [...new Map([...before, ...after])].flatMap(([key, { unit, level, sector }]) =>
    II_06A_COLUMNS.flatMap((_, nth) => {
      const [was, is] = [before.get(key)?.counts[nth] ?? 0, after.get(key)?.counts[nth] ?? 0]
      return was === is ? [] : [{ unit, level, sector, column: nth + FIRST, then: was, now: is }]
    }))
}

function byKey(lines: readonly ReportLine[]): Map<string, ReportLine> {
  return new Map(lines.map((line) => [`${line.unit.key} ${line.level.key} ${line.sector.key}`, line]))
}

function columnOf(counts: readonly number[], column: number): number {
  return counts[column - FIRST] ?? 0
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}

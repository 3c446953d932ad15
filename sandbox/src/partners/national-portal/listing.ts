import { type Row, rowIn } from '../../json.ts'
import type { Json } from '../../partner.ts'

/** Dossiers that are there by a rule instead of one by one: so many numbers with one row. */
export interface Many { readonly prefix: string; readonly count: number; readonly row: Row }

const DIGITS = 7

/** What was told with the deed `hold-many`; undefined of anything else. */
export function manyIn(given: Json): Many | undefined {
  const { prefix, count, row } = rowIn(given) ?? {}
  const told = rowIn(row)
  return typeof prefix === 'string' && typeof count === 'number' && told ? { prefix, count, row: told } : undefined
}

/** One of them. */
export function rowOfMany(many: Many | undefined, number: string): Row | undefined {
  if (!many || !number.startsWith(many.prefix)) return undefined
  const nth = Number(number.slice(many.prefix.length))
  return Number.isInteger(nth) && nth >= 1 && nth <= many.count ? { ...many.row, MaHoSo: number } : undefined
}

/**
 * Dossiers that were handed in on a day (`TuNgay` = `DenNgay`, yyyyMMdd), by their numbers after `SauMaHoSo`, at most
 * `SoLuong`: number and state of each.
 */
export function listOfDay(
  { TuNgay, DenNgay, SauMaHoSo, SoLuong }: Row, held: Iterable<readonly [string, Row]>, many: Many | undefined,
): Row[] {
  const [after, limit] = [textOf(SauMaHoSo), Number(SoLuong)]
  const isOfDay = ({ NgayNopHoSo }: Row) => {
    const day = textOf(NgayNopHoSo).slice(0, 8)
    return day >= textOf(TuNgay) && day <= textOf(DenNgay)
  }
  const own = [...held].filter(([number, row]) => number > after && isOfDay(row))
    .map(([number, row]) => ({ MaHoSo: number, TrangThaiHoSo: row['TrangThaiHoSo'] ?? null }))
  return [...own, ...many && isOfDay(many.row) ? ofMany(many, after, limit) : []]
    .toSorted((one, other) => one.MaHoSo < other.MaHoSo ? -1 : 1).slice(0, limit)
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

function ofMany({ prefix, count, row }: Many, after: string, limit: number) {
  const first = after.startsWith(prefix) ? Number(after.slice(prefix.length)) + 1 : after < prefix ? 1 : count + 1
  return Array.from({ length: Math.max(0, Math.min(limit, count - first + 1)) }, (_, nth) => ({
    MaHoSo: `${prefix}${String(first + nth).padStart(DIGITS, '0')}`, TrangThaiHoSo: row['TrangThaiHoSo'] ?? null,
  }))
}

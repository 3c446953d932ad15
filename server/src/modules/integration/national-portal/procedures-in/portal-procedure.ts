import { groupBy } from '../../../../kernel/group-by.ts'
import { cleanLines, cleanText } from '../../../../kernel/vietnamese-text.ts'
import type { Answer } from '../../../../platform/partner/ask-partner.ts'
import { isKeepable, rowIn } from '../read-rows.ts'

/** A code with what it is called there. */
export interface Named { readonly code: string; readonly name: string }
/** Of which ways of handing in it is told (KENH), as the portal writes them. */
interface ByWay { readonly ways: readonly string[] }
export interface PortalLimit extends ByWay { readonly about: string; readonly amount: number; readonly unit: string }
export interface PortalFee extends ByWay { readonly about: string; readonly amount: number; readonly money: string }

/** What the portal says of a procedure, as far as it is held against ours; codes as it writes them. */
export interface PortalProcedure {
  readonly code: string
  readonly name: string
  readonly sector: string
  readonly agency: string
  readonly conditions: string
  readonly channels: readonly string[]
  readonly limits: readonly PortalLimit[]
  readonly fees: readonly PortalFee[]
  readonly components: readonly Named[]
  readonly results: readonly Named[]
  /** Number and name of each act (căn cứ pháp lý). */
  readonly acts: readonly Named[]
}

/** Of each list of a procedure; what is longer is no procedure. */
const MOST = 300
const MOST_LINE = 2_000
const MOST_AMOUNT = 1_000_000_000_000

/** Says that a procedure cannot be read: thrown here, caught here. */
class Unreadable extends Error {}

/**
 * A procedure as LayThuTuc tells it (domain reference 8.3). Undefined where it is none that can be kept whole, or one
 * of another code: what is half read would look like a difference.
 */
export function readPortalProcedure(value: unknown, code: string): PortalProcedure | undefined {
  const row = rowIn(Array.isArray(value) && value.length === 1 ? value[0] : value)
  if (!row || row['MATTHC'] !== code || !isKeepable(row)) return undefined
  try {
    return procedureIn(row, code)
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

function procedureIn(row: Answer, code: string): PortalProcedure {
  const ways = many(row['CACHTHUCTHUCHIEN'])
  const times = ways.flatMap((way) => many(way['THOIGIAN']).map((time) => ({ way: line(way['KENH']), time })))
  const fees = times.flatMap(({ way, time }) => many(time['PHILEPHI']).map((fee) => ({ way, fee })))
  const conditions = row['YEUCAU'] ?? ''
  if (typeof conditions !== 'string') throw new Unreadable()
  const name = line(row['TENTTHC'])
  if (name === '' || times.length > MOST || fees.length > MOST) throw new Unreadable()
  return {
    code, name, sector: line(row['LINHVUCTHUCHIEN']), agency: line(row['COQUANTHUCHIEN']),
    conditions: cleanLines(conditions),
    channels: once(ways.map((way) => line(way['KENH'])).filter(Boolean)),
    limits: byWay(times.map(({ way, time }) => ({
      way, told: { about: line(time['MOTA']), amount: amount(time['THOIGIANGIAIQUYET']), unit: line(time['DONVITINH']) },
    }))),
    fees: byWay(fees.map(({ way, fee }) => ({
      way, told: { about: line(fee['MOTA']), amount: amount(fee['SOTIEN']), money: line(fee['DONVI']) },
    }))),
    components: many(rowIn(row['THANHPHANHOSO'])?.['GIAYTO'] ?? row['THANHPHANHOSO'])
      .map((one) => named(one, 'MAGIAYTO', 'TENGIAYTO')),
    results: many(row['KETQUATHUCHIEN']).map((one) => named(one, 'MAKETQUA', 'TENKETQUA')),
    acts: many(row['CANCUPHAPLY']).map((one) => named(one, 'SOVANBAN', 'TENVANBAN')),
  }
}

function named(row: Answer, code: string, name: string): Named {
  const found = { code: line(row[code]), name: line(row[name]) }
  if (found.code === '' && found.name === '') throw new Unreadable()
  return found
}

/** One object, many of them, or none. */
function many(value: unknown): readonly Answer[] {
  if (value === undefined || value === null || value === '') return []
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (all.length > MOST) throw new Unreadable()
  return all.map((one) => {
    const row = rowIn(one)
    if (!row) throw new Unreadable()
    return row
  })
}

/** A text of one line; a number stands for its digits. */
function line(value: unknown): string {
  if (value === undefined || value === null) return ''
  const isNumber = typeof value === 'number' && Number.isSafeInteger(value)
  const text = typeof value === 'string' ? cleanText(value) : isNumber ? String(value) : undefined
  if (text === undefined || text.length > MOST_LINE) throw new Unreadable()
  return text
}

/** A whole number, or a decimal one of hours and days, never less than nothing. */
function amount(value: unknown): number {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  const read = /^\d{1,13}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN
  if (!(read >= 0 && read <= MOST_AMOUNT)) throw new Unreadable()
  return read
}

/** What is told the same of several ways stands once, with these. */
function byWay<T>(all: readonly { readonly way: string; readonly told: T }[]): (T & ByWay)[] {
  return [...groupBy(all, ({ told }) => JSON.stringify(told)).values()].flatMap((same) => {
    const [first] = same
    return first ? [{ ...first.told, ways: once(same.map(({ way }) => way)) }] : []
  })
}

/** Each once. */
function once<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
}

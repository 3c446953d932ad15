import { type Day, isDay } from '../../../kernel/civil-day.ts'
import { type Dong, isDong } from '../../../kernel/money.ts'
import { type Result, ok, refuse } from '../../../kernel/result.ts'

/** Money that came into an account, as its statement says. */
export interface StatementLine {
  readonly day: Day
  readonly reference: string
  readonly amount: Dong
  readonly text: string
}

/** The same with its row in the file, from 1, without the head. */
export interface NumberedLine extends StatementLine { readonly row: number }

export type StatementColumn = 'day' | 'reference' | 'amount' | 'text'
export type StatementFaultCode =
  | 'column-missing' | 'day-invalid' | 'day-to-come' | 'reference-invalid' | 'amount-invalid' | 'text-too-long'
  | 'line-twice' | 'no-lines' | 'line-of-other-unit' | 'amount-changed'

export interface StatementFault {
  /** From 1, without the head. 0 is the head. */
  readonly row: number
  readonly column: StatementColumn
  readonly code: StatementFaultCode
}
export interface StatementFaulty { readonly code: 'statement-faulty'; readonly faults: readonly StatementFault[] }

/** What a column may be headed with, in small letters without marks. */
const HEADS: Readonly<Record<StatementColumn, readonly string[]>> = {
  day: ['ngay', 'ngay giao dich', 'day'], reference: ['ma giao dich', 'so chung tu', 'reference'],
  amount: ['so tien', 'so tien ghi co', 'ghi co', 'amount'], text: ['noi dung', 'dien giai', 'text'],
}
const COLUMNS = Object.keys(HEADS) as StatementColumn[]
const LONGEST_TEXT = 500

const plain = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').trim().toLowerCase().replace(/[\s_]+/g, ' ')

/**
 * Reads a statement (sao kê): a head, then a line for each movement. Columns are found by their head, in any order;
 * others are passed over. Days are `YYYY-MM-DD` or `DD/MM/YYYY`; amounts whole đồng, with or without dots between
 * thousands. Money that went out (a minus) and empty rows are passed over; a day after `today` is a fault. Refuses the
 * whole file with `statement-faulty` and every fault: a statement of which half is read would say that money is
 * missing.
 */
export function readStatement(
  headings: readonly string[], rows: readonly (readonly string[])[], today: Day,
): Result<readonly NumberedLine[], StatementFaulty> {
  const faults: StatementFault[] = []
  const at = Object.fromEntries(COLUMNS.map((column) => {
    const place = headings.findIndex((head) => HEADS[column].includes(plain(head)))
    if (place < 0) faults.push({ row: 0, column, code: 'column-missing' })
    return [column, place]
  })) as Record<StatementColumn, number>
  if (faults.length > 0) return refuse({ code: 'statement-faulty', faults })

  const lines: NumberedLine[] = []
  const seen = new Set<string>()
  for (const [nth, cells] of rows.entries()) {
    const of = (column: StatementColumn) => (cells[at[column]] ?? '').trim()
    if (cells.every((cell) => cell.trim() === '') || of('amount').startsWith('-')) continue
    const [row, before] = [nth + 1, faults.length]
    const fault = (column: StatementColumn, code: StatementFaultCode) => faults.push({ row, column, code })
    const [day, amount, reference, text] = [dayIn(of('day')), dongIn(of('amount')), of('reference'), of('text')]
    if (day === undefined) fault('day', 'day-invalid')
    else if (day > today) fault('day', 'day-to-come')
    if (amount === undefined) fault('amount', 'amount-invalid')
    if (!/^[\x21-\x7e]{1,80}$/.test(reference)) fault('reference', 'reference-invalid')
    if (text.length > LONGEST_TEXT) fault('text', 'text-too-long')
    const key = `${day ?? ''} ${reference}`
    if (seen.has(key)) fault('reference', 'line-twice')
    seen.add(key)
    if (day !== undefined && amount !== undefined && faults.length === before)
      lines.push({ row, day, reference, amount, text: text.replaceAll('\0', '') })
  }
  if (faults.length === 0 && lines.length === 0) faults.push({ row: 0, column: 'amount', code: 'no-lines' })
  return faults.length > 0 ? refuse({ code: 'statement-faulty', faults }) : ok(lines)
}

/** A line that was read before, of whatever account. */
export interface KnownLine extends Pick<StatementLine, 'day' | 'reference' | 'amount'> { readonly unitId: bigint }

/**
 * Which lines of a statement are new for the account of a section. Refuses with `statement-faulty` where one of them
 * stands in the account of another section, with the same number and amount (`line-of-other-unit`): its money would
 * stand there twice; and where the number is known here with another amount (`amount-changed`), of which one is wrong.
 */
export function freshLines(
  unitId: bigint, lines: readonly NumberedLine[], known: readonly KnownLine[],
): Result<readonly NumberedLine[], StatementFaulty> {
  const faults: StatementFault[] = []
  const before = new Map<string, KnownLine[]>()
  for (const one of known) {
    const key = `${one.day} ${one.reference}`
    before.set(key, [...before.get(key) ?? [], one])
  }
  const fresh = lines.filter(({ row, day, reference, amount }) => {
    const same = before.get(`${day} ${reference}`) ?? []
    const own = same.find((one) => one.unitId === unitId)
    if (own && own.amount !== amount) faults.push({ row, column: 'amount', code: 'amount-changed' })
    if (!own && same.some((one) => one.amount === amount))
      faults.push({ row, column: 'reference', code: 'line-of-other-unit' })
    return !own
  })
  return faults.length > 0 ? refuse({ code: 'statement-faulty', faults }) : ok(fresh)
}

function dayIn(text: string): Day | undefined {
  const [, date, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? []
  const day = date === undefined ? text : `${String(year)}-${String(month)}-${date}`
  return isDay(day) ? day : undefined
}

/** Groups of three with one sort of sign between, or digits alone: `1.000` is a thousand, `1,5` is nothing. */
function dongIn(text: string): Dong | undefined {
  if (![/^\d{1,16}$/, /^\d{1,3}(\.\d{3})+$/, /^\d{1,3}(,\d{3})+$/].some((shape) => shape.test(text))) return undefined
  const amount = Number(text.replace(/[.,]/g, ''))
  return isDong(amount) && amount > 0 ? amount : undefined
}

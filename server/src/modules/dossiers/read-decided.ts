import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Component, ContentTables, LimitUnit, ProcedureContent, TableSubject } from '../catalogue/public.ts'

export interface DecidedFeeLine {
  readonly name: string
  /** Whole đồng; 0 is what the table waives, and never what it does not know. */
  readonly amount: number
  readonly per: string
  readonly reason: string | null
}

export interface DecidedPaper {
  /** Of the components of the version. */
  readonly component: string
  readonly isRequired: boolean
  readonly reason: string | null
}

export interface DecidedLimit {
  readonly unit: LimitUnit
  readonly amount: number
  readonly reason: string | null
}

/** What each table says, in the shape in which it is kept with the dossier. */
export interface DecidedValues {
  readonly fee: readonly DecidedFeeLine[]
  readonly papers: readonly DecidedPaper[]
  readonly limit: DecidedLimit
}

/** What a table said, by which of its rules. */
export type DecidedByTable = {
  readonly [S in TableSubject]: {
    readonly subject: S
    /** As the version names it. */
    readonly decision: string
    /** The rules of that table that gave the answer, the first being 1; none of an expression. */
    readonly rules: readonly number[]
    readonly value: DecidedValues[S]
  }
}[TableSubject]

/** The words of a fault, for whoever keeps the table. */
type Read<T> = Result<T, { readonly code: 'decision-failed'; readonly text: string }>
type Asking = Pick<ProcedureContent, 'fee' | 'components'>

/**
 * Takes the answer of a table for what it is to say, or tells what is wrong with it: a fee that is not known, a paper
 * that the version does not have. Nothing is guessed, and least of all that something is free. Pure.
 */
export const READ_DECIDED: {
  readonly [S in TableSubject]: (value: unknown, content: Asking) => Read<DecidedValues[S]>
} = {
  fee: readFee, papers: readPapers, limit: readLimit,
}

/** Which tables a version asks, in the order in which a person reads of them. */
export function subjectsOf(tables: ContentTables | undefined): TableSubject[] {
  return (['papers', 'fee', 'limit'] as const).filter((subject) => tables?.[subject] !== undefined)
}

/** Each fee of the version, once: `name`, `amount` in đồng, and if there is one `reason`. */
function readFee(value: unknown, { fee: { items } }: Asking): Read<DecidedFeeLine[]> {
  const rows = rowsOf(value)
  if (rows.length === 0) return fault('không luật nào của bảng đúng với hồ sơ, nên không có mức thu')
  const lines: DecidedFeeLine[] = []
  for (const row of rows) {
    const { name, amount } = row
    const item = items.find((one) => one.name === name)
    if (!item) return fault(`khoản thu “${wordOf(name)}” không có trong thủ tục`)
    if (lines.some((one) => one.name === name)) return fault(`khoản thu “${wordOf(name)}” có hai mức`)
    if (!isDong(amount)) return fault(`mức thu của “${wordOf(name)}” không phải số đồng: ${wordOf(amount)}`)
    lines.push({ name: item.name, amount, per: item.per, reason: reasonOf(row) })
  }
  const left = items.find(({ name }) => !lines.some((one) => one.name === name))
  return left ? fault(`bảng không nói mức của “${left.name}”; khoản được miễn phải ghi 0`) : ok(lines)
}

/** `paper`, the id of a component or its document type, and `required`; what is always handed in stays so. */
function readPapers(value: unknown, { components }: Asking): Read<DecidedPaper[]> {
  const papers: DecidedPaper[] = []
  for (const row of rowsOf(value)) {
    const { paper, required } = row
    const named = componentsNamed(components, paper)
    if (named.length === 0) return fault(`giấy tờ “${wordOf(paper)}” không có trong thủ tục`)
    if (typeof required !== 'boolean') return fault(`không rõ “${wordOf(paper)}” có phải nộp không: ${wordOf(required)}`)
    for (const { id, required: always } of named) {
      if (papers.some(({ component }) => component === id)) return fault(`bảng nói hai lần về “${wordOf(paper)}”`)
      papers.push({ component: id, isRequired: required || always === 'always', reason: reasonOf(row) })
    }
  }
  return ok(papers)
}

/** Components by id or by document type; the declaration is no paper that a table could ask for. */
export function componentsNamed(components: readonly Component[], paper: unknown): readonly Component[] {
  return components.filter(({ id, documentType, isForm }) =>
    !isForm && typeof paper === 'string' && paper !== '' && (id === paper || documentType === paper))
}

export const LIMIT_UNITS: readonly LimitUnit[] =
  ['working-day', 'working-hour', 'half-day', 'day', 'hour', 'month', 'same-day']

/** `amount` and `unit`, as limits of the catalogue have them. */
function readLimit(value: unknown): Read<DecidedLimit> {
  const rows = rowsOf(value)
  const [row] = rows
  if (!row) return fault('không luật nào của bảng đúng với hồ sơ, nên không có thời hạn')
  if (rows.length > 1) return fault('bảng cho hơn một thời hạn')
  const unit = LIMIT_UNITS.find((one) => one === row['unit'])
  if (unit === undefined) return fault(`đơn vị của thời hạn không có: ${wordOf(row['unit'])}`)
  const { amount } = row
  return isLimitAmount(amount, unit)
    ? ok({ unit, amount, reason: reasonOf(row) })
    : fault(`thời hạn không phải một số đếm được theo “${unit}”: ${wordOf(amount)}`)
}

type Row = Readonly<Record<string, unknown>>

function rowsOf(value: unknown): readonly Row[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
  return all.map((one) => typeof one === 'object' && one !== null ? one as Row : {})
}

function reasonOf({ reason }: Row): string | null {
  return typeof reason === 'string' && reason.trim() !== '' ? reason.trim().slice(0, 500) : null
}

/** Whole đồng that a fee may be: no text, no fraction, nothing below 0, and a milliard at most. Pure. */
export function isDong(amount: unknown): amount is number {
  return typeof amount === 'number' && Number.isInteger(amount) && amount >= 0 && amount <= 1_000_000_000
}

/**
 * An amount of a limit that can be counted (`readyCount`): whole, of hours halves, too; 0 on the same day and more than
 * that of everything else. Of a unit that is not known what any of them allows. Pure.
 */
export function isLimitAmount(amount: unknown, unit: LimitUnit | undefined): amount is number {
  if (typeof amount !== 'number' || amount < 0 || amount > 10_000) return false
  if (unit === 'same-day') return amount === 0
  const mayBeHalf = unit === undefined || unit === 'hour' || unit === 'working-hour'
  return Number.isInteger(mayBeHalf ? amount * 2 : amount) && (unit === undefined || amount > 0)
}

function wordOf(value: unknown): string {
  if (value === undefined) return 'không có'
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 80)
}

function fault(text: string): Read<never> {
  return refuse({ code: 'decision-failed', text })
}

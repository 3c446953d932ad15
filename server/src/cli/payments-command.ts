import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Day, dayOf, isDay } from '../kernel/civil-day.ts'
import { formatDong } from '../kernel/money.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import { type DirectorySource, takesMoney } from '../modules/organisation/public.ts'
import {
  type Difference, type ReconciledDay, type StatementFault, keepStatement, listAtGateway,
  listDifferences, readStatement, reconcileDay,
} from '../modules/payments/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import type { PaymentGateway } from '../platform/gateway/payment-gateway.ts'
import { tableReader } from '../platform/table-file/open-table-reader.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { refuseDeed } from './refuse.ts'

export const PAYMENTS_HELP = `motcua payments reconcile --day DAY [--json] [--data FOLDER]
motcua payments statement UNIT FILE [--json] [--data FOLDER]

reconcile holds a day three ways against itself: payments online and by transfer here, the gateway's own list, lines of
statements. Money that the gateway lists and nobody told of is received first. Done anew it comes to the same.
statement reads the statement (CSV or XLSX, 2,000 lines at most) of the account of a section: its head names Ngày,
Mã giao dịch, Số tiền and Nội dung. The same file again changes nothing.

  --day DAY   such as 2021-06-25
  UNIT        id of the section: that of its agency in organisation.yaml and :one-stop
  --json      {"day", "ours", "gateway", "statement", "open", "differences"}, or {"statement", "lines", "known"}

Exit 0 = nothing of the day is left to settle, or the statement is read; 1 = something is, or refused; 2 = wrong use.`

/** The words after `payments`. */
export type PaymentsUse = { readonly isJson: boolean; readonly data: string | undefined } & (
  | { readonly deed: 'reconcile'; readonly day: Day }
  | { readonly deed: 'statement'; readonly unit: string; readonly file: string })

export interface PaymentsRooms extends Backing {
  readonly directory: DirectorySource
  readonly gateway?: PaymentGateway | undefined
}

const PROGRAM = 1n
const LIMITS = { mostRows: 2_001, mostColumns: 50 }
const MOST_BYTES = 4_000_000
const PAGE = 500

/** Reads the words, or answers what is wrong with them. */
export function readPaymentsUse(args: readonly string[]): PaymentsUse | string {
  const options = { day: { type: 'string' }, json: { type: 'boolean' }, data: { type: 'string' } } as const
  try {
    const { values, positionals: [deed, unit, file, ...more] } =
      parseArgs({ args: [...args], options, allowPositionals: true })
    const { day = '', data, json: isJson = false } = values
    if (deed === 'reconcile' && unit === undefined)
      return isDay(day) ? { deed, day, isJson, data } : '--day phải là một ngày có thật, như 2021-06-25'
    if (deed === 'statement' && unit !== undefined && file !== undefined && more.length === 0)
      return { deed, unit, file, isJson, data }
    return 'Cần: motcua payments reconcile --day DAY, hoặc motcua payments statement UNIT FILE'
  } catch (error) {
    return explainUse(error)
  }
}

type Io = Pick<CommandIo, 'stdout' | 'stderr'>

/** `motcua payments`. */
export async function runPayments(use: PaymentsUse, io: Io, rooms: PaymentsRooms): Promise<ExitCode> {
  return use.deed === 'reconcile' ? runReconcile(use.day, use.isJson, io, rooms) : runStatement(use, io, rooms)
}

const sender = (deed: string) => ({ actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf(deed) })

async function runReconcile(day: Day, isJson: boolean, io: Io, rooms: PaymentsRooms): Promise<ExitCode> {
  if (day > dayOf(rooms.clock.now())) return refuseDeed(io, isJson, 'day-not-over', `${day} chưa tới, chưa có gì để đối soát`)
  const list = await listAtGateway(rooms.gateway, day)
  if (!list.ok)
    return refuseDeed(io, isJson, 'gateway-unreachable', `cổng thanh toán chưa trả lời (${list.refusal.why}), hãy đối soát lại sau`)
  const done = await inTransaction(
    rooms, sender('payments reconcile'), (ctx) => reconcileDay(ctx, { day, list: list.value }),
    (value) => ({ status: 200, body: { ...value } }),
  )
  if (!done.ok) throw new Error(done.refusal.code)
  const open: Difference[] = []
  for (let after = 0n; ;) {
    const page = await listDifferences(rooms.db, { day, after, unitIds: undefined }, PAGE)
    open.push(...page.filter(({ state }) => state === 'open'))
    const last = page.at(-1)
    if (!last || page.length < PAGE) break
    after = last.id
  }
  const { body } = done.value
  io.stdout(isJson
    ? JSON.stringify({ ...body, differences: open.map(showDifference) })
    : [...inWords(body), ...open.map(sayDifference), open.length === 0 ? 'Khớp.' : `Còn ${open.length} chênh lệch.`].join('\n'))
  return open.length === 0 ? 0 : 1
}

function showDifference({ publicId: id, kind, source, reference, ours, theirs }: Difference) {
  return { id, kind, source, reference, ours, theirs }
}

const KINDS: Readonly<Record<Difference['kind'], string>> = {
  'amount': 'khác số tiền', 'not-owed': 'không còn phải nộp', 'missing-here': 'không có đơn thanh toán',
  'missing-gateway': 'cổng thanh toán không có', 'missing-statement': 'sao kê không có', 'unmatched': 'chưa rõ của ai',
}
const money = (amount: number | null) => amount === null ? 'không có' : formatDong(amount)

function sayDifference({ kind, reference, ours, theirs }: Difference): string {
  return `- ${reference}: ${KINDS[kind]}; ở đây ${money(ours)}, bên kia ${money(theirs)}`
}

function inWords({ day, ours, gateway, statement }: ReconciledDay): string[] {
  return [`Ngày ${day}: hệ thống ${formatDong(ours)}, cổng thanh toán ${money(gateway)}, sao kê ${formatDong(statement)}`]
}

async function runStatement(
  { unit: wanted, file, isJson }: Extract<PaymentsUse, { deed: 'statement' }>, io: Io, rooms: PaymentsRooms,
): Promise<ExitCode> {
  await rooms.directory.refresh()
  const unit = rooms.directory.on(dayOf(rooms.clock.now())).find(wanted)
  if (!unit) return refuseDeed(io, isJson, 'unit-unknown', `không có ${wanted}`)
  if (!takesMoney(unit)) return refuseDeed(io, isJson, 'section-unknown', `${unit.name} không phải là bộ phận thu tiền`)
  let content: Buffer
  try {
    content = readFileSync(file)
  } catch {
    return refuseDeed(io, isJson, 'file-unreadable', `không đọc được ${file}`)
  }
  if (content.length > MOST_BYTES) return refuseDeed(io, isJson, 'table-too-large', 'tệp quá lớn')
  const table = await tableReader.ask({ content, ...LIMITS })
  tableReader.close()
  if ('code' in table) return refuseDeed(io, isJson, table.code, 'không đọc được bảng')
  const [headings = [], ...rows] = table.rows
  const read = readStatement(headings, rows, dayOf(rooms.clock.now()))
  if (!read.ok) return refuseFile(io, isJson, read.refusal.faults)
  const done = await inTransaction(rooms, sender('payments statement'), (ctx) => keepStatement(ctx, {
    unitId: unit.id, content, lines: read.value,
  }), ({ publicId: statement, lines, known }) => ({ status: 200, body: { statement, lines, known } }))
  if (!done.ok) {
    if (done.refusal.code === 'statement-faulty') return refuseFile(io, isJson, done.refusal.faults)
    if (done.refusal.code !== 'statement-of-other-unit') throw new Error(done.refusal.code)
    return refuseDeed(io, isJson, done.refusal.code, 'tệp này đã được đọc cho tài khoản của bộ phận khác')
  }
  const { lines, known } = done.value.body
  io.stdout(isJson ? JSON.stringify(done.value.body) : `Đã đọc ${lines} dòng, ${known} dòng có từ trước.`)
  return 0
}

/** All faults of a file at once: a line each in words, one answer in JSON. */
function refuseFile(io: Io, isJson: boolean, faults: readonly StatementFault[]): ExitCode {
  const texts = faults.map(sayFault)
  for (const text of isJson ? [texts.join('; ')] : texts) refuseDeed(io, isJson, 'statement-faulty', text)
  return 1
}

function sayFault({ row, column, code }: StatementFault): string {
  return `dòng ${row}, cột ${column}: ${code}`
}

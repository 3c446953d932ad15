import { fileURLToPath } from 'node:url'
import { dayInFigures, dayOf } from '../../kernel/civil-day.ts'
import { type Dong, formatDong } from '../../kernel/money.ts'
import { dongInWords } from '../../kernel/money-in-words.ts'
import { compilePaper, readTemplates } from '../../platform/pdf/typst.ts'

/** What stands on a receipt, in the words of whoever gave it. */
export interface PrintedReceipt {
  readonly agency: string
  readonly section: string
  /** Mẫu số, ký hiệu. */
  readonly form: string
  readonly symbol: string
  readonly number: number
  readonly payer: string
  readonly lines: readonly { readonly name: string; readonly dossier: string; readonly amount: Dong }[]
  readonly amount: Dong
  /** How it was paid, in words. */
  readonly way: string
  /** Null where the program gave it. */
  readonly cashier: string | null
  /** Of how many other dossiers it has lines that are not shown. */
  readonly others: number
  readonly issuedAt: Date
  readonly replaces: number | null
  readonly isVoid: boolean
}

const templates = readTemplates(fileURLToPath(new URL('slips', import.meta.url)))

/** Numbers of receipts have seven digits (NĐ 123/2020 Phụ lục I). */
export function receiptNumber(number: number): string {
  return String(number).padStart(7, '0')
}

/**
 * Receipts (biên lai thu phí, lệ phí) as a PDF, a page each, A5 or with more than three lines A4, their amounts in
 * figures and in words.
 */
export async function printReceipts(receipts: readonly PrintedReceipt[]): Promise<Uint8Array> {
  const [first] = receipts
  if (!first) throw new Error('no receipt to print')
  return compilePaper({
    templates, main: 'cash-receipt.typ', at: first.issuedAt, data: { receipts: receipts.map(onPaper) },
  })
}

function onPaper({ issuedAt, number, replaces, lines, amount, ...data }: PrintedReceipt) {
  return {
    ...data, number: receiptNumber(number), replaces: replaces === null ? null : receiptNumber(replaces),
    lines: lines.map((line) => ({ ...line, amount: formatDong(line.amount) })), amount: formatDong(amount),
    words: dongInWords(amount), dated: `Ngày ${dayInFigures(dayOf(issuedAt))}`,
  }
}

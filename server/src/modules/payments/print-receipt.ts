import { fileURLToPath } from 'node:url'
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
  /** How it was paid, where and when, in words. */
  readonly way: string
  readonly dated: string
  readonly cashier: string
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
 * A receipt (biên lai thu phí, lệ phí) as a PDF of one page, A5 or with more than three lines A4, its amount in figures
 * and in words.
 */
export async function printReceipt(
  { issuedAt, number, replaces, lines, amount, ...data }: PrintedReceipt,
): Promise<Uint8Array> {
  return compilePaper({
    templates, main: 'cash-receipt.typ', at: issuedAt,
    data: {
      ...data, number: receiptNumber(number), replaces: replaces === null ? null : receiptNumber(replaces),
      lines: lines.map((line) => ({ ...line, amount: formatDong(line.amount) })), amount: formatDong(amount),
      words: dongInWords(amount),
    },
  })
}

import { type Dong, formatDong } from '../../../kernel/money.ts'
import type { FeeItem, ProcedureContent } from './procedure.ts'

/** A fee as it is told to an applicant. */
export interface ShownFee {
  /** One sentence, or two where it depends. */
  readonly summary: string
  /** One line an item. */
  readonly lines: readonly string[]
  /** Whether what has to be paid is known from what is published; if not, it is counted as missing. */
  readonly isPublished: boolean
}

/**
 * The fee in words, honestly (phí, lệ phí). Free is said only of what law makes free: an amount nobody published is
 * "chưa công bố", one that the council sets is "do Hội đồng nhân dân tỉnh quy định", one that another agency computes
 * is so named. Never "0 đồng".
 */
export function showFee(fee: ProcedureContent['fee']): ShownFee {
  const lines = fee.items.map(lineOf)
  switch (fee.state) {
    case 'free': return { summary: 'Không thu phí, lệ phí', lines: [], isPublished: true }
    case 'council': return {
      summary: 'Mức thu do Hội đồng nhân dân tỉnh quy định; chưa công bố mức cụ thể tại đây', lines, isPublished: false,
    }
    case 'variable': return {
      summary: fee.text ?? 'Cơ quan khác tính và thông báo trong quá trình giải quyết', lines, isPublished: true,
    }
    // Free in some cases, and in the others what the council set, which is not known here.
    case 'mixed': return {
      summary: fee.text ?? 'Tùy trường hợp: miễn, hoặc mức do Hội đồng nhân dân tỉnh quy định', lines,
      isPublished: false,
    }
    case 'amount': return fee.items.length === 0
      ? { summary: fee.text ?? UNPUBLISHED, lines, isPublished: fee.text !== null }
      : { summary: amountsOf(fee.items), lines, isPublished: fee.items.every(({ amount }) => amount !== null) }
    case 'unpublished': return { summary: UNPUBLISHED, lines, isPublished: false }
  }
}

const UNPUBLISHED = 'Chưa công bố mức phí, lệ phí'

function amountsOf(items: readonly FeeItem[]): string {
  return items.map(({ name, amount, per }) => `${name}: ${moneyOf(amount, per)}`).join('; ')
}

function lineOf({ name, amount, onlineAmount, per, condition }: FeeItem): string {
  const online = onlineAmount === null ? '' : `; nộp trực tuyến: ${moneyOf(onlineAmount, per)}`
  return `${name}: ${moneyOf(amount, per)}${online}${condition === null ? '' : ` (${condition})`}`
}

/** An item of nothing is one that law waives in its case; an unknown one is not published. */
function moneyOf(amount: Dong | null, per: string): string {
  if (amount === null) return 'chưa công bố mức'
  return amount === 0 ? 'miễn' : `${formatDong(amount)}/${per}`
}

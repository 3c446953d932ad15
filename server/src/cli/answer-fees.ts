import type { Day } from '../kernel/civil-day.ts'
import { formatDong } from '../kernel/money.ts'
import { parseProcedureCode } from '../kernel/procedure-code.ts'
import {
  CHANNELS, type ComputedFee, type ComputedFees, FACT_NAMES, type FactName, type FactsInvalid, type FactsMissing,
  type FeeFault, type FeeFaulty, type FeeState, ZONES, computeFees, readFeeFacts,
} from '../modules/payments/public.ts'
import { type AnswerError, type Question, answerError, quoted } from './batch.ts'
import type { ProcedureName } from './procedure-names.ts'
import type { ReadFees } from './read-fees.ts'

/** What a question about fees is answered from. `today` is the day of facts that name none. */
export interface FeeData {
  readonly fees: ReadFees
  readonly names: readonly ProcedureName[]
  readonly today: Day
}

export interface FeeAnswer extends ComputedFees {
  readonly code: string
  readonly procedure: string
  readonly name: string
  readonly onDay: Day
}

/** Facts that are right, to stand in an advice. */
export const FACTS_EXAMPLE = '{"papers": [{"pages": 3, "copies": 2}]}'

/** Keys of a line of `fees compute --batch`. */
export const FEE_KEYS = ['code', 'facts'] as const

const FACTS: Readonly<Record<FactName, string>> = {
  channel: `nơi nộp (${CHANNELS.join(', ')})`, copies: 'số bản, số nguyên từ 1 đến 10000',
  pages: 'số trang của một bản, số nguyên từ 1 đến 10000', zone: `khu vực (${ZONES.join(', ')})`,
  papers: 'danh sách giấy tờ, mỗi giấy có pages (1 đến 2000) và copies (1 đến 200), ví dụ [{"pages": 3, "copies": 2}]',
  subjects: 'danh sách mã diện, để [] nếu không thuộc diện nào', quantity: 'số lượng, số nguyên từ 1 đến 1000000',
  onDay: 'một ngày, ví dụ 2026-03-01',
}
const FAULTS: Readonly<Record<FeeFault, string>> = {
  'broken': 'quy tắc viết sai', 'condition': 'điều kiện miễn không trả lời có hay không', 'unknown': 'không ra số tiền',
  'no-number': 'không ra một con số', 'fraction': 'ra số tiền lẻ dưới một đồng', 'negative': 'ra số tiền âm',
  'too-large': 'ra số tiền quá lớn',
}
const STATES: Readonly<Record<FeeState, string>> = {
  'owed': 'phải nộp', 'exempt': 'được miễn', 'free': 'không thu', 'unpublished': 'chưa công bố mức thu',
  'by-another-agency': 'cơ quan khác tính',
}

/**
 * The answer to one question: the fees, or an error with the codes `procedure-unknown`, `rule-missing`,
 * `facts-invalid`, `facts-missing`, `fee-faulty` and what to do in Vietnamese.
 */
export function answerFees(question: Question, { fees, names, today }: FeeData): FeeAnswer | AnswerError {
  const [code, raw] = FEE_KEYS.map((key) => question.get(key))
  if (typeof code !== 'string') return unknownProcedure(code)
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) {
    return answerError('facts-invalid', `facts phải là một đối tượng JSON, ví dụ ${FACTS_EXAMPLE}.`)
  }
  const facts = readFeeFacts(raw as Readonly<Record<string, unknown>>, new Set(fees.subjects.keys()), today)
  if (!facts.ok) return answerError(facts.refusal.code, textOfInvalid(facts.refusal, fees))
  const { onDay } = facts.value

  const base = parseProcedureCode(code)?.base ?? code
  const meant = names.filter((one) => one.id === base || one.code === base)
  if (meant.length === 0) return unknownProcedure(code)
  const found = meant.find(({ validFrom, validTo }) => validFrom <= onDay && (validTo === null || validTo >= onDay))
  if (!found) {
    return answerError('procedure-unknown', `Thủ tục ${quoted(code)} không có hiệu lực ngày ${onDay}. Hãy xem lại mã hoặc ngày.`)
  }
  const rule = fees.ruleOn(found.id, onDay)
  if (!rule) {
    return answerError('rule-missing', `Chưa có quy tắc thu của “${found.name}” ngày ${onDay}; chưa có quy tắc không phải là miễn. Hãy bổ sung vào fees.yaml.`)
  }
  const computed = computeFees(rule, facts.value)
  if (!computed.ok) return answerError(computed.refusal.code, textOfRefusal(computed.refusal))
  return { code: found.code, procedure: found.id, name: found.name, onDay, ...computed.value }
}

function unknownProcedure(code: unknown): AnswerError {
  const text = `Danh mục không có thủ tục ${quoted(code ?? null)}. Hãy tìm mã bằng: motcua catalogue find "tên thủ tục".`
  return answerError('procedure-unknown', text)
}

function textOfInvalid({ fact, why, subject }: FactsInvalid, { subjects }: ReadFees): string {
  if (why === 'unknown-fact') return `Không có dữ kiện ${quoted(fact)}. Các dữ kiện: ${FACT_NAMES.join(', ')}.`
  if (why === 'unknown-subject') {
    return `Không có diện ${quoted(subject)}. Các diện: ${[...subjects].map(([code, name]) => `${code} (${name})`).join(', ')}.`
  }
  return `Dữ kiện ${fact} chưa đúng: cần ${FACTS[fact as FactName]}.`
}

function textOfRefusal(refusal: FactsMissing | FeeFaulty): string {
  if (refusal.code === 'facts-missing') {
    return `Còn thiếu dữ kiện để tính: ${refusal.missing.map((name) => `${name} – ${FACTS[name]}`).join('; ')}.`
  }
  const { item, fault, found } = refusal
  return `Quy tắc thu “${item}” bị lỗi: ${FAULTS[fault]} (${found}). Không thu theo quy tắc này; hãy sửa fees.yaml.`
}

/** The answer in words, a line a fee, for whoever reads it at the counter. */
export function sayFees({ code, name, onDay, items, total, isWhole }: FeeAnswer): string[] {
  return [
    `${name} (${code}), ngày ${onDay}`,
    ...items.map((item) => `- ${item.name}: ${sayAmount(item)}. ${item.why}`),
    `Tổng phải nộp: ${formatDong(total)}`,
    ...isWhole ? [] : ['Chưa phải là toàn bộ: có khoản chưa công bố mức thu hoặc do cơ quan khác tính.'],
  ]
}

function sayAmount({ amount, state }: ComputedFee): string {
  return state === 'owed' && amount !== null ? `${formatDong(amount)}, ${STATES[state]}` : STATES[state]
}

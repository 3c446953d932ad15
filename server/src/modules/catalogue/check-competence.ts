import { askFeel } from '../../platform/feel/ask-feel.ts'
import { faultOfFeel, isPlainFeel } from '../../platform/feel/check-feel.ts'
import { ANY_SECTION, type CompetenceRules, type Exemption } from './domain/competence.ts'

/** What a rule may ask about, all unknown: an expression that fails on these fails on somebody. */
const NOBODY = {
  place: { territory: null, area: null, above: [], section: null, sectionAgency: null },
  subject: { kind: null }, object: { answers: {} },
}
/** One who has everything, for the other branch of comparisons. */
const SOMEBODY = {
  place: { territory: 'here', area: 'rural', above: ['around'], section: 'counter', sectionAgency: 'office' },
  subject: { kind: 'citizen' }, object: { answers: {} },
}

/**
 * What is wrong with the rules of competence, in words, each with its place: names used twice, expressions that are
 * broken, that may take long, or that do not answer yes or no. Nothing, if they can be asked.
 */
export function faultsOfCompetence(rules: CompetenceRules): string[] {
  const { guides, receives, decides, exemptions } = rules
  const tables = { guide: guides, receive: receives, decide: decides, exempt: exemptions } as const
  return Object.entries(tables).flatMap(([table, lines]) => [
    ...lines.flatMap((line) => faultsOfLine(line).map((fault) => `${table} ${line.id}: ${fault}`)),
    ...twice(lines).map((id) => `${table} ${id}: mã dùng hai lần`),
    ...table === 'guide' ? [] : lines.filter((line) => 'unit' in line && line.unit === ANY_SECTION)
      .map(({ id }) => `${table} ${id}: “${ANY_SECTION}” chỉ dùng cho nơi hướng dẫn`),
  ]).concat(decides.length > 0 && decides.at(-1)?.when !== null
    ? ['decide: dòng cuối phải không có điều kiện, để hồ sơ nào cũng có nơi giải quyết'] : [])
}

function faultsOfLine({ when, reason }: Exemption): string[] {
  const silent = reason.trim() === '' ? ['chưa nêu lý do'] : []
  if (when === null) return silent
  const broken = faultOfFeel(when)
  if (broken !== undefined) return [...silent, `biểu thức sai: ${broken}`]
  if (!isPlainFeel(when)) return [...silent, 'biểu thức quá nặng: không dùng vòng lặp, bộ lọc, biểu thức chính quy']
  const answers = [NOBODY, SOMEBODY].map((facts) => askFeel(when, facts, new Date(0)))
  const faults = answers.flatMap((answer) => answer.ok
    ? answer.value === null || typeof answer.value === 'boolean' ? [] : [`không trả lời có hoặc không: ${when}`]
    : [answer.text])
  return [...silent, ...new Set(faults)]
}

function twice(lines: readonly { readonly id: string }[]): string[] {
  const ids = lines.map(({ id }) => id)
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}

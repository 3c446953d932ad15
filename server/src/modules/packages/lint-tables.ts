import type { Decision, DecisionModel, DecisionTable } from '../../platform/dmn/model.ts'
import type { TableSubject } from '../catalogue/public.ts'
import { LIMIT_UNITS, componentsNamed, isDong, isLimitAmount } from '../dossiers/public.ts'
import type { CompiledProcess } from './compile-process.ts'
import { keysOfForms } from './keys-of-forms.ts'
import type { Finding, PackageData } from './package-data.ts'
import { plainAnswers } from './plain-answers.ts'
import { tablesAsked } from './tables-of-package.ts'

/** What the columns of answers of a table must be, by what it is to say (ADR 0045). */
const COLUMNS: Readonly<Record<TableSubject, Readonly<Record<string, 'string' | 'number' | 'boolean'>>>> = {
  fee: { name: 'string', amount: 'number' }, papers: { paper: 'string', required: 'boolean' },
  limit: { amount: 'number', unit: 'string' },
}

/** What a decision sees of a dossier: the parts of `dossier` in docs/process-variables.md. */
const OF_DOSSIER = new Set([
  'channel', 'limitCase', 'delivery', 'proposal', 'supplements', 'extensions', 'isForOther', 'receivedAt', 'dueAt',
  'receivesAt', 'competent', 'territory',
])

/** Policies by which a table answers with a list, however many rules fit. */
const LISTS: ReadonlySet<DecisionTable['policy']> = new Set<DecisionTable['policy']>([
  'collect', 'rule-order', 'output-order',
])

/**
 * What is wrong with the decisions of a package as it asks them: one that is not there, answers that say no fee, paper
 * or limit, questions that no form has; and decisions that nothing asks. What their cells compute only a try can tell.
 * Pure.
 */
export function lintTables(data: PackageData, compiled: Pick<CompiledProcess, 'model' | 'decisions'>): Finding[] {
  const own = data.decisions.flatMap(({ id }, nth) => {
    const model = compiled.decisions[id]
    return model ? [{ id, nth, model }] : []
  })
  const ofTables = tablesAsked(data.content).flatMap(([subject, wanted]) => {
    const pointer = `/content/tables/${subject}`
    const found = own.map(({ model, nth }) => ({ model, nth, decision: decisionIn(model, wanted) }))
      .find(({ decision }) => decision)
    if (!found?.decision) {
      return [finding('decision-unknown', pointer, null, `không có quyết định “${wanted}” trong gói`)]
    }
    const { model, nth, decision } = found
    const at = (code: string, text: string) => finding(code, `/decisions/${String(nth)}/dmn`, decision.id, text)
    return [
      ...lintAnswers(subject, decision, model, data).map((text) => at('decision-output-wrong', text)),
      ...lintQuestions(model, decision, data).map((text) => at('decision-input-unknown', text)),
    ]
  })
  return [...ofTables, ...unasked(data, compiled, own)]
}

function decisionIn({ decisions }: DecisionModel, wanted: string): Decision | undefined {
  return decisions[wanted] ?? Object.values(decisions).find(({ name }) => name === wanted)
}

function lintAnswers(
  subject: TableSubject, decision: Decision, { types }: DecisionModel, { content }: PackageData,
): string[] {
  const { logic } = decision
  const cells = plainAnswers(decision).flatMap(({ place, cells: all }) => {
    const unit = all.find(({ column }) => column === 'unit')?.values
    return all.flatMap(({ column, text, values }) => values.flatMap((value) => {
      const fault = faultOfCell(`${subject}.${column}`, { value, text, unit }, content)
      return fault === undefined ? [] : [place === '' ? fault : `${place}: ${fault}`]
    }))
  })
  if (logic?.kind !== 'table') return [...new Set(cells)]
  const { outputs, policy, aggregation } = logic
  const columns = Object.entries(COLUMNS[subject]).flatMap(([name, type]) => {
    const output = outputs.find((one) => one.name === name)
    if (!output) return [`thiếu cột kết quả “${name}” (${type})`]
    const isOther = ![null, type, 'Any'].includes(plainType(types, output.type))
    return isOther ? [`cột kết quả “${name}” phải là ${type}, đang là ${String(output.type)}`] : []
  })
  return [
    ...columns, ...aggregation === null ? [] : ['bảng cộng hoặc đếm không nói được phí, giấy tờ, thời hạn'],
    ...subject === 'limit' && LISTS.has(policy) ? ['bảng thời hạn chỉ được cho một kết quả'] : [], ...new Set(cells),
  ]
}

/** The type of FEEL behind a name of the model, which may stand for another; one with parts is its own. */
function plainType(types: DecisionModel['types'], name: string | null, seen: readonly string[] = []): string | null {
  const type = name === null || seen.includes(name) || !Object.hasOwn(types, name) ? undefined : types[name]
  if (name === null || !type || type.isList || type.parts.length > 0) return name?.replace(/^feel:/, '') ?? null
  return plainType(types, type.base, [...seen, name])
}

interface Cell { readonly value: unknown; readonly text: string; readonly unit: readonly unknown[] | undefined }

/** Vietnamese writes fifty thousand so; FEEL reads fifty. */
const THOUSANDS = /^-?\d{1,3}(\.\d{3})+$/

function faultOfCell(
  place: string, { value, text, unit: [unit, ...others] = [] }: Cell, content: PackageData['content'],
): string | undefined {
  const word = typeof value === 'string' ? `“${value}”` : JSON.stringify(value)
  const isOneNumber = typeof value === 'number' && THOUSANDS.test(text)
  switch (place) {
    case 'fee.name':
      return content.fee.items.some(({ name }) => name === value) ? undefined : `không có khoản thu ${word}`
    case 'fee.amount':
      if (isOneNumber) return `mức thu ${text} được đọc là ${word} đồng; viết số liền, không có dấu chấm`
      return isDong(value) ? undefined : `mức thu không phải số đồng: ${word}`
    case 'papers.paper':
      return componentsNamed(content.components, value).length > 0 ? undefined : `không có giấy tờ ${word}`
    case 'papers.required': return typeof value === 'boolean' ? undefined : `không rõ có phải nộp không: ${word}`
    case 'limit.unit': return LIMIT_UNITS.some((one) => one === value) ? undefined : `không có đơn vị ${word}`
    case 'limit.amount': {
      if (isOneNumber) return `thời hạn ${text} được đọc là ${word}; viết số liền, không có dấu chấm`
      const known = others.length > 0 ? undefined : LIMIT_UNITS.find((one) => one === unit)
      return isLimitAmount(value, known) ? undefined : `thời hạn không phải số đếm được: ${word}`
    }
    default: return undefined
  }
}

function lintQuestions(model: DecisionModel, decision: Decision, { forms }: PackageData): string[] {
  const all = [...reachedFrom(model, [decision.id])].flatMap((id) => model.decisions[id] ?? [])
  const strangers = all.flatMap(({ needsInputs }) => needsInputs.flatMap((id) => model.inputs[id]?.name ?? []))
    .filter((name) => name !== 'answers' && name !== 'dossier')
  const said = JSON.stringify(all.map(({ logic }) => logic))
  const keys = keysOfForms(forms)
  const isKnown = (ref: string) =>
    keys.some((key) => key === ref || ref.startsWith(`${key}.`) || key.startsWith(`${ref}.`))
  return [...new Set([
    ...strangers.map((name) => `không ai cho biết “${name}”; bảng chỉ đọc được answers và dossier`),
    ...partsOf('answers', said).filter((ref) => !isKnown(ref)).map((ref) => `tờ khai không hỏi “${ref}”`),
    ...partsOf('dossier', said).filter((ref) => !OF_DOSSIER.has(ref.split('.')[0] ?? ''))
      .map((ref) => `hồ sơ không có “${ref}”`),
  ])]
}

const PATH = /(?<![\p{L}\p{N}_.])(answers|dossier)((?:\.[\p{L}_][\p{L}\p{N}_]*)+)/gu

/** The parts of a context that expressions name: `record.kind` of `answers.record.kind`. */
function partsOf(context: 'answers' | 'dossier', text: string): string[] {
  return [...text.matchAll(PATH)].flatMap(([, of, parts = '']) => of === context ? [parts.slice(1)] : [])
}

/** Decisions of the package that neither its content nor its process asks: they would go without a word. */
function unasked(
  { content, process }: PackageData, { model: drawn }: Pick<CompiledProcess, 'model'>,
  own: readonly { readonly nth: number; readonly model: DecisionModel }[],
): Finding[] {
  // Of a process that cannot be run yet nobody knows what it asks.
  if (process.bpmn !== null && !drawn) return []
  const byProcess = Object.values(drawn?.nodes ?? {})
    .flatMap((node) => node.kind === 'task' && node.task === 'rule' && node.does !== null ? [node.does] : [])
  const asked = new Set([...tablesAsked(content).map(([, wanted]) => wanted), ...byProcess])
  return own.flatMap(({ nth, model }) => {
    const begins = Object.values(model.decisions).filter(({ id, name }) => asked.has(id) || asked.has(name))
    const reached = reachedFrom(model, begins.map(({ id }) => id))
    // What a service gives may be called by its name from any expression.
    const served = new Set(Object.values(model.services).flatMap(({ outputs }) => outputs))
    return Object.values(model.decisions).filter(({ id }) => !reached.has(id) && !served.has(id))
      .map(({ id, name }): Finding => ({
        ...finding('decision-asked-by-nobody', `/decisions/${String(nth)}/dmn`, id,
          `không ai hỏi quyết định “${name || id}”: chọn nó ở phí, giấy tờ, thời hạn hoặc một bước quy tắc, hoặc bỏ đi`),
        severity: 'warning',
      }))
  })
}

function reachedFrom({ decisions }: DecisionModel, begins: readonly string[]): Set<string> {
  const reached = new Set(begins)
  for (const id of reached) for (const needed of decisions[id]?.needsDecisions ?? []) reached.add(needed)
  return reached
}

function finding(code: string, pointer: string, element: string | null, text: string): Finding {
  return { code, severity: 'error', pointer, element, text }
}

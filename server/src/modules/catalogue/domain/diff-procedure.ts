import { formatDong } from '../../../kernel/money.ts'
import type { CompetenceRules, Exemption } from './competence.ts'
import type { ConsultationRule } from './consultation-rule.ts'
import type {
  Component, ContentTables, FeeItem, ProcedureContent, ProcedureVersionRow, Step, TableSubject, TimeLimit,
} from './procedure.ts'
import { saidByDecision } from './said-by-decision.ts'
import { settledAtInWords } from './settled-at.ts'
import { showLimit } from './show-limit.ts'

/** What is otherwise in a later version of a procedure, in words that stand in a decision. */
export interface ProcedureChange {
  readonly field: ChangedField
  readonly kind: 'added' | 'removed' | 'changed'
  readonly before: string | null
  readonly after: string | null
  readonly text: string
}
export type ChangedField =
  | 'code' | 'name' | 'sector' | 'level' | 'competent' | 'subject' | 'service-level' | 'channel' | 'limit' | 'fee'
  | 'component' | 'result' | 'step' | 'table' | 'competence-rule' | 'consultation' | 'territory' | 'inspection'
  | 'condition' | 'legal-basis' | 'settled-at'

type Compared = Pick<ProcedureVersionRow, 'code' | 'content'>

const CHANNELS = { counter: 'trực tiếp', online: 'trực tuyến', post: 'bưu chính' } as const
const SERVICE = { full: 'toàn trình', partial: 'một phần', information: 'cung cấp thông tin' } as const
const SUBJECTS = { citizen: 'cá nhân', organisation: 'tổ chức' } as const
const REQUIRED = { always: 'bắt buộc', conditional: 'khi có điều kiện', optional: 'không bắt buộc' } as const

/** Everything in which two versions differ for whoever applies or works by them, the most felt first. */
export function diffProcedure(before: Compared, after: Compared): ProcedureChange[] {
  const [a, b] = [before.content, after.content]
  return [
    ...diffComponents(a.components, b.components), ...diffLimits(a.limits, b.limits), ...diffFees(a.fee, b.fee),
    ...diffFeeRules(a.feeRules, b.feeRules),
    ...diffTables(a.tables, b.tables),
    ...value('level', 'cấp có thẩm quyền', a.level, b.level),
    ...value('competent', 'cơ quan giải quyết', a.competent, b.competent),
    ...diffRules(a, b), ...diffConsultations(a.consultations, b.consultations),
    ...value('settled-at', 'nơi giải quyết', settledAtInWords(a.settledAt), settledAtInWords(b.settledAt)),
    ...value('service-level', 'mức độ trực tuyến', SERVICE[a.serviceLevel], SERVICE[b.serviceLevel]),
    ...list('channel', 'cách nộp', a.channels.map((one) => CHANNELS[one]), b.channels.map((one) => CHANNELS[one])),
    ...list('subject', 'đối tượng', a.subjects.map((one) => SUBJECTS[one]), b.subjects.map((one) => SUBJECTS[one])),
    ...yes('territory', 'tiếp nhận không phụ thuộc địa giới', a.territoryIndependent, b.territoryIndependent),
    ...yes('inspection', 'kiểm tra thực địa', a.onSiteInspection, b.onSiteInspection),
    ...value('result', 'kết quả', a.result.name, b.result.name), ...diffSteps(a.steps, b.steps),
    ...value('code', 'mã thủ tục', before.code, after.code), ...value('name', 'tên', a.name, b.name),
    ...value('sector', 'lĩnh vực', a.sector, b.sector),
    ...value('condition', 'yêu cầu, điều kiện', a.conditions, b.conditions),
    ...list('legal-basis', 'căn cứ pháp lý', a.legalBasis, b.legalBasis),
  ]
}

/** Of these a summary tells how many; everything else in its words. */
const COUNTED = { 'component': 'giấy tờ', 'step': 'bước', 'fee': 'khoản phí', 'legal-basis': 'căn cứ' } as const
const VERBS = [['added', 'thêm'], ['removed', 'bớt'], ['changed', 'sửa']] as const

/** The changes in one line, counted where they are of one kind: `thêm 1 giấy tờ, giảm 2 ngày làm việc`. */
export function summariseChanges(changes: readonly ProcedureChange[]): string {
  const counted = Object.entries(COUNTED).flatMap(([field, noun]) => VERBS.flatMap(([kind, verb]) => {
    const count = changes.filter((one) => one.field === field && one.kind === kind).length
    return count > 0 ? [`${verb} ${String(count)} ${noun}`] : []
  }))
  const told = changes.filter(({ field }) => !Object.hasOwn(COUNTED, field)).map(({ text }) => text)
  return [...counted, ...told].join(', ') || 'không có gì khác'
}

function change(
  field: ChangedField, before: string | null, after: string | null, text: string,
): ProcedureChange {
  return { field, kind: before === null ? 'added' : after === null ? 'removed' : 'changed', before, after, text }
}

function value(
  field: ChangedField, name: string, before: string | null, after: string | null,
): ProcedureChange[] {
  if (before === after) return []
  return [change(field, before, after, `${name}: ${before ?? 'không có'} → ${after ?? 'không có'}`)]
}

function yes(field: ChangedField, name: string, before: boolean, after: boolean): ProcedureChange[] {
  const word = (is: boolean) => is ? 'có' : 'không'
  return value(field, name, word(before), word(after))
}

function list(
  field: ChangedField, name: string, before: readonly string[], after: readonly string[],
): ProcedureChange[] {
  return [
    ...after.filter((one) => !before.includes(one)).map((one) => change(field, null, one, `thêm ${name}: ${one}`)),
    ...before.filter((one) => !after.includes(one)).map((one) => change(field, one, null, `bớt ${name}: ${one}`)),
  ]
}

function diffComponents(before: readonly Component[], after: readonly Component[]): ProcedureChange[] {
  return pairs(before, after, ({ documentType, name }) => `${documentType} ${name}`).flatMap(([a, b]) => {
    if (!a || !b) return a ? [change('component', a.name, null, `bớt giấy tờ: ${a.name}`)]
      : b ? [change('component', null, b.name, `thêm giấy tờ: ${b.name}`)] : []
    const [was, is] = [showComponent(a), showComponent(b)]
    return was === is ? [] : [change('component', was, is, `${b.name}: ${was} → ${is}`)]
  })
}

function showComponent({ originals, copies, required, handling, condition, needsSignature }: Component): string {
  const many = [originals > 0 ? `${String(originals)} bản chính` : '', copies > 0 ? `${String(copies)} bản sao` : '']
  const how = handling === 'submit' ? 'nộp' : handling === 'present' ? 'xuất trình' : 'lấy từ cơ sở dữ liệu'
  const signed = needsSignature ? ['phải ký số'] : []
  return [how, ...many.filter(Boolean), REQUIRED[required], ...signed, ...condition === null ? [] : [condition]].join(', ')
}

/** Days are told by how many more or less, where the unit stays. */
function diffLimits(before: readonly TimeLimit[], after: readonly TimeLimit[]): ProcedureChange[] {
  return pairs(before, after, ({ name }) => name ?? '').flatMap(([a, b]) => {
    const name = (a ?? b)?.name
    const about = name === null || name === undefined ? '' : ` (${name})`
    if (!a || !b) return a ? [change('limit', showLimit(a), null, `bỏ thời hạn${about}: ${showLimit(a)}`)]
      : b ? [change('limit', null, showLimit(b), `thêm thời hạn${about}: ${showLimit(b)}`)] : []
    if (a.unit === b.unit && a.amount === b.amount) return []
    const by = { unit: b.unit, amount: Math.abs(b.amount - a.amount) }
    const text = a.unit === b.unit
      ? `${b.amount < a.amount ? 'giảm' : 'tăng'} ${showLimit(by)}${about}`
      : `thời hạn${about}: ${showLimit(a)} → ${showLimit(b)}`
    return [change('limit', showLimit(a), showLimit(b), text)]
  })
}

function diffFees(before: ProcedureContent['fee'], after: ProcedureContent['fee']): ProcedureChange[] {
  const show = ({ amount, onlineAmount }: FeeItem) => [
    amount === null ? 'chưa rõ mức' : formatDong(amount),
    ...onlineAmount === null ? [] : [`${formatDong(onlineAmount)} khi nộp trực tuyến`],
  ].join(', ')
  const items = pairs(before.items, after.items, ({ name, kind, condition }) => `${kind} ${name} ${condition ?? ''}`)
    .flatMap(([a, b]) => {
      if (!a || !b) return a ? [change('fee', show(a), null, `bỏ ${a.name}: ${show(a)}`)]
        : b ? [change('fee', null, show(b), `thêm ${b.name}: ${show(b)}`)] : []
      return show(a) === show(b) ? [] : [change('fee', show(a), show(b), `${b.name}: ${show(a)} → ${show(b)}`)]
    })
  const basis = list('fee', 'căn cứ thu', before.legalBasis ?? [], after.legalBasis ?? [])
  if (before.state === after.state || items.length > 0) return [...items, ...basis]
  const text = `phí, lệ phí: ${before.text ?? before.state} → ${after.text ?? after.state}`
  return [change('fee', before.state, after.state, text), ...basis]
}

/** Each fee of each span of days, with how it comes about; expressions are told as they are written. */
function diffFeeRules(
  before: ProcedureContent['feeRules'] = [], after: ProcedureContent['feeRules'] = [],
): ProcedureChange[] {
  const linesOf = (rules: typeof before) => rules.flatMap(({ validFrom, items }) =>
    items.map(({ name, amount, exempt = [] }) => ({
      key: `${validFrom} ${name}`, name: `${name} từ ${validFrom}`,
      said: [amount, ...exempt.map(({ when, reason }) => `miễn khi ${when}: ${reason}`)].join('; '),
    })))
  return pairs(linesOf(before), linesOf(after), ({ key }) => key).flatMap(([a, b]) => {
    if (!a || !b) return a ? [change('fee', a.said, null, `bỏ quy tắc thu ${a.name}: ${a.said}`)]
      : b ? [change('fee', null, b.said, `thêm quy tắc thu ${b.name}: ${b.said}`)] : []
    return a.said === b.said ? [] : [change('fee', a.said, b.said, `quy tắc thu ${b.name}: ${a.said} → ${b.said}`)]
  })
}

/** Which table tells what, and whether it says something else; another of its file changes nothing of it. */
function diffTables(before: ContentTables | undefined, after: ContentTables | undefined): ProcedureChange[] {
  const saidOf = (tables: ContentTables | undefined, named: string) =>
    (tables?.decisions ?? []).map(({ dmn }) => saidByDecision(dmn, named)).find((said) => said !== undefined)
  return Object.entries(TABLES).flatMap(([subject, what]) => {
    const [was, is] = [before?.[subject as TableSubject] ?? null, after?.[subject as TableSubject] ?? null]
    if (was !== is) return value('table', `bảng quyết định ${what}`, was, is)
    const isSame = was === null || saidOf(before, was) === saidOf(after, was)
    return isSame ? [] : [change('table', was, is, `sửa bảng quyết định ${what} “${was}”`)]
  })
}

const TABLES = {
  fee: 'phí, lệ phí', papers: 'giấy tờ phải nộp', limit: 'thời hạn',
} as const satisfies Record<TableSubject, string>

function diffSteps(before: readonly Step[], after: readonly Step[]): ProcedureChange[] {
  const show = ({ role, unit, hours }: Step) => `${role} tại ${unit}, ${String(hours)} giờ`
  return pairs(before, after, ({ seq, name }) => `${String(seq)} ${name}`).flatMap(([a, b]) => {
    if (!a || !b) return a ? [change('step', show(a), null, `bỏ bước “${a.name}”`)]
      : b ? [change('step', null, show(b), `thêm bước “${b.name}”`)] : []
    return show(a) === show(b) ? [] : [change('step', show(a), show(b), `bước “${b.name}”: ${show(a)} → ${show(b)}`)]
  })
}

/** Rules of competence by their ids, each table of its own. */
function diffRules(before: Pick<ProcedureContent, 'competence'>, after: typeof before): ProcedureChange[] {
  const show = ({ when, reason, ...rule }: Exemption & { readonly unit?: string }) =>
    [when ?? 'luôn đúng', ...rule.unit === undefined ? [] : [rule.unit], reason].join('; ')
  return Object.entries(RULES).flatMap(([table, name]) => {
    const rulesOf = ({ competence }: typeof before) => competence?.[table as keyof CompetenceRules] ?? []
    return pairs(rulesOf(before), rulesOf(after), ({ id }) => id).flatMap(([a, b]) => {
      const id = (a ?? b)?.id ?? ''
      if (!a || !b) return a ? [change('competence-rule', show(a), null, `bớt quy tắc ${name} “${id}”: ${show(a)}`)]
        : b ? [change('competence-rule', null, show(b), `thêm quy tắc ${name} “${id}”: ${show(b)}`)] : []
      return show(a) === show(b) ? []
        : [change('competence-rule', show(a), show(b), `quy tắc ${name} “${id}”: ${show(a)} → ${show(b)}`)]
    })
  })
}

/** Whose opinion is asked, until when, and what silence means; by the ids of the rules. */
function diffConsultations(
  before: readonly ConsultationRule[] = [], after: readonly ConsultationRule[] = [],
): ProcedureChange[] {
  const show = ({ unit, hours, silence, compulsory, article, signed = false }: ConsultationRule) => [
    unit, `${String(hours)} giờ`, compulsory ? 'bắt buộc' : 'không bắt buộc',
    silence === 'agreed' ? 'im lặng là đồng ý' : 'im lặng chỉ ghi nhận', article,
    ...signed ? ['phải ký số'] : [],
  ].join('; ')
  return pairs(before, after, ({ id }) => id).flatMap(([a, b]) => {
    const id = (a ?? b)?.id ?? ''
    if (!a || !b) return a ? [change('consultation', show(a), null, `bớt lấy ý kiến “${id}”: ${show(a)}`)]
      : b ? [change('consultation', null, show(b), `thêm lấy ý kiến “${id}”: ${show(b)}`)] : []
    return show(a) === show(b) ? []
      : [change('consultation', show(a), show(b), `lấy ý kiến “${id}”: ${show(a)} → ${show(b)}`)]
  })
}

const RULES = {
  guides: 'hướng dẫn', receives: 'tiếp nhận', decides: 'giải quyết', exemptions: 'kiểm tra tại chỗ',
} as const satisfies Record<keyof CompetenceRules, string>

/** What goes together in two lists by its key, in the order of the later one, then what is gone. */
function pairs<T>(
  before: readonly T[], after: readonly T[], keyOf: (one: T) => string,
): [T | undefined, T | undefined][] {
  const byKey = (list: readonly T[]) => new Map(list.map((one) => [keyOf(one), one]))
  const [old, now] = [byKey(before), byKey(after)]
  return [
    ...[...now].map(([key, one]): [T | undefined, T] => [old.get(key), one]),
    ...[...old].flatMap(([key, one]): [T, undefined][] => now.has(key) ? [] : [[one, undefined]]),
  ]
}

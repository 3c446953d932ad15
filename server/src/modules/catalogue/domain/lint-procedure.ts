import type { ProcedureContent, TimeLimit } from './procedure.ts'

/** Where the content of a procedure contradicts itself or says too little; `code` is stable. */
export interface LintProblem {
  readonly code: LintCode
  /** JSON pointer into the content. */
  readonly path: string
  readonly text: string
}

export type LintCode = 'step-without-role' | 'step-without-unit' | 'steps-out-of-order' | 'no-reception-step'
  | 'no-return-step' | 'hours-differ' | 'hours-not-comparable' | 'component-without-type' | 'component-twice'
  | 'no-component' | 'form-twice'
  | 'fee-without-state' | 'fee-contradicts' | 'limit-missing' | 'limit-without-name' | 'no-channel' | 'no-subject'
  | 'service-level-contradicts' | 'not-full-unexplained' | 'result-without-type' | 'name-missing'

/** Accounting hours of one of a unit; other units are not of working time. */
const WORKING_HOURS: Partial<Record<TimeLimit['unit'], number>> = {
  'working-day': 8, 'half-day': 4, 'working-hour': 1, 'same-day': 8,
}

/** Everything wrong with a procedure, in the order of the page; nothing, if it is in order. Pure. */
export function lintContent(content: ProcedureContent): LintProblem[] {
  return [lintHead, lintComponents, lintLimits, lintFee, lintSteps].flatMap((lint) => lint(content))
}

function lintHead({ name, subjects, channels, serviceLevel, legacyLevel, notFullBecause, result }: ProcedureContent) {
  const found: LintProblem[] = []
  if (name.trim() === '') found.push({ code: 'name-missing', path: '/name', text: 'thủ tục chưa có tên' })
  if (subjects.length === 0) found.push({ code: 'no-subject', path: '/subjects', text: 'chưa nêu đối tượng thực hiện' })
  if (channels.length === 0) found.push({ code: 'no-channel', path: '/channels', text: 'chưa nêu cách nộp hồ sơ' })
  const contradicts = serviceLevel === 'full' ? legacyLevel < 4 : legacyLevel === 4
  if (contradicts) {
    found.push({ code: 'service-level-contradicts', path: '/serviceLevel', text: 'mức dịch vụ không khớp mức 1 đến 4' })
  }
  if (serviceLevel === 'full' && !channels.includes('online')) {
    found.push({ code: 'service-level-contradicts', path: '/channels', text: 'toàn trình mà không nhận trực tuyến' })
  }
  if (serviceLevel === 'partial' && notFullBecause.length === 0) {
    found.push({ code: 'not-full-unexplained', path: '/notFullBecause', text: 'chưa nêu vì sao chưa toàn trình' })
  }
  if (result.documentType === '') {
    found.push({ code: 'result-without-type', path: '/result/documentType', text: 'kết quả chưa có loại giấy tờ' })
  }
  return found
}

function lintComponents({ components }: ProcedureContent): LintProblem[] {
  const found: LintProblem[] = []
  if (components.length === 0) found.push({ code: 'no-component', path: '/components', text: 'chưa nêu thành phần' })
  const seen = new Set<string>()
  for (const [index, { id, documentType, name }] of components.entries()) {
    const path = `/components/${index}`
    if (documentType === '') {
      const text = `"${name}" chưa có loại giấy tờ`
      found.push({ code: 'component-without-type', path: `${path}/documentType`, text })
    }
    if (seen.has(id)) found.push({ code: 'component-twice', path: `${path}/id`, text: `mã ${id} dùng hai lần` })
    seen.add(id)
  }
  if (components.filter(({ isForm }) => isForm).length > 1) {
    found.push({ code: 'form-twice', path: '/components', text: 'có hơn một tờ khai điện tử' })
  }
  return found
}

function lintLimits({ limits }: ProcedureContent): LintProblem[] {
  if (limits.length === 0) return [{ code: 'limit-missing', path: '/limits', text: 'chưa nêu thời hạn giải quyết' }]
  return limits.flatMap((limit, index): LintProblem[] => index > 0 && limit.name === null
    ? [{ code: 'limit-without-name', path: `/limits/${index}/name`, text: 'trường hợp thời hạn chưa có tên' }] : [])
}

function lintFee({ fee }: ProcedureContent): LintProblem[] {
  const { state, items, text } = fee
  const saysNothing = (state === 'mixed' || state === 'amount') && items.length === 0 && text === null
  if (saysNothing) return [{ code: 'fee-without-state', path: '/fee', text: 'chưa nêu mức phí, lệ phí' }]
  const contradicts = state === 'free' && items.some(({ amount }) => amount !== 0)
    || state === 'amount' && items.some(({ amount }) => amount === null)
  return contradicts ? [{ code: 'fee-contradicts', path: '/fee', text: 'trạng thái phí trái với các khoản phí' }] : []
}

function lintSteps({ steps, limits }: ProcedureContent): LintProblem[] {
  const found: LintProblem[] = []
  for (const [index, { role, unit, name, seq }] of steps.entries()) {
    const say = (code: LintCode, key: string, what: string) => {
      found.push({ code, path: `/steps/${index}/${key}`, text: `bước "${name}" ${what}` })
    }
    if (role === '') say('step-without-role', 'role', 'chưa có vai trò')
    if (unit === '') say('step-without-unit', 'unit', 'chưa có đơn vị')
    if (seq <= (steps[index - 1]?.seq ?? 0)) say('steps-out-of-order', 'seq', 'sai thứ tự')
  }
  const [first, last] = [steps[0], steps.at(-1)]
  if (first?.role !== 'reception') {
    found.push({ code: 'no-reception-step', path: '/steps/0', text: 'bước đầu không phải là tiếp nhận' })
  }
  if (last?.role !== 'reception' || last.hours !== 0) {
    found.push({ code: 'no-return-step', path: '/steps', text: 'thiếu bước trả kết quả' })
  }
  return [...found, ...lintHours(steps.reduce((sum, { hours }) => sum + hours, 0), limits[0])]
}

/**
 * The hours of the steps add up to the limit of law (R22). Tenths of hours are added in floating point, so not to the
 * last bit.
 */
function lintHours(sum: number, limit: TimeLimit | undefined): LintProblem[] {
  if (!limit) return []
  const perUnit = WORKING_HOURS[limit.unit]
  if (perUnit === undefined) {
    const text = `thời hạn không tính theo giờ làm việc, không so được với ${round(sum)} giờ của các bước`
    return [{ code: 'hours-not-comparable', path: '/limits/0/unit', text }]
  }
  const hours = limit.unit === 'same-day' ? perUnit : limit.amount * perUnit
  if (Math.abs(hours - sum) < 0.001) return []
  const text = `các bước cộng lại ${round(sum)} giờ, thời hạn là ${round(hours)} giờ`
  return [{ code: 'hours-differ', path: '/steps', text }]
}

function round(hours: number): number {
  return Math.round(hours * 100) / 100
}

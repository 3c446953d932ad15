import type { ProcedureContent, TimeLimit } from './procedure.ts'

/** Where the content of a procedure contradicts itself or says too little; `code` is stable. */
export interface LintProblem {
  readonly code: LintCode
  /** An error keeps it from being published; a warning is taken upon oneself, with a reason. */
  readonly severity: 'error' | 'warning'
  /** JSON pointer into the content. */
  readonly path: string
  readonly text: string
}

export type LintCode = 'step-without-role' | 'step-without-unit' | 'steps-out-of-order' | 'no-reception-step'
  | 'no-return-step' | 'return-step-timed' | 'hours-differ' | 'hours-over' | 'hours-not-minutes' | 'step-not-quarter'
  | 'refusal-path-missing' | 'component-without-type' | 'component-twice'
  | 'no-component' | 'form-twice'
  | 'fee-without-state' | 'fee-contradicts' | 'fee-without-basis' | 'limit-missing' | 'limit-without-name' | 'no-channel' | 'no-subject'
  | 'service-level-contradicts' | 'not-full-unexplained' | 'result-without-type' | 'name-missing'
  | 'settled-without-system' | 'settled-by-nobody-here' | 'settled-by-bundle'

/** What a province may live with, if it says why; everything else is an error. */
const WARNINGS: ReadonlySet<LintCode> = new Set<LintCode>([
  'limit-without-name', 'not-full-unexplained', 'fee-without-basis',
])

type Found = Omit<LintProblem, 'severity'>

/** Accounting hours of one of a unit; other units are not of working time. */
const WORKING_HOURS: Partial<Record<TimeLimit['unit'], number>> = {
  'working-day': 8, 'half-day': 4, 'working-hour': 1, 'same-day': 8,
}

/**
 * Everything wrong with a procedure, in the order of the page; nothing, if it is in order. Steps that were drawn in
 * BPMN branch, so that their order and sum are looked at there. Pure.
 */
export function lintContent(content: ProcedureContent, { isDrawn = false } = {}): LintProblem[] {
  const lints = [lintHead, lintSettled, lintComponents, lintLimits, lintFee, ...isDrawn ? [] : [lintSteps], lintHours]
  return lints.flatMap((lint) => lint(content, isDrawn))
    .map((one) => ({ ...one, severity: WARNINGS.has(one.code) ? 'warning' : 'error' }))
}

function lintHead({ name, subjects, channels, serviceLevel, legacyLevel, notFullBecause, result }: ProcedureContent) {
  const found: Found[] = []
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

/** A system that is named twice over or not at all could not be told; a bundle is settled where its members are. */
function lintSettled({ settledAt, bundle }: ProcedureContent): Found[] {
  if (settledAt === undefined) return []
  const { where, system } = settledAt
  const found: Found[] = []
  if (where !== 'national-portal' && system === undefined) {
    const text = 'chưa nêu hệ thống chuyên ngành nơi giải quyết hoặc nhận kết quả'
    found.push({ code: 'settled-without-system', path: '/settledAt/system', text })
  }
  if (where === 'national-portal' && system !== undefined) {
    const text = 'giải quyết tập trung tại Cổng Dịch vụ công quốc gia thì không gửi hệ thống khác'
    found.push({ code: 'settled-by-nobody-here', path: '/settledAt/system', text })
  }
  if (bundle !== undefined) {
    const text = 'nơi giải quyết ghi ở từng thủ tục thành phần, không ghi ở nhóm liên thông'
    found.push({ code: 'settled-by-bundle', path: '/settledAt', text })
  }
  return found
}

function lintComponents({ components }: ProcedureContent): Found[] {
  const found: Found[] = []
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

function lintLimits({ limits }: ProcedureContent): Found[] {
  if (limits.length === 0) return [{ code: 'limit-missing', path: '/limits', text: 'chưa nêu thời hạn giải quyết' }]
  return limits.flatMap((limit, index): Found[] => index > 0 && limit.name === null
    ? [{ code: 'limit-without-name', path: `/limits/${index}/name`, text: 'trường hợp thời hạn chưa có tên' }] : [])
}

function lintFee({ fee: { state, items, text, legalBasis = [] } }: ProcedureContent): Found[] {
  const found: Found[] = []
  const isPaid = state !== 'free' && state !== 'unpublished'
  // What the procedure rests on is no ground to take money: the fee has its own.
  if (isPaid && legalBasis.every((act) => act.trim() === '')) {
    found.push({ code: 'fee-without-basis', path: '/fee/legalBasis', text: 'có thu phí, lệ phí mà chưa nêu căn cứ thu' })
  }
  const saysNothing = (state === 'mixed' || state === 'amount') && items.length === 0 && text === null
  const contradicts = state === 'free' && items.some(({ amount }) => amount !== 0)
    || state === 'amount' && items.some(({ amount }) => amount === null)
  if (saysNothing) found.push({ code: 'fee-without-state', path: '/fee', text: 'chưa nêu mức phí, lệ phí' })
  else if (contradicts) found.push({ code: 'fee-contradicts', path: '/fee', text: 'trạng thái phí trái với các khoản phí' })
  return found
}

function lintSteps({ steps }: ProcedureContent): Found[] {
  const found: Found[] = []
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
  if (last?.role !== 'reception') {
    found.push({ code: 'no-return-step', path: '/steps', text: 'thiếu bước trả kết quả' })
  } else if (last.hours !== 0) {
    const text = `bước trả kết quả phải là 0 giờ, đang ghi ${round(last.hours)} giờ`
    found.push({ code: 'return-step-timed', path: `/steps/${steps.length - 1}/hours`, text })
  }
  // Whether to grant or to refuse is proposed by whoever appraises it.
  if (!steps.some(({ role }) => role === 'officer')) {
    found.push({ code: 'refusal-path-missing', path: '/steps', text: 'không bước nào để đề nghị từ chối giải quyết' })
  }
  return found
}

/** Hours are kept as whole minutes; a term of two working days or more is shared out in quarters of a day (R22). */
function lintHours({ steps, limits }: ProcedureContent, isDrawn: boolean): Found[] {
  const [limit] = limits
  const term = limit && hoursOf(limit)
  const each = steps.flatMap(({ name, hours }, index): Found[] => {
    const path = `/steps/${index}/hours`
    if (!isWhole(hours * 60)) {
      return [{ code: 'hours-not-minutes', path, text: `bước "${name}" không chẵn phút: ${hours} giờ` }]
    }
    const isOdd = term !== undefined && term >= 16 && !isWhole(hours / QUARTER_DAY)
    const text = `bước "${name}" ghi ${round(hours)} giờ, phải chia theo một phần tư ngày (2 giờ)`
    return isOdd ? [{ code: 'step-not-quarter', path, text }] : []
  })
  return [...each, ...isDrawn || !limit ? [] : lintSum(steps.reduce((sum, { hours }) => sum + hours, 0), limit)]
}

const QUARTER_DAY = 2

function isWhole(number: number): boolean {
  return Math.abs(number - Math.round(number)) < 0.001
}

function hoursOf({ unit, amount }: TimeLimit): number | undefined {
  const perUnit = WORKING_HOURS[unit]
  return perUnit === undefined ? undefined : unit === 'same-day' ? perUnit : amount * perUnit
}

/**
 * The hours of the steps add up to the limit of law (R22); where that is not of working time, they fit into it. Tenths
 * of hours are added in floating point, so not to the last bit.
 */
export function lintSum(sum: number, limit: TimeLimit): Omit<LintProblem, 'severity'>[] {
  const hours = hoursOf(limit)
  if (hours === undefined) {
    const most = mostWorkingHours(limit)
    const text = `các bước cộng lại ${round(sum)} giờ, trong thời hạn chỉ có nhiều nhất ${round(most)} giờ làm việc`
    return sum > most + 0.001 ? [{ code: 'hours-over', path: '/steps', text }] : []
  }
  if (Math.abs(hours - sum) < 0.001) return []
  const text = `các bước cộng lại ${round(sum)} giờ, thời hạn là ${round(hours)} giờ`
  return [{ code: 'hours-differ', path: '/steps', text }]
}

/** Working hours that a term of other units can have at most: of seven days two are at a week's end. */
function mostWorkingHours({ unit, amount }: TimeLimit): number {
  if (unit === 'hour') return amount
  const days = unit === 'month' ? amount * 31 : amount
  return Math.max(days - 2 * Math.floor(days / 7), 0) * 8
}

function round(hours: number): number {
  return Math.round(hours * 100) / 100
}

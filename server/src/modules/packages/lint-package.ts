import { dayInFigures, isDay } from '../../kernel/civil-day.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import { ANY_SECTION, faultsOfCompetence, lintContent } from '../catalogue/public.ts'
import type { CompiledProcess } from './compile-process.ts'
import type { Finding, PackageData, Signed } from './package-data.ts'
import { type PackageTerms, termsOf } from './package-terms.ts'

/** What the province has, for what only a province can tell; what is left out is not asked. */
export interface Ground {
  readonly sectors?: ReadonlySet<string>
  readonly documentTypes?: ReadonlySet<string>
  readonly levels?: ReadonlySet<string>
  readonly roles?: ReadonlySet<string>
  readonly isUnitRule?: (rule: string) => boolean
  /** Names of the units that would have a step, and have nobody of the role; `of` counts all that would have it. */
  readonly unstaffed?: (role: string, unitRule: string) => { readonly names: readonly string[]; readonly of: number }
  readonly calendar?: WorkCalendar | undefined
  /** Working days by which it is announced before it takes effect, and made public after that (policies). */
  readonly terms?: PackageTerms
}

export interface LintScope {
  /**
   * Without its approval, decision and days: of what came with a data set these are not known, and stand in no version.
   */
  readonly withPapers?: boolean
}

/**
 * Everything that the linter has to say of a package: its content, its process (as it was compiled), its forms (as
 * whoever compiled them found), its approvals and days, and what the province lacks for it. Errors block; warnings are
 * to be taken upon oneself. Pure.
 */
export function lintPackage(
  data: PackageData, compiled: Pick<CompiledProcess, 'findings'>, ofForms: readonly Finding[], ground: Ground,
  { withPapers = true }: LintScope = {},
): Finding[] {
  const { content, process } = data
  const isDrawn = process.bpmn !== null
  const ofContent = lintContent(content, { isDrawn }).map(({ code, severity, path, text }): Finding =>
    ({ code, severity, pointer: `/content${path}`, element: null, text }))
  return [
    ...ofContent, ...lintCompetence(data, ground), ...lintConsultations(data, ground), ...lintNames(data, ground),
    ...lintStaff(data, ground),
    ...compiled.findings, ...ofForms,
    ...lintForms(data), ...withPapers ? [...lintApproval(data), ...lintDates(data, ground)] : [],
  ]
}

function error(code: string, pointer: string, text: string): Finding {
  return { code, severity: 'error', pointer, element: null, text }
}

function warning(code: string, pointer: string, text: string): Finding {
  return { code, severity: 'warning', pointer, element: null, text }
}

/** Rules that would fail on somebody's dossier, or name a unit that this province does not have. */
function lintCompetence({ content: { competence } }: PackageData, { isUnitRule }: Ground): Finding[] {
  if (!competence) return []
  const { guides, receives, decides } = competence
  const strangers = [...guides, ...receives, ...decides]
    .filter(({ unit }) => unit !== ANY_SECTION && (unit === '' || isUnitRule?.(unit) === false))
  return [
    ...faultsOfCompetence(competence).map((text) => error('competence-invalid', '/content/competence', text)),
    ...strangers.map(({ id, unit }) =>
      error('competence-invalid', '/content/competence', `quy tắc ${id}: không có đơn vị “${unit}”`)),
  ]
}

/**
 * Rules of consultation that ask nobody of this province, twice under one id, one unit twice (whose answer would be to
 * which rule?), or that say agreed by no article.
 */
function lintConsultations({ content: { consultations = [] } }: PackageData, { isUnitRule }: Ground): Finding[] {
  return consultations.flatMap(({ id, unit, article }, nth) => {
    const fault = (is: boolean, text: string) =>
      is ? [error('consultation-invalid', `/content/consultations/${String(nth)}`, `lấy ý kiến ${id}: ${text}`)] : []
    return [
      ...fault(unit === '' || isUnitRule?.(unit) === false, `không có đơn vị “${unit}”`),
      ...fault(consultations.findIndex((one) => one.id === id) < nth, 'trùng mã quy tắc'),
      ...fault(unit !== '' && consultations.findIndex((one) => one.unit === unit) < nth,
        `đã có quy tắc khác lấy ý kiến “${unit}”; hãy gộp thành một`),
      ...fault(article.trim() === '', 'thiếu căn cứ'),
    ]
  })
}

function lintNames({ content, code }: PackageData, ground: Ground): Finding[] {
  const { sectors, documentTypes, levels, roles, isUnitRule } = ground
  const isStranger = (rule: string) => rule !== '' && isUnitRule?.(rule) === false
  return [
    ...sectors?.has(content.sector) === false
      ? [error('sector-unknown', '/content/sector', content.sector === '' ? 'chưa chọn lĩnh vực'
        : `lĩnh vực “${content.sector}” chưa có trong danh mục`)] : [],
    ...levels?.has(content.level) === false
      ? [error('level-unknown', '/content/level', content.level === '' ? 'chưa chọn cấp giải quyết'
        : `cấp “${content.level}” không có ở tỉnh này`)] : [],
    ...content.competent === '' || isStranger(content.competent)
      ? [error('unit-unknown', '/content/competent', content.competent === ''
        ? 'chưa chọn cơ quan giải quyết' : `không có cơ quan giải quyết “${content.competent}”`)] : [],
    ...code === null
      ? [warning('code-missing', '/code', 'chưa có mã thủ tục trên Cơ sở dữ liệu quốc gia')] : [],
    ...content.components.flatMap(({ documentType, name }, nth) =>
      documentType !== '' && documentTypes?.has(documentType) === false
        ? [error('type-unknown', `/content/components/${String(nth)}/documentType`,
          `“${name}”: loại giấy tờ ${documentType} chưa có mã trong danh mục`)] : []),
    ...content.result.documentType !== '' && documentTypes?.has(content.result.documentType) === false
      ? [error('type-unknown', '/content/result/documentType', 'loại giấy tờ của kết quả chưa có mã trong danh mục')]
      : [],
    ...content.steps.flatMap(({ role, unit, name }, nth) => [
      ...role !== '' && roles?.has(role) === false
        ? [error('role-unknown', `/content/steps/${String(nth)}/role`, `bước “${name}”: không có vai trò ${role}`)] : [],
      ...isStranger(unit)
        ? [error('unit-unknown', `/content/steps/${String(nth)}/unit`, `bước “${name}”: không có đơn vị ${unit}`)] : [],
    ]),
  ]
}

/** Staff come and go: where some units lack a role it is said, where all do nothing can be settled. */
function lintStaff({ content: { steps } }: PackageData, { unstaffed }: Ground): Finding[] {
  if (!unstaffed) return []
  return steps.flatMap(({ role, unit, name }, nth): Finding[] => {
    if (role === '' || unit === '') return []
    const { names, of } = unstaffed(role, unit)
    if (names.length === 0) return []
    const pointer = `/content/steps/${String(nth)}/role`
    const isNowhere = names.length === of
    const some = `${names.slice(0, 3).join(', ')}${names.length > 3 ? `… (${String(names.length)} đơn vị)` : ''}`
    const text = isNowhere ? `bước “${name}”: không đơn vị nào có người giữ vai trò này`
      : `bước “${name}”: chưa có người giữ vai trò này ở ${some}`
    return [isNowhere ? error('role-without-staff', pointer, text) : warning('role-without-staff', pointer, text)]
  })
}

function lintForms({ content: { components, channels }, forms }: PackageData): Finding[] {
  const asksForm = components.some(({ isForm }) => isForm)
  if (asksForm && forms.length === 0) {
    return [error('form-missing', '/forms', 'thành phần có tờ khai điện tử mà gói chưa có biểu mẫu nào')]
  }
  return channels.includes('online') && forms.length === 0
    ? [error('form-missing', '/forms', 'nhận trực tuyến mà chưa có biểu mẫu để kê khai')] : []
}

/** The internal process is proposed, appraised and approved, in this order (NĐ 61/2018 Đ.14; NĐ 63/2010). */
function lintApproval({ approval: { agency, control, chairman }, decision }: PackageData): Finding[] {
  const named = [
    ['agency', agency, 'cơ quan trình quy trình nội bộ'], ['control', control, 'thẩm định của kiểm soát thủ tục'],
    ['chairman', chairman, 'quyết định phê duyệt của Chủ tịch'],
  ] as const
  const missing = named.flatMap(([key, signed, what]) => isWhole(signed) ? []
    : [error('approval-missing', `/approval/${key}`, `chưa ghi đủ số, ngày: ${what}`)])
  const days = named.flatMap(([, signed]) => signed?.day ?? [])
  const isReversed = days.some((day, nth) => nth > 0 && day < (days[nth - 1] ?? ''))
  return [
    ...missing,
    ...isReversed ? [error('approval-out-of-order', '/approval', 'trình, thẩm định, phê duyệt không theo thứ tự ngày')]
      : [],
    ...decision === null
      ? [warning('decision-missing', '/decision', 'chưa có quyết định công bố; trang thủ tục ghi “chưa công bố”')] : [],
  ]
}

function isWhole(signed: Signed | null): boolean {
  return signed !== null && signed.by.trim() !== '' && signed.number.trim() !== '' && signed.day !== null
    && isDay(signed.day)
}

function lintDates({ dates }: PackageData, { calendar, terms }: Ground): Finding[] {
  const missing = dates.effective === null || dates.announced === null
    ? [warning('dates-missing', '/dates', 'chưa ghi đủ ngày hiệu lực và ngày công bố')] : []
  if (!calendar || !terms) return missing
  return [
    ...missing,
    ...termsOf(dates, terms, calendar).flatMap(({ kind, due, on, days }): Finding[] => {
      if (on === null || on <= due) return []
      return kind === 'announce'
        ? [warning('announced-late', '/dates/announced',
          `công bố phải trước ngày có hiệu lực ít nhất ${String(days)} ngày làm việc, tức chậm nhất ngày ${dayInFigures(due)}`)]
        : [warning('public-late', '/dates/madePublic',
          `công khai phải trong ${String(days)} ngày làm việc từ ngày công bố, tức chậm nhất ngày ${dayInFigures(due)}`)]
    }),
  ]
}

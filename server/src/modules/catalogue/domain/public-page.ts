import type { Day } from '../../../kernel/civil-day.ts'
import type { FormChoice, ProcedureVersion } from './facts.ts'
import type { Channel, Component } from './procedure.ts'
import { settledAtInWords } from './settled-at.ts'
import { showServiceLevel } from './service-level.ts'
import { showFee } from './show-fee.ts'
import { showLimits } from './show-limit.ts'

/**
 * The items of information that a province publishes of each procedure, by their names in the program.
 */
export type ItemKey = 'name' | 'sequence' | 'way' | 'components' | 'sets' | 'limit' | 'subject' | 'agency' | 'result'
  | 'fee' | 'forms' | 'conditions' | 'legal-basis'

export interface PageItem {
  readonly key: ItemKey
  readonly title: string
  /** At least one line; "Chưa công bố" where the data say nothing. */
  readonly lines: readonly string[]
  readonly isPublished: boolean
}

export interface PublicPage {
  readonly items: readonly PageItem[]
  readonly serviceLevel: string
  /** What keeps it from a full service (toàn trình); empty for a full one. */
  readonly notFullBecause: readonly string[]
  /** "Quyết định 12/QĐ-UBND ngày 02/01/2020 của …", or that it is not known. */
  readonly decision: string
  /** What the data lack, in the order of the page; counted by `doctor` and shown to those who keep the catalogue. */
  readonly missing: readonly (ItemKey | 'decision')[]
}

/** What other rooms know, as the page says it. */
export interface PageFacts {
  /** Who settles, in words: the name of an agency, or "Ủy ban nhân dân cấp xã". */
  readonly agency: string | null
  readonly forms: readonly FormChoice[]
  /** The name of each declaration, by the id of its form; the definition is not this room's to read. */
  readonly nameOfForm: (choice: FormChoice) => string
}

const NOT_PUBLISHED = 'Chưa công bố'
const CHANNELS: Readonly<Record<Channel, string>> = {
  counter: 'Trực tiếp tại Bộ phận Một cửa', online: 'Trực tuyến trên Cổng dịch vụ công',
  post: 'Qua dịch vụ bưu chính công ích',
}
const SUBJECTS = { citizen: 'Cá nhân', organisation: 'Tổ chức, doanh nghiệp' } as const
const HANDLING: Readonly<Record<Component['handling'], string>> = {
  submit: '', present: 'chỉ xuất trình', data: 'cơ quan tự khai thác từ cơ sở dữ liệu',
}

/** The 13 items of a version on a day, in Vietnamese. Pure: what is not in the version is given. */
export function publicPageOf(version: ProcedureVersion, day: Day, facts: PageFacts): PublicPage {
  const { content, decision } = version
  const fee = showFee(content.fee)
  const items: PageItem[] = [
    item('name', 'Tên thủ tục', [content.name]),
    item(
      'sequence', 'Trình tự thực hiện',
      content.steps.map(({ seq, name, unitName }) => `Bước ${seq}: ${name} – ${unitName}`),
    ),
    item(
      'way', 'Cách thức thực hiện', content.channels.map((channel) => CHANNELS[channel]),
    ),
    item('components', 'Thành phần hồ sơ', content.components.map(lineOf)),
    item('sets', 'Số lượng hồ sơ', content.sets > 0 ? [`${content.sets} bộ`] : []),
    { ...item('limit', 'Thời hạn giải quyết', showLimits(content.limits)), isPublished: content.limits.length > 0 },
    item(
      'subject', 'Đối tượng thực hiện', content.subjects.map((subject) => SUBJECTS[subject]),
    ),
    item('agency', 'Cơ quan giải quyết', facts.agency === null ? [] : [facts.agency, ...settledElsewhere(content)]),
    item('result', 'Kết quả thực hiện', resultOf(content.result)),
    { ...item('fee', 'Phí, lệ phí', [...new Set([fee.summary, ...fee.lines])]), isPublished: fee.isPublished },
    formsItem(facts),
    item('conditions', 'Yêu cầu, điều kiện', content.conditions === null ? [] : [content.conditions]),
    item('legal-basis', 'Căn cứ pháp lý', content.legalBasis),
  ]
  const missing = items.filter(({ isPublished }) => !isPublished).map(({ key }) => key)
  return {
    items,
    serviceLevel: showServiceLevel(content, day),
    notFullBecause: content.serviceLevel === 'full' ? [] : reasonsOf(content.notFullBecause),
    decision: decision === null ? 'Quyết định công bố: chưa công bố'
      : `Quyết định ${decision.number} ngày ${dateOf(decision.day)} của ${decision.issuer}`,
    missing: decision === null ? [...missing, 'decision'] : missing,
  }
}

function item(key: ItemKey, title: string, lines: readonly string[]): PageItem {
  const isPublished = lines.length > 0
  return { key, title, lines: isPublished ? lines : [NOT_PUBLISHED], isPublished }
}

function formsItem({ forms, nameOfForm }: PageFacts): PageItem {
  const lines = forms.map((choice) => {
    if (!choice.version.isOfficial) return `${nameOfForm(choice)} (mẫu tạm; mẫu chính thức chưa công bố)`
    return choice.isPublished ? nameOfForm(choice) : `${nameOfForm(choice)} (mẫu chưa công bố cho ngày này)`
  })
  const isPublished = forms.length > 0 && forms.every(({ isPublished: known, version }) => known && version.isOfficial)
  return { ...item('forms', 'Mẫu đơn, mẫu tờ khai', lines), isPublished }
}

function lineOf({ name, originals, copies, required, handling, condition, needsSignature }: Component): string {
  const amounts = [
    originals > 0 ? `${originals} bản chính` : '', copies > 0 ? `${copies} bản sao` : '', HANDLING[handling],
    needsSignature ? 'nộp trực tuyến phải ký số' : '',
  ].filter((one) => one !== '')
  const whenUnsaid = { always: '', conditional: 'tùy trường hợp', optional: '' }[required]
  const when = [required === 'optional' ? 'nếu có' : '', condition ?? whenUnsaid].filter((one) => one !== '')
  const inBrackets = amounts.length > 0 ? ` (${amounts.join(', ')})` : ''
  return `${name}${inBrackets}${when.length > 0 ? ` – ${when.join('; ')}` : ''}`
}

/** Whoever asks should know who decides where that is not an agency of the province alone. */
function settledElsewhere({ settledAt }: ProcedureVersion['content']): string[] {
  if (settledAt === undefined || settledAt.where === 'here') return []
  return [`Giải quyết ${settledAtInWords(settledAt)}`]
}

function resultOf({ name, electronic, paper }: ProcedureVersion['content']['result']): string[] {
  if (name === '') return []
  if (electronic && paper) return [`${name} (bản điện tử và bản giấy)`]
  if (electronic) return [`${name} (bản điện tử)`]
  return [paper ? `${name} (bản giấy)` : name]
}

function reasonsOf(given: readonly string[]): readonly string[] {
  return given.length > 0 ? given : ['Chưa công bố lý do chưa cung cấp toàn trình']
}

function dateOf(day: Day): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

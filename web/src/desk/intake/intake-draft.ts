import type { IntakeBody } from '@motcua/contracts/dossiers.ts'
import type { PersonLine } from '@motcua/contracts/people.ts'
import type { ProcedureDetail, ProcedureLine } from '@motcua/contracts/procedures.ts'
import { faultsUnder } from '../../lib/call-error.ts'
import { fromLocalInput } from '../../lib/dates.ts'
import type { PickedFile } from '../../ui/file-picker/file-picker.tsx'
import type { FieldFault } from '../../ui/fault-summary/fault-summary.tsx'

export type How = 'filed' | 'missing' | 'data' | 'presented'
export interface PaperDraft { readonly how?: How; readonly files: readonly PickedFile[] }

/** What the clerk has entered so far; nothing of it is lost by a refusal. */
export interface IntakeDraft {
  readonly channel: 'counter' | 'post'
  readonly applicant?: PersonLine | undefined
  readonly procedure?: ProcedureLine | undefined
  readonly communeId?: string | undefined
  readonly limitCase: number
  readonly answers: Readonly<Record<string, unknown>>
  /** Filled in by hand and handed in; then nothing of it is typed here. */
  readonly isFormOnPaper: boolean
  readonly papers: Readonly<Record<string, PaperDraft>>
  readonly delivery: IntakeBody['delivery']
  readonly deliveryAddress: string
  /** Wall clock in Viet Nam; only by post, where a parcel may have waited. */
  readonly handedInAt: string
}

export const EMPTY_DRAFT: IntakeDraft = {
  channel: 'counter', limitCase: 0, answers: {}, isFormOnPaper: false, papers: {}, delivery: 'counter',
  deliveryAddress: '', handedInAt: '',
}

type Component = ProcedureDetail['components'][number]

/**
 * Filled in before anybody touches it: the declaration is what is being typed, data are looked up, the optional is not
 * there.
 */
export function howOf(component: Component, papers: IntakeDraft['papers']): How | undefined {
  const chosen = papers[component.id]?.how
  if (chosen) return chosen
  if (component.isForm) return 'filed'
  if (component.handling === 'data') return 'data'
  return component.required === 'always' ? undefined : 'missing'
}

/** What can be told without asking the server; ids are those of the elements on the screen. */
export function draftFaults(draft: IntakeDraft, procedure: ProcedureDetail | undefined): readonly FieldFault[] {
  const faults: FieldFault[] = []
  if (!draft.applicant) faults.push({ id: 'nguoi-nop', text: 'Chọn người nộp, hoặc mở tài khoản cho người mới.' })
  if (!procedure) return [...faults, { id: 'thu-tuc', text: 'Chọn thủ tục.' }]
  if (procedure.asks !== 'nothing' && !draft.communeId) faults.push({ id: 'dia-ban', text: placeFault(procedure.asks) })
  for (const component of procedure.components) {
    const how = howOf(component, draft.papers)
    const files = draft.papers[component.id]?.files ?? []
    const id = paperFieldId(component.id)
    if (!how) faults.push({ id, text: `Chọn có hay thiếu: ${component.name}.` })
    if (how === 'filed' && files.some(({ state }) => state === 'sending'))
      faults.push({ id, text: `Tệp của ${component.name} đang gửi, chờ xong rồi tiếp nhận.` })
    if (how === 'filed' && files.some(({ state }) => state === 'failed'))
      faults.push({ id, text: `Có tệp của ${component.name} chưa gửi được: gửi lại hoặc xóa.` })
  }
  if (draft.delivery === 'post' && draft.deliveryAddress.trim() === '')
    faults.push({ id: 'dia-chi-tra', text: 'Điền địa chỉ nhận kết quả qua bưu chính.' })
  if (draft.channel === 'post' && !fromLocalInput(draft.handedInAt))
    faults.push({ id: 'nhan-luc', text: 'Điền ngày giờ nhận bưu phẩm.' })
  return faults
}

function placeFault(asks: 'commune' | 'district'): string {
  return asks === 'commune' ? 'Chọn xã, phường, thị trấn.' : 'Chọn huyện, thị xã, thành phố.'
}

/** The body as the wire wants it. Call it on a draft without faults only. */
export function intakeBodyOf(
  draft: IntakeDraft, procedure: ProcedureDetail, answers: Record<string, unknown>,
  { confirmedDouble = false, sectionId }: { confirmedDouble?: boolean; sectionId?: string | undefined } = {},
): IntakeBody {
  const handedInAt = draft.channel === 'post' ? fromLocalInput(draft.handedInAt) : undefined
  return {
    channel: draft.channel, ...(sectionId !== undefined && { sectionId }), procedureId: procedure.id,
    applicantId: draft.applicant?.id ?? '', limitCase: draft.limitCase,
    ...(procedure.asks !== 'nothing' && draft.communeId && { communeId: draft.communeId }), answers,
    components: procedure.components.map((component) => filedComponentOf(component, draft.papers)),
    delivery: draft.delivery, ...(draft.delivery === 'post' && { deliveryAddress: draft.deliveryAddress.trim() }),
    ...(handedInAt && { handedInAt }), ...(confirmedDouble && { confirmedDouble }),
  }
}

function filedComponentOf(component: Component, papers: IntakeDraft['papers']): IntakeBody['components'][number] {
  const how = howOf(component, papers) ?? 'missing'
  const files = how === 'filed' ? papers[component.id]?.files.flatMap(({ uploadId }) => uploadId ?? []) ?? [] : []
  return {
    component: component.id, how, ...(how === 'filed' && { originals: component.originals, copies: component.copies }),
    files,
  }
}

/** What the server refused, each beside its field; several may point at one paper. */
export function refusalFaults(error: Error, procedure: ProcedureDetail): readonly FieldFault[] {
  const answers = Object.entries(faultsUnder(error, '/answers')).map(([key, text]) => ({
    id: answerFieldId(key.split('/')[0] ?? key), text,
  }))
  const papers = Object.entries(faultsUnder(error, '/components')).map(([place, text]) => {
    const component = componentAt(place, procedure)
    return {
      id: component ? paperFieldId(component.id) : 'giay-to',
      text: component && !text.startsWith(component.name) ? `${component.name}: ${text}` : text,
    }
  })
  const others = Object.entries(faultsUnder(error, '')).filter(([key]) => !/^(answers|components)\//.test(key))
  return [
    ...others.map(([key, text]) => ({ id: OTHER_FIELDS[key.split('/')[0] ?? ''] ?? 'tiep-nhan', text })), ...answers,
    ...papers,
  ]
}

/** Papers are pointed at by their place in the list that was sent. */
function componentAt(place: string, procedure: ProcedureDetail): Component | undefined {
  const [first = ''] = place.split('/')
  return /^\d+$/.test(first) ? procedure.components[Number(first)] : procedure.components.find(({ id }) => id === first)
}

const OTHER_FIELDS: Readonly<Record<string, string>> = {
  applicantId: 'nguoi-nop', procedureId: 'thu-tuc', communeId: 'dia-ban', limitCase: 'truong-hop',
  deliveryAddress: 'dia-chi-tra', handedInAt: 'nhan-luc', delivery: 'cach-nhan', sectionId: 'bo-phan',
}

export function answerFieldId(key: string): string {
  return `o-${key.replaceAll('.', '-')}`
}

export function paperFieldId(component: string): string {
  return `giay-${component}`
}

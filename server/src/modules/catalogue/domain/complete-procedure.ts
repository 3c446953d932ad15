import { lintContent } from './lint-procedure.ts'
import type { DocumentTypeRow, ProcedureContent, Step } from './procedure.ts'

/** Something the data lacked or contradicted, and what was done about it; never passed over in silence. */
export interface Note {
  readonly code: string
  /** Of what it speaks: a procedure, bundle or synonym by its id in the data. */
  readonly subject: string
  readonly text: string
}

/** A procedure as the data state it, with the gaps they may have. */
export interface DraftContent extends Omit<ProcedureContent, 'result' | 'components'> {
  readonly result: Omit<ProcedureContent['result'], 'documentType'> & { readonly documentType: string | null }
  readonly components: readonly (Omit<ProcedureContent['components'][number], 'id'> & { readonly id: string | null })[]
}

export interface Completed {
  readonly content: ProcedureContent
  /** Types that had to be made, marked as invented. */
  readonly documentTypes: readonly DocumentTypeRow[]
  readonly notes: readonly Note[]
}

/** The step by which a dossier comes in; nothing can be accepted without one. */
const RECEPTION_STEP = {
  name: 'Tiếp nhận (không tính thời gian)', role: 'reception',
  unit: 'receiving', unitName: 'Nơi tiếp nhận hồ sơ', hours: 0,
} as const

/** The step in which the applicant gets the result; it takes no time. */
const RETURN_STEP = {
  name: 'Trả kết quả (không tính thời gian)', role: 'reception',
  unit: 'receiving', unitName: 'Nơi tiếp nhận hồ sơ', hours: 0,
} as const

/**
 * What a procedure needs to run and its data lack, added, each addition with a note: the steps of reception and return,
 * a document type for the result (`kq-<procedure>`, invented), ids of components (their document type, numbered when it
 * comes again), what keeps a partial service from being a full one. Contradictions that cannot be mended are noted and
 * left as they stand.
 */
export function completeContent(procedure: string, draft: DraftContent): Completed {
  const notes: Note[] = []
  const say = (code: string, text: string) => { notes.push({ code, subject: procedure, text }) }

  const received = withReceptionStep(draft.steps)
  if (received.length > draft.steps.length) {
    say('reception-step-added', 'thiếu bước tiếp nhận; đã thêm bước đầu tại nơi tiếp nhận, 0 giờ')
  }
  const steps = withReturnStep(received)
  if (steps.length > received.length) {
    say('return-step-added', 'thiếu bước trả kết quả; đã thêm bước cuối tại nơi tiếp nhận, 0 giờ')
  }
  const documentTypes: DocumentTypeRow[] = []
  const documentType = draft.result.documentType ?? `kq-${procedure}`
  if (draft.result.documentType === null) {
    documentTypes.push({ id: documentType, code: `KQ.DEMO.${procedure.toUpperCase()}`, codeInvented: true,
      name: draft.result.name, issuer: null, isReusable: false, source: null,
      isSecret: false })
    say('result-type-invented', `kết quả chưa có loại giấy tờ; đã đặt tạm loại ${documentType}`)
  }
  const { components, numbered } = withIds(draft.components)
  if (numbered > 0) say('component-numbered', `${numbered} thành phần hồ sơ chưa có mã; đã đặt mã theo loại giấy tờ`)

  const obstacles = new Set([...draft.notFullBecause, ...obstaclesOf(draft)])
  const notFullBecause = draft.serviceLevel === 'full' ? [] : [...obstacles]
  const result = { ...draft.result, documentType }
  const content: ProcedureContent = { ...draft, steps, components, result, notFullBecause }
  for (const { code, text } of lintContent(content)) say(code, text)
  return { content, documentTypes, notes }
}

function withReceptionStep(steps: readonly Step[]): readonly Step[] {
  if (steps[0]?.role === RECEPTION_STEP.role) return steps
  return [RECEPTION_STEP, ...steps].map((step, index) => ({ ...step, seq: index + 1 }))
}

function withReturnStep(steps: readonly Step[]): readonly Step[] {
  const last = steps.at(-1)
  if (last?.role === RETURN_STEP.role && last.hours === 0) return steps
  return [...steps, { seq: (last?.seq ?? 0) + 1, ...RETURN_STEP }]
}

function withIds(components: DraftContent['components']) {
  const taken = new Set(components.flatMap(({ id }) => id ?? []))
  let numbered = 0
  const named = components.map((component): ProcedureContent['components'][number] => {
    if (component.id !== null) return { ...component, id: component.id }
    numbered += 1
    const base = component.documentType || 'giay-to'
    let id = base
    for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`
    taken.add(id)
    return { ...component, id }
  })
  return { components: named, numbered }
}

/**
 * What the facts themselves say against a full online service (toàn trình: everything online, result online or by
 * post).
 */
function obstaclesOf(content: DraftContent): string[] {
  const { channels, onSiteInspection, components, fee, result } = content
  const hasToShow = components.some(({ handling, required }) => handling === 'present' && required === 'always')
  return [
    channels.includes('online') ? [] : 'Chưa tiếp nhận hồ sơ trực tuyến',
    onSiteInspection ? 'Phải kiểm tra, thẩm định thực tế tại chỗ' : [],
    hasToShow ? 'Phải xuất trình bản chính giấy tờ khi nộp' : [],
    fee.state === 'variable' ? 'Nghĩa vụ tài chính chỉ được tính trong quá trình giải quyết' : [],
    result.paper && !channels.includes('post') ? 'Kết quả bản giấy phải nhận trực tiếp' : [],
  ].flat()
}

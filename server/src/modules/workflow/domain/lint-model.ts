import {
  type ModelNode, type ProcessModel, type TaskNode, flowsFrom, flowsTo, isActivity, nodesWithin, ownIdOf,
} from './process-model.ts'

/** Where a process could be run and should not be published as it is; `element` is the id in its file. */
export interface ModelFinding {
  readonly code: ModelFindingCode
  readonly severity: 'error' | 'warning'
  readonly element: string
  readonly text: string
}

/**
 * Those after `message-from-nobody` (lint-messages.ts) are rules of bpmnlint 11 under their own names. Its others are
 * refused already when a file is compiled (conditions, links, event gateways, several events in one), concern the
 * drawing alone, or forbid what this engine runs (inclusive gateways).
 */
export type ModelFindingCode =
  | 'step-without-role' | 'step-without-unit' | 'step-without-deed' | 'step-not-quarter' | 'return-step-timed'
  | 'refusal-path-missing' | 'message-from-nobody'
  | 'label-required' | 'start-event-required' | 'end-event-required' | 'single-blank-start-event'
  | 'no-duplicate-sequence-flows' | 'no-gateway-join-fork' | 'no-implicit-split' | 'no-implicit-end'
  | 'no-implicit-start' | 'fake-join' | 'superfluous-gateway' | 'superfluous-termination'

/** A quarter of a working day (R22). */
const QUARTER = 120

/**
 * What is wrong with a process that can be run: steps of people without a role, a place or a deed; the wishes of the
 * province (R22); the rules of bpmnlint. `isLong` says whether the term is of two working days or more. Pure.
 */
export function lintModel(model: ProcessModel, { isLong }: { readonly isLong: boolean }): ModelFinding[] {
  const nodes = Object.values(model.nodes)
  const work = nodes.filter(isWork)
  const scopes = [null, ...nodes.flatMap(({ kind, id }) => kind === 'sub-process' ? [id] : [])]
  const refusal: ModelFinding[] = work.some(({ work: { action } }) => action === 'propose') ? [] : [{
    code: 'refusal-path-missing', severity: 'error', element: model.key,
    text: 'không bước nào để đề nghị từ chối giải quyết (việc “propose”)',
  }]
  return [
    ...work.flatMap((node) => lintWork(node, isLong)), ...refusal,
    ...scopes.flatMap((scope) => lintScope(model, scope)), ...nodes.flatMap((node) => lintNode(model, node)),
  ]
}

type WorkNode = TaskNode & { readonly work: NonNullable<TaskNode['work']> }

function isWork(node: ModelNode): node is WorkNode {
  return node.kind === 'task' && node.work !== null
}

function lintWork({ id, name, work: { role, unitRule, minutes, action } }: WorkNode, isLong: boolean): ModelFinding[] {
  const found: ModelFinding[] = []
  const say = (code: ModelFindingCode, what: string) => {
    found.push({ code, severity: 'error', element: ownIdOf(id), text: `bước “${name}” ${what}` })
  }
  if (role === '') say('step-without-role', 'chưa có vai trò')
  if (unitRule === '') say('step-without-unit', 'chưa có đơn vị')
  if (action === null) say('step-without-deed', 'chưa nói làm việc gì')
  if (action === 'return-result' && minutes !== 0) {
    say('return-step-timed', `trả kết quả phải là 0 phút, đang ghi ${minutes} phút`)
  }
  if (isLong && minutes % QUARTER !== 0) {
    say('step-not-quarter', `ghi ${minutes} phút, phải chia theo một phần tư ngày (${QUARTER} phút)`)
  }
  return found
}

function lintScope(model: ProcessModel, scope: string | null): ModelFinding[] {
  const within = nodesWithin(model, scope)
  const around = scope === null ? undefined : model.nodes[scope]
  const element = ownIdOf(scope ?? model.key)
  const found: ModelFinding[] = []
  const say = (code: ModelFindingCode, text: string) => { found.push({ code, severity: 'warning', element, text }) }
  const starts = within.filter((node) => node.kind === 'start')
  const isListener = around?.kind === 'sub-process' && around.isTriggeredByEvent
  if (within.length > 0 && starts.length === 0) say('start-event-required', 'chưa vẽ sự kiện bắt đầu')
  if (within.length > 0 && !within.some(({ kind }) => kind === 'end')) {
    say('end-event-required', 'chưa vẽ sự kiện kết thúc')
  }
  if (!isListener && starts.filter(({ event }) => event === null).length > 1) {
    say('single-blank-start-event', 'có hơn một nơi bắt đầu không điều kiện')
  }
  return found
}

function lintNode(model: ProcessModel, node: ModelNode): ModelFinding[] {
  const [into, out] = [flowsTo(model, node.id), flowsFrom(model, node.id)]
  const found: ModelFinding[] = []
  const say = (code: ModelFindingCode, text: string) => {
    found.push({ code, severity: 'warning', element: ownIdOf(node.id), text })
  }
  const isSubOfItself = node.kind === 'sub-process' && node.isTriggeredByEvent
  const isApart = isSubOfItself || isActivity(node) && node.isForCompensation
  if (node.name.trim() === '' && needsName(node, out.length)) say('label-required', 'chưa có tên')
  const twins = out.filter(({ to, when }, nth) =>
    out.findIndex((one) => one.to === to && one.when === when) !== nth)
  if (twins.length > 0) say('no-duplicate-sequence-flows', 'có hai luồng giống nhau đi cùng một nơi')
  if (node.kind === 'gateway') {
    if (into.length > 1 && out.length > 1) say('no-gateway-join-fork', 'vừa gộp vừa rẽ; hãy tách thành hai cổng')
    if (into.length === 1 && out.length === 1) say('superfluous-gateway', 'cổng chỉ có một lối vào và một lối ra')
    return found
  }
  const unasked = out.filter(({ when, id }) => when === null && !('defaultFlow' in node && node.defaultFlow === id))
  if (unasked.length > 1) say('no-implicit-split', 'nhiều luồng đi ra mà không có cổng song song')
  if (into.length > 1 && isActivity(node)) say('fake-join', 'nhiều luồng đi vào mà không có cổng gộp')
  const isThrownAway = node.kind === 'throw' && node.event?.type === 'link'
  const isHandled = node.kind === 'boundary' && node.event.type === 'compensation'
  if (out.length === 0 && node.kind !== 'end' && !isApart && !isThrownAway && !isHandled) {
    say('no-implicit-end', 'kết thúc mà không có sự kiện kết thúc')
  }
  const isLinked = node.kind === 'catch' && node.event.type === 'link'
  if (into.length === 0 && node.kind !== 'start' && node.kind !== 'boundary' && !isApart && !isLinked) {
    say('no-implicit-start', 'bắt đầu mà không có sự kiện bắt đầu')
  }
  if (node.kind === 'end' && node.event?.type === 'terminate' && isAlone(model, node)) {
    say('superfluous-termination', 'kết thúc tất cả trong khi không có gì khác đang chạy')
  }
  return found
}

/** What people see in their lists or on the drawing; a gateway that only joins, and plain events, need none. */
function needsName(node: ModelNode, out: number): boolean {
  if (isActivity(node)) return true
  return node.kind === 'gateway' ? out > 1 && node.gateway !== 'parallel' : node.kind === 'boundary'
}

function isAlone(model: ProcessModel, node: ModelNode): boolean {
  const within = nodesWithin(model, node.parent)
  return within.filter(({ kind }) => kind === 'end').length === 1
    && !within.some((one) => one.kind === 'gateway' && (one.gateway === 'parallel' || one.gateway === 'inclusive'))
}

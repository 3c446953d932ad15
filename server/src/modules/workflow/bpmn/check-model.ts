import {
  type ModelNode, type ProcessModel, type StartNode, beginningsOf, boundariesOf, flowsFrom, isActivity, isAwaited,
  linkTarget, listenersIn, nodesWithin, ownIdOf,
} from '../domain/process-model.ts'
import { type BpmnProblem, problem } from './problems.ts'

/**
 * What keeps a model from running although each of its elements could: flows that lead out of their scope, ways of
 * which none is known to be open, nodes to which nothing leads. Elements are named by their own ids, without the calls
 * that lead to them.
 */
export function checkModel(model: ProcessModel): BpmnProblem[] {
  const nodes = Object.values(model.nodes)
  const scopes = [null, ...nodes.flatMap(({ kind, id }) => kind === 'sub-process' ? [id] : [])]
  return [
    ...brokenFlows(model), ...nodes.flatMap((node) => problemsOf(model, node)),
    ...scopes.flatMap((scope) => scopeProblems(model, scope)),
  ]
}

function brokenFlows({ nodes, flows }: ProcessModel): BpmnProblem[] {
  return flows.flatMap(({ id, from, to }) => {
    const [a, b] = [nodes[from], nodes[to]]
    const isSound = a && b && a.parent === b.parent && a.kind !== 'end' && b.kind !== 'start' && b.kind !== 'boundary'
    // Where an end is unsupported that is said of it, and enough.
    return isSound || !a || !b ? [] : [problem(ownIdOf(id), 'flow-broken', `${ownIdOf(from)} → ${ownIdOf(to)}`)]
  })
}

function problemsOf(model: ProcessModel, node: ModelNode): BpmnProblem[] {
  const id = ownIdOf(node.id)
  switch (node.kind) {
    case 'gateway': return gatewayProblems(model, node)
    case 'boundary': {
      const on = model.nodes[node.attachedTo]
      if (!on || !isActivity(on) || on.parent !== node.parent) return [problem(id, 'edge-broken')]
      if (node.event.type === 'error' && !node.interrupts) return [problem(id, 'error-goes-on')]
      const isHandled = node.event.type !== 'compensation' || model.nodes[node.handler ?? ''] !== undefined
      return isHandled ? [] : [problem(id, 'handler-missing')]
    }
    case 'throw': {
      if (node.event?.type !== 'link') return []
      const { name } = node.event
      return linkTarget(model, node.parent, name) ? [] : [problem(id, 'link-missing', name)]
    }
    case 'start': return startProblems(model, node)
    case 'catch': {
      if (node.event.type !== 'link') return []
      const { name } = node.event
      const first = linkTarget(model, node.parent, name)
      return first && first !== node ? [problem(id, 'link-doubled', name)] : []
    }
    case 'end': case 'task': case 'sub-process': return []
  }
}

/**
 * What may begin the scope in which a start stands (BPMN 2.0, 10.5.2): an embedded sub-process a plain one only, one of
 * events never a plain one, a process whatever comes from without.
 */
function startProblems(model: ProcessModel, { id, event, parent, interrupts }: StartNode): BpmnProblem[] {
  const misplaced = (what: string) => [problem(ownIdOf(id), 'start-misplaced', what)]
  const around = parent === null ? undefined : model.nodes[parent]
  if (around?.kind === 'sub-process' && around.isTriggeredByEvent) {
    if (event === null) return misplaced('nói rõ sự kiện mà quy trình con này chờ')
    return event.type === 'error' && !interrupts ? [problem(ownIdOf(id), 'error-goes-on')] : []
  }
  if (around?.kind === 'sub-process' && !around.isCall) {
    return event === null ? [] : misplaced('bắt đầu quy trình con bằng sự kiện thường')
  }
  return event === null || isAwaited(event) ? [] : misplaced('bắt lỗi hay báo cáo vượt cấp ở quy trình con theo sự kiện')
}

function gatewayProblems(model: ProcessModel, node: Extract<ModelNode, { kind: 'gateway' }>): BpmnProblem[] {
  const id = ownIdOf(node.id)
  const flows = flowsFrom(model, node.id)
  if (node.gateway === 'parallel' || node.gateway === 'event') {
    const asked = flows.filter(({ when }) => when !== null)
    if (asked.length > 0) return asked.map((flow) => problem(ownIdOf(flow.id), 'condition-misplaced', id))
  }
  if (node.gateway === 'event') {
    const wrong = flows.map(({ to }) => model.nodes[to])
      .filter((to) => to && !(to.kind === 'catch' && to.event.type !== 'link') && !isReceive(to))
    return flows.length === 0 || wrong.length > 0
      ? [problem(id, 'choice-invalid', wrong.map((to) => ownIdOf(to?.id ?? '')).join(', '))]
      : []
  }
  if (node.gateway === 'parallel' || flows.length < 2) return []
  const silent = flows.filter((flow) => flow.when === null && flow.id !== node.defaultFlow)
  return silent.map((flow) => problem(id, 'condition-missing', ownIdOf(flow.id)))
}

function isReceive(node: ModelNode): boolean {
  return node.kind === 'task' && node.task === 'receive'
}

function scopeProblems(model: ProcessModel, scope: string | null): BpmnProblem[] {
  const within = nodesWithin(model, scope)
  const element = scope === null ? model.key : ownIdOf(scope)
  const around = scope === null ? undefined : model.nodes[scope]
  const isListener = around?.kind === 'sub-process' && around.isTriggeredByEvent
  const starts = within.filter(({ kind }) => kind === 'start')
  if (isListener && starts.length !== 1) return [problem(element, 'starts-unclear')]
  if (within.length > 0 && starts.length === 0 && beginningsOf(model, scope).length === 0) {
    return [problem(element, 'start-missing')]
  }
  if (around?.kind === 'sub-process' && around.isCall && starts.length > 0 && beginningsOf(model, scope).length === 0) {
    return [problem(element, 'start-not-plain')]
  }
  const reached = reachedIn(model, scope)
  return within.flatMap(({ id, kind }) =>
    reached.has(id) || kind === 'boundary' ? [] : [problem(ownIdOf(id), 'unreachable')])
}

function reachedIn(model: ProcessModel, scope: string | null): Set<string> {
  const within = nodesWithin(model, scope)
  const beginnings = [
    ...beginningsOf(model, scope), ...within.filter(({ kind }) => kind === 'start'),
    ...listenersIn(model, scope).map(({ sub }) => sub),
    ...within.filter((node) => isActivity(node) && node.isForCompensation),
    ...within.filter((node) => node.kind === 'catch' && node.event.type === 'link'),
  ]
  const seen = new Set(beginnings.map(({ id }) => id))
  for (const id of seen) {
    for (const edge of boundariesOf(model, id)) seen.add(edge.id)
    for (const { to } of flowsFrom(model, id)) seen.add(to)
  }
  return seen
}

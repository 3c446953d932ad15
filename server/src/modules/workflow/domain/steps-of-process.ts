import {
  type ModelNode, type ProcessModel, beginningsOf, boundariesOf, flowsFrom, flowsTo, isActivity, linkTarget,
  listenersIn, modelNode,
} from './process-model.ts'

/**
 * What a step does to the dossier. `accept`, `issue` and `return-result` are also moves before the law (the state table
 * of `dossiers`); the others are work, of which the law takes no notice.
 */
export type NodeAction = (typeof NODE_ACTIONS)[number]
export const NODE_ACTIONS = [
  'accept', 'issue', 'return-result', 'assign', 'propose', 'check', 'approve', 'hand-over',
] as const

/** A step of people in a process (bước xử lý), with the words of the catalogue. */
export interface StepNode {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly unitRule: string
  /** Accounting hours; 0 for what is not counted. */
  readonly hours: number
  readonly action: NodeAction | null
  /** What comes of it on paper, and the article that orders it, in the words of the drawing. */
  readonly papers: string | null
  readonly legalBasis: string | null
  /** Whoever gives an opinion here signs it with their own key; else they may. */
  readonly isOpinionSigned: boolean
}

/** The step of people that a node is; undefined where it is none, or where the process has no such node. */
export function findStep(model: ProcessModel, id: string): StepNode | undefined {
  const node = Object.hasOwn(model.nodes, id) ? model.nodes[id] : undefined
  if (node?.kind !== 'task' || node.task !== 'user') return undefined
  const {
    role = '', unitRule = '', minutes = 0, action = null, papers = null, legalBasis = null, isOpinionSigned = false,
  } = node.work ?? {}
  return {
    id, name: node.name, role, unitRule, hours: minutes / 60,
    action: NODE_ACTIONS.find((known) => known === action) ?? null, papers, legalBasis,
    isOpinionSigned,
  }
}

/** The same where it must be there: a step that was opened. */
export function getStep(model: ProcessModel, id: string): StepNode {
  const step = findStep(model, id)
  if (!step) throw new Error(`no step ${id} in process ${model.key}`)
  return step
}

/** All steps of people that can be come to, in the order in which one comes to them. */
export function stepsIn(model: ProcessModel): StepNode[] {
  return [...reachedIn(model)].flatMap((id) => findStep(model, id) ?? [])
}

/** What its service tasks ask the program for, by name; whether there is such a deed is looked at when it is read. */
export function deedsIn(model: ProcessModel): string[] {
  return Object.values(model.nodes).flatMap((node) =>
    node.kind === 'task' && node.task === 'service' && node.does ? [node.does] : [])
}

/** The nodes that can be come to at all. */
export function reachedIn(model: ProcessModel): ReadonlySet<string> {
  const listening = listenersIn(model, null).map(({ start }) => start.id)
  const from = [...beginningIds(model, null), ...listening]
  return reachFrom(from, (id) => [...waysFrom(model, id), ...waysAside(model, id)])
}

/** The steps of people at which a process can begin. */
export function firstSteps(model: ProcessModel): StepNode[] {
  return nextSteps(model, beginningIds(model, null))
}

/** The steps of people that may come next after a node: before each of them nobody else has anything to do. */
export function stepsAfter(model: ProcessModel, id: string): StepNode[] {
  return nextSteps(model, waysFrom(model, id))
}

function nextSteps(model: ProcessModel, from: readonly string[]): StepNode[] {
  return [...reachFrom(from, (id) => findStep(model, id) ? [] : waysFrom(model, id))]
    .flatMap((id) => findStep(model, id) ?? [])
}

/**
 * The hours of a step and of those after it as long as they satisfy `isHere`: of several ways the longest, a way back
 * not counted again. A step that the process does not have stands alone.
 */
export function hoursOfStay(model: ProcessModel, step: StepNode, isHere: (one: StepNode) => boolean): number {
  const [known, under] = [new Map<string, number>(), new Set<string>()]
  const hoursFrom = (one: StepNode): number => {
    const found = known.get(one.id)
    if (found !== undefined) return found
    under.add(one.id)
    const after = findStep(model, one.id) ? stepsAfter(model, one.id) : []
    const next = after.filter((other) => !under.has(other.id) && isHere(other))
    const hours = one.hours + Math.max(0, ...next.map(hoursFrom))
    under.delete(one.id)
    known.set(one.id, hours)
    return hours
  }
  return hoursFrom(step)
}

/**
 * Whether everything that had to be decided is, for whoever stands at these nodes: each may go on to an end, or to the
 * issue of the result, without another proposal or approval.
 */
export function isDecidedAt(model: ProcessModel, nodes: readonly string[]): boolean {
  const actionOf = (id: string) => findStep(model, id)?.action
  const decides = (id: string) => actionOf(id) === 'approve' || actionOf(id) === 'propose'
  return nodes.every((from) => !decides(from)
    && [...reachFrom([from], (id) => waysFrom(model, id).filter((to) => !decides(to)))]
      .some((id) => actionOf(id) === 'issue' || waysFrom(model, id).length === 0))
}

/**
 * The steps of people to which one that stands at a node may be given back, if they were done: those that came right
 * before it, within the same scope. What had to be joined or was split, a sub-process, and what came by an event on an
 * edge are not gone back over: others would be waited for in vain, or done twice.
 */
export function stepsBefore(model: ProcessModel, id: string): StepNode[] {
  const node = modelNode(model, id)
  const before = (at: string) => flowsTo(model, at).flatMap(({ from }) => canGoBackOver(model, from) ? [from] : [])
  if (isActivity(node) && node.loop) return []
  return [...reachFrom(before(id), (at) => findStep(model, at) ? [] : before(at))]
    .flatMap((at) => findStep(model, at) ?? [])
}

function canGoBackOver(model: ProcessModel, id: string): boolean {
  const node = modelNode(model, id)
  switch (node.kind) {
    case 'gateway': return node.gateway === 'exclusive'
    case 'task': return node.loop === null && flowsFrom(model, id).length === 1
    case 'catch': case 'throw': return true
    case 'start': case 'end': case 'boundary': case 'sub-process': return false
  }
}

/** Where one goes on from a node when nothing unforeseen comes: into a sub-process, and out of it after its end. */
function waysFrom(model: ProcessModel, id: string): string[] {
  const node = modelNode(model, id)
  const within = node.kind === 'sub-process' ? beginningIds(model, id) : []
  return within.length > 0 ? within : afterNode(model, node)
}

function afterNode(model: ProcessModel, node: ModelNode): string[] {
  if (node.kind === 'throw' && node.event?.type === 'link') {
    const target = linkTarget(model, node.parent, node.event.name)
    return target ? [target.id] : []
  }
  const flows = flowsFrom(model, node.id)
  if (flows.length > 0 || node.parent === null) return flows.map(({ to }) => to)
  return afterNode(model, modelNode(model, node.parent))
}

/** Where one may come to when something does come: from the edge of an activity, and what is begun by events. */
function waysAside(model: ProcessModel, id: string): string[] {
  const node = modelNode(model, id)
  const begun = node.kind === 'sub-process' ? listenersIn(model, id).map(({ start }) => start.id) : []
  return [...boundariesOf(model, id).map((edge) => edge.id), ...begun]
}

function beginningIds(model: ProcessModel, parent: string | null): string[] {
  return beginningsOf(model, parent).map(({ id }) => id)
}

function reachFrom(from: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set(from)
  for (const id of seen) for (const other of next(id)) seen.add(other)
  return seen
}

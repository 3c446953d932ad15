import { type Result, ok, refuse } from '../../../kernel/result.ts'

/**
 * What a node does to the dossier. The first four, and `issue` and `return-result`, are also moves before the law (the
 * state table of `dossiers`); the others are work, of which the law takes no notice.
 */
export type NodeAction =
  | 'accept' | 'issue' | 'return-result'
  | 'assign' | 'propose' | 'check' | 'approve' | 'hand-over'

export interface GraphNode {
  readonly id: string
  readonly kind: 'start' | 'task' | 'end'
  readonly name: string
  readonly role: string
  readonly unitRule: string
  /** Accounting hours; 0 for what is not counted. */
  readonly hours: number
  readonly action: NodeAction | null
}

/** `when` is an expression, for gateways to come; a flow without one is always taken. */
export interface Flow { readonly from: string; readonly to: string; readonly when: string | null }

/** A process (quy trình nội bộ) as it is stored and run. BPMN will compile to the same. */
export interface ProcessGraph { readonly nodes: readonly GraphNode[]; readonly flows: readonly Flow[] }

export interface StepOfCatalogue {
  readonly seq: number
  readonly name: string
  readonly role: string
  readonly unit: string
  readonly hours: number
}

export interface GraphFault { readonly code: 'process-not-executable'; readonly problems: readonly GraphProblem[] }
export interface GraphProblem {
  readonly node: string
  readonly why:
    | 'no-task'
    | 'no-action'
    | 'named-twice'
    | 'node-unknown'
    | 'no-way-in'
    | 'no-way-out'
    | 'never-accepted'
    | 'accepted-twice'
    | 'never-issued'
    | 'returned-before-issued'
    | 'work-after-issued'
    | 'never-returned'
}

const RECEPTION = 'reception'
const WORK: Readonly<Record<string, NodeAction>> = {
  reception: 'hand-over', unit_assigner: 'assign', officer: 'propose', unit_head: 'check', agency_head: 'approve',
  clerk: 'hand-over',
}

/**
 * Compiles the published steps of a procedure, in their order, to a graph. The first step of the reception accepts, its
 * last returns the result, and the step before the return issues it, whoever that is: by then head and seal have done
 * their work. Refuses what does not prove (`process-not-executable`).
 */
export function compileSteps(steps: readonly StepOfCatalogue[]): Result<ProcessGraph, GraphFault> {
  const inOrder = [...steps].sort((a, b) => a.seq - b.seq)
  const last = inOrder.length - 1
  const tasks = inOrder.map((step, nth): GraphNode => ({
    id: `step-${step.seq}`, kind: 'task', name: step.name, role: step.role, unitRule: step.unit, hours: step.hours,
    action: actionOf(step, nth, last),
  }))
  const ends = (kind: 'start' | 'end'): GraphNode =>
    ({ id: kind, kind, name: '', role: '', unitRule: '', hours: 0, action: null })
  const nodes = [ends('start'), ...tasks, ends('end')]
  const flows = nodes.slice(1).map((node, nth): Flow => ({ from: nodes[nth]?.id ?? 'start', to: node.id, when: null }))
  const graph = { nodes, flows }
  const problems = problemsOf(graph)
  return problems.length > 0 ? refuse({ code: 'process-not-executable', problems }) : ok(graph)
}

function actionOf({ role }: StepOfCatalogue, nth: number, last: number): NodeAction {
  if (nth === 0 && role === RECEPTION) return 'accept'
  if (nth === last && role === RECEPTION) return 'return-result'
  if (nth === last - 1) return 'issue'
  return WORK[role] ?? 'check'
}

/**
 * What keeps a graph from running: every node must be reached from the start and reach the end, and each path must
 * accept, do its work, issue and return in that order and once, so that each dossier ends in an ended state and none
 * stands at a step that its state forbids. Empty: it may be published.
 */
export function problemsOf(graph: ProcessGraph): GraphProblem[] {
  const tasks = graph.nodes.filter(({ kind }) => kind === 'task')
  if (tasks.length === 0) return [{ node: 'start', why: 'no-task' }]
  const misnamed = misnamedIn(graph)
  if (misnamed.length > 0) return misnamed
  const forward = reach('start', (id) => graph.flows.filter(({ from }) => from === id).map(({ to }) => to))
  const backward = reach('end', (id) => graph.flows.filter(({ to }) => to === id).map(({ from }) => from))
  const cut = tasks.flatMap(({ id, action }): GraphProblem[] => {
    if (!forward.has(id)) return [{ node: id, why: 'no-way-in' }]
    if (!backward.has(id)) return [{ node: id, why: 'no-way-out' }]
    return action === null ? [{ node: id, why: 'no-action' }] : []
  })
  if (cut.length > 0 || !forward.has('end')) return cut.length > 0 ? cut : [{ node: 'start', why: 'no-way-out' }]
  return outOfOrder(graph)
}

function misnamedIn({ nodes, flows }: ProcessGraph): GraphProblem[] {
  const ids = nodes.map(({ id }) => id)
  const doubles = ids.filter((id, nth) => ids.indexOf(id) !== nth)
    .map((node): GraphProblem => ({ node, why: 'named-twice' }))
  const strangers = [...new Set(['start', 'end', ...flows.flatMap(({ from, to }) => [from, to])])].filter(
    (id) => !ids.includes(id),
  )
  return [...doubles, ...strangers.map((node): GraphProblem => ({ node, why: 'node-unknown' }))]
}

type Phase = 'new' | 'accepted' | 'issued' | 'returned'

/** Walks every node in every phase in which a path may come to it; the first that does not fit ends that path. */
function outOfOrder(graph: ProcessGraph): GraphProblem[] {
  const found = new Map<string, GraphProblem>()
  reach(placeIn('start', 'new'), (place) => {
    const [phase = 'new', id = ''] = JSON.parse(place) as [Phase?, string?]
    return graph.flows.filter(({ from }) => from === id).flatMap(({ to }) => {
      const next = phaseAfter(phase, nodeOf(graph, to))
      if ('phase' in next) return [placeIn(to, next.phase)]
      found.set(`${to} ${next.why}`, { node: to, why: next.why })
      return []
    })
  })
  return [...found.values()]
}

const placeIn = (id: string, phase: Phase) => JSON.stringify([phase, id])

function phaseAfter(phase: Phase, { kind, action }: GraphNode): { phase: Phase } | { why: GraphProblem['why'] } {
  const isEnd = kind === 'end'
  switch (phase) {
    case 'new': return action === 'accept' ? { phase: 'accepted' } : { why: 'never-accepted' }
    case 'accepted':
      if (isEnd) return { why: 'never-issued' }
      if (action === 'accept') return { why: 'accepted-twice' }
      if (action === 'return-result') return { why: 'returned-before-issued' }
      return { phase: action === 'issue' ? 'issued' : 'accepted' }
    case 'issued':
      if (isEnd) return { why: 'never-returned' }
      return action === 'return-result' ? { phase: 'returned' } : { why: 'work-after-issued' }
    case 'returned': return isEnd ? { phase } : { why: 'work-after-issued' }
  }
}

function reach(from: string, next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set([from])
  for (const id of seen) for (const other of next(id)) seen.add(other)
  return seen
}

/** The node, which must be there: a case never stands where its graph has nothing. */
export function nodeOf(graph: ProcessGraph, id: string): GraphNode {
  const node = graph.nodes.find((one) => one.id === id)
  if (!node) throw new Error(`no node ${id} in the process`)
  return node
}

/** The node that follows; undefined where the process ends. Only flows without condition exist before BPMN. */
export function nodeAfter(graph: ProcessGraph, id: string): GraphNode | undefined {
  const flow = graph.flows.find(({ from }) => from === id)
  const next = flow && nodeOf(graph, flow.to)
  return next?.kind === 'end' ? undefined : next
}

/** The node that went before; undefined at the first. */
export function nodeBefore(graph: ProcessGraph, id: string): GraphNode | undefined {
  const flow = graph.flows.find(({ to }) => to === id)
  const previous = flow && nodeOf(graph, flow.from)
  return previous?.kind === 'start' ? undefined : previous
}

/** The first node of a case. */
export function firstNode(graph: ProcessGraph): GraphNode {
  const first = nodeAfter(graph, 'start')
  if (!first) throw new Error('a process without a task was published')
  return first
}

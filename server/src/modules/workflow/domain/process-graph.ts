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

/** `when` is an expression for later parts; a flow without one is always taken. */
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
  readonly why: 'no-way-in' | 'no-way-out' | 'never-accepted' | 'never-issued' | 'returned-before-issued' | 'no-task'
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
 * accept, issue and return in that order, so that each dossier ends in an ended state. Empty: it may be published.
 */
export function problemsOf(graph: ProcessGraph): GraphProblem[] {
  const tasks = graph.nodes.filter(({ kind }) => kind === 'task')
  if (tasks.length === 0) return [{ node: 'start', why: 'no-task' }]
  const forward = reach('start', (id) => graph.flows.filter(({ from }) => from === id).map(({ to }) => to))
  const backward = reach('end', (id) => graph.flows.filter(({ to }) => to === id).map(({ from }) => from))
  const cut = tasks.flatMap(({ id }): GraphProblem[] => {
    if (!forward.has(id)) return [{ node: id, why: 'no-way-in' }]
    return backward.has(id) ? [] : [{ node: id, why: 'no-way-out' }]
  })
  if (cut.length > 0 || !forward.has('end')) return cut.length > 0 ? cut : [{ node: 'start', why: 'no-way-out' }]
  return missingDeeds(graph, tasks)
}

/** A path that avoids every node of a deed reaches the end without it. */
function missingDeeds(graph: ProcessGraph, tasks: readonly GraphNode[]): GraphProblem[] {
  const found: GraphProblem[] = []
  const nodesOf = (action: NodeAction) => new Set(tasks.filter((node) => node.action === action).map(({ id }) => id))
  const without = (avoided: ReadonlySet<string>) => reach('start', (id) =>
    graph.flows.filter(({ from, to }) => from === id && !avoided.has(to)).map(({ to }) => to))
  const [accepting, issuing, returning] = [nodesOf('accept'), nodesOf('issue'), nodesOf('return-result')]
  if (without(accepting).has('end')) found.push({ node: 'end', why: 'never-accepted' })
  if (without(issuing).has('end')) found.push({ node: 'end', why: 'never-issued' })
  const early = without(issuing)
  for (const id of returning) if (early.has(id)) found.push({ node: id, why: 'returned-before-issued' })
  if (returning.size === 0) found.push({ node: 'end', why: 'never-issued' })
  return found
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

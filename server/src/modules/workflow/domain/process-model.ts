import { groupBy } from '../../../kernel/group-by.ts'

/**
 * A process (quy trình) as it is run: BPMN 2.0 compiled to what the engine needs, JSON through and through, so that it
 * can be stored once for a version and read without any XML. Called processes are part of it (`call`), so that a case
 * stays on all versions with which it began.
 */
export interface ProcessModel {
  /** The id of the process in its file. */
  readonly key: string
  readonly name: string
  readonly nodes: Readonly<Record<string, ModelNode>>
  /** In the order of the file, which is that in which conditions are asked. */
  readonly flows: readonly ModelFlow[]
  /** Names of messages that it awaits of other systems, which may send no others; those of called processes too. */
  readonly outside?: readonly string[]
}

/** How the keys of processes begin that are only tried out: no published one has such a key. */
export const TRIAL_KEYS = 'trial/'

/** Whether a run of it takes a message of this name of another system; one that is only tried out takes none. */
export function hearsOutside({ key, outside = [] }: ProcessModel, name: string): boolean {
  return outside.includes(name) && !key.startsWith(TRIAL_KEYS)
}

export interface ModelFlow {
  readonly id: string
  readonly from: string
  readonly to: string
  /** FEEL; none is always taken. */
  readonly when: string | null
}

export type TaskKind = 'user' | 'manual' | 'service' | 'script' | 'rule' | 'send' | 'receive'
export type GatewayKind = 'exclusive' | 'parallel' | 'inclusive' | 'event'

export type ModelNode =
  | StartNode | EndNode | TaskNode | GatewayNode | CatchNode | ThrowNode | BoundaryNode | SubProcessNode

interface AnyNode {
  readonly id: string
  readonly name: string
  /** The sub-process in which it stands; null at the top. */
  readonly parent: string | null
}

export interface StartNode extends AnyNode {
  readonly kind: 'start'
  /** Null is the plain start; one of an event sub-process has something to wait for, or to catch. */
  readonly event: EventCause | null
  /** Of an event sub-process: whether everything else around it ends when it begins. */
  readonly interrupts: boolean
}

export interface EndNode extends AnyNode {
  readonly kind: 'end'
  readonly event: EventResult | { readonly type: 'terminate' } | null
}

export interface TaskNode extends AnyNode {
  readonly kind: 'task'
  readonly task: TaskKind
  readonly loop: Loop | null
  readonly defaultFlow: string | null
  /** Runs only when what it belongs to is compensated. */
  readonly isForCompensation: boolean
  /** FEEL of a script; the decision of a rule; the name of a message; the deed of a service. */
  readonly does: string | null
  /** The variable that takes what a script, a rule or a service answers; a context without one is spread. */
  readonly answer: string | null
  /** FEEL: to whom a message goes, or for whom it is waited. */
  readonly correlation: string | null
  readonly work: Work | null
}

/** What a step of people's work is: the words of the catalogue's published steps. */
export interface Work {
  readonly role: string
  readonly unitRule: string
  /** Minutes of accounting time, 480 a working day; 0 for what is not counted. */
  readonly minutes: number
  readonly action: string | null
  /** What comes of it on paper, and the article that orders it, in words; of processes that say so. */
  readonly papers?: string
  readonly legalBasis?: string
  /** Whoever gives an opinion here signs it with their own key. */
  readonly isOpinionSigned?: true
}

export interface GatewayNode extends AnyNode {
  readonly kind: 'gateway'
  readonly gateway: GatewayKind
  readonly defaultFlow: string | null
}

export interface CatchNode extends AnyNode {
  readonly kind: 'catch'
  readonly event: AwaitedEvent | Link
}

export interface ThrowNode extends AnyNode {
  readonly kind: 'throw'
  readonly event: EventResult | Link | null
}

export interface BoundaryNode extends AnyNode {
  readonly kind: 'boundary'
  readonly event: EventCause | { readonly type: 'compensation' }
  readonly attachedTo: string
  readonly interrupts: boolean
  /** Of a compensation: what undoes the activity. */
  readonly handler: string | null
}

export interface SubProcessNode extends AnyNode {
  readonly kind: 'sub-process'
  readonly isTriggeredByEvent: boolean
  readonly loop: Loop | null
  readonly defaultFlow: string | null
  readonly isForCompensation: boolean
  /** A call has variables of its own; an embedded one shares those around it. */
  readonly isCall: boolean
  /** Of a call: the process that it calls, by its key. */
  readonly called?: string | undefined
}

export type EventCause =
  | { readonly type: 'message'; readonly name: string; readonly correlation: string | null }
  | { readonly type: 'signal'; readonly name: string }
  | { readonly type: 'timer'; readonly timer: Timer }
  /** A code of null catches all. */
  | { readonly type: 'error' | 'escalation'; readonly code: string | null }

/** What is waited for; an error and an escalation are caught when they are thrown, and a compensation is called. */
export type AwaitedEvent = Extract<EventCause, { type: 'message' | 'signal' | 'timer' }>

export type EventResult =
  | { readonly type: 'message'; readonly name: string; readonly correlation: string | null }
  | { readonly type: 'signal'; readonly name: string }
  | { readonly type: 'error'; readonly code: string | null }
  | { readonly type: 'escalation'; readonly code: string | null }
  /** An activity of null undoes everything that was done in the scope. */
  | { readonly type: 'compensate'; readonly activity: string | null }

export interface Link { readonly type: 'link'; readonly name: string }

export interface Timer {
  readonly form: 'date' | 'duration' | 'cycle'
  /** ISO 8601, or FEEL that gives it. */
  readonly value: string
  /** Days and hours of the working calendar of the unit that holds the step, instead of those of the clock. */
  readonly isWorkingTime: boolean
}

export interface Loop {
  readonly isSequential: boolean
  /** FEEL: how often, or over what; exactly one of them. */
  readonly count: string | null
  readonly over: string | null
  /** The variable that holds the item of one round. */
  readonly item: string | null
  /** FEEL, asked after each round: whether that is enough. */
  readonly until: string | null
  /** The list that gathers an answer of each round, and FEEL of that answer. */
  readonly gathers: { readonly list: string; readonly value: string } | null
}

/** An activity: what can be in work, be waited for and be broken off. */
export function isActivity(node: ModelNode): node is TaskNode | SubProcessNode {
  return node.kind === 'task' || node.kind === 'sub-process'
}

/** Whether an event is waited for. */
export function isAwaited(event: { readonly type: string } | null): event is AwaitedEvent {
  return event !== null && ['message', 'signal', 'timer'].includes(event.type)
}

/** The id of a node in its own file, without the calls that lead to it. */
export function ownIdOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

/** The node, which must be there: publication has looked. */
export function modelNode(model: ProcessModel, id: string): ModelNode {
  const node = Object.hasOwn(model.nodes, id) ? model.nodes[id] : undefined
  if (!node) throw new Error(`no node ${id} in process ${model.key}`)
  return node
}

/** The flows that leave a node, in the order of the file. */
export function flowsFrom(model: ProcessModel, id: string): readonly ModelFlow[] {
  return indexOf(model).from.get(id) ?? NONE
}

/** The flows that come to a node. */
export function flowsTo(model: ProcessModel, id: string): readonly ModelFlow[] {
  return indexOf(model).to.get(id) ?? NONE
}

/** The nodes directly within a sub-process, or at the top (null). */
export function nodesWithin(model: ProcessModel, parent: string | null): readonly ModelNode[] {
  return indexOf(model).within.get(parent) ?? []
}

/** The events on the edge of an activity. */
export function boundariesOf(model: ProcessModel, activity: string): readonly BoundaryNode[] {
  return indexOf(model).boundaries.get(activity) ?? []
}

/** Where a link of this name goes on, within the same scope. */
export function linkTarget(model: ProcessModel, parent: string | null, name: string): ModelNode | undefined {
  return nodesWithin(model, parent)
    .find((node) => node.kind === 'catch' && node.event.type === 'link' && node.event.name === name)
}

/**
 * Where a scope begins: at its plain starts; without any at each node to which no flow comes, which BPMN allows.
 */
export function beginningsOf(model: ProcessModel, parent: string | null): readonly ModelNode[] {
  const within = nodesWithin(model, parent)
  const starts = within.filter((node) => node.kind === 'start')
  if (starts.length > 0) return starts.filter(({ event }) => event === null)
  return within.filter((node) =>
    node.kind !== 'boundary' && flowsTo(model, node.id).length === 0
    && !(isActivity(node) && node.isForCompensation) && !(node.kind === 'sub-process' && node.isTriggeredByEvent)
    && !(node.kind === 'catch' && node.event.type === 'link'))
}

/** The event sub-processes of a scope, each with its start. */
export function listenersIn(
  model: ProcessModel, parent: string | null,
): readonly { readonly sub: SubProcessNode; readonly start: StartNode }[] {
  return nodesWithin(model, parent).flatMap((sub) => {
    if (sub.kind !== 'sub-process' || !sub.isTriggeredByEvent) return []
    const start = nodesWithin(model, sub.id).find((node): node is StartNode => node.kind === 'start')
    return start ? [{ sub, start }] : []
  })
}

interface ModelIndex {
  readonly from: ReadonlyMap<string, ModelFlow[]>
  readonly to: ReadonlyMap<string, ModelFlow[]>
  readonly within: ReadonlyMap<string | null, ModelNode[]>
  readonly boundaries: ReadonlyMap<string, BoundaryNode[]>
}

const NONE: readonly ModelFlow[] = []
/** Models never change: each is put in order once. */
const indexes = new WeakMap<ProcessModel, ModelIndex>()

function indexOf(model: ProcessModel): ModelIndex {
  const known = indexes.get(model)
  if (known) return known
  const nodes = Object.values(model.nodes)
  const made: ModelIndex = {
    from: groupBy(model.flows, ({ from }) => from), to: groupBy(model.flows, ({ to }) => to),
    within: groupBy(nodes, ({ parent }) => parent),
    boundaries: groupBy(nodes.filter((node) => node.kind === 'boundary'), ({ attachedTo }) => attachedTo),
  }
  indexes.set(model, made)
  return made
}

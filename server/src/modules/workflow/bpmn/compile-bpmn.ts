import type { ModdleElement } from 'bpmn-moddle'
import { childrenOf, partOf } from '../../../platform/moddle-element.ts'
import { checkModel } from './check-model.ts'
import type { ModelNode, ProcessModel } from '../domain/process-model.ts'
import { typeOf } from './element.ts'
import { ignoredIn } from './ignored-in.ts'
import { type Embedding, MOST_CALLS, MOST_ELEMENTS, calledBy, embedCalled } from './embed-called.ts'
import { type CheckFeel, type Reading, feelOf } from './expressions.ts'
import { type BpmnProblem, problem } from './problems.ts'
import { outsideIn } from './outside-messages.ts'
import { loopOf, nameUnrun, taskKindOf, taskOf } from './read-activities.ts'
import { eventOf } from './read-events.ts'

export interface CompiledBpmn {
  readonly model: ProcessModel
  /** Empty: it can be run. */
  readonly problems: readonly BpmnProblem[]
  /** What stands in the file, is kept when it is written again, and has no effect. */
  readonly ignored: readonly { readonly element: string; readonly kind: string }[]
  /** Keys of processes that are called and neither in the file nor given along. */
  readonly calls: readonly string[]
}

export interface CompileOptions {
  readonly checkFeel: CheckFeel
  /** Which of several processes; otherwise the first that says it is executable, or the first with steps. */
  readonly process?: string | undefined
  /** Processes of other files by their key; `circle` for one that is just being read and calls this one. */
  readonly called?: Readonly<Record<string, ProcessModel | 'circle'>> | undefined
}

interface Work extends Reading, Embedding {
  readonly definitions: ModdleElement
  readonly ignored: { element: string; kind: string }[]
  readonly called: NonNullable<CompileOptions['called']>
  readonly calls: Set<string>
}

/** Where something stands: the prefix of ids that a call gives, the sub-process, the calls around it. */
interface Place { readonly prefix: string; readonly parent: string | null; readonly calls: readonly string[] }

/** Compiles one process of a file to what the engine runs, and names whatever it could not run, by element. */
export function compileBpmn(
  definitions: ModdleElement, { checkFeel, process: wanted, called = {} }: CompileOptions,
): CompiledBpmn | { readonly problems: readonly BpmnProblem[] } {
  const all = processesIn(definitions)
  const chosen = wanted === undefined
    ? all.find((one) => one.get('isExecutable') === true && hasSteps(one)) ?? all.find(hasSteps)
    : all.find(({ id }) => id === wanted)
  if (!chosen) {
    return { problems: [wanted === undefined ? problem('', 'no-process') : problem('', 'process-unknown', wanted)] }
  }
  const work: Work = {
    problems: [], checkFeel, definitions, nodes: {}, flows: [], ignored: [], called, calls: new Set(), elements: 0,
    outside: new Set(),
  }
  work.ignored.push(...ignoredIn(chosen))
  readScope(work, chosen, { prefix: '', parent: null, calls: [chosen.id ?? ''] }, rolesOf(chosen))
  for (const other of all) if (other !== chosen) ignore(work, other)
  for (const one of childrenOf(definitions, 'rootElements').filter((root) => root.$instanceOf('bpmn:Collaboration'))) {
    for (const flow of childrenOf(one, 'messageFlows')) ignore(work, flow)
  }
  if (work.elements > MOST_ELEMENTS) {
    return { problems: [problem(chosen.id ?? '', 'too-large', `hơn ${String(MOST_ELEMENTS)} phần tử`)] }
  }
  const outside = outsideIn(definitions, work)
  const model = {
    key: chosen.id ?? '', name: chosen.name ?? '', nodes: work.nodes, flows: work.flows,
    ...outside.length > 0 && { outside },
  }
  return { model, problems: [...work.problems, ...checkModel(model)], ignored: work.ignored, calls: [...work.calls] }
}

/** The processes of a file, in its order. */
function processesIn(definitions: ModdleElement): ModdleElement[] {
  return childrenOf(definitions, 'rootElements').filter((one) => typeOf(one) === 'Process')
}

function hasSteps(process: ModdleElement): boolean {
  return childrenOf(process, 'flowElements').some((one) => one.$instanceOf('bpmn:FlowNode'))
}

function ignore({ ignored }: Work, element: ModdleElement): void {
  ignored.push({ element: element.id ?? '', kind: typeOf(element) })
}

/** The lane of each node, which is its role; the innermost where lanes are nested. */
function rolesOf(process: ModdleElement, around: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const sets = childrenOf(process, 'laneSets')
  if (sets.length === 0) return around
  const roles = new Map(around)
  const read = (set: ModdleElement) => {
    for (const lane of childrenOf(set, 'lanes')) {
      for (const { id } of childrenOf(lane, 'flowNodeRef')) if (id !== undefined) roles.set(id, lane.name ?? '')
      const inner = partOf(lane, 'childLaneSet')
      if (inner) read(inner)
    }
  }
  for (const set of sets) read(set)
  return roles
}

function readScope(work: Work, scope: ModdleElement, place: Place, roles: ReadonlyMap<string, string>): void {
  const handlers = handlersIn(scope)
  for (const element of childrenOf(scope, 'flowElements')) {
    if ((work.elements += 1) > MOST_ELEMENTS) break
    work.ignored.push(...ignoredIn(element))
    if (element.$instanceOf('bpmn:SequenceFlow')) readFlow(work, element, place)
    else if (element.$instanceOf('bpmn:FlowNode')) readNode(work, element, { place, roles, handlers })
    else ignore(work, element)
  }
  for (const artifact of childrenOf(scope, 'artifacts')) ignore(work, artifact)
}

function readFlow(work: Work, flow: ModdleElement, { prefix }: Place): void {
  const [from, to] = [partOf(flow, 'sourceRef')?.id, partOf(flow, 'targetRef')?.id]
  const id = flow.id ?? `${from ?? ''}-${to ?? ''}`
  if (from === undefined || to === undefined) {
    work.problems.push(problem(id, 'flow-broken', `${from ?? '?'} → ${to ?? '?'}`))
    return
  }
  const when = feelOf(work, id, partOf(flow, 'conditionExpression'))
  work.flows.push({ id: prefix + id, from: prefix + from, to: prefix + to, when })
}

/** What undoes an activity: the association of its compensation event leads there. */
function handlersIn(scope: ModdleElement): Map<string, string> {
  return new Map(childrenOf(scope, 'artifacts').flatMap((artifact): [string, string][] => {
    const [from, to] = [partOf(artifact, 'sourceRef')?.id, partOf(artifact, 'targetRef')?.id]
    return typeOf(artifact) === 'Association' && from !== undefined && to !== undefined ? [[from, to]] : []
  }))
}

interface Surroundings {
  readonly place: Place
  readonly roles: ReadonlyMap<string, string>
  readonly handlers: Map<string, string>
}

function readNode(work: Work, element: ModdleElement, around: Surroundings): void {
  const { prefix, parent } = around.place
  if (element.id === undefined) {
    work.problems.push(problem('', 'id-missing', element.name ?? element.$type))
    return
  }
  const id = prefix + element.id
  if (Object.hasOwn(work.nodes, id)) work.problems.push(problem(element.id, 'id-doubled'))
  const node = nodeOf(work, element, { id, name: element.name ?? '', parent }, around)
  if (!node) return
  work.nodes[id] = node
  if (node.kind !== 'sub-process') return
  if (node.isCall) readCalled(work, element, id, around.place)
  else readScope(work, element, { ...around.place, parent: id }, rolesOf(element, around.roles))
}

type Standing = Pick<ModelNode, 'id' | 'name' | 'parent'>

function nodeOf(
  work: Work, element: ModdleElement, at: Standing, { place, roles, handlers }: Surroundings,
): ModelNode | null {
  const defaultId = partOf(element, 'default')?.id
  const defaultFlow = defaultId === undefined ? null : place.prefix + defaultId
  const isForCompensation = element.get('isForCompensation') === true
  if (element.$instanceOf('bpmn:Activity')) nameUnrun(work, element)
  const kind = taskKindOf(element)
  if (kind) {
    const role = roles.get(element.id ?? '') ?? null
    const loop = loopOf(work, element)
    return { ...at, kind: 'task', loop, defaultFlow, isForCompensation, ...taskOf(work, element, kind, role) }
  }
  switch (typeOf(element)) {
    case 'StartEvent': {
      const interrupts = element.get('isInterrupting') !== false
      return { ...at, kind: 'start', event: causeOf(work, element), interrupts }
    }
    case 'EndEvent': {
      const event = resultOf(work, element, place)
      return event?.type === 'link' ? unsupported(work, element) : { ...at, kind: 'end', event }
    }
    case 'IntermediateCatchEvent': return catchOf(work, element, at)
    case 'IntermediateThrowEvent': {
      const event = resultOf(work, element, place)
      return event?.type === 'terminate' ? unsupported(work, element) : { ...at, kind: 'throw', event }
    }
    case 'BoundaryEvent': return edgeOf(work, element, at, { place, handlers })
    case 'ExclusiveGateway': return { ...at, kind: 'gateway', gateway: 'exclusive', defaultFlow }
    case 'ParallelGateway': return { ...at, kind: 'gateway', gateway: 'parallel', defaultFlow: null }
    case 'InclusiveGateway': return { ...at, kind: 'gateway', gateway: 'inclusive', defaultFlow }
    case 'EventBasedGateway':
      return element.get('instantiate') === true
        ? unsupported(work, element, 'cổng chờ sự kiện mở quy trình')
        : { ...at, kind: 'gateway', gateway: 'event', defaultFlow: null }
    case 'SubProcess': case 'CallActivity': {
      const isTriggeredByEvent = element.get('triggeredByEvent') === true
      const isCall = typeOf(element) === 'CallActivity'
      const loop = loopOf(work, element)
      const called = isCall ? { called: calledBy(element) } : {}
      return { ...at, kind: 'sub-process', isTriggeredByEvent, loop, defaultFlow, isForCompensation, isCall, ...called }
    }
    default: return unsupported(work, element)
  }
}

function unsupported(work: Work, element: ModdleElement, what = element.$type): null {
  const name = element.name === undefined || element.name === '' ? '' : ` “${element.name}”`
  work.problems.push(problem(element.id ?? '', 'unsupported', `${what}${name}`))
  return null
}

function causeOf(work: Work, element: ModdleElement) {
  const event = eventOf(work, element)
  switch (event?.type) {
    case undefined: return null
    case 'message': case 'signal': case 'timer': case 'error': case 'escalation': return event
    case 'link': case 'terminate': case 'compensate': case 'compensation':
      return unsupported(work, element, `${element.$type}, ${event.type}`)
  }
}

function catchOf(work: Work, element: ModdleElement, at: Standing): ModelNode | null {
  const { event, isNamed } = namedEventOf(work, element)
  switch (event?.type) {
    case 'message': case 'signal': case 'timer': case 'link': return { ...at, kind: 'catch', event }
    case undefined: case 'error': case 'escalation': case 'terminate': case 'compensate': case 'compensation':
      return isNamed ? null : awaitsNothing(work, element, event)
  }
}

/** What an event is about, and whether it was named already as one that nobody runs: that is said once. */
function namedEventOf(work: Work, element: ModdleElement) {
  const before = work.problems.length
  return { event: eventOf(work, element), isNamed: work.problems.length > before }
}

function awaitsNothing(work: Work, element: ModdleElement, event: { readonly type: string } | null): null {
  return unsupported(work, element, `${element.$type}, ${event?.type ?? 'không nói chờ gì'}`)
}

function resultOf(work: Work, element: ModdleElement, { prefix }: Place) {
  const event = eventOf(work, element)
  switch (event?.type) {
    case undefined: return null
    case 'compensate': return { ...event, activity: event.activity === null ? null : prefix + event.activity }
    case 'message': case 'signal': case 'error': case 'escalation': case 'terminate': case 'link': return event
    case 'timer': case 'compensation': return unsupported(work, element)
  }
}

function edgeOf(
  work: Work, element: ModdleElement, at: Standing, { place, handlers }: Pick<Surroundings, 'place' | 'handlers'>,
): ModelNode | null {
  const { event, isNamed } = namedEventOf(work, element)
  const attached = partOf(element, 'attachedToRef')?.id
  const interrupts = element.get('cancelActivity') !== false
  const handler = handlers.get(element.id ?? '')
  switch (event?.type) {
    case 'message': case 'signal': case 'timer': case 'error': case 'escalation': case 'compensation':
      return {
        ...at, kind: 'boundary', event, attachedTo: place.prefix + (attached ?? ''), interrupts,
        handler: handler === undefined ? null : place.prefix + handler,
      }
    case undefined: case 'link': case 'terminate': case 'compensate':
      return isNamed ? null : awaitsNothing(work, element, event)
  }
}

/**
 * Puts a called process in the place of its call, under ids of its own: a case stays on what it began with. One of this
 * file goes before one of others.
 */
function readCalled(work: Work, call: ModdleElement, id: string, { calls }: Place): void {
  const key = calledBy(call)
  const wrong = (code: 'called-unknown' | 'called-in-circle' | 'called-too-deep', what: string) => {
    work.problems.push(problem(call.id ?? '', code, what))
  }
  const own = processesIn(work.definitions).find((one) => one.id === key)
  const other = Object.hasOwn(work.called, key) ? work.called[key] : undefined
  if (calls.includes(key) || !own && other === 'circle') wrong('called-in-circle', [...calls, key].join(' → '))
  else if (calls.length > MOST_CALLS) wrong('called-too-deep', `hơn ${String(MOST_CALLS)}`)
  else if (own) readScope(work, own, { prefix: `${id}/`, parent: id, calls: [...calls, key] }, rolesOf(own))
  else if (other && other !== 'circle') {
    const back = Object.values(other.nodes)
      .find((node) => node.kind === 'sub-process' && node.called !== undefined && calls.includes(node.called))
    if (back?.kind === 'sub-process') wrong('called-in-circle', [...calls, key, back.called].join(' → '))
    else if (!embedCalled(work, other, { id, deep: calls.length })) wrong('called-too-deep', `hơn ${String(MOST_CALLS)}`)
  } else {
    work.calls.add(key)
    wrong('called-unknown', key)
  }
}

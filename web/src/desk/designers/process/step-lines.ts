import { BpmnModdle, type ModdleElement } from 'bpmn-moddle'
import { drawChain } from './draw-chain.ts'

/** A step as a table shows it. Texts are empty where the process says nothing. */
export interface StepLine {
  readonly id: string
  /** Type without its namespace: `UserTask`. */
  readonly kind: string
  readonly name: string
  readonly role: string
  readonly unitRule: string
  /** Of accounting time, 480 a working day. */
  readonly minutes: number
  readonly action: string
  readonly papers: string
  readonly legalBasis: string
}

export interface StepLines {
  readonly lines: readonly StepLine[]
  /** One after another, without branches: steps may be added, moved and taken away. */
  readonly isChain: boolean
}

/** Our description for moddle, as the server gives it. */
export type Extension = unknown

/** The properties of a step of people that the table writes. */
export const WORK_TEXTS = ['role', 'unitRule', 'action', 'papers', 'legalBasis'] as const

/** The steps of a process in BPMN, in the order in which they come; undefined for a text that is no BPMN. */
export async function readStepLines(xml: string, extension: Extension): Promise<StepLines | undefined> {
  const read = await readProcess(xml, extension)
  if (!read) return undefined
  const { process } = read
  const chain = chainOf(process)
  const tasks = chain ?? elementsOf(process).filter(isTask)
  return { lines: tasks.map(lineOf), isChain: chain !== undefined }
}

/**
 * The same BPMN with these steps. A chain is written anew in their order, whatever else its steps say is kept; of any
 * other process the lines only change what steps say that it has. Throws for a text that is no BPMN.
 */
export async function writeStepLines(
  xml: string, extension: Extension, lines: readonly StepLine[],
): Promise<string> {
  const read = await readProcess(xml, extension)
  if (!read) throw new Error('this is no BPMN')
  const { process, definitions, moddle } = read
  const chain = chainOf(process)
  const known = new Map((chain ?? elementsOf(process).filter(isTask)).map((task) => [task.id, task]))
  const tasks = lines.flatMap((line) => {
    const task = known.get(line.id) ?? (chain && moddle.create('bpmn:UserTask', { id: line.id }))
    if (task) say(task, line)
    return task ?? []
  })
  if (chain) drawChain({ moddle, definitions, process, tasks })
  return (await moddle.toXML(definitions, { format: true })).xml
}

/** The id of a step that is new among these. */
export function freshStepId(lines: readonly Pick<StepLine, 'id'>[]): string {
  const taken = new Set(lines.map(({ id }) => id))
  let nth = lines.length + 1
  while (taken.has(`buoc-${String(nth)}`)) nth += 1
  return `buoc-${String(nth)}`
}

/** A step about which nothing is said yet. */
export function emptyStep(id: string): StepLine {
  return {
    id, kind: 'UserTask', name: '', role: '', unitRule: '', minutes: 0, action: '', papers: '', legalBasis: '',
  }
}

async function readProcess(xml: string, extension: Extension) {
  const moddle = new BpmnModdle({ mc: extension })
  try {
    const { rootElement: definitions } = await moddle.fromXML(xml)
    const processes = partsOf(definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process')
    const process = processes.find((one) => elementsOf(one).some((part) => part.$instanceOf('bpmn:FlowNode')))
    return process && { moddle, definitions, process }
  } catch {
    return undefined
  }
}

function lineOf(task: ModdleElement): StepLine {
  const text = (name: string) => {
    const value = task.$instanceOf('bpmn:UserTask') ? task.get(`mc:${name}`) : undefined
    return typeof value === 'string' ? value : ''
  }
  const minutes = task.$instanceOf('bpmn:UserTask') ? task.get('mc:minutes') : 0
  return {
    id: task.id ?? '', kind: task.$type.slice('bpmn:'.length), name: task.name ?? '', role: text('role'),
    unitRule: text('unitRule'), minutes: typeof minutes === 'number' ? minutes : 0, action: text('action'),
    papers: text('papers'), legalBasis: text('legalBasis'),
  }
}

function say(task: ModdleElement, line: StepLine): void {
  task.set('name', line.name === '' ? undefined : line.name)
  if (!task.$instanceOf('bpmn:UserTask')) return
  for (const name of WORK_TEXTS) task.set(`mc:${name}`, line[name] === '' ? undefined : line[name])
  task.set('mc:minutes', line.minutes === 0 ? undefined : line.minutes)
}

/** The tasks of a process that is one start, tasks and one end, one after another; undefined for any other. */
function chainOf(process: ModdleElement): readonly ModdleElement[] | undefined {
  const elements = elementsOf(process)
  const flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow')
  const nodes = elements.filter((one) => one.$instanceOf('bpmn:FlowNode'))
  const plain = (type: string) => nodes.filter((one) =>
    one.$type === type && partsOf(one, 'eventDefinitions').length === 0)
  const [starts, ends] = [plain('bpmn:StartEvent'), plain('bpmn:EndEvent')]
  const tasks = nodes.filter(isTask)
  const isPlain = starts.length === 1 && ends.length === 1 && tasks.length + 2 === nodes.length
    && flows.length === nodes.length - 1 && elements.length === nodes.length + flows.length
    && partsOf(process, 'laneSets').length === 0 && partsOf(process, 'artifacts').length === 0
    && flows.every((flow) => flow.get('conditionExpression') === undefined)
  if (!isPlain) return undefined
  const next = new Map(flows.map((flow) => [flow.get('sourceRef'), flow.get('targetRef') as ModdleElement]))
  const order: ModdleElement[] = []
  for (let at = next.get(starts[0]); at && isTask(at) && order.length < tasks.length; at = next.get(at)) order.push(at)
  return order.length === tasks.length ? order : undefined
}

function isTask(element: ModdleElement): boolean {
  return element.$instanceOf('bpmn:Task')
}

function elementsOf(process: ModdleElement): readonly ModdleElement[] {
  return partsOf(process, 'flowElements')
}

function partsOf(element: ModdleElement, property: string): readonly ModdleElement[] {
  const value = element.get(property)
  return Array.isArray(value) ? value as readonly ModdleElement[] : []
}

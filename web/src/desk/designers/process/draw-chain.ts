import type { BpmnModdle, ModdleElement } from 'bpmn-moddle'

interface Chain {
  readonly moddle: BpmnModdle
  readonly definitions: ModdleElement
  readonly process: ModdleElement
  /** In their order; new ones among them. */
  readonly tasks: readonly ModdleElement[]
}

/** Pixels of the drawing. */
const [LEFT, MIDDLE, GAP] = [160, 160, 50]
const TASK = { width: 120, height: 80 }
const EVENT = { width: 36, height: 36 }
/** Steps in a line, before the next line begins below. */
const IN_LINE = 8
const LINE = 140

/** Writes the flows of a process that is a chain, and its drawing from left to right, line after line. */
export function drawChain({ moddle, definitions, process, tasks }: Chain): void {
  const elements = process.get('flowElements') as readonly ModdleElement[]
  const start = elements.find(({ $type }) => $type === 'bpmn:StartEvent')
  const end = elements.find(({ $type }) => $type === 'bpmn:EndEvent')
  if (!start || !end) throw new Error('a chain has a start and an end')
  const nodes = [start, ...tasks, end]
  const flows = nodes.slice(1).map((target, nth) => {
    const source = nodes[nth] ?? start
    return moddle.create('bpmn:SequenceFlow', {
      id: `luong-${source.id ?? ''}-${target.id ?? ''}`, sourceRef: source, targetRef: target,
    })
  })
  nodes.forEach((node, nth) => {
    node.set('incoming', flows.slice(nth - 1, nth))
    node.set('outgoing', flows.slice(nth, nth + 1))
  })
  process.set('flowElements', [...nodes, ...flows])
  const boxes = nodes.map((node, nth) => boxOf(node.$instanceOf('bpmn:Task'), nth))
  const shapes = nodes.map((node, nth) => moddle.create('bpmndi:BPMNShape', {
    id: `${node.id ?? ''}_hinh`, bpmnElement: node, bounds: moddle.create('dc:Bounds', { ...boxes[nth] }),
  }))
  const edges = flows.map((flow, nth) => moddle.create('bpmndi:BPMNEdge', {
    id: `${flow.id ?? ''}_hinh`, bpmnElement: flow,
    waypoint: wayBetween(boxes[nth], boxes[nth + 1]).map((point) => moddle.create('dc:Point', { ...point })),
  }))
  definitions.set('diagrams', [moddle.create('bpmndi:BPMNDiagram', {
    id: 'ban-ve', plane: moddle.create('bpmndi:BPMNPlane', {
      id: 'mat-ve', bpmnElement: process, planeElement: [...shapes, ...edges],
    }),
  })])
}

interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

function boxOf(isTask: boolean, nth: number): Box {
  const size = isTask ? TASK : EVENT
  const [line, place] = [Math.floor(nth / IN_LINE), nth % IN_LINE]
  const x = LEFT + place * (TASK.width + GAP) + (TASK.width - size.width) / 2
  return { ...size, x, y: MIDDLE + line * LINE - size.height / 2 }
}

/** Straight on in a line; to the next line down, between the two and back. */
function wayBetween(from: Box | undefined, to: Box | undefined): readonly { x: number; y: number }[] {
  if (!from || !to) return []
  const [a, b] = [from, to].map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 })) as [
    { x: number; y: number }, { x: number; y: number },
  ]
  if (a.y === b.y) return [{ x: from.x + from.width, y: a.y }, { x: to.x, y: b.y }]
  const between = (from.y + from.height + to.y) / 2
  return [{ x: a.x, y: from.y + from.height }, { x: a.x, y: between }, { x: b.x, y: between }, { x: b.x, y: to.y }]
}

import type { ModelFlow, ModelNode, ProcessModel } from './process-model.ts'
import type { NodeAction } from './steps-of-process.ts'

/** A published step of a procedure, as the catalogue has it. */
export interface StepOfCatalogue {
  readonly seq: number
  readonly name: string
  readonly role: string
  readonly unit: string
  readonly hours: number
}

const RECEPTION = 'reception'
const WORK: Readonly<Record<string, NodeAction>> = {
  reception: 'hand-over', unit_assigner: 'assign', officer: 'propose', unit_head: 'check', agency_head: 'approve',
  clerk: 'hand-over',
}

/**
 * Compiles the published steps of a procedure, in their order, to a process. The first step of the reception accepts,
 * its last returns the result, and the step before the return issues it, whoever that is: by then head and seal have
 * done their work. Whether it runs is for `problemsOf` to say.
 */
export function compileSteps(key: string, name: string, steps: readonly StepOfCatalogue[]): ProcessModel {
  const inOrder = [...steps].sort((a, b) => a.seq - b.seq)
  const last = inOrder.length - 1
  const tasks = inOrder.map((step, nth): ModelNode => ({
    id: `step-${step.seq}`, kind: 'task', name: step.name, parent: null, task: 'user', loop: null, defaultFlow: null,
    isForCompensation: false, does: null, answer: null, correlation: null,
    work: {
      role: step.role, unitRule: step.unit, minutes: Math.round(step.hours * 60), action: actionOf(step, nth, last),
    },
  }))
  const start = { id: 'start', kind: 'start', name: '', parent: null, event: null, interrupts: false } as const
  const end = { id: 'end', kind: 'end', name: '', parent: null, event: null } as const
  const nodes: ModelNode[] = [start, ...tasks, end]
  const flows = nodes.slice(1).map((node, nth): ModelFlow =>
    ({ id: `flow-${String(nth + 1)}`, from: nodes[nth]?.id ?? 'start', to: node.id, when: null }))
  return { key, name, nodes: Object.fromEntries(nodes.map((node) => [node.id, node])), flows }
}

function actionOf({ role }: StepOfCatalogue, nth: number, last: number): NodeAction {
  if (nth === 0 && role === RECEPTION) return 'accept'
  if (nth === last && role === RECEPTION) return 'return-result'
  if (nth === last - 1) return 'issue'
  return WORK[role] ?? 'check'
}

import type { StepOfCatalogue } from './process-graph.ts'
import type { ModelNode, ProcessModel } from './process-model.ts'

/** The published steps of a procedure as a process: one after another, from a start to an end. */
export function modelOfSteps(key: string, steps: readonly StepOfCatalogue[]): ProcessModel {
  const tasks = [...steps].sort((a, b) => a.seq - b.seq).map((step): ModelNode => ({
    id: `step-${step.seq}`, name: step.name, parent: null, kind: 'task', task: 'user', loop: null, defaultFlow: null,
    isForCompensation: false, does: null, answer: null, correlation: null,
    work: { role: step.role, unitRule: step.unit, minutes: Math.round(step.hours * 60), action: null },
  }))
  const nodes: ModelNode[] = [
    { id: 'start', name: '', parent: null, kind: 'start', event: null, interrupts: false }, ...tasks,
    { id: 'end', name: '', parent: null, kind: 'end', event: null },
  ]
  const flows = nodes.slice(1).map((node, nth) =>
    ({ id: `flow-${nth + 1}`, from: nodes[nth]?.id ?? 'start', to: node.id, when: null }))
  return { key, name: '', nodes: Object.fromEntries(nodes.map((node) => [node.id, node])), flows }
}

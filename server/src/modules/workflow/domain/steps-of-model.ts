import type { StepOfCatalogue } from './process-graph.ts'
import { type ProcessModel, flowsFrom, nodesWithin } from './process-model.ts'

/**
 * The steps of people in a process, as a procedure's page and paper list them: in the order in which a walk from the
 * start comes to them, those of a sub-process in its place. Hours are accounting hours, 8 a working day.
 */
export function stepsOfModel(model: ProcessModel): StepOfCatalogue[] {
  const found: Omit<StepOfCatalogue, 'seq'>[] = []
  const walk = (scope: string | null) => {
    const within = nodesWithin(model, scope)
    const seen = new Set(within.filter(({ kind }) => kind === 'start').map(({ id }) => id))
    const pass = (ids: Set<string>) => {
      for (const id of ids) {
        const node = model.nodes[id]
        if (node?.kind === 'task' && node.work) {
          const { role, unitRule, minutes } = node.work
          found.push({ name: node.name, role, unit: unitRule, hours: minutes / 60 })
        }
        if (node?.kind === 'sub-process') walk(id)
        for (const edge of within) if (edge.kind === 'boundary' && edge.attachedTo === id) ids.add(edge.id)
        for (const { to } of flowsFrom(model, id)) ids.add(to)
      }
    }
    pass(seen)
    for (const node of within) if (node.kind === 'sub-process' && !seen.has(node.id)) walk(node.id)
  }
  walk(null)
  return found.map((step, index) => ({ ...step, seq: index + 1 }))
}

import type { EventResult, Link, ModelFlow, ModelNode, ProcessModel } from './process-model.ts'

/**
 * A process as it stands within another at a call: its ids come after that of the call, so that nothing meets, and what
 * stood at the top stands in the call.
 */
export function embedProcess(
  { nodes, flows }: ProcessModel, call: string,
): { readonly nodes: readonly ModelNode[]; readonly flows: readonly ModelFlow[] } {
  const within = <T extends string | null>(id: T) => (id === null ? null : `${call}/${id}`) as T
  return {
    nodes: Object.values(nodes)
      .map((node) => ({ ...embedNode(node, within), id: within(node.id), parent: within(node.parent) ?? call })),
    flows: flows.map((flow) => ({ ...flow, id: within(flow.id), from: within(flow.from), to: within(flow.to) })),
  }
}

type Within = <T extends string | null>(id: T) => T

function embedNode(node: ModelNode, within: Within): ModelNode {
  switch (node.kind) {
    case 'task': case 'sub-process': return { ...node, defaultFlow: within(node.defaultFlow) }
    case 'gateway': return { ...node, defaultFlow: within(node.defaultFlow) }
    case 'boundary': return { ...node, attachedTo: within(node.attachedTo), handler: within(node.handler) }
    case 'throw': return { ...node, event: embedEvent(node.event, within) }
    case 'end': return { ...node, event: embedEvent(node.event, within) }
    case 'start': case 'catch': return node
  }
}

function embedEvent<E extends EventResult | Link | { readonly type: 'terminate' } | null>(event: E, within: Within): E {
  return event?.type === 'compensate' ? { ...event, activity: within(event.activity) } : event
}

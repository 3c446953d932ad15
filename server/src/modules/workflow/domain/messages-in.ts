import { type ModelNode, type ProcessModel, ownIdOf } from './process-model.ts'

/** A message that a process waits for, or by which it begins; `element` is the id in its file. */
export interface CaughtMessage {
  readonly element: string
  readonly name: string
  readonly correlation: string | null
}

/** The messages that a process waits for: events, tasks that receive, and starts. */
export function messagesCaught({ nodes }: Pick<ProcessModel, 'nodes'>): CaughtMessage[] {
  return Object.values(nodes).flatMap((node) => {
    const caught = caughtBy(node)
    return caught ? [{ element: ownIdOf(node.id), ...caught }] : []
  })
}

/** The names of the messages that a process sends. */
export function messagesThrown({ nodes }: Pick<ProcessModel, 'nodes'>): string[] {
  return Object.values(nodes).flatMap((node) => {
    if (node.kind === 'task') return node.task === 'send' ? [node.does ?? node.id] : []
    return (node.kind === 'throw' || node.kind === 'end') && node.event?.type === 'message' ? [node.event.name] : []
  })
}

function caughtBy(node: ModelNode): Omit<CaughtMessage, 'element'> | undefined {
  if (node.kind === 'task') {
    return node.task === 'receive' ? { name: node.does ?? node.id, correlation: node.correlation } : undefined
  }
  if (node.kind !== 'start' && node.kind !== 'catch' && node.kind !== 'boundary') return undefined
  return node.event?.type === 'message' ? { name: node.event.name, correlation: node.event.correlation } : undefined
}

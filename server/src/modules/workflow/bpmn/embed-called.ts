import type { ModdleElement } from 'bpmn-moddle'
import { textOf } from '../../../platform/moddle-element.ts'
import { embedProcess } from '../domain/embed-process.ts'
import type { ModelFlow, ModelNode, ProcessModel } from '../domain/process-model.ts'
import { extraOf } from './element.ts'

/** Steps and flows of all processes together, called ones counted as often as they are called. */
export const MOST_ELEMENTS = 12_000
/** Calls within calls; whoever has more has a circle of files, or will not find the way. */
export const MOST_CALLS = 8

/** What a process is compiled into. */
export interface Embedding {
  readonly nodes: Record<string, ModelNode>
  readonly flows: ModelFlow[]
  /** Messages that other systems send to processes of other files that are called. */
  readonly outside: Set<string>
  /** How many were read so far, of both. */
  elements: number
}

/** The key of the process that a call names, without its name space. */
export function calledBy(call: ModdleElement): string {
  const name = textOf(call, 'calledElement') ?? extraOf(call, 'processId') ?? ''
  return name.slice(name.indexOf(':') + 1)
}

/**
 * Puts a process of another file in the place of its call, which stands under `deep` calls. Answers whether it did: not
 * if calls would stand too deep. What would be too large is counted, and left out.
 */
export function embedCalled(
  work: Embedding, called: ProcessModel, { id, deep }: { id: string; deep: number },
): boolean {
  const deepest = Math.max(0, ...Object.keys(called.nodes).map((one) => one.split('/').length - 1))
  if (deep + deepest > MOST_CALLS) return false
  const { nodes, flows } = embedProcess(called, id)
  work.elements += nodes.length + flows.length
  if (work.elements > MOST_ELEMENTS) return true
  for (const node of nodes) work.nodes[node.id] = node
  work.flows.push(...flows)
  for (const name of called.outside ?? []) work.outside.add(name)
  return true
}

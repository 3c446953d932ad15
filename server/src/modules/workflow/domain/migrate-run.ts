import {
  type ModelFlow, type ModelNode, type ProcessModel, isActivity, modelNode,
} from './process-model.ts'
import { type Done, type Instance, type RunPorts, type Token, nodeOfDone, putDown, takeUp } from './run/instance.ts'
import { listenInScope, listenOnEdge } from './run/listen.ts'

/** Which node of the new version stands for which of the old one. */
export type NodeMapping = Readonly<Record<string, string>>

export interface MigrationFault { readonly node: string; readonly why: MigrationWhy; readonly text: string }
export type MigrationWhy = 'node-gone' | 'kind-changed' | 'scope-moved' | 'way-gone' | 'loop-changed' | 'mapped-twice'
  /** Found out only when it was tried: its owner could not follow, or the program failed. */
  | 'case-stuck' | 'program-failed'

/**
 * What a new version most likely means: the node of the same id and kind, else the only one of the same name and kind.
 * What has no counterpart is left out, and stops only those runs that stand there.
 */
export function proposeMapping(from: ProcessModel, to: ProcessModel): NodeMapping {
  const mapping: Record<string, string> = {}
  const taken = new Set<string>()
  const put = (old: ModelNode, now: ModelNode | undefined) => {
    if (!now || taken.has(now.id)) return
    mapping[old.id] = now.id
    taken.add(now.id)
  }
  const nodes = Object.values(from.nodes)
  for (const node of nodes) {
    const same = to.nodes[node.id]
    if (same && kindOf(same) === kindOf(node)) put(node, same)
  }
  for (const node of nodes) {
    if (mapping[node.id] !== undefined || node.name === '') continue
    const named = Object.values(to.nodes)
      .filter((other) => other.name === node.name && kindOf(other) === kindOf(node) && !taken.has(other.id))
    if (named.length === 1) put(node, named[0])
  }
  return mapping
}

/** A node is the same kind of work only if it waits for the same kind of thing. */
export function kindOf(node: ModelNode): string {
  switch (node.kind) {
    case 'task': return `task ${node.task}`
    case 'gateway': return `gateway ${node.gateway}`
    case 'sub-process': return `sub-process ${node.isTriggeredByEvent ? 'event' : node.isCall ? 'call' : 'embedded'}`
    case 'start': case 'end': case 'catch': case 'throw': case 'boundary':
      return `${node.kind} ${node.event?.type ?? 'none'}`
  }
}

/**
 * Why a run cannot be moved to a new version where it stands; empty if it can. Only where it stands counts: what it has
 * passed, and what it has not come to, may be quite another.
 */
export function migrationFaults(
  from: ProcessModel, to: ProcessModel, mapping: NodeMapping, instance: Instance,
): MigrationFault[] {
  const faults: MigrationFault[] = []
  const fault = (node: string, why: MigrationWhy, text: string) => { faults.push({ node, why, text }) }
  const twice = Object.entries(mapping).filter(([, now], nth, all) => all.findIndex(([, one]) => one === now) !== nth)
  for (const [node] of twice) fault(node, 'mapped-twice', 'hai bước cũ cùng chỉ tới một bước mới')
  const standing = [
    ...instance.tokens.filter(({ isListening }) => !isListening).map(({ node, via }) => ({ node, via })),
    ...instance.scopes.flatMap(({ node }) => node === null ? [] : [{ node, via: null }]),
  ]
  for (const { node, via } of standing) {
    const old = modelNode(from, node)
    const now = mapping[node] === undefined ? undefined : to.nodes[mapping[node]]
    if (!now) fault(node, 'node-gone', 'phiên bản mới không có bước này')
    else if (kindOf(now) !== kindOf(old)) fault(node, 'kind-changed', 'bước này thành loại khác')
    else if (now.parent !== (old.parent === null ? null : mapping[old.parent] ?? '')) {
      fault(node, 'scope-moved', 'bước này nằm trong quy trình con khác')
    } else if (isActivity(old) && isActivity(now) && (old.loop === null) !== (now.loop === null)) {
      fault(node, 'loop-changed', 'bước này bắt đầu hoặc thôi lặp')
    } else if (via !== null && old.kind === 'gateway' && flowMeant(from, to, mapping, via) === undefined) {
      fault(node, 'way-gone', `luồng ${via} đã tới cổng này không còn`)
    }
  }
  return faults
}

function flowMeant(from: ProcessModel, to: ProcessModel, mapping: NodeMapping, id: string): ModelFlow | undefined {
  const old = from.flows.find((flow) => flow.id === id)
  return old && to.flows.find((flow) => flow.from === mapping[old.from] && flow.to === mapping[old.to])
}

/**
 * The run as it stands in the new version: each token on the node that is meant. What waits on the edge of a step is
 * that of the new version: what is gone is no longer waited for, what is new from now on; what both have goes on, a
 * moment at the time it had. The faults must have been asked before.
 */
export async function migrateRun(
  from: ProcessModel, to: ProcessModel, mapping: NodeMapping, instance: Instance, ports: RunPorts,
): Promise<Instance> {
  const meant = (node: string) => mapping[node] ?? node
  const meantDone = (done: Done): Done[] => {
    const node = mapping[nodeOfDone(done)]
    if (node === undefined) return []
    return [typeof done === 'string' ? node : { ...done, node }]
  }
  const tokens = instance.tokens.flatMap((token): Token[] => {
    if (token.isListening && mapping[token.node] === undefined) return []
    const via = token.via === null ? null : flowMeant(from, to, mapping, token.via)?.id ?? null
    return [{ ...token, node: meant(token.node), via }]
  })
  const scopes = instance.scopes.map((scope) => ({
    ...scope, node: scope.node === null ? null : meant(scope.node),
    done: scope.done.flatMap(meantDone), undoes: scope.undoes?.flatMap(meantDone) ?? null,
  }))
  const run = takeUp(to, { ...instance, tokens, scopes }, ports)
  for (const token of tokens) {
    if (!token.isListening && isActivity(modelNode(to, token.node))) await listenOnEdge(run, token)
  }
  for (const { id, node, round, isHome } of scopes) {
    if (round === null && (isHome || node !== null)) await listenInScope(run, id, node)
  }
  return putDown(run)
}

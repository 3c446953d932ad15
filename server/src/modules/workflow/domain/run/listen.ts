import { boundariesOf, isAwaited, listenersIn, modelNode } from '../process-model.ts'
import { type Run, type Token, putToken } from './instance.ts'
import { waitFor, waitForMessage } from './wait-for.ts'

/**
 * What may come while an activity is in work waits on its edge, but for what waits there already. A round has no edge
 * of its own, the loop has it.
 */
export async function listenOnEdge(run: Run, { id, node, scope, isRound }: Token): Promise<void> {
  if (isRound) return
  for (const edge of boundariesOf(run.model, node)) {
    if (isAwaited(edge.event)) await listenOnce(run, { node: edge.id, scope, of: id })
  }
}

/** What begins the event sub-processes of a scope is waited for, but for what is already. */
export async function listenInScope(run: Run, scope: number, parent: string | null): Promise<void> {
  for (const { start } of listenersIn(run.model, parent)) {
    if (isAwaited(start.event)) await listenOnce(run, { node: start.id, scope, of: null })
  }
}

/** One of several events, of which the first that comes decides. */
export async function offer(run: Run, choice: Token, node: string): Promise<void> {
  await listenOnce(run, { node, scope: choice.scope, of: choice.id })
}

async function listenOnce(run: Run, place: Pick<Token, 'node' | 'scope' | 'of'>): Promise<void> {
  const isThere = [...run.tokens.values()].some((one) =>
    one.isListening && one.node === place.node && one.scope === place.scope && one.of === place.of)
  if (!isThere) await listen(run, putToken(run, { ...place, at: 'entering', isListening: true }))
}

/** A token that listens waits for what its node is about. */
export async function listen(run: Run, token: Token): Promise<void> {
  const node = modelNode(run.model, token.node)
  if (node.kind === 'task') {
    return waitForMessage(run, token, { name: node.does ?? node.id, correlation: node.correlation })
  }
  const event = 'event' in node ? node.event : null
  if (!isAwaited(event)) throw new Error(`${node.id} waits for nothing`)
  return waitFor(run, token, event)
}

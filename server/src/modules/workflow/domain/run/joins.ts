import { type ProcessModel, boundariesOf, flowsFrom, flowsTo, modelNode } from '../process-model.ts'
import { type Run, type Token, putToken } from './instance.ts'

/** Lets a parallel gateway go on if a token has come by every way into it. Answers whether it did. */
export function joinParallel(run: Run, { node, scope }: Token): boolean {
  const waiting = waitingAt(run, node, scope)
  const ways = flowsTo(run.model, node)
  const first = ways.flatMap(({ id }) => waiting.find(({ via }) => via === id) ?? [])
  if (first.length < ways.length) return false
  for (const { id } of first) run.tokens.delete(id)
  putToken(run, { node, scope, at: 'leaving' })
  return true
}

/**
 * When nothing else moves: lets one inclusive gateway go on to which nothing more can come. BPMN 2.0, 13.4.3: no token
 * may have a path to a way that is still empty, except where it has one to a way that is taken already. Answers
 * whether one did.
 */
export function joinInclusive(run: Run): boolean {
  for (const token of run.tokens.values()) {
    if (token.at !== 'join' || !isInclusive(run.model, token.node)) continue
    const waiting = waitingAt(run, token.node, token.scope)
    const taken = new Set(waiting.map(({ via }) => via))
    if (othersIn(run, token).some((other) => isAwaited(run, other, token.node, taken))) continue
    for (const { id } of waiting.filter(({ via }, nth, all) => all.findIndex((one) => one.via === via) === nth)) {
      run.tokens.delete(id)
    }
    putToken(run, { node: token.node, scope: token.scope, at: 'leaving' })
    return true
  }
  return false
}

/**
 * Tokens that wait at a gateway for others that can never come: what the model forgot. So do those who wait for each
 * other. Who waits for one that has a fault does not, for that may be mended.
 */
export function neverJoined(run: Run): Token[] {
  const joining = [...run.tokens.values()].filter(({ at }) => at === 'join')
  const comers = new Map(joining.map((token) => [token, whoMayCome(run, token)]))
  const alone = joining.filter((token) => comers.get(token)?.length === 0)
  const moves = new Set([...run.tokens.values()].filter((token) => token.at !== 'join').concat(alone))
  // Whoever moves may let those move to whom it may come: what is added is gone through as well.
  for (const mover of moves) for (const token of joining) if (comers.get(token)?.includes(mover)) moves.add(token)
  return joining.filter((token) => !moves.has(token)).concat(alone)
}

function whoMayCome(run: Run, token: Token): Token[] {
  const taken = new Set(waitingAt(run, token.node, token.scope).map(({ via }) => via))
  return othersIn(run, token)
    .filter((other) => reaches(run.model, other, token.node).some((way) => !taken.has(way)))
}

function isInclusive(model: ProcessModel, id: string): boolean {
  const node = modelNode(model, id)
  return node.kind === 'gateway' && node.gateway === 'inclusive'
}

function waitingAt(run: Run, node: string, scope: number): Token[] {
  return [...run.tokens.values()].filter((one) => one.node === node && one.scope === scope && one.at === 'join')
}

function othersIn(run: Run, { node, scope }: Token): Token[] {
  return [...run.tokens.values()].filter((one) =>
    one.scope === scope && !(one.node === node && one.at === 'join'))
}

function isAwaited(run: Run, other: Token, gateway: string, taken: ReadonlySet<string | null>): boolean {
  const ways = reaches(run.model, other, gateway)
  return ways.some((way) => !taken.has(way)) && !ways.some((way) => taken.has(way))
}

/** The ways into a gateway to which a token has a path that does not lead through it. */
function reaches(model: ProcessModel, token: Token, gateway: string): string[] {
  const [seen, ways] = [new Set([token.node]), new Set<string>()]
  for (const node of seen) {
    const edges = boundariesOf(model, node).map(({ id }) => id)
    for (const edge of edges) seen.add(edge)
    for (const { id, to } of flowsFrom(model, node)) {
      if (to === gateway) ways.add(id)
      else seen.add(to)
    }
  }
  return [...ways]
}

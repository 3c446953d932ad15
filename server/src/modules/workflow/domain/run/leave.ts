import { type ModelFlow, flowsFrom, isActivity, modelNode } from '../process-model.ts'
import { rememberDone } from './compensate.ts'
import { type Run, type Token, failAt, putToken } from './instance.ts'
import { breakOff } from './scopes.ts'
import { variablesIn } from './variables.ts'

/** A token goes on from a node: by every way that is open, or, from the end of a path, nowhere. */
export async function leave(run: Run, token: Token): Promise<void> {
  const node = modelNode(run.model, token.node)
  const ways = token.isRound ? [] : await waysFrom(run, token)
  if ('code' in ways) {
    failAt(run, token, ways.code, ways.text)
    return
  }
  if (isActivity(node)) {
    for (const other of [...run.tokens.values()]) if (other.of === token.id) breakOff(run, other)
    if (!token.isRound) rememberDone(run, token)
  }
  if (!token.isPassed) run.passed.push(node.id)
  run.tokens.delete(token.id)
  for (const { id, to } of ways) putToken(run, { node: to, scope: token.scope, at: 'entering', via: id })
}

type NoWay = { readonly code: 'no-way-out' | 'expression-failed'; readonly text: string }

async function waysFrom(run: Run, token: Token): Promise<readonly ModelFlow[] | NoWay> {
  const node = modelNode(run.model, token.node)
  const flows = flowsFrom(run.model, node.id)
  const isGateway = node.kind === 'gateway'
  if (node.kind === 'gateway' && (node.gateway === 'parallel' || node.gateway === 'event')) return flows
  const defaultFlow = 'defaultFlow' in node ? node.defaultFlow : null
  const isOne = isGateway && node.gateway === 'exclusive'
  const open: ModelFlow[] = []
  for (const flow of flows) {
    if (flow.id === defaultFlow) continue
    const isOpen = flow.when === null || await isTrue(run, token, flow.when)
    if (typeof isOpen === 'object') return isOpen
    if (isOpen) open.push(flow)
    if (isOpen && isOne) break
  }
  if (open.length > 0) return open
  const otherwise = flows.filter(({ id }) => id === defaultFlow)
  if (otherwise.length > 0 || flows.length === 0) return otherwise
  return { code: 'no-way-out', text: 'no condition of its ways is true, and none is the default' }
}

async function isTrue(run: Run, token: Token, when: string): Promise<boolean | NoWay> {
  const found = await run.ports.evaluate(when, variablesIn(run, token.scope))
  return found.ok ? found.value === true : { code: 'expression-failed', text: found.text }
}

import { boundariesOf, listenersIn } from '../process-model.ts'
import { type Run, type Token, putToken, scopeOf } from './instance.ts'
import { beginEventSub, breakOff } from './scopes.ts'

type Kind = 'error' | 'escalation'

/**
 * Throws an error or an escalation from where a token stands: outwards through the scopes to the first who catches it
 * by its code, or whatever the code. Answers whether somebody did.
 */
export function throwFrom(run: Run, token: Token, kind: Kind, code: string | null): boolean {
  const edge = catchOnEdge(run, token, kind, code)
  return edge || throwIn(run, token.scope, kind, code)
}

function throwIn(run: Run, scopeId: number, kind: Kind, code: string | null): boolean {
  const scope = run.scopes.get(scopeId)
  if (!scope) return false
  if (scope.round === null && listensIn(run, scopeId, scope.node, kind, code)) return true
  const owner = scope.owner === null ? undefined : run.tokens.get(scope.owner)
  return owner !== undefined && (catchOnEdge(run, owner, kind, code) || throwIn(run, owner.scope, kind, code))
}

function listensIn(run: Run, scopeId: number, node: string | null, kind: Kind, code: string | null): boolean {
  const listener = listenersIn(run.model, node)
    .filter(({ start }) => catches(start.event, kind, code))
    .toSorted((a, b) => Number(isForAll(a.start.event)) - Number(isForAll(b.start.event)))[0]
  if (!listener) return false
  beginEventSub(run, scopeId, listener.sub, listener.start)
  return true
}

function catchOnEdge(run: Run, activity: Token, kind: Kind, code: string | null): boolean {
  const edge = boundariesOf(run.model, activity.node)
    .filter(({ event }) => event.type !== 'compensation' && catches(event, kind, code))
    .toSorted((a, b) => Number(isForAll(a.event)) - Number(isForAll(b.event)))[0]
  // Who stands in a round is caught on the edge of the whole loop, which its scope belongs to.
  if (!edge || activity.isRound) return false
  const { scope } = activity
  if (edge.interrupts) breakOff(run, activity)
  if (run.scopes.has(scope)) putToken(run, { node: edge.id, scope: scopeOf(run, scope).id, at: 'leaving' })
  return true
}

interface Catching { readonly type: string; readonly code?: string | null }

function catches(event: Catching | null, kind: Kind, code: string | null): boolean {
  return event?.type === kind && (event.code === null || event.code === undefined || event.code === code)
}

function isForAll(event: object | null): boolean {
  return event !== null && 'code' in event && event.code === null
}

import { boundariesOf, listenersIn } from '../process-model.ts'
import { type Run, type Token, putToken } from './instance.ts'
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
  const listener = catcherAmong(listenersIn(run.model, node), ({ start }) => start.event, kind, code)
  if (!listener) return false
  beginEventSub(run, scopeId, listener.sub, listener.start)
  return true
}

function catchOnEdge(run: Run, activity: Token, kind: Kind, code: string | null): boolean {
  // Who stands in a round is caught on the edge of the whole loop, which its scope belongs to.
  if (activity.isRound) return false
  const edge = catcherAmong(boundariesOf(run.model, activity.node), ({ event }) => event, kind, code)
  if (!edge) return false
  const { scope } = activity
  if (edge.interrupts) breakOff(run, activity)
  if (run.scopes.has(scope)) putToken(run, { node: edge.id, scope, at: 'leaving' })
  return true
}

/** Who catches it: whoever names its code before whoever catches all. */
function catcherAmong<T>(
  all: readonly T[], eventOf: (one: T) => { readonly type: string } | null, kind: Kind, code: string | null,
): T | undefined {
  const withCode = (wanted: string | null) => all.find((one) => {
    const event = eventOf(one)
    return event?.type === kind && 'code' in event && event.code === wanted
  })
  return withCode(code) ?? withCode(null)
}

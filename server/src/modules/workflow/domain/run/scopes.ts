import { type StartNode, type SubProcessNode, beginningsOf } from '../process-model.ts'
import { type Run, type Scope, type Token, changeScope, putToken } from './instance.ts'
import { listenInScope } from './listen.ts'

type Opening = Pick<Scope, 'parent' | 'owner' | 'node'>
  & Partial<Pick<Scope, 'variables' | 'isHome' | 'round' | 'undoes'>>

/** A new scope, still empty. */
export function openScope(run: Run, opening: Opening): Scope {
  const scope: Scope = {
    id: run.nextId, variables: null, isHome: false, round: null, loops: {}, done: [], undoes: null, ...opening,
  }
  run.nextId += 1
  run.scopes.set(scope.id, scope)
  return scope
}

/** Begins what stands in a scope: what listens first, since the first step may already be heard. */
export async function beginScope(run: Run, scopeId: number, parent: string | null): Promise<void> {
  await listenInScope(run, scopeId, parent)
  for (const { id } of beginningsOf(run.model, parent)) putToken(run, { node: id, scope: scopeId, at: 'entering' })
}

/**
 * Begins an event sub-process in a scope. One that interrupts has everything else in the scope broken off before. Its
 * start was passed when the event came.
 */
export function beginEventSub(run: Run, scopeId: number, sub: SubProcessNode, start: StartNode): void {
  if (start.interrupts) breakOffIn(run, scopeId)
  const owner = putToken(run, { node: sub.id, scope: scopeId, at: 'scope', isPassed: true })
  const { id } = openScope(run, { parent: scopeId, owner: owner.id, node: sub.id })
  run.passed.push(sub.id)
  putToken(run, { node: start.id, scope: id, at: 'leaving' })
}

/** Ends an activity before its end: what waits on its edge, and everything within. */
export function breakOff(run: Run, token: Token): void {
  run.tokens.delete(token.id)
  forgetRounds(run, token)
  for (const other of [...run.tokens.values()]) if (other.of === token.id) breakOff(run, other)
  for (const scope of [...run.scopes.values()]) {
    if (scope.owner !== token.id) continue
    breakOffIn(run, scope.id)
    run.scopes.delete(scope.id)
  }
}

function forgetRounds(run: Run, { id, scope: scopeId }: Token): void {
  const { [String(id)]: gone, ...loops } = run.scopes.get(scopeId)?.loops ?? {}
  if (gone) changeScope(run, scopeId, { loops })
}

/** Ends everything that stands in a scope; the scope stays. */
export function breakOffIn(run: Run, scopeId: number): void {
  for (const token of [...run.tokens.values()]) if (token.scope === scopeId) breakOff(run, token)
}

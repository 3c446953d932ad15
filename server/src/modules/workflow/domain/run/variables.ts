import { type Json, isObject } from '../json.ts'
import { type Run, type Scope, type Variables, changeScope, scopeOf } from './instance.ts'

/** What is seen from within a scope: its own before those around it, up to where something is called. */
export function variablesIn(run: Pick<Run, 'scopes'>, scopeId: number): Variables {
  const seen: Record<string, Json>[] = []
  for (const scope of chainOf(run, scopeId)) if (scope.variables) seen.unshift({ ...scope.variables })
  return Object.assign({}, ...seen) as Variables
}

/**
 * What is seen there of data that are gone when their scope ends: those of rounds. What is called leaves what it has to
 * its caller. Undefined where there are none.
 */
export function passingIn(run: Pick<Run, 'scopes'>, scopeId: number): Variables | undefined {
  const seen = chainOf(run, scopeId).flatMap(({ isHome, variables }) => variables && !isHome ? [variables] : [])
  return seen.length === 0 ? undefined : Object.assign({}, ...seen.toReversed()) as Variables
}

/** Sets a variable where it is, or else where a new one belongs: at the top, or in what is called. */
export function setVariable(run: Run, scopeId: number, name: string, value: Json): void {
  const chain = chainOf(run, scopeId)
  const home = chain.find(({ variables }) => variables && Object.hasOwn(variables, name)) ?? chain.at(-1)
  if (!home) throw new Error(`no scope ${String(scopeId)}`)
  changeScope(run, home.id, { variables: { ...home.variables, [name]: value } })
}

/** Sets all of them. */
export function setVariables(run: Run, scopeId: number, values: Variables): void {
  for (const [name, value] of Object.entries(values)) setVariable(run, scopeId, name, value)
}

/** Takes what a step answered: under the name that the model gives it; without one, a context entry by entry. */
export function takeAnswer(run: Run, scopeId: number, name: string | null, answer: Json): void {
  if (name !== null) setVariable(run, scopeId, name, answer)
  else if (isObject(answer)) setVariables(run, scopeId, answer)
}

/** A scope and those around it of which it sees the variables, inmost first. */
function chainOf(run: Pick<Run, 'scopes'>, scopeId: number): Scope[] {
  const chain = [scopeOf(run, scopeId)]
  for (let at = chain[0]; at && !at.isHome && at.parent !== null;) {
    at = scopeOf(run, at.parent)
    chain.push(at)
  }
  return chain
}

import { type ProcessModel, boundariesOf, modelNode } from '../process-model.ts'
import { type Done, type Run, type Scope, type Token, changeScope, nodeOfDone, putToken, scopeOf } from './instance.ts'
import { openScope } from './scopes.ts'
import { passingIn } from './variables.ts'

/**
 * What a step did can be undone: remembered when it is done, if somebody has said how. What undoes a whole sub-process
 * goes before what would undo its parts (BPMN 2.0, 10.7.1). With it is kept what it saw of the round in which it was
 * done, which is gone when it is undone (13.5.5). What the case itself has lasts, and is seen as it is then.
 */
export function rememberDone(run: Run, { scope, node }: Token): void {
  if (handlerOf(run, node) === undefined) return
  const before = scopeOf(run, scope).done.filter((one) => !isWithin(run.model, nodeOfDone(one), node))
  const seen = passingIn(run, scope)
  changeScope(run, scope, { done: [...before, seen ? { node, seen } : node] })
}

/** What was done within can be undone from without when the scope ends as it should (BPMN 2.0, 10.7.2). */
export function handOverDone(run: Run, { done }: Scope, to: number): void {
  if (done.length > 0) changeScope(run, to, { done: [...scopeOf(run, to).done, ...done] })
}

/** Whether a node is an activity, or stands in it however deep. */
function isWithin(model: ProcessModel, node: string, activity: string): boolean {
  for (let at: string | null = node; at !== null; at = modelNode(model, at).parent) if (at === activity) return true
  return false
}

function handlerOf(run: Run, activity: string): string | undefined {
  const edge = boundariesOf(run.model, activity).find(({ event }) => event.type === 'compensation')
  return edge?.handler ?? undefined
}

/**
 * Undoes what was done in the scope, the last first: one activity as often as it was done, with what was done within,
 * or all. Whoever asked waits until the handlers are through. What is undone is forgotten.
 */
export function compensate(run: Run, token: Token, activity: string | null): void {
  run.passed.push(token.node)
  const around = scopeAround(run, token.scope)
  const isMeant = (done: Done) => activity === null || isWithin(run.model, nodeOfDone(done), activity)
  const undone = around.done.filter(isMeant).toReversed()
  changeScope(run, around.id, { done: around.done.filter((done) => !isMeant(done)) })
  run.tokens.set(token.id, { ...token, at: 'scope', isPassed: true })
  const { id } = openScope(run, { parent: token.scope, owner: token.id, node: null, round: null, undoes: undone })
  undoNext(run, id)
}

/** An event sub-process undoes what was done around it. */
function scopeAround(run: Run, id: number): Scope {
  const scope = scopeOf(run, id)
  const node = scope.node === null ? undefined : modelNode(run.model, scope.node)
  const isListener = node?.kind === 'sub-process' && node.isTriggeredByEvent
  return isListener && scope.parent !== null ? scopeAround(run, scope.parent) : scope
}

/**
 * Lets the next handler of a compensation run, with the data that what it undoes saw of its round: what it changes of
 * those ends with it. Answers whether there was one.
 */
export function undoNext(run: Run, scopeId: number): boolean {
  const [next, ...rest] = scopeOf(run, scopeId).undoes ?? []
  const handler = next === undefined ? undefined : handlerOf(run, nodeOfDone(next))
  if (next === undefined || handler === undefined) return false
  changeScope(run, scopeId, { undoes: rest, variables: typeof next === 'string' ? null : next.seen })
  putToken(run, { node: handler, scope: scopeId, at: 'entering' })
  return true
}

import type { Json } from '../json.ts'
import type { Loop, SubProcessNode, TaskNode } from '../process-model.ts'
import { handOverDone } from './compensate.ts'
import {
  type LoopState, type Run, type Scope, type Token, changeScope, changeToken, failAt, putToken, scopeOf,
} from './instance.ts'
import { breakOffIn, openScope } from './scopes.ts'
import { setVariable, variablesIn } from './variables.ts'

/** More rounds than this are a mistake of the model or of what was typed. */
const MOST_ROUNDS = 1_000

type Looped = (TaskNode | SubProcessNode) & { readonly loop: Loop }

/** Begins a loop (multi-instance): all rounds at once, or the first of them. None at all is done at once. */
export async function beginRounds(run: Run, token: Token, node: Looped): Promise<void> {
  const planned = await planRounds(run, token, node.loop)
  if (typeof planned === 'string') {
    failAt(run, token, 'loop-invalid', planned)
    return
  }
  if (planned.total === 0) {
    changeToken(run, token, { at: 'leaving', isPassed: true })
    return
  }
  changeToken(run, token, { at: 'rounds', isPassed: true })
  keep(run, token, planned)
  for (let n = node.loop.isSequential ? 1 : planned.total; n > 0; n -= 1) beginRound(run, token, node)
}

async function planRounds(run: Run, token: Token, { count, over }: Loop): Promise<LoopState | string> {
  const expression = over ?? count ?? ''
  const found = await run.ports.evaluate(expression, variablesIn(run, token.scope))
  if (!found.ok) return found.text
  const items = over === null ? null : found.value
  if (items !== null && !Array.isArray(items)) return `${expression} gives no list`
  const total = items === null ? found.value : items.length
  if (typeof total !== 'number' || !Number.isInteger(total) || total < 0) {
    return `${expression} gives no number of rounds`
  }
  if (total > MOST_ROUNDS) return `${expression} gives ${String(total)} rounds, of ${String(MOST_ROUNDS)} at most`
  return { total, begun: 0, ended: 0, items: items as readonly Json[] | null, gathered: [] }
}

function beginRound(run: Run, token: Token, node: Looped): void {
  const state = stateOf(run, token)
  const nth = state.begun
  const item = node.loop.item !== null && state.items ? { [node.loop.item]: state.items[nth] ?? null } : {}
  const { id } = openScope(run, {
    parent: token.scope, owner: token.id, node: node.id, round: nth, variables: { loopCounter: nth + 1, ...item },
  })
  keep(run, token, { ...state, begun: nth + 1 })
  putToken(run, { node: node.id, scope: id, at: 'entering', isRound: true })
}

/**
 * One round is over, and its scope empty: gathers its answer, asks whether it is enough, begins the next of a sequence,
 * and ends the loop after the last. The scope of the round is gone then. Where FEEL has no answer all of it stays, to
 * be asked again.
 */
export async function endRound(run: Run, scope: Scope, token: Token, node: Looped): Promise<void> {
  const { loop } = node
  const before = stateOf(run, token)
  const answer = loop.gathers ? await run.ports.evaluate(loop.gathers.value, variablesIn(run, scope.id)) : undefined
  if (answer && !answer.ok) {
    failAt(run, token, 'loop-invalid', answer.text)
    return
  }
  const gathered = answer ? placed(before.gathered, scope.round ?? 0, answer.value) : before.gathered
  const state = { ...before, ended: before.ended + 1, gathered }
  const enough = loop.until === null ? undefined : await run.ports.evaluate(loop.until, countsIn(run, token, state))
  if (enough && !enough.ok) {
    failAt(run, token, 'loop-invalid', enough.text)
    return
  }
  handOverDone(run, scope, token.scope)
  run.scopes.delete(scope.id)
  keep(run, token, state)
  if (enough?.value === true || state.ended === state.total) {
    endRounds(run, token, node)
    return
  }
  if (loop.isSequential) beginRound(run, token, node)
}

/** The names that BPMN 2.0 gives them (10.3.8). */
function countsIn(run: Run, token: Token, { total, begun, ended }: LoopState) {
  return {
    ...variablesIn(run, token.scope), numberOfInstances: total, numberOfActiveInstances: begun - ended,
    numberOfCompletedInstances: ended, numberOfTerminatedInstances: 0,
  }
}

function endRounds(run: Run, token: Token, { loop }: Looped): void {
  for (const scope of [...run.scopes.values()]) {
    if (scope.owner !== token.id) continue
    breakOffIn(run, scope.id)
    run.scopes.delete(scope.id)
  }
  if (loop.gathers) setVariable(run, token.scope, loop.gathers.list, stateOf(run, token).gathered)
  keep(run, token, undefined)
  changeToken(run, token, { at: 'leaving' })
}

function placed(list: readonly Json[], nth: number, value: Json): Json[] {
  const longer = Array.from({ length: Math.max(list.length, nth + 1) }, (_, at) => list[at] ?? null)
  longer[nth] = value
  return longer
}

function stateOf(run: Run, token: Token): LoopState {
  const state = scopeOf(run, token.scope).loops[String(token.id)]
  if (!state) throw new Error(`token ${String(token.id)} goes no rounds`)
  return state
}

function keep(run: Run, token: Token, state: LoopState | undefined): void {
  const others = Object.entries(scopeOf(run, token.scope).loops).filter(([id]) => id !== String(token.id))
  changeScope(run, token.scope, {
    loops: Object.fromEntries(state ? [...others, [String(token.id), state]] : others),
  })
}

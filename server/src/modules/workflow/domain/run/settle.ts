import { modelNode } from '../process-model.ts'
import { handOverDone, undoNext } from './compensate.ts'
import { enter } from './enter.ts'
import { type Run, type Scope, type Token, changeToken } from './instance.ts'
import { joinInclusive } from './joins.ts'
import { leave } from './leave.ts'
import { endRound } from './rounds.ts'
import { breakOffIn } from './scopes.ts'
import { setVariables } from './variables.ts'

/** Nodes that one transaction passes at most; a case that has more to do goes on in the next. */
export const MOST_MOVES = 500

/**
 * Moves every token as far as it goes, first come first: until each waits for somebody, or the process is over. Answers
 * whether it came to rest; one that did not, after `most` moves, is taken up again.
 */
export async function settle(run: Run, most = MOST_MOVES): Promise<boolean> {
  for (let moves = 0; ; moves += 1) {
    await closeEmpty(run)
    if (run.state !== 'running') return true
    if (moves === most) return false
    const next = [...run.tokens.values()].find(({ at }) => at === 'entering' || at === 'leaving')
    if (next) await move(run, next)
    else if (!joinInclusive(run)) return true
  }
}

async function move(run: Run, token: Token): Promise<void> {
  if (token.at === 'entering') await enter(run, token)
  else await leave(run, token)
}

/** Ends each scope in which nothing stands any more, inmost first. */
async function closeEmpty(run: Run): Promise<void> {
  for (let scope = emptyOne(run); scope && run.state === 'running'; scope = emptyOne(run)) await close(run, scope)
}

function emptyOne(run: Run): Scope | undefined {
  const busy = new Set([...run.tokens.values()].flatMap(({ scope, isListening }) => isListening ? [] : [scope]))
  return [...run.scopes.values()].find(({ id, owner }) => !busy.has(id) && !isHeldUp(run, owner))
}

/** The loop around a round that failed waits for an administrator. */
function isHeldUp(run: Run, owner: number | null): boolean {
  return owner !== null && run.tokens.get(owner)?.at === 'fault'
}

async function close(run: Run, scope: Scope): Promise<void> {
  if (scope.undoes && undoNext(run, scope.id)) return
  if (scope.owner === null) {
    breakOffIn(run, scope.id)
    run.state = 'completed'
    return
  }
  const owner = run.tokens.get(scope.owner)
  if (!owner) throw new Error(`scope ${String(scope.id)} is waited for by nobody`)
  const node = modelNode(run.model, owner.node)
  if (scope.round !== null) {
    if (!('loop' in node) || !node.loop) throw new Error(`${node.id} goes no rounds`)
    return endRound(run, scope, owner, { ...node, loop: node.loop })
  }
  breakOffIn(run, scope.id)
  // What is called leaves all that it has to its caller.
  if (scope.isHome) setVariables(run, owner.scope, scope.variables ?? {})
  handOverDone(run, scope, owner.scope)
  run.scopes.delete(scope.id)
  changeToken(run, owner, { at: 'leaving' })
}

import { type ProcessModel, modelNode } from './process-model.ts'
import { type Moved, answer, begin, breakWith, bring, goOn } from './run/drive.ts'
import type { Instance, RunPorts, Token } from './run/instance.ts'
import { type NodeAction, findStep, reachedIn } from './steps-of-process.ts'
import { optionsIn, tryAll } from './try-all-ways.ts'
import { keyOf, simplified } from './standing-key.ts'

export interface ProcessProblem { readonly node: string; readonly why: ProblemWhy }
export type ProblemWhy =
  | 'no-task'
  | 'no-action'
  | 'no-role'
  | 'nobody-serves'
  | 'no-way-in'
  | 'no-way-out'
  | 'never-accepted'
  | 'accepted-twice'
  | 'never-issued'
  | 'returned-before-issued'
  | 'work-after-issued'
  | 'never-returned'
  | 'never-joined'
  | 'no-default'
  | 'ends-in-error'
  | 'too-many-ways'

type Phase = 'new' | 'accepted' | 'issued' | 'returned'

/** A run as far as the proof goes into it. */
interface State { readonly phase: Phase; readonly instance: Instance; readonly last: string }

/** Of more than these a process is too wide to be proved, and to be understood. */
const [MOST_STATES, MOST_WAYS] = [20_000, 50_000]
/** So many ways are tried in one go; then others get their turn. */
const IN_ONE_GO = 500

/**
 * What keeps a process from being a dossier's: whatever its conditions say and whatever comes, each run must accept, do
 * its work, issue and return in that order and once, so that each dossier ends in an ended state and none stands at a
 * step that its state forbids. Empty: it may be published.
 *
 * It is proved by the engine itself, which is driven through every way that it can take: gateways open or not, branches
 * in any order, moments and messages that come or do not. What was seen before is not gone into again. `deeds` are what
 * the program does for service tasks: for others nobody would ever answer. `breathe` is awaited between parts of a long
 * proof, which takes seconds of a model that is made for that: a server lets others go first.
 */
export async function problemsOf(
  model: ProcessModel, deeds: readonly string[] = [], breathe: () => Promise<unknown> = () => Promise.resolve(),
): Promise<ProcessProblem[]> {
  const plain = plainProblems(model, deeds)
  return plain.length > 0 ? plain : new Proof(model, breathe).problems()
}

function plainProblems(model: ProcessModel, deeds: readonly string[]): ProcessProblem[] {
  const all = Object.keys(model.nodes).flatMap((id) => findStep(model, id) ?? [])
  if (all.length === 0) return [{ node: model.key, why: 'no-task' }]
  const reached = reachedIn(model)
  const unserved = Object.values(model.nodes).flatMap((node): ProcessProblem[] =>
    node.kind === 'task' && node.task === 'service' && !deeds.includes(node.does ?? '')
      ? [{ node: node.id, why: 'nobody-serves' }] : [])
  return [...unserved, ...all.flatMap(({ id, action, role }): ProcessProblem[] => {
    if (!reached.has(id)) return [{ node: id, why: 'no-way-in' }]
    if (action === null) return [{ node: id, why: 'no-action' }]
    return role === '' ? [{ node: id, why: 'no-role' }] : []
  })]
}

class Proof {
  private readonly found = new Map<string, ProcessProblem>()
  private readonly seen = new Map<string, State>()
  /** From where one comes to a state; `ends` are those from which nothing more is to be shown. */
  private readonly comesFrom = new Map<string, string[]>()
  private readonly ends: string[] = []
  private readonly codes: readonly string[]
  private readonly ports: ReturnType<typeof optionsIn>
  private waysLeft = MOST_WAYS
  private triedInOneGo = 0
  private isTooWide = false

  private readonly model: ProcessModel
  private readonly breathe: () => Promise<unknown>

  constructor(model: ProcessModel, breathe: () => Promise<unknown>) {
    this.model = model
    this.breathe = breathe
    this.ports = optionsIn(model)
    this.codes = Object.values(model.nodes).flatMap((node) =>
      (node.kind === 'boundary' || node.kind === 'start') && node.event?.type === 'error' ? [node.event.code ?? ''] : [])
  }

  async problems(): Promise<ProcessProblem[]> {
    const queue = await this.arrive(undefined, 'new', (ports) => begin(this.model, {}, ports))
    for (let state = queue.pop(); state; state = queue.pop()) {
      queue.push(...await this.goOnFrom(state))
      if (this.isTooWide || this.seen.size > MOST_STATES) return [{ node: this.model.key, why: 'too-many-ways' }]
    }
    this.tellStuck()
    return [...this.found.values()]
  }

  private async goOnFrom(state: State): Promise<State[]> {
    const { instance, phase } = state
    if (this.isOver(state)) return []
    const { model } = this
    if (isMoving(instance)) {
      return this.arrive(state, phase, (ports) => goOn(model, instance, ports))
    }
    if (phase === 'new' && this.tellEarly(state)) return []
    const next: State[] = []
    for (const token of instance.tokens) {
      const after = token.at === 'user' ? this.phaseAt(state, token) : phase
      if (after === undefined) continue
      const by = moveOf(token)
      if (by) next.push(...await this.arrive(state, after, (ports) => by(model, instance, token.id, {}, ports)))
      if (token.at !== 'service') continue
      for (const code of this.codes) {
        const breaks = async (ports: RunPorts) => breakWith(model, instance, token.id, code, ports)
        next.push(...await this.arrive(state, phase, breaks, true))
      }
    }
    return next
  }

  /** The states to which a move may lead and that were not seen before. */
  private async arrive(
    from: State | undefined, phase: Phase, move: (ports: RunPorts) => Promise<Moved>, mayFail = false,
  ): Promise<State[]> {
    const fresh: State[] = []
    const ways = await tryAll(this.ports, this.waysLeft, async (ports) => {
      this.triedInOneGo += 1
      if (this.triedInOneGo % IN_ONE_GO === 0) await this.breathe()
      return this.toStanding(await move(ports), ports)
    })
    this.isTooWide ||= ways === undefined
    if (!ways) return []
    this.waysLeft -= ways.length
    for (const { instance, passed } of ways) {
      if (mayFail && instance.state === 'failed') continue
      const state = { phase, instance: simplified(instance), last: passed.at(-1) ?? from?.last ?? this.model.key }
      const key = keyOf(phase, state.instance)
      if (from) this.comesFrom.set(key, [...this.comesFrom.get(key) ?? [], keyOf(from.phase, from.instance)])
      if (this.seen.has(key)) continue
      this.seen.set(key, state)
      fresh.push(state)
    }
    return fresh
  }

  /** Where nothing moves any more, what was joined, or can never be, comes with it. */
  private async toStanding(moved: Moved, ports: RunPorts): Promise<Moved> {
    if (moved.isAtRest || isMoving(moved.instance)) return moved
    return this.toStanding(await goOn(this.model, moved.instance, ports), ports)
  }

  private isOver(state: State): boolean {
    const { instance, phase, last } = state
    for (const { at, node, fault } of instance.tokens) {
      if (at !== 'fault') continue
      this.tell(state, node, fault ? WHY_OF_FAULT[fault.code] ?? 'ends-in-error' : 'ends-in-error')
      return true
    }
    if (instance.state === 'running') {
      // What comes again and again beside the work is followed twice, and no further.
      if (hasCrowd(instance)) this.end(state)
      return hasCrowd(instance)
    }
    if (instance.state === 'failed') this.tell(state, last, 'ends-in-error')
    else if (phase !== 'returned') this.tell(state, last, UNFINISHED[phase])
    else this.end(state)
    return true
  }

  /** Before acceptance nothing stands but the step that accepts: at a counter it is done at once. */
  private tellEarly(state: State): boolean {
    const early = state.instance.tokens.filter(({ at, node, isListening }) => !isListening
      && at !== 'scope' && at !== 'rounds' && findStep(this.model, node)?.action !== 'accept')
    for (const { node } of early) this.tell(state, node, 'never-accepted')
    return early.length > 0
  }

  private phaseAt(state: State, { node }: Token): Phase | undefined {
    const after = phaseAfter(state.phase, findStep(this.model, node)?.action ?? null)
    if ('phase' in after) return after.phase
    this.tell(state, node, after.why)
    return undefined
  }

  private tell(state: State, node: string, why: ProblemWhy): void {
    this.found.set(`${node} ${why}`, { node, why })
    this.end(state)
  }

  private end({ phase, instance }: State): void {
    this.ends.push(keyOf(phase, instance))
  }

  /** From each state one must be able to come to an end, or to what is told already. */
  private tellStuck(): void {
    const canEnd = new Set(this.ends)
    for (const key of canEnd) for (const before of this.comesFrom.get(key) ?? []) canEnd.add(before)
    for (const [key, { instance }] of this.seen) {
      if (canEnd.has(key)) continue
      for (const { node, isListening } of instance.tokens) {
        if (!isListening && modelNode(this.model, node).kind === 'task') {
          this.found.set(`${node} no-way-out`, { node, why: 'no-way-out' })
        }
      }
    }
  }
}

const WHY_OF_FAULT: Readonly<Record<string, ProblemWhy>> = { 'never-joined': 'never-joined', 'no-way-out': 'no-default' }
const UNFINISHED = { new: 'never-accepted', accepted: 'never-issued', issued: 'never-returned' } as const

function moveOf({ at }: Token): typeof answer | undefined {
  if (at === 'user' || at === 'service') return answer
  return at === 'message' || at === 'signal' || at === 'timer' ? bring : undefined
}

function phaseAfter(phase: Phase, action: NodeAction | null): { phase: Phase } | { why: ProblemWhy } {
  switch (phase) {
    case 'new': return action === 'accept' ? { phase: 'accepted' } : { why: 'never-accepted' }
    case 'accepted':
      if (action === 'accept') return { why: 'accepted-twice' }
      if (action === 'return-result') return { why: 'returned-before-issued' }
      return { phase: action === 'issue' ? 'issued' : 'accepted' }
    case 'issued': return action === 'return-result' ? { phase: 'returned' } : { why: 'work-after-issued' }
    case 'returned': return { why: 'work-after-issued' }
  }
}

function isMoving({ tokens }: Instance): boolean {
  return tokens.some(({ at }) => at === 'entering' || at === 'leaving')
}

/** Three tokens that stand for the same thing. */
function hasCrowd({ tokens }: Instance): boolean {
  const counts = new Map<string, number>()
  for (const { node, at, isRound } of tokens) {
    if (isRound) continue
    const key = `${node} ${at}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts.values()].some((count) => count > 2)
}

import type { Json } from '../json.ts'
import type { ProcessModel } from '../process-model.ts'

export type Variables = Readonly<Record<string, Json>>

/**
 * What a token is about. `entering` and `leaving` are moved by the engine at once; all others wait for somebody, and
 * are rows of the database meanwhile.
 */
export type At =
  | 'entering' | 'leaving'
  /** For people, a deed of the program, a message, a signal, a moment. */
  | 'user' | 'service' | 'message' | 'signal' | 'timer'
  /** For what happens within: a sub-process or a called one, the rounds of a loop, one of several events. */
  | 'scope' | 'rounds' | 'choice'
  /** For the other ways into a gateway. */
  | 'join'
  /** For an administrator: something went wrong that the process does not foresee. */
  | 'fault'

export interface Fault {
  readonly code: FaultCode
  readonly text: string
  /** Since when the step stands there, in ISO 8601. */
  readonly since: string
}
export type FaultCode =
  | 'expression-failed' | 'no-way-out' | 'decision-failed' | 'loop-invalid' | 'timer-invalid' | 'without-end'
  | 'link-missing' | 'never-joined' | 'deed-failed' | 'begin-failed'

/** From when (ISO 8601), and over how much work, a moment is counted. */
export interface Counted { readonly from: string; readonly span: string }

export interface Token {
  readonly id: number
  readonly node: string
  readonly scope: number
  readonly at: At
  /** The flow by which it came, for joins. */
  readonly via: string | null
  /** The token that it stands by and ends with: the activity on whose edge it waits, the choice of which it is one. */
  readonly of: number | null
  /** Waits beside the work and keeps nothing from ending. */
  readonly isListening: boolean
  /** Stands in a round of a loop, which it does not begin again. */
  readonly isRound: boolean
  /** Listed among the nodes that were passed before it leaves. */
  readonly isPassed: boolean
  /** Of the message or signal that is waited for. */
  readonly name: string | null
  readonly correlation: string | null
  readonly dueAt: Date | null
  /** How often a cycle still comes after this time; null: for ever. */
  readonly more: number | null
  /** Of a moment in working time, so that it can be counted by another calendar. */
  readonly counted: Counted | null
  /** `was`: where it goes on when it is tried again; a loop asks again what it asked after its last round. */
  readonly fault: (Fault & { readonly was: 'entering' | 'leaving' | 'rounds' }) | null
}

/**
 * An activity that could be undone. `seen`: what it saw of the rounds in which it stood, as it was when the activity
 * was done, for those are gone by then; plain, where there were none.
 */
export type Done = string | { readonly node: string; readonly seen: Variables }

/** The activity that was done. */
export function nodeOfDone(done: Done): string {
  return typeof done === 'string' ? done : done.node
}

export interface Scope {
  readonly id: number
  readonly parent: number | null
  /** The token that waits for its end; null at the top. */
  readonly owner: number | null
  /** The sub-process, or the activity that is gone round; null at the top. */
  readonly node: string | null
  /** Its own variables; null where it shares those around it. */
  readonly variables: Variables | null
  /** Sees nothing of what is around it: the top, and what is called. */
  readonly isHome: boolean
  readonly round: number | null
  /** Of the rounds that begin here, by the token of the loop. */
  readonly loops: Readonly<Record<string, LoopState>>
  /** What could be undone, in the order in which it was done. */
  readonly done: readonly Done[]
  /** Of a compensation: what is still to be undone, next first. */
  readonly undoes: readonly Done[] | null
}

export interface LoopState {
  readonly total: number
  readonly begun: number
  readonly ended: number
  readonly items: readonly Json[] | null
  readonly gathered: readonly Json[]
}

export type InstanceState = 'running' | 'completed' | 'terminated' | 'failed'

/** Where one run of a process stands. */
export interface Instance {
  readonly state: InstanceState
  /** The code of the error that nobody caught. */
  readonly error: string | null
  readonly nextId: number
  readonly tokens: readonly Token[]
  readonly scopes: readonly Scope[]
}

/** What a run said to the outside while it moved. */
export type Said =
  | {
    readonly type: 'message'; readonly name: string; readonly correlation: string | null; readonly node: string
    readonly variables: Variables
  }
  | { readonly type: 'signal'; readonly name: string; readonly node: string; readonly variables: Variables }
  | { readonly type: 'escalation'; readonly code: string | null; readonly node: string }

export type Evaluated<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly text: string }

/** What the engine asks of the outside; all of it may refuse, which makes a fault of the step. */
export interface RunPorts {
  readonly now: Date
  /** How many moves at once, where it is not as many as a transaction may hold: for whoever looks at each. */
  readonly mostMoves?: number
  evaluate(expression: string, variables: Variables): Promise<Evaluated<Json>>
  decide(decision: string, variables: Variables): Promise<Evaluated<Json>>
  /** What the program does at once and within the transaction; undefined: a job does it later. */
  serve(deed: string | null, node: string, variables: Variables): Promise<Evaluated<Json> | undefined>
  /** When so much time is over, in the calendar of whoever holds the step of this node. */
  dueAfter(duration: string, from: Date, how: { isWorkingTime: boolean; node: string }): Evaluated<Date>
}

/** One move of a case, in work: what the functions of this folder change. */
export interface Run {
  readonly model: ProcessModel
  readonly ports: RunPorts
  readonly tokens: Map<number, Token>
  readonly scopes: Map<number, Scope>
  state: InstanceState
  error: string | null
  nextId: number
  /** Nodes in the order in which they were passed. */
  readonly passed: string[]
  readonly said: Said[]
}

/** Takes up a case where it stands. */
export function takeUp(model: ProcessModel, instance: Instance, ports: RunPorts): Run {
  const { state, error, nextId, tokens, scopes } = instance
  return {
    model, ports, state, error, nextId, passed: [], said: [],
    tokens: new Map(tokens.map((token) => [token.id, token])),
    scopes: new Map(scopes.map((scope) => [scope.id, scope])),
  }
}

/** Where it stands now. */
export function putDown({ state, error, nextId, tokens, scopes }: Run): Instance {
  return { state, error, nextId, tokens: [...tokens.values()], scopes: [...scopes.values()] }
}

/** A case before its first step. */
export function newInstance(variables: Variables): Instance {
  const top: Scope = {
    id: 0, parent: null, owner: null, node: null, variables, isHome: true, round: null, loops: {}, done: [],
    undoes: null,
  }
  return { state: 'running', error: null, nextId: 1, tokens: [], scopes: [top] }
}

type Fresh = Partial<Token> & Pick<Token, 'node' | 'scope' | 'at'>

/** Puts a new token on a node. */
export function putToken(run: Run, fresh: Fresh): Token {
  const token: Token = {
    id: run.nextId, via: null, of: null, isListening: false, isRound: false, isPassed: false, name: null,
    correlation: null, dueAt: null, more: null, counted: null, fault: null, ...fresh,
  }
  run.nextId += 1
  run.tokens.set(token.id, token)
  return token
}

/** Changes a token that is still there. */
export function changeToken(run: Run, { id }: Token, change: Partial<Token>): void {
  const token = run.tokens.get(id)
  if (token) run.tokens.set(id, { ...token, ...change })
}

/** Changes a scope that is still there. */
export function changeScope(run: Run, id: number, change: Partial<Scope>): void {
  run.scopes.set(id, { ...scopeOf(run, id), ...change })
}

/** The scope, which must be there. */
export function scopeOf(run: Pick<Run, 'scopes'>, id: number): Scope {
  const scope = run.scopes.get(id)
  if (!scope) throw new Error(`no scope ${String(id)}`)
  return scope
}

/** The step stops here until somebody has mended what is wrong and tries again. */
export function failAt(run: Run, token: Token, code: FaultCode, text: string): void {
  const was = token.at === 'leaving' || token.at === 'rounds' ? token.at : 'entering'
  changeToken(run, token, { at: 'fault', fault: { code, text, since: run.ports.now.toISOString(), was } })
}

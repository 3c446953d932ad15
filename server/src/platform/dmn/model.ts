/** DMN as it is evaluated: JSON through and through, so that a thread can be handed it. */
export interface DecisionModel {
  readonly types: Readonly<Record<string, ItemType>>
  readonly inputs: Readonly<Record<string, Variable>>
  readonly decisions: Readonly<Record<string, Decision>>
  readonly knowledge: Readonly<Record<string, Knowledge>>
  readonly services: Readonly<Record<string, Service>>
}

export interface Variable {
  readonly name: string
  /** The name of a type of FEEL or of the model; null is anything. */
  readonly type: string | null
}

export interface ItemType {
  readonly base: string | null
  readonly isList: boolean
  readonly parts: readonly Variable[]
  /** Unary tests that each value must pass. */
  readonly allowed: string | null
}

interface Requiring {
  readonly variable: Variable
  /** Ids of what it rests on. */
  readonly needsInputs: readonly string[]
  readonly needsDecisions: readonly string[]
  readonly needsKnowledge: readonly string[]
}

export interface Decision extends Requiring {
  readonly id: string
  readonly name: string
  readonly logic: Boxed | null
}

export interface Knowledge extends Requiring {
  readonly id: string
  readonly logic: BoxedFunction | null
}

export interface Service {
  readonly variable: Variable
  readonly outputs: readonly string[]
  readonly inputs: readonly Variable[]
}

export interface ContextEntry { readonly variable: Variable | null; readonly value: Boxed }

export type Boxed =
  | { readonly kind: 'literal'; readonly text: string; readonly type: string | null }
  | { readonly kind: 'context'; readonly entries: readonly ContextEntry[] }
  | { readonly kind: 'list'; readonly items: readonly Boxed[] }
  | { readonly kind: 'relation'; readonly columns: readonly Variable[]; readonly rows: readonly (readonly Boxed[])[] }
  | {
    readonly kind: 'invocation'; readonly called: Boxed
    readonly gives: readonly { readonly name: string; readonly value: Boxed }[]
  }
  | { readonly kind: 'if'; readonly test: Boxed; readonly then: Boxed; readonly else: Boxed }
  | { readonly kind: 'for' | 'some' | 'every'; readonly name: string; readonly over: Boxed; readonly body: Boxed }
  | { readonly kind: 'filter'; readonly over: Boxed; readonly test: Boxed }
  | BoxedFunction
  | DecisionTable

export interface BoxedFunction {
  readonly kind: 'function'
  readonly parameters: readonly Variable[]
  readonly body: Boxed | null
  /** Of Java or PMML: nobody runs them here. */
  readonly isForeign: boolean
}

export type HitPolicy =
  'unique' | 'first' | 'priority' | 'any' | 'collect' | 'rule-order' | 'output-order'
export type Aggregation = 'count' | 'sum' | 'min' | 'max'

export interface DecisionTable {
  readonly kind: 'table'
  readonly policy: HitPolicy
  readonly aggregation: Aggregation | null
  readonly inputs: readonly { readonly text: string; readonly type: string | null; readonly allowed: string | null }[]
  readonly outputs: readonly TableOutput[]
  readonly rules: readonly { readonly tests: readonly string[]; readonly answers: readonly string[] }[]
}

export interface TableOutput {
  readonly name: string
  readonly type: string | null
  /** Values in their order of priority, as FEEL. */
  readonly allowed: string | null
  readonly otherwise: string | null
}

import type { Json } from '../db.ts'
import type { FeelAnswer } from '../feel/ask-feel.ts'
import { clockOf, jsonOf } from '../feel/values.ts'
import { type Evaluation, type Names, callable, evaluateBoxed, functionOf, typed } from './evaluate-boxed.ts'
import type { Decision, DecisionModel, Variable } from './model.ts'
import { fromJson } from './types.ts'

/** So many faults are told; a table in a loop may have thousands. */
const MOST_FAULTS = 20
const MOST_HITS = 50

/**
 * Decides: evaluates a decision, by its id or its name, with all that it rests on. `inputs` by the name of the input
 * data; what is missing is null. What DMN makes null is null; only a decision that does not exist, or one without
 * logic, has no answer.
 */
export function decide(
  model: DecisionModel, wanted: string, inputs: Readonly<Record<string, Json>>, now: Date,
): FeelAnswer {
  const decision = model.decisions[wanted] ?? Object.values(model.decisions).find(({ name }) => name === wanted)
  if (!decision) return { ok: false, text: `không có quyết định ${wanted}` }
  if (!decision.logic) return { ok: false, text: `quyết định ${wanted} chưa có nội dung` }
  const run: Evaluation = { model, clock: clockOf(now), faults: [], hits: [], at: decision.id }
  const value = jsonOf(decideOne(run, decision, givenTo(run, inputs), new Map()))
  const faults = [...new Set(run.faults)].slice(0, MOST_FAULTS)
  return { ok: true, value, faults, hits: run.hits.slice(0, MOST_HITS) }
}

/** The input data by their names, as their types say. */
function givenTo(run: Evaluation, inputs: Readonly<Record<string, Json>>): Map<string, unknown> {
  return new Map(Object.entries(run.model.inputs).map(([id, variable]) =>
    [id, typed(run, variable.type, fromJson(run.model, variable.type, inputs[variable.name] ?? null))]))
}

type Given = ReadonlyMap<string, unknown>

function decideOne(run: Evaluation, decision: Decision, given: Given, known: Map<string, unknown>): unknown {
  if (known.has(decision.id)) return known.get(decision.id)
  const { needsInputs, needsDecisions, needsKnowledge, variable, logic } = decision
  const names: Record<string, unknown> = {}
  for (const id of needsInputs) {
    const input = run.model.inputs[id]
    if (input) names[input.name] = given.get(id) ?? null
  }
  for (const id of needsDecisions) {
    const other = run.model.decisions[id]
    if (other) names[other.variable.name] = given.has(id) ? given.get(id) : decideOne(run, other, given, known)
  }
  Object.assign(names, knowledgeFor(run, needsKnowledge))
  const value = logic ? typed(run, variable.type, evaluateBoxed({ ...run, at: decision.id }, logic, names)) : null
  known.set(decision.id, value)
  return value
}

/** Functions that may be called, by name; each sees those on which it rests itself, and itself. */
function knowledgeFor(run: Evaluation, ids: readonly string[]): Names {
  const names: Record<string, unknown> = {}
  for (const id of ids) {
    const [knowledge, service] = [run.model.knowledge[id], run.model.services[id]]
    if (service) {
      names[service.variable.name] = callable(service.inputs, (values) => serve(run, service, values))
    } else if (knowledge?.logic) {
      const seen: Record<string, unknown> = {}
      const made = functionOf(run, knowledge.logic, seen)
      Object.assign(seen, knowledgeFor(run, knowledge.needsKnowledge.filter((other) => other !== id)))
      seen[knowledge.variable.name] = made
      names[knowledge.variable.name] = made
    }
  }
  return names
}

function serve(
  run: Evaluation, { inputs, outputs }: { inputs: readonly Variable[]; outputs: readonly string[] },
  values: readonly unknown[],
): unknown {
  const byName = new Map(inputs.map(({ name }, nth) => [name, values[nth] ?? null]))
  const given = new Map<string, unknown>()
  for (const [id, { name }] of Object.entries(run.model.inputs)) if (byName.has(name)) given.set(id, byName.get(name))
  for (const [id, { variable }] of Object.entries(run.model.decisions)) {
    if (byName.has(variable.name)) given.set(id, byName.get(variable.name))
  }
  const known = new Map<string, unknown>()
  const answers = outputs.flatMap((id) => {
    const decision = run.model.decisions[id]
    return decision ? [[decision.variable.name, decideOne(run, decision, given, known)] as const] : []
  })
  return answers.length === 1 ? answers[0]?.[1] : Object.fromEntries(answers)
}

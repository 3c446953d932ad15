import { isDeepStrictEqual } from 'node:util'
import type { Db, Tx } from '../../platform/db.ts'
import type { DecisionModel } from '../../platform/dmn/model.ts'
import { type BpmnProblem, problem } from './bpmn/problems.ts'
import { type ProcessModel, ownIdOf } from './domain/process-model.ts'
import type { BpmnReader } from './open-bpmn-reader.ts'
import type { ReadBpmn } from './read-bpmn.ts'
import { type StoredModel, listNewestModels } from './store/model-store.ts'

export type Decisions = Readonly<Record<string, DecisionModel>>

export interface ToPublish {
  readonly xml: string
  readonly process?: string | undefined
  readonly decisions: Decisions
  /** What the program can do by name. */
  readonly deeds: ReadonlySet<string>
}

/** A read file with the decisions that it asks, those of called processes among them. */
export interface ReadToPublish extends ReadBpmn { readonly decisions: Decisions }

/**
 * Reads a process that is to be published (công bố quy trình): processes of other files that it calls are those that
 * are in force now, and stay in it whatever is published later. Beside what `readBpmn` refuses, by the ids of elements:
 * a deed that the program does not have, a decision that does not come along or of which there are two.
 */
export async function readToPublish(
  db: Db | Tx, reader: BpmnReader, { xml, process, decisions, deeds }: ToPublish,
): Promise<ReadToPublish> {
  let read = await reader.read(xml, { process })
  const called = await listNewestModels(db, read.calls)
  if (called.length > 0) {
    read = await reader.read(xml, { process, called: Object.fromEntries(called.map(({ key, model }) => [key, model])) })
  }
  const all = { ...Object.fromEntries(called.flatMap(decisionsOf)), ...decisions }
  const { model } = read
  if (!model) return { ...read, decisions: all }
  const problems = [...unknownDeeds(model, deeds), ...wrongDecisions(model, all)]
  if (problems.length === 0) return { ...read, decisions: all }
  const { parsed, ignored, calls } = read
  return { parsed, ignored, calls, executable: false, problems, decisions: all }
}

/** Under names that no file of the caller has. */
function decisionsOf({ key, version, decisions }: StoredModel): [string, DecisionModel][] {
  return Object.entries(decisions).map(([name, decision]) => [`${key}/${String(version)}/${name}`, decision])
}

function unknownDeeds({ nodes }: ProcessModel, deeds: ReadonlySet<string>): BpmnProblem[] {
  return Object.values(nodes).flatMap((node) =>
    node.kind === 'task' && node.task === 'service' && !deeds.has(node.does ?? '')
      ? [problem(ownIdOf(node.id), 'deed-unknown', node.does ?? 'bước không nói việc gì')]
      : [])
}

function wrongDecisions({ nodes }: ProcessModel, decisions: Decisions): BpmnProblem[] {
  return Object.values(nodes).flatMap((node) => {
    if (node.kind !== 'task' || node.task !== 'rule') return []
    const found = Object.values(decisions).filter((model) =>
      Object.values(model.decisions).some(({ id, name }) => id === node.does || name === node.does))
    const [first] = found
    if (first && found.every((model) => isDeepStrictEqual(model, first))) return []
    return [problem(ownIdOf(node.id), first ? 'decision-ambiguous' : 'decision-unknown', node.does ?? '')]
  })
}

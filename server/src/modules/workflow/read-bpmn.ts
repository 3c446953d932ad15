import { type CompileOptions, compileBpmn } from './bpmn/compile-bpmn.ts'
import { parseBpmn } from './bpmn/parse-bpmn.ts'
import { type BpmnProblem, problem } from './bpmn/problems.ts'
import type { ProcessModel } from './domain/process-model.ts'

export interface CheckedBpmn {
  readonly parsed: boolean
  readonly executable: boolean
  readonly problems: readonly BpmnProblem[]
  readonly ignored: readonly { readonly element: string; readonly kind: string }[]
}

/** A checked file with what is run: there if and only if it is executable. */
export interface ReadBpmn extends CheckedBpmn {
  readonly model?: ProcessModel
  /** Keys of processes that it calls and that were not given along. */
  readonly calls: readonly string[]
}

/** So many problems are told of one file; whoever has more mends these first. */
const MOST_TOLD = 500

/**
 * Whether a file is BPMN 2.0 and its process can be run; if not, why, by the ids of its elements. For what we wrote
 * ourselves; files of others are read by `openBpmnReader`.
 */
export async function readBpmn(xml: string, options: CompileOptions): Promise<ReadBpmn> {
  const parsed = await parseBpmn(xml)
  if (!parsed.ok) return { parsed: false, executable: false, problems: parsed.problems, ignored: [], calls: [] }
  const compiled = compileBpmn(parsed.definitions, options)
  const problems = told([...parsed.problems, ...compiled.problems])
  if (!('model' in compiled)) return { parsed: true, executable: false, problems, ignored: [], calls: [] }
  const { model, ignored, calls } = compiled
  const executable = problems.length === 0
  return { parsed: true, executable, problems, ignored, calls, ...executable ? { model } : {} }
}

function told(problems: readonly BpmnProblem[]): readonly BpmnProblem[] {
  if (problems.length <= MOST_TOLD) return problems
  return [...problems.slice(0, MOST_TOLD), problem('', 'more-problems', String(problems.length - MOST_TOLD))]
}

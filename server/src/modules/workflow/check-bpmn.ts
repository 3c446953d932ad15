import { type CompileOptions, compileBpmn } from './bpmn/compile-bpmn.ts'
import { parseBpmn } from './bpmn/parse-bpmn.ts'
import type { BpmnProblem } from './bpmn/problems.ts'
import type { ProcessModel } from './domain/process-model.ts'

export interface CheckedBpmn {
  readonly parsed: boolean
  readonly executable: boolean
  readonly problems: readonly BpmnProblem[]
  readonly ignored: readonly { readonly element: string; readonly kind: string }[]
}

/** Whether a file is BPMN 2.0 and its process can be run; if not, why, by the ids of its elements. */
export async function checkBpmn(xml: string, options: CompileOptions): Promise<CheckedBpmn> {
  const { parsed, executable, problems, ignored } = await readBpmn(xml, options)
  return { parsed, executable, problems, ignored }
}

/** The same with what is run: there if and only if it is executable. */
export async function readBpmn(
  xml: string, options: CompileOptions,
): Promise<CheckedBpmn & { readonly model?: ProcessModel }> {
  const parsed = await parseBpmn(xml)
  if (!parsed.ok) return { parsed: false, executable: false, problems: parsed.problems, ignored: [] }
  const compiled = compileBpmn(parsed.definitions, options)
  const problems = [...parsed.problems, ...compiled.problems]
  if (!('model' in compiled)) return { parsed: true, executable: false, problems, ignored: [] }
  const { model, ignored } = compiled
  const executable = problems.length === 0
  return { parsed: true, executable, problems, ignored, ...executable ? { model } : {} }
}

import { openModdle, parseBpmn } from './bpmn/parse-bpmn.ts'
import type { BpmnProblem } from './bpmn/problems.ts'

export type WrittenBpmn =
  | { readonly ok: true; readonly xml: string }
  | { readonly ok: false; readonly problems: readonly BpmnProblem[] }

/**
 * Writes a file of BPMN again as we read it: what has no effect here, data, groups, notes, pictures and the extensions
 * of others, is kept. One in which something is not understood is not written, since that would be lost. Of an
 * attribute in the name space of its own extension the prefix goes, as moddle has it. As `readBpmn`, for what we wrote
 * ourselves; files of others are written by `openBpmnReader`.
 */
export async function writeBpmn(xml: string): Promise<WrittenBpmn> {
  const parsed = await parseBpmn(xml)
  if (!parsed.ok || parsed.problems.length > 0) return { ok: false, problems: parsed.problems }
  return { ok: true, xml: (await openModdle().toXML(parsed.definitions, { format: true })).xml }
}

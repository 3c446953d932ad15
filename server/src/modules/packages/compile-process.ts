import type { DecisionModel } from '../../platform/dmn/model.ts'
import { problemsOfDmn } from '../../platform/dmn/check-dmn.ts'
import { readDmn } from '../../platform/dmn/read-dmn.ts'
import type { TimeLimit } from '../catalogue/public.ts'
import { lintSum } from '../catalogue/public.ts'
import { type BpmnReader, type ProcessModel, lintModel, longestMinutes } from '../workflow/public.ts'
import type { Finding, PackageData } from './package-data.ts'

export interface CompiledProcess {
  /** Null where the steps are all, or where the BPMN cannot be run. */
  readonly model: ProcessModel | null
  readonly decisions: Readonly<Record<string, DecisionModel>>
  readonly findings: readonly Finding[]
}

/** The process of a package as it would be run, and everything that keeps it from that, by its elements. */
export async function compileProcess(
  { process: { bpmn }, decisions, content: { limits: [limit] } }: PackageData,
  reader: Pick<BpmnReader, 'read'>,
): Promise<CompiledProcess> {
  const tables = await Promise.all(decisions.map(compileDecision))
  const models = Object.fromEntries(tables.flatMap(({ id, model }) => model ? [[id, model]] : []))
  const ofTables = tables.flatMap(({ findings }) => findings)
  if (bpmn === null) return { model: null, decisions: models, findings: ofTables }
  const { model, problems } = await reader.read(bpmn)
  const ofFile = problems.map(({ element, code, text }) => findingAt(`bpmn-${code}`, '/process/bpmn', element, text))
  if (!model) return { model: null, decisions: models, findings: [...ofFile, ...ofTables] }
  const ofModel = lintModel(model, { isLong: isLong(limit) })
    .map((one): Finding => ({ ...one, pointer: '/process/bpmn' }))
  const ofSum = limit ? lintSum(longestMinutes(model) / 60, limit) : []
  return {
    model, decisions: models,
    findings: [
      ...ofFile, ...ofModel, ...unknownDecisions(model, models),
      ...ofSum.map(({ code, text }) => findingAt(code, '/process/bpmn', null, text)), ...ofTables,
    ],
  }
}

async function compileDecision({ id, dmn }: PackageData['decisions'][number], nth: number) {
  const pointer = `/decisions/${String(nth)}/dmn`
  const read = await readDmn(dmn)
  if (!read.ok) return { id, model: null, findings: [findingAt('dmn-invalid', pointer, null, read.text)] }
  const findings = problemsOfDmn(read.model)
    .map(({ decision, text }) => findingAt('dmn-problem', pointer, decision, text))
  return { id, model: read.model, findings }
}

/** A step that asks a table which the package does not bring would stop every dossier. */
function unknownDecisions(model: ProcessModel, tables: Readonly<Record<string, DecisionModel>>): Finding[] {
  const known = new Set(Object.values(tables).flatMap((table) =>
    Object.values(table.decisions).flatMap(({ id, name }) => [id, name])))
  return Object.values(model.nodes).flatMap((node): Finding[] => {
    if (node.kind !== 'task' || node.task !== 'rule' || node.does === null || known.has(node.does)) return []
    const text = `bước “${node.name}” hỏi bảng quyết định ${node.does}, gói không có bảng này`
    return [findingAt('decision-unknown', '/process/bpmn', node.id, text)]
  })
}

function isLong(limit: TimeLimit | undefined): boolean {
  if (!limit) return false
  return limit.unit === 'working-day' ? limit.amount >= 2 : limit.unit === 'working-hour' && limit.amount >= 16
}

function findingAt(code: string, pointer: string, element: string | null, text: string): Finding {
  return { code, severity: 'error', pointer, element, text }
}

import type { ProcedureContent } from '../catalogue/public.ts'
import type { Directory } from '../organisation/public.ts'
import { type ProcessModel, stepsIn } from '../workflow/public.ts'
import { type CompiledProcess, type Readers, compileProcess } from './compile-process.ts'
import type { PackageData } from './package-data.ts'

export interface Whole { readonly data: PackageData; readonly compiled: CompiledProcess }

/** A package with what follows from it: of a process in BPMN the published steps are its user tasks. */
export async function completePackage(
  data: PackageData, names: Pick<Directory, 'find' | 'levels'>, readers: Readers,
): Promise<Whole> {
  const compiled = await compileProcess(data, readers)
  if (!compiled.model || data.process.bpmn === null) return { data, compiled }
  const steps = publishedSteps(compiled.model, data, names)
  return { data: { ...data, content: { ...data.content, steps } }, compiled }
}

function publishedSteps(
  model: ProcessModel, { content: { steps } }: PackageData, { find, levels }: Pick<Directory, 'find' | 'levels'>,
): ProcedureContent['steps'] {
  const known = new Map(steps.map(({ unit, unitName }) => [unit, unitName]))
  const nameOf = (rule: string) => {
    const [base = ''] = rule.split('/')
    return known.get(rule) || WORDS[base] || find(base)?.name || levels.find((one) => one.rule === base)?.name || rule
  }
  return stepsIn(model).map(({ name, role, unitRule: unit, hours }, nth) =>
    ({ seq: nth + 1, name, role, unit, unitName: nameOf(unit), hours }))
}

const WORDS: Readonly<Record<string, string>> = { receiving: 'Nơi tiếp nhận hồ sơ', competent: 'Cơ quan giải quyết' }

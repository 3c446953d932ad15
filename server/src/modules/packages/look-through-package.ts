import type { ResultTemplate } from '../catalogue/public.ts'
import type { CompiledProcess, Readers } from './compile-process.ts'
import { completePackage } from './complete-package.ts'
import { type Province, groundOf } from './ground-of-province.ts'
import { type CompileFees, lintFees } from './lint-fees.ts'
import { type LintScope, lintPackage } from './lint-package.ts'
import { lintTables } from './lint-tables.ts'
import type { Finding, PackageData, WrittenForm } from './package-data.ts'

/** What whoever knows the shape of forms says of them: `D` is what they compile to. */
export interface LookedForms<D> {
  readonly definitions: readonly D[]
  readonly findings: readonly (Omit<Finding, 'pointer' | 'element'> & {
    readonly form: number; readonly place: string
  })[]
  readonly template: ResultTemplate | undefined
}

/** By what a package is looked through: the province, and readers of what others wrote. */
export interface LookBy<D> {
  readonly province: Province
  readonly readers: Readers
  readonly lookAtForms: (forms: readonly WrittenForm[], resultName: string) => LookedForms<D>
  readonly compileFees: CompileFees
  readonly scope?: LintScope
}

/** A package with everything that follows from it, and all that is wrong with it. */
export interface LookedThrough<D> {
  readonly data: PackageData
  readonly compiled: CompiledProcess
  readonly definitions: readonly D[]
  readonly findings: readonly Finding[]
}

/**
 * Looks a package through (soát gói thủ tục): compiles process and forms, and asks the linter, staff of the province
 * included. Nothing is changed. Publication, its screens and the command ask this one.
 */
export async function lookThroughPackage<D>(
  written: PackageData, { province, readers, lookAtForms, compileFees, scope = {} }: LookBy<D>,
): Promise<LookedThrough<D>> {
  const { data, compiled } = await completePackage(written, province.directory, readers)
  const { definitions, findings, template } = lookAtForms(data.forms, data.content.result.name)
  const ofForms = findings.map(({ code, severity, form, place, text }): Finding => ({
    code, severity, pointer: `/forms/${String(form)}`, element: place === '' ? null : place, text,
  }))
  const { content } = data
  const whole = template ? { ...data, content: { ...content, result: { ...content.result, template } } } : data
  const all = [
    ...lintPackage(whole, compiled, ofForms, groundOf(province, data), scope), ...lintTables(whole, compiled),
    ...lintFees(content, compileFees),
  ]
  return { data: whole, compiled, definitions, findings: all }
}

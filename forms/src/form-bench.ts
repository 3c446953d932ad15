import { type Language, sayIn } from '@motcua/contracts/texts.ts'
import { type Names, compileFeel } from './compile-feel.ts'
import type { Expression } from './expression.ts'
import type { CodeList } from './model.ts'
import { PUBLISH } from './publish-texts.ts'
import type { RawForm, RawForms } from './raw-form.ts'

/** A fault of a form definition with its place, such as `tk-khai-sinh/rules/late60/check`. */
export interface FormProblem {
  readonly place: string
  readonly code: string
  readonly text: string
}

/** What lies on the bench while one form is compiled. Lists of codes gather as fields use them. */
export interface Bench {
  /** Of the faults. */
  readonly language: Language
  readonly raw: RawForms
  readonly form: RawForm
  readonly names: Names
  readonly codes: Map<string, CodeList>
  readonly fault: (place: string, code: string, text: string) => void
}

/** A fault is noted and null stands in its place: nothing with faults is published. */
export function feel(text: string, place: string, bench: Bench): Expression {
  const compiled = compileFeel(text, bench.names, bench.language)
  if (compiled.ok) return compiled.value
  const { code, text: what, from, to } = compiled.problem
  bench.fault(place, code, sayIn(bench.language)(PUBLISH.at, { what, from: from + 1, to }))
  return null
}

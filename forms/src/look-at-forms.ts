import { type Dictionary, type LintedForms, lintForms } from './lint-forms.ts'
import { type ResultTemplate, resultTemplateOf } from './result-template.ts'

/** Forms of a procedure as they would be published with it. */
export interface LookedForms extends LintedForms {
  /** Undefined where there is no form, or the first cannot be compiled. */
  readonly template: ResultTemplate | undefined
}

/**
 * Forms as `lintForms` has them, with what the result bears: what its declaration, the first, puts on it in its latest
 * wording; as an import has it.
 */
export function lookAtForms(
  forms: readonly { readonly id: string }[], dictionary: Dictionary, resultName: string,
): LookedForms {
  const { definitions, findings } = lintForms(forms, dictionary)
  const first = definitions.findLast(({ id }) => id === forms[0]?.id)
  return { definitions, findings, template: first && resultTemplateOf(first, resultName) }
}

import { compileForms } from '@motcua/forms/compile-form.ts'
import type { FormProblem } from '@motcua/forms/form-bench.ts'
import type { FormDefinition } from '@motcua/forms/model.ts'
import type { RawForm } from '@motcua/forms/raw-form.ts'
import { LANGUAGE, say } from '../../../lib/language.ts'
import type { FormWords } from './form-operations.ts'
import { FORM } from './form-texts.ts'

export interface CompiledDraft {
  /** Its first version; undefined where it cannot be put together at all. */
  readonly form: FormDefinition | undefined
  readonly problems: readonly FormProblem[]
}

/** A form as publication would compile it. An imported file may be of any shape: what it lacks is a fault, no crash. */
export function compileDraft(form: RawForm, words: FormWords): CompiledDraft {
  try {
    const { forms: [first], problems } = compileForms({ ...words, forms: [form] }, LANGUAGE)
    return { form: first, problems }
  } catch {
    return { form: undefined, problems: [{ place: form.id, code: 'shape', text: say(FORM.misshapen) }] }
  }
}

import type { PackageTrialBody } from '@motcua/contracts/package-deeds.ts'
import type { Package, PackageVocabulary } from '@motcua/contracts/packages.ts'
import { fieldsOf } from '@motcua/forms/model.ts'
import type { RawForm } from '@motcua/forms/raw-form.ts'
import { say } from '../../lib/language.ts'
import { compileDraft } from '../designers/forms/compile-draft.ts'
import type { FormWords } from '../designers/forms/form-operations.ts'
import { FORM } from '../designers/forms/form-texts.ts'

/** A question of a declaration on which the way of the process hangs. */
export interface SampleQuestion {
  readonly key: string
  readonly label: string
  readonly type: string
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
}

/** The questions that the process or a decision table reads (`answers.…`); every other answer changes nothing there. */
export function questionsOf(
  { forms, process, decisions }: Pick<Package, 'forms' | 'process' | 'decisions'>,
  vocabulary: Pick<PackageVocabulary, 'dictionary'> | undefined,
): SampleQuestion[] {
  if (!vocabulary) return []
  const read = [process.bpmn ?? '', ...decisions.map(({ dmn }) => dmn)].join('\n')
  const known = new Set<string>()
  return forms.flatMap((raw) => {
    const { form } = compileDraft(raw as unknown as RawForm, vocabulary.dictionary as FormWords)
    if (!form) return []
    return fieldsOf(form).filter(({ key }) => read.includes(`answers.${key}`) && !known.has(key) && known.add(key))
      .map(({ key, label, type, codes }): SampleQuestion => {
        const choices = type === 'boolean'
          ? [{ value: 'true', label: say(FORM.yes) }, { value: 'false', label: say(FORM.no) }]
          : form.codes[codes ?? '']?.choices.map(({ value, label: said }) => ({ value, label: said }))
        return { key, label, type, ...choices && { choices } }
      })
  })
}

/** What the process sees of a dossier with these answers (docs/process-variables.md), as a trial is given it. */
export function sampleOf(
  channel: string, given: Readonly<Record<string, string>>, questions: readonly SampleQuestion[],
): PackageTrialBody['input'] {
  const answers: Record<string, unknown> = {}
  for (const { key, type } of questions) {
    const text = given[key]?.trim() ?? ''
    if (text !== '') put(answers, key.split('.'), typed(text, type))
  }
  return { dossier: { channel, limitCase: 0, proposal: null, supplements: 0, extensions: 0 }, answers }
}

function put(into: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[first] = value
    return
  }
  const below = into[first]
  const next = typeof below === 'object' && below !== null ? below as Record<string, unknown> : {}
  into[first] = next
  put(next, rest, value)
}

function typed(text: string, type: string): unknown {
  if (type === 'boolean') return text === 'true'
  return type === 'number' || type === 'money' ? Number(text.replace(',', '.')) : type === 'choices' ? [text] : text
}

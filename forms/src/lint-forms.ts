import { type Language, sayIn } from '@motcua/contracts/texts.ts'
import { Value } from 'typebox/value'
import { compileForms } from './compile-form.ts'
import { FORM } from './form-shape.ts'
import type { FormDefinition } from './model.ts'
import { PUBLISH } from './publish-texts.ts'
import type { RawForm, RawForms } from './raw-form.ts'

export interface FormFinding {
  readonly code: string
  readonly severity: 'error' | 'warning'
  /** Which form of the list. */
  readonly form: number
  /** Way to the value, or name of what is meant: page, section and field, or rule. */
  readonly place: string
  readonly text: string
}

export interface LintedForms {
  /** Every version of every form; empty as soon as there is an error. */
  readonly definitions: readonly FormDefinition[]
  readonly findings: readonly FormFinding[]
}

/** What forms are written with: bảng mã, vai, từ điển. */
export type Dictionary = Pick<RawForms, 'code_lists' | 'roles' | 'dictionary'>

/**
 * Forms held to their shape, to the dictionary and to the law on personal data, and compiled if nothing is wrong. A
 * field that asks for something personal says what for (NĐ 13/2023 Đ.3).
 */
export function lintForms(forms: readonly unknown[], dictionary: Dictionary, language: Language = 'vi'): LintedForms {
  const say = sayIn(language)
  const shapeText = (place: string, why: string) => /^\/versions\/\d+\/legal$/.test(place) ? say(PUBLISH.noLegalText)
    : say(PUBLISH.misshapen, { place: place === '' ? '/' : place, why })
  const misshapen = forms.flatMap((form, nth) => [...Value.Errors(FORM, form)].slice(0, 50).map(
    ({ instancePath, message }): FormFinding =>
      ({ code: 'form-shape', severity: 'error', form: nth, place: instancePath, text: shapeText(instancePath, message) })))
  if (misshapen.length > 0) return { definitions: [], findings: misshapen }
  const whole = forms as readonly RawForm[]
  const { forms: definitions, problems } = compileForms({ ...dictionary, forms: whole }, language)
  const numberOf = new Map(whole.map(({ id }, nth) => [id, nth]))
  const faults = problems.map(({ place, code, text }): FormFinding => {
    const [id = '', ...rest] = place.split('/')
    const named = code === 'unknown-key' ? 'field-not-in-dictionary' : code
    return { code: named, severity: 'error', form: numberOf.get(id) ?? 0, place: rest.join('/'), text }
  })
  const twice = whole.filter(({ id }, nth) => numberOf.get(id) !== nth)
    .map(({ id }): FormFinding => ({ code: 'form-twice', severity: 'error', form: numberOf.get(id) ?? 0, place: '',
      text: say(PUBLISH.formTwice, { form: id }) }))
  const purposeless = definitions.flatMap((form) => form.pages.flatMap((page) => page.sections.flatMap((section) =>
    section.fields.filter(({ privacy, purpose = '' }) => privacy !== 'none' && purpose.trim() === '')
      .map(({ key, label }): FormFinding => ({
        code: 'personal-without-purpose', severity: 'error', form: numberOf.get(form.id) ?? 0,
        place: `pages/${page.id}/${section.id}/${key}`, text: say(PUBLISH.noPurpose, { label }),
      })))))
  const findings = [...faults, ...twice, ...dedupe(purposeless)]
  const isWrong = findings.some(({ severity }) => severity === 'error')
  return { definitions: isWrong ? [] : definitions, findings }
}

/** Versions of a form differ in the legal text alone, so that each fault comes once a version. */
function dedupe(findings: readonly FormFinding[]): FormFinding[] {
  return findings.filter((one, nth) =>
    findings.findIndex(({ form, place }) => form === one.form && place === one.place) === nth)
}

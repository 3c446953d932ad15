import { compileForms } from '@motcua/forms/compile-form.ts'
import type { FormProblem } from '@motcua/forms/form-bench.ts'
import { problemsOfGeneral } from '@motcua/forms/general-form.ts'
import type { FormDefinition } from '@motcua/forms/model.ts'
import type { RawForms } from '@motcua/forms/raw-form.ts'
import { FORM_FILE } from '@motcua/forms/form-shape.ts'
import type { Static } from 'typebox'
import { Value } from 'typebox/value'
import { LineCounter, parseDocument, visit } from 'yaml'

export interface ReadForms {
  /** Every version of every form; empty as soon as anything is wrong. */
  readonly forms: readonly FormDefinition[]
  /** The file as it is written, for general forms; undefined when it cannot be read. */
  readonly raw: RawForms | undefined
  readonly problems: readonly FormProblem[]
}

/**
 * forms.yaml as forms that can be stored. Every fault at once with its place: line and column of broken YAML, else the
 * way to the value (`forms/0/rules/2/severity`) or, for what a form means, its name (`tk-khai-sinh/rules/late60`).
 */
export function readForms(text: string): ReadForms {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true })
  const at = (offset: number) => { const { line, col } = lines.linePos(offset); return `${line}:${col}` }
  const broken: FormProblem[] = [...document.errors, ...document.warnings].map(({ pos, code, message }) =>
    ({ place: at(pos[0]), code: code.toLowerCase().replaceAll('_', '-'), text: message.split('\n')[0] ?? message }))
  // An alias of an alias of an alias is how a small file becomes a large one.
  const alias = { code: 'alias', text: 'Không dùng tham chiếu (*) trong tệp này.' }
  visit(document, { Alias: (_, { range }) => { broken.push({ place: at(range?.[0] ?? 0), ...alias }) } })
  if (broken.length > 0) return { forms: [], raw: undefined, problems: broken }

  const data: unknown = document.toJS()
  const misshapen = [...Value.Errors(FORM_FILE, data)].slice(0, 200)
    .map(({ instancePath, message }) => ({ place: instancePath.slice(1), code: 'shape', text: message }))
  if (misshapen.length > 0) return { forms: [], raw: undefined, problems: misshapen }

  const raw = data as Static<typeof FORM_FILE> as RawForms
  const { forms, problems } = compileForms(raw)
  const all = [...repeated(raw), ...problems, ...problemsOfGeneral(raw)]
  return { forms: all.length > 0 ? [] : forms, raw, problems: all }
}

/** Two entries of one name: the second would never be found. */
function repeated({ dictionary, forms }: RawForms): FormProblem[] {
  const names = [
    ...dictionary.map(({ key }) => `dictionary/${key ?? ''}`), ...forms.map(({ id }) => `forms/${id}`),
    ...forms.flatMap(({ id, rules }) => (rules ?? []).map((rule) => `${id}/rules/${rule.id}`)),
    ...forms.flatMap(({ id, pages }) => pages.map((page) => `${id}/pages/${page.id}`)),
    ...forms.flatMap(({ id, versions }) => versions.map(({ valid_from: from }) => `${id}/versions/${from}`)),
  ]
  return [...new Set(names.filter((name, nth) => names.indexOf(name) !== nth))]
    .map((place) => ({ place, code: 'repeated', text: 'Tên này đã có, hãy đặt tên khác.' }))
}

import type { StepPreviewBody } from '@motcua/contracts/designs.ts'
import { type Field, type FieldShape, type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import { type ShownPage, shownPages } from '@motcua/forms/shown.ts'
import { namesIn, shownSteps } from '@motcua/forms/steps-of.ts'

/** A step of a form for somebody who answered so: what the portal would ask on one screen. */
export interface ShownStep { readonly page: ShownPage; readonly title: string; readonly fields: readonly Field[] }

/** The steps that are asked of whoever answers so, on a day, in their order. */
export function stepsFor(
  form: FormDefinition, answers: Readonly<Record<string, unknown>>, day: string,
): readonly ShownStep[] {
  const occasion = { asOf: day, procedure: form.procedures[0] ?? null, channel: 'online' } as const
  return shownPages(form, answers, occasion).flatMap((page) => shownSteps(form, page).map(({ section, fields }) =>
    ({ page, title: section.title.replace(/^[A-Z0-9]{1,2}\. /, ''), fields })))
}

/** The questions on whose answers it hangs what else is asked. */
export function decidingFields(form: FormDefinition): readonly Field[] {
  const read = new Set(form.pages.flatMap(({ sections }) => sections.flatMap(({ show = null, fields }) =>
    [show, ...fields.map((field) => field.show ?? null)].flatMap(namesIn))))
  const known = new Set<string>()
  return fieldsOf(form).filter(({ key }) => read.has(key) && !known.has(key) && known.add(key))
}

/** A step as it is sent to be drawn: only what the page of a citizen needs. */
export function previewOf(
  form: FormDefinition, step: ShownStep, progress: string, answers: Readonly<Record<string, string>>,
): StepPreviewBody {
  const { page, title, fields } = step
  const groups = page.sections.flatMap((section) => section.groups ?? [])
    .filter(({ keys }) => keys.some((key) => fields.some((field) => field.key === key)))
  const lists = fields.flatMap((field) => [field, ...field.columns ?? []].flatMap(({ codes }) => codes ?? []))
  return {
    title, progress,
    fields: fields.map((field) => ({
      ...shapeOf(field), ...field.columns && { columns: field.columns.map(shapeOf) }, meaning: field.meaning,
    })),
    groups: groups.map(({ widget, role, label, labelEn, keys }) =>
      ({ widget, role, label, ...labelEn !== undefined && { labelEn }, keys: [...keys] })),
    codes: Object.fromEntries([...new Set([...lists, 'nationality'])].flatMap((name) => {
      const list = form.codes[name]
      return list ? [[name, { choices: list.choices.map((choice) => ({ ...choice })) }]] : []
    })),
    ...form.declaration !== undefined && { declaration: form.declaration }, answers,
  }
}

type SentShape = Omit<StepPreviewBody['fields'][number], 'columns' | 'meaning'>

function shapeOf(shape: FieldShape): SentShape {
  const { key, label, labelEn, type, required, help, helpEn, codes, patternBy, widget } = shape
  return {
    key, label, type, required, ...labelEn !== undefined && { labelEn }, ...help !== undefined && { help },
    ...helpEn !== undefined && { helpEn }, ...codes !== undefined && { codes },
    ...patternBy && { patternBy: { codes: patternBy.codes } },
    ...shape.maxLength !== undefined && { maxLength: shape.maxLength },
    ...shape.decimals !== undefined && { decimals: shape.decimals },
    ...shape.isMultiline && { isMultiline: true as const }, ...shape.hasCheckDigit && { hasCheckDigit: true as const },
    ...widget && { widget },
  }
}

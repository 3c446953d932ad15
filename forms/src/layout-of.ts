import type { Expression } from './expression.ts'
import type { FieldGroup, FieldShape, FormDefinition, Widget } from './model.ts'
import { widgetOf } from './widgets.ts'

/** A field on its page: which value of the schema it takes in, and how. */
export interface FieldLayout {
  readonly key: string
  readonly widget: Widget
  readonly label: string
  readonly hint?: string
  readonly required: 'always' | 'never' | 'when'
  readonly show?: Expression
  /** Written by the machine: shown, not asked. */
  readonly isComputed?: true
  /** Not seen on a printed form, only likely. */
  readonly isGuess?: true
  /** Name of the list in `codes`. */
  readonly codes?: string
  readonly columns?: readonly Pick<FieldLayout, 'key' | 'widget' | 'label' | 'hint' | 'required' | 'codes'>[]
}

export interface SectionLayout {
  readonly id: string
  readonly title: string
  readonly show?: Expression
  readonly groups?: readonly FieldGroup[]
  readonly fields: readonly FieldLayout[]
}

export interface PageLayout {
  readonly id: string
  readonly title: string
  readonly sections: readonly SectionLayout[]
}

/** How a form is laid out, beside the schema of its values. */
export interface FormLayout {
  readonly pages: readonly PageLayout[]
  readonly codes: FormDefinition['codes']
}

/** Pages, sections, widgets and hints of a form, without what only those need who keep it. */
export function layoutOf({ pages, codes }: FormDefinition): FormLayout {
  const partOf = (shape: FieldShape) => ({
    key: shape.key, widget: widgetOf(shape, codes), label: shape.label, required: shape.required,
    ...(shape.help !== undefined && { hint: shape.help }), ...(shape.codes !== undefined && { codes: shape.codes }),
  })
  return {
    codes,
    pages: pages.map(({ id, title, sections }) => ({
      id, title,
      sections: sections.map((section) => ({
        id: section.id, title: section.title, ...(section.show !== undefined && { show: section.show }),
        ...(section.groups && { groups: section.groups }),
        fields: section.fields.map((field): FieldLayout => ({
          ...partOf(field), ...(field.show !== undefined && { show: field.show }),
          ...(field.computed && { isComputed: true }), ...(field.isGuess && { isGuess: true }),
          ...(field.columns && { columns: field.columns.map(partOf) }),
        })),
      })),
    })),
  }
}

import type { CodeList, Field, FieldShape } from '@motcua/forms/model.ts'

/** One question of a form and its answer so far; what a field and a column of a table have in common. */
export interface AnswerFieldProps {
  field: FieldShape & Pick<Partial<Field>, 'columns'>
  id: string
  value: unknown
  codes: Readonly<Record<string, CodeList>>
  error?: string | undefined
  onChange: (value: unknown) => void
}

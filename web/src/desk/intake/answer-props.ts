import type { CodeList, Field, FieldShape } from '@motcua/forms/model.ts'

/** One question of a form and its answer so far; what a field and a column of a table have in common. */
export interface AnswerFieldProps {
  field: FieldShape & Pick<Partial<Field>, 'columns'>
  id: string
  value: unknown
  codes: Readonly<Record<string, CodeList>>
  /** What answers it until somebody does, or why nothing does, in words. */
  from?: string | undefined
  error?: string | undefined
  onChange: (value: unknown) => void
}

import { Button } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import { say } from '../../lib/language.ts'
import { FieldGroup } from '../../ui/field-group/field-group.tsx'
import type { AnswerFieldProps } from './answer-props.ts'
import { ANSWER } from './answer-texts.ts'

type Row = Readonly<Record<string, unknown>>

interface TableFieldProps extends AnswerFieldProps {
  /** Draws a cell as any other field is drawn; handed in, because fields also draw tables. */
  renderCell: (cell: AnswerFieldProps) => ReactNode
}

/** Rows of the same questions (members of a household, parcels); one is added, filled in, or taken out again. */
export function TableField({ field, id, value, codes, error, onChange, renderCell }: TableFieldProps) {
  const rows = Array.isArray(value) ? value as readonly Row[] : []
  const changeRow = (nth: number, key: string, answer: unknown) =>
    onChange(rows.map((row, place) => place === nth ? { ...row, [key]: answer } : row))
  const remove = (nth: number) => {
    const left = rows.filter((_, place) => place !== nth)
    onChange(left.length > 0 ? left : undefined)
  }
  return (
    <FieldGroup id={id} label={field.label} hint={field.help} error={error} isRequired={field.required === 'always'}>
      <div className="mc-rows">
        {rows.map((row, nth) => (
          <section
            key={nth} className="mc-rows-one" aria-label={say(ANSWER.row, { label: field.label, nth: String(nth + 1) })}
          >
            <div className="mc-fields">
              {field.columns?.map((column) => (
                <Fragment key={column.key}>
                  {renderCell({
                    field: column, id: `${id}-${nth}-${column.key}`, value: row[column.key], codes,
                    onChange: (answer) => changeRow(nth, column.key, answer),
                  })}
                </Fragment>
              ))}
            </div>
            <button type="button" className="mc-link-button" onClick={() => remove(nth)}>
              {say(ANSWER.removeRow, { nth: String(nth + 1) })}
            </button>
          </section>
        ))}
        <Button variant="default" onClick={() => onChange([...rows, {}])}>{say(ANSWER.addRow)}</Button>
      </div>
    </FieldGroup>
  )
}

import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { say } from '../../../lib/language.ts'
import { moved, replaced, without } from '../moved.ts'
import { CONTENT } from './content-texts.ts'

/** One column of a table of rows: its head, and how a row is asked for it under a name of its own. */
export interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row, label: string, change: (part: Partial<Row>) => void, nth: number) => ReactNode
}

interface RowsTableProps<Row> {
  name: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  addLabel: string
  blank: () => Row
  onChange: (rows: Row[]) => void
}

/** Rows that are written in place, moved by buttons, added and taken away. */
export function RowsTable<Row>({ name, rows, columns, addLabel, blank, onChange }: RowsTableProps<Row>) {
  return (
    <div className="mc-stack">
      {rows.length === 0 ? <p>{say(CONTENT.none)}</p> : <div className="mc-table-wrap">
        <table className="mc-table mc-rows-table">
          <caption className="mc-hidden">{name}</caption>
          <thead><tr>
            <th scope="col">{say(CONTENT.order)}</th>
            {columns.map(({ head }) => <th key={head} scope="col">{head}</th>)}
          </tr></thead>
          <tbody>{rows.map((row, at) => (
            // Rows have no name that stays: while one is written it is the same row in the same place.
            <tr key={at}>
              <th scope="row">
                {at + 1}
                <span className="mc-row-moves">
                  <button type="button" aria-label={say(CONTENT.up, { nth: at + 1 })} disabled={at === 0}
                    onClick={() => onChange([...moved(rows, at, -1)])}>↑</button>
                  <button type="button" aria-label={say(CONTENT.down, { nth: at + 1 })}
                    disabled={at === rows.length - 1} onClick={() => onChange([...moved(rows, at, 1)])}>↓</button>
                  <button type="button" aria-label={say(CONTENT.remove, { nth: at + 1 })}
                    onClick={() => onChange([...without(rows, at)])}>✕</button>
                </span>
              </th>
              {columns.map(({ head, cell }) => <td key={head}>{cell(
                row, say(CONTENT.ofRow, { what: head, nth: at + 1 }),
                (part) => onChange([...replaced(rows, at, (one) => ({ ...one, ...part }))]), at,
              )}</td>)}
            </tr>
          ))}</tbody>
        </table>
      </div>}
      <div><Button variant="default" onClick={() => onChange([...rows, blank()])}>{addLabel}</Button></div>
    </div>
  )
}

import { NativeSelect } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { TABLE } from './table-texts.ts'

type Mapping<C extends string> = Readonly<Partial<Record<C, number>>>

interface TriedTableProps<C extends string> {
  /** What the columns may mean, with their names, in this order. */
  readonly meanings: readonly (readonly [column: C, name: string])[]
  readonly headings: readonly string[]
  readonly columns: Mapping<C>
  readonly faults: readonly { readonly row: number; readonly column: C; readonly text: string }[]
  readonly onColumns: (columns: Mapping<C>) => void
}

/** Of a table that was tried: which column is what, to be said otherwise, and what is wrong with each row. */
export function TriedTable<C extends string>({ meanings, headings, columns, faults, onColumns }: TriedTableProps<C>) {
  const nameOf = new Map<string, string>(meanings)
  return <>
    <h3>{say(TABLE.columns)}</h3>
    <div className="mc-fields">{meanings.map(([column, name]) => (
      <NativeSelect
        key={column} label={name} value={String(columns[column] ?? '')}
        onChange={(event) => {
          const place = event.currentTarget.value
          const others = Object.fromEntries(Object.entries(columns).filter(([one]) => one !== column))
          onColumns((place === '' ? others : { ...others, [column]: Number(place) }) as Mapping<C>)
        }}
        data={[
          { value: '', label: say(TABLE.noColumn) },
          ...headings.map((heading, place) => ({ value: String(place), label: heading || String(place + 1) })),
        ]}
      />
    ))}</div>
    {faults.length > 0 && <>
      <h3>{say(TABLE.faults)}</h3>
      <div className="mc-table-wrap"><table className="mc-table">
        <thead><tr>
          <th scope="col">{say(TABLE.row)}</th><th scope="col">{say(TABLE.column)}</th>
          <th scope="col">{say(TABLE.fault)}</th>
        </tr></thead>
        <tbody>{faults.map(({ row, column, text }) => (
          <tr key={`${row} ${column} ${text}`}>
            <td className="mc-number">{row}</td><td>{nameOf.get(column)}</td><td>{text}</td>
          </tr>
        ))}</tbody>
      </table></div>
      {faults.length === 200 && <p className="mc-quiet">{say(TABLE.first)}</p>}
    </>}
  </>
}

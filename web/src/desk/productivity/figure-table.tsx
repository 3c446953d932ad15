import type { Text } from '@motcua/contracts/texts.ts'
import { say } from '../../lib/language.ts'

/** Figures in rows: what each is of, then its cells under their heads. */
export function FigureTable({ name, heads, rows }: {
  readonly name: Text
  readonly heads: readonly Text[]
  readonly rows: readonly { readonly key: string; readonly name: string; readonly cells: readonly string[] }[]
}) {
  return (
    <div className="mc-table-wrap">
      <table className="mc-table mc-figures">
        <thead><tr>
          <th scope="col">{say(name)}</th>
          {heads.map((head) => <th key={say(head)} scope="col" className="mc-right">{say(head)}</th>)}
        </tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.key}>
            <th scope="row"><bdi>{row.name}</bdi></th>
            {row.cells.map((cell, nth) => <td key={nth} className="mc-number mc-right">{cell}</td>)}
          </tr>
        ))}</tbody>
      </table>
    </div>
  )
}

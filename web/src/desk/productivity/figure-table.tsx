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
            {row.cells.map((cell, nth) => <Cell key={nth} head={heads[nth]} cell={cell} />)}
          </tr>
        ))}</tbody>
      </table>
    </div>
  )
}

/** A figure; on a phone, where the table has no head, with what it is of. */
function Cell({ head, cell }: { readonly head: Text | undefined; readonly cell: string }) {
  return (
    <td className="mc-number mc-right">
      {head && <span className="mc-narrow-head mc-quiet" aria-hidden="true">{say(head)}: </span>}{cell}
    </td>
  )
}
